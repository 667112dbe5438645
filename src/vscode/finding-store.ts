import * as vscode from "vscode";

import type { Configuration } from "../core/config/configuration.ts";
import type { Transcript } from "../core/transcript/transcript.ts";
import { checkInSlices, type Found } from "./checking.ts";
import type { ConfigurationStore } from "./configuration-store.ts";
import { isTranscript, type TranscriptStore } from "./transcript-store.ts";

/** What was found in a transcript, in offsets of that very transcript. */
export interface Findings extends Found {
  /** Of the document, when it was checked. */
  readonly version: number;
  readonly transcript: Transcript;
  /** What they were checked by. */
  readonly configuration: Configuration;
}

/** How long typing must pause before the text is checked. */
const PAUSE_MS = 200;

/** The check of a document that is waiting or under way. */
interface Run {
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * The findings of all open transcripts. A transcript is checked when it opens and after each pause in typing, each
 * document on a timer of its own, and at once when its configuration changes; a check gives way to the host between
 * slices, and a change of the text ends it.
 */
export class FindingStore implements vscode.Disposable {
  readonly #store: TranscriptStore;
  readonly #configurations: ConfigurationStore;
  readonly #results = new Map<vscode.TextDocument, Findings>();
  readonly #runs = new Map<vscode.TextDocument, Run>();
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #subscriptions: readonly { dispose(): unknown }[];

  /** A document has new findings, or, once it is closed or no transcript any more, none. */
  readonly onDidChange = this.#changed.event;

  constructor(store: TranscriptStore, configurations: ConfigurationStore) {
    this.#store = store;
    this.#configurations = configurations;
    this.#subscriptions = [
      this.#changed,
      store.onDidChange(({ document }) => {
        const isKnown = this.#results.has(document) || this.#runs.has(document);
        this.#schedule(document, isKnown ? PAUSE_MS : 0);
      }),
      configurations.onDidChange(() => {
        for (const document of new Set([...this.#results.keys(), ...this.#runs.keys()])) {
          if (!this.#isCurrent(document, this.#results.get(document))) this.#schedule(document, 0);
        }
      }),
      store.onDidClose((document) => {
        this.#forget(document);
      }),
      // The store knows only of documents that somebody has asked it for.
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#forget(document);
      }),
    ];
    for (const document of vscode.workspace.textDocuments) {
      if (isTranscript(document)) this.#schedule(document, 0);
    }
  }

  /** What the last check has found. The text may have changed since: compare the versions. */
  latest(document: vscode.TextDocument): Findings | undefined {
    return this.#results.get(document);
  }

  /** What is found in the document as it is, and by what is configured, when the promise is settled. */
  async current(document: vscode.TextDocument): Promise<Findings> {
    for (;;) {
      await this.#configurations.load(document);
      const latest = this.#results.get(document);
      if (latest !== undefined && this.#isCurrent(document, latest)) return latest;
      const findings = await this.#checkNow(document, () => true);
      if (findings === undefined) continue;
      if (isTranscript(document) && !document.isClosed) this.#publish(document, findings);
      return findings;
    }
  }

  dispose(): void {
    for (const { timer } of this.#runs.values()) clearTimeout(timer);
    this.#runs.clear();
    this.#results.clear();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #schedule(document: vscode.TextDocument, delay: number): void {
    clearTimeout(this.#runs.get(document)?.timer);
    const run: Run = { timer: undefined };
    run.timer = setTimeout(() => {
      void this.#check(document, run);
    }, delay);
    this.#runs.set(document, run);
  }

  async #check(document: vscode.TextDocument, run: Run): Promise<void> {
    const isWanted = (): boolean => this.#runs.get(document) === run;
    const findings = await this.#checkNow(document, isWanted);
    if (findings === undefined || !isWanted()) return;
    this.#publish(document, findings);
  }

  #publish(document: vscode.TextDocument, findings: Findings): void {
    clearTimeout(this.#runs.get(document)?.timer);
    this.#runs.delete(document);
    this.#results.set(document, findings);
    this.#changed.fire(document);
  }

  #forget(document: vscode.TextDocument): void {
    clearTimeout(this.#runs.get(document)?.timer);
    const known = this.#runs.delete(document);
    if (this.#results.delete(document) || known) this.#changed.fire(document);
  }

  #isCurrent(
    document: vscode.TextDocument,
    findings: Pick<Findings, "version" | "configuration"> | undefined,
  ): boolean {
    return findings?.version === document.version && findings.configuration === this.#configurations.get(document);
  }

  /** The findings, or undefined as soon as they are not wanted any more or would not be current. */
  async #checkNow(document: vscode.TextDocument, isWanted: () => boolean): Promise<Findings | undefined> {
    const transcript = this.#store.get(document);
    const configuration = this.#configurations.get(document);
    const { version } = document;
    const found = await checkInSlices(
      transcript,
      configuration,
      () => this.#isCurrent(document, { version, configuration }) && isWanted(),
    );
    return found && { version, transcript, configuration, ...found };
  }
}
