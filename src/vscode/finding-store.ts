import * as vscode from "vscode";

import type { Configuration } from "../core/config/configuration.ts";
import { NO_EARLIER_QUESTIONS } from "../core/rules/asked-questions.ts";
import { checkLines } from "../core/rules/engine.ts";
import { FindingIndex, type NotedFinding } from "../core/rules/finding-index.ts";
import type { Transcript, TranscriptChange } from "../core/transcript/transcript.ts";
import type { ConfigurationStore } from "./configuration-store.ts";
import { inSlices } from "./slices.ts";
import { isTranscript, type TranscriptStore } from "./transcript-store.ts";

/** What was found in a transcript, in offsets of that very transcript. */
export interface Findings {
  readonly transcript: Transcript;
  /** What they were found by. */
  readonly configuration: Configuration;
  readonly index: FindingIndex;
}

/** What changes sooner after another change is a burst, of which nothing more is said until it pauses. */
const PAUSE_MS = 30;

/** Of a longer transcript, what is seen of it is checked before the rest. */
const MANY_LINES = 2000;

/** What is known of a document, and what has yet to be done about it. */
interface Entry {
  readonly configuration: Configuration;
  /** The transcript that is checked from end to end. */
  readonly origin: Transcript;
  /** Once that is done. */
  index: FindingIndex | undefined;
  /** What the index has yet to follow. */
  readonly waiting: TranscriptChange[];
  /** Settled when all has been checked, and nothing is waiting. */
  work: Promise<void> | undefined;
  /** What was found on the lines that can be seen, before all was checked. */
  seen: readonly NotedFinding[];
}

/** Changes that come soon after one another. */
interface Burst {
  /** Due when it has paused. */
  readonly pause: ReturnType<typeof setTimeout>;
  /** Whether there was more than one, so that something is left to be said then. */
  readonly isMore: boolean;
}

/**
 * The findings of all open transcripts. A transcript is checked when it opens and when its configuration changes, a slice at
 * a time, what can be seen of it first. From then on its findings follow each change at once, and that they are others is said
 * at once as well, but for a burst of changes: of its first one, and when it pauses, on a timer for each document.
 */
export class FindingStore implements vscode.Disposable {
  readonly #store: TranscriptStore;
  readonly #configurations: ConfigurationStore;
  readonly #entries = new Map<vscode.TextDocument, Entry>();
  readonly #bursts = new Map<vscode.TextDocument, Burst>();
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #subscriptions: readonly { dispose(): unknown }[];

  /** A document has new findings, or, once it is closed or no transcript any more, none. */
  readonly onDidChange = this.#changed.event;

