import * as vscode from "vscode";

import { vocabularyOf } from "../core/config/configuration.ts";
import type { TextEdit } from "../core/text/edit.ts";
import type { Span } from "../core/text/span.ts";
import type { Vocabulary } from "../core/transcript/labels.ts";
import { Transcript } from "../core/transcript/transcript.ts";
import type { ConfigurationStore } from "./configuration-store.ts";

export const LANGUAGE_ID = "qa-transcript";

/** A transcript that has changed; `document` is the document as it is now. */
export interface TranscriptChange {
  readonly document: vscode.TextDocument;
  readonly transcript: Transcript;
}

/**
 * The models of all open transcripts. A model is read when it is first asked for, follows the document edit by edit
 * from then on, and goes when the document closes, so that whoever asks while the user types waits for no parsing. With
 * other labels in its configuration it is read anew.
 */
export class TranscriptStore implements vscode.Disposable {
  readonly #configurations: ConfigurationStore;
  readonly #models = new Map<vscode.TextDocument, { version: number; transcript: Transcript }>();
  readonly #changed = new vscode.EventEmitter<TranscriptChange>();
  readonly #closed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #vocabularyChanged = new vscode.EventEmitter<void>();
  readonly #subscriptions: readonly { dispose(): unknown }[];

  /** A transcript was opened, its text has changed, or it is read with other labels. */
  readonly onDidChange = this.#changed.event;
  /** A document is a transcript no more: it was closed or its language was changed. */
  readonly onDidClose = this.#closed.event;
  /** Transcripts whose text is as before are read with other labels. */
  readonly onDidChangeVocabulary = this.#vocabularyChanged.event;

  constructor(configurations: ConfigurationStore) {
    this.#configurations = configurations;
    this.#subscriptions = [
      this.#changed,
      this.#closed,
      this.#vocabularyChanged,
      configurations.onDidChange(() => {
        this.#readAnew();
      }),
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (isTranscript(document)) this.#changed.fire({ document, transcript: this.get(document) });
      }),
      vscode.workspace.onDidChangeTextDocument((event) => {
        this.#follow(event);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (this.#models.delete(document)) this.#closed.fire(document);
      }),
    ];
  }

  /** The model of the document's text as it is now. */
  get(document: vscode.TextDocument): Transcript {
    const model = this.#models.get(document);
    if (model?.version === document.version) return model.transcript;
    const transcript = Transcript.parse(document.getText(), this.#vocabulary(document));
    if (isTranscript(document) && !document.isClosed) {
      this.#models.set(document, { version: document.version, transcript });
    }
    return transcript;
  }

  dispose(): void {
    this.#models.clear();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #vocabulary(document: vscode.TextDocument): Vocabulary {
    return vocabularyOf(this.#configurations.get(document));
  }

  #readAnew(): void {
    let changed = false;
    for (const [document, { transcript }] of this.#models) {
      if (transcript.vocabulary === this.#vocabulary(document)) continue;
      this.#models.delete(document);
      this.#changed.fire({ document, transcript: this.get(document) });
      changed = true;
    }
    if (changed) this.#vocabularyChanged.fire();
  }

  #follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (!isTranscript(document)) return;
    const model = this.#models.get(document);
    // Without changes, a document has been saved, or has got other line breaks throughout, which makes a new version.
    if (contentChanges.length === 0 && (model === undefined || model.version === document.version)) return;
    if (contentChanges.length > 0 && model?.version === document.version - 1) {
      const edits = contentChanges.map((change): TextEdit => ({
        span: { start: change.rangeOffset, end: change.rangeOffset + change.rangeLength },
        text: change.text,
      }));
      this.#models.set(document, { version: document.version, transcript: model.transcript.edit(edits) });
    }
    this.#changed.fire({ document, transcript: this.get(document) });
  }
}

/** Whether the extension serves the document. History and diff views show other versions of it, which are served too. */
export function isTranscript(document: vscode.TextDocument): boolean {
  return document.languageId === LANGUAGE_ID;
}

/** Offsets of the model as a range of its document, without asking the document for its text. */
export function toRange(transcript: Transcript, { start, end }: Span): vscode.Range {
  return new vscode.Range(toPosition(transcript, start), toPosition(transcript, end));
}

export function toPosition(transcript: Transcript, offset: number): vscode.Position {
  const line = transcript.lineAt(offset);
  return new vscode.Position(line, offset - columnOrigin(transcript, line));
}

export function toOffset(transcript: Transcript, position: vscode.Position): number {
  if (position.line >= transcript.lineCount) return transcript.length;
  return columnOrigin(transcript, position.line) + position.character;
}

/** VS Code counts a U+FEFF that stands in the text itself as a character of the first line; the model does not. */
function columnOrigin(transcript: Transcript, line: number): number {
  return line === 0 ? 0 : transcript.lineStart(line);
}
