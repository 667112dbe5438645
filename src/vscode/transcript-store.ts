import * as vscode from "vscode";

import { vocabularyOf } from "../core/config/configuration.ts";
import type { TextEdit } from "../core/text/edit.ts";
import type { Span } from "../core/text/span.ts";
import type { Vocabulary } from "../core/transcript/labels.ts";
import { Transcript, type TranscriptChange } from "../core/transcript/transcript.ts";
import type { ConfigurationStore } from "./configuration-store.ts";
import { inSlices } from "./slices.ts";

export const LANGUAGE_ID = "qa-transcript";

/** A transcript that has changed. */
export interface TranscriptEvent {
  readonly document: vscode.TextDocument;
  /** As it is now, unless more changes have yet to be followed. */
  readonly transcript: Transcript;
  /** What has made it of the transcript before; undefined when it was read anew. */
  readonly change: TranscriptChange | undefined;
}

/** The edits that have made one version of a document of the one before. */
interface DocumentChange {
  readonly version: number;
  readonly edits: readonly TextEdit[];
}

/** What is known of a document. */
interface Model {
  /** Of the transcript. */
  version: number;
  /** Undefined until it has been read. */
  transcript: Transcript | undefined;
  /** What the transcript has yet to follow. */
  readonly waiting: DocumentChange[];
  /** Settled when the text has been read and nothing is waiting. */
  work: Promise<void> | undefined;
  /** When the text was last changed, in milliseconds of `performance.now`. */
  changed: number;
}

/** Changes of more than that are followed in slices; one of them then takes some milliseconds. */
const MOST_EDITS = 100;
const MOST_CHARACTERS = 100_000;
/** For how many lines typing must have paused a millisecond before anything is said of all of them. */
const LINES_PER_MS = 200;

/**
 * The models of all open transcripts. A model is read when it is first asked for, a slice at a time, follows the document
 * edit by edit from then on, and goes when the document closes, so that whoever asks while the user types waits for no
 * parsing. With other labels in its configuration it is read anew.
 */
export class TranscriptStore implements vscode.Disposable {
  readonly #configurations: ConfigurationStore;
  readonly #models = new Map<vscode.TextDocument, Model>();
  readonly #changed = new vscode.EventEmitter<TranscriptEvent>();
  readonly #closed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #vocabularyChanged = new vscode.EventEmitter<void>();
  readonly #subscriptions: readonly { dispose(): unknown }[];

  /** A transcript was read, or its text has changed. */
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
      configurations.onDidChange(() => void this.#readAnew()),
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (isTranscript(document)) void this.load(document);
      }),
      vscode.workspace.onDidChangeTextDocument((event) => {
        this.#follow(event);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (this.#models.delete(document)) this.#closed.fire(document);
      }),
    ];
  }

  /** The model of the document's text as it is when the promise is settled. */
  async load(document: vscode.TextDocument): Promise<Transcript> {
    for (;;) {
      // What is closed, or no transcript, changes no more, or is not followed.
      if (!isTranscript(document) || document.isClosed) return this.#parse(document);
      const model = this.#models.get(document) ?? this.#begin(document);
      if (model.work !== undefined) await model.work;
      else if (model.transcript !== undefined && model.version === document.version) return model.transcript;
      else this.#models.delete(document);
    }
  }

  /**
   * As {@link load}, for what is said of every line: not before typing has paused, for the longer the more lines there are.
   * VS Code takes seconds to hand an outline of 50 MB on, in which nothing else is done, and keys that are hit meanwhile would
   * make it ask again and again. Undefined once that is cancelled.
   */
  async loadInPause(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<Transcript | undefined> {
    while (!token.isCancellationRequested) {
      const transcript = await this.load(document);
      const changed = this.#models.get(document)?.changed ?? -Infinity;
      const rest = changed + transcript.lineCount / LINES_PER_MS - performance.now();
      if (rest <= 0) return transcript;
      await new Promise((resolve) => setTimeout(resolve, rest));
    }
    return undefined;
  }

  /** As {@link load}, if nothing has to be waited for. */
  ready(document: vscode.TextDocument): Transcript | undefined {
    const model = this.#models.get(document);
    return model?.work === undefined && model?.version === document.version ? model.transcript : undefined;
  }

  /** The labels that the document is read with. */
  vocabulary(document: vscode.TextDocument): Vocabulary {
    return vocabularyOf(this.#configurations.get(document));
  }

  dispose(): void {
    this.#models.clear();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #parse(document: vscode.TextDocument): Transcript {
    return Transcript.parse(document.getText(), this.vocabulary(document));
  }

  async #readAnew(): Promise<void> {
    const changed = [...this.#models].filter(
      ([document, { transcript }]) => transcript?.vocabulary !== this.vocabulary(document),
    );
    if (changed.length === 0) return;
    for (const [document] of changed) this.#models.delete(document);
    await Promise.all(changed.map(([document]) => this.load(document)));
    this.#vocabularyChanged.fire();
  }

  #begin(document: vscode.TextDocument): Model {
    const model: Model = {
      version: document.version,
      transcript: undefined,
      waiting: [],
      work: undefined,
      changed: -Infinity,
    };
    this.#models.set(document, model);
    this.#work(document, model);
    return model;
  }

  #follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (!isTranscript(document)) return;
    const model = this.#models.get(document);
    const version = model && (model.waiting.at(-1)?.version ?? model.version);
    // Without changes, a document has been saved, or has got other line breaks throughout, which makes a new version.
    if (contentChanges.length === 0 && (version === undefined || version === document.version)) return;
    if (model === undefined || contentChanges.length === 0 || version !== document.version - 1) {
      this.#models.delete(document);
      void this.load(document);
      return;
    }
    model.changed = performance.now();
    const edits = contentChanges.map((change): TextEdit => ({
      span: { start: change.rangeOffset, end: change.rangeOffset + change.rangeLength },
      text: change.text,
    }));
    const characters = edits.reduce((sum, { text }) => sum + text.length, 0);
    if (model.work === undefined && edits.length <= MOST_EDITS && characters <= MOST_CHARACTERS) {
      this.#take(document, model, document.version, model.transcript!.change(edits));
      return;
    }
    model.waiting.push({ version: document.version, edits });
    if (model.work === undefined) this.#work(document, model);
  }

  #take(document: vscode.TextDocument, model: Model, version: number, change: TranscriptChange): void {
    model.version = version;
    model.transcript = change.after;
    this.#changed.fire({ document, transcript: change.after, change });
  }

  /** Reads the text unless that was done, and follows what is waiting. */
  #work(document: vscode.TextDocument, model: Model): void {
    const isWanted = (): boolean => this.#models.get(document) === model;
    const read = async (): Promise<void> => {
      try {
        if (model.transcript === undefined) {
          const text = document.getText();
          const transcript = await inSlices(Transcript.parsing(text, this.vocabulary(document)), isWanted);
          if (transcript === undefined) return;
          model.transcript = transcript;
          this.#changed.fire({ document, transcript, change: undefined });
        }
        for (let next = model.waiting[0]; next !== undefined; next = model.waiting[0]) {
          const change = await inSlices(model.transcript.changing(next.edits), isWanted);
          if (change === undefined) return;
          model.waiting.shift();
          this.#take(document, model, next.version, change);
        }
      } finally {
        // At once: a change that came in between would wait for work that is over.
        model.work = undefined;
      }
    };
    model.work = read();
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