  constructor(store: TranscriptStore, configurations: ConfigurationStore) {
    this.#store = store;
    this.#configurations = configurations;
    this.#subscriptions = [
      this.#changed,
      store.onDidChange(({ document, transcript, change }) => {
        this.#follow(document, transcript, change);
      }),
      configurations.onDidChange(() => {
        for (const [document, { configuration }] of this.#entries) {
          if (configuration !== configurations.get(document)) void this.current(document);
        }
      }),
      store.onDidClose((document) => {
        this.#forget(document);
      }),
    ];
    for (const document of vscode.workspace.textDocuments) {
      if (isTranscript(document)) void store.load(document);
    }
  }

  /** What is found in the document as it is; undefined until all of it has been checked. */
  latest(document: vscode.TextDocument): Findings | undefined {
    const entry = this.#entries.get(document);
    if (entry?.index === undefined || entry.work !== undefined) return undefined;
    return { transcript: entry.index.transcript, configuration: entry.configuration, index: entry.index };
  }

  /** What was found on the lines that can be seen of a document that is being checked for the first time. */
  seen(
    document: vscode.TextDocument,
  ): { readonly transcript: Transcript; readonly found: readonly NotedFinding[] } | undefined {
    const entry = this.#entries.get(document);
    return entry && entry.index === undefined && entry.waiting.length === 0
      ? { transcript: entry.origin, found: entry.seen }
      : undefined;
  }

  /** What is found in the document as it is, and by what is configured, when the promise is settled. */
  async current(document: vscode.TextDocument): Promise<Findings> {
    for (;;) {
      const configuration = await this.#configurations.load(document);
      const transcript = await this.#store.load(document);
      if (!isTranscript(document) || document.isClosed) {
        return { transcript, configuration, index: FindingIndex.read(transcript, configuration) };
      }
      const entry = this.#entries.get(document);
      if (entry?.configuration !== configuration) this.#begin(document, transcript);
      else if (entry.work !== undefined) await entry.work;
      else if (entry.index?.transcript === transcript) return this.latest(document)!;
      else this.#begin(document, transcript);
    }
  }

  dispose(): void {
    for (const { pause } of this.#bursts.values()) clearTimeout(pause);
    this.#bursts.clear();
    this.#entries.clear();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #follow(document: vscode.TextDocument, transcript: Transcript, change: TranscriptChange | undefined): void {
    const entry = this.#entries.get(document);
    const last = entry && (entry.waiting.at(-1)?.after ?? entry.index?.transcript ?? entry.origin);
    if (entry === undefined || change === undefined || change.before !== last) {
      this.#begin(document, transcript);
      return;
    }
    entry.waiting.push(change);
    this.#noteBurst(document);
    if (entry.work === undefined) this.#work(document, entry);
  }

  #begin(document: vscode.TextDocument, transcript: Transcript): void {
    const configuration = this.#configurations.get(document);
    const entry: Entry = {
      configuration,
      origin: transcript,
      index: undefined,
      waiting: [],
      work: undefined,
      seen: [],
    };
    this.#entries.set(document, entry);
    if (transcript.lineCount > MANY_LINES) {
      entry.seen = visibleLines(document).flatMap(({ start, end }) =>
        checkLines(
          transcript,
          start.line,
          Math.min(end.line + 1, transcript.lineCount),
          configuration,
          undefined,
          NO_EARLIER_QUESTIONS,
        ),
      );
      this.#changed.fire(document);
    }
    this.#work(document, entry);
  }

  /** Checks the transcript unless that was done, and follows what is waiting. */
  #work(document: vscode.TextDocument, entry: Entry): void {
    const isWanted = (): boolean => this.#entries.get(document) === entry;
    const check = async (): Promise<void> => {
      try {
        entry.index ??= await inSlices(FindingIndex.reading(entry.origin, entry.configuration), isWanted);
        for (let next = entry.waiting[0]; entry.index !== undefined && next !== undefined; next = entry.waiting[0]) {
          await inSlices(entry.index.following(next), isWanted);
          entry.waiting.shift();
        }
      } finally {
        // At once: a change that came in between would wait for work that is over.
        entry.work = undefined;
        if (isWanted() && this.#bursts.get(document)?.isMore !== true) this.#changed.fire(document);
      }
    };
    entry.work = check();
  }

  #noteBurst(document: vscode.TextDocument): void {
    const burst = this.#bursts.get(document);
    clearTimeout(burst?.pause);
    const pause = setTimeout(() => {
      const { isMore } = this.#bursts.get(document)!;
      this.#bursts.delete(document);
      // Else it is said when that is done.
      if (isMore && this.#entries.get(document)?.work === undefined) this.#changed.fire(document);
    }, PAUSE_MS);
    this.#bursts.set(document, { pause, isMore: burst !== undefined });
  }

  #forget(document: vscode.TextDocument): void {
    clearTimeout(this.#bursts.get(document)?.pause);
    this.#bursts.delete(document);
    if (this.#entries.delete(document)) this.#changed.fire(document);
  }
}

function visibleLines(document: vscode.TextDocument): readonly vscode.Range[] {
  return vscode.window.visibleTextEditors.flatMap((editor) =>
    editor.document === document ? editor.visibleRanges : [],
  );
}
