import { availableParallelism } from "node:os";
import { type MessagePort, Worker } from "node:worker_threads";

import type { CheckCommand, FormatCommand } from "./arguments.ts";
import { type Entry, type Outcome, outcomeOf, type Result, type Work, type Worked } from "./outcome.ts";
import type { Spoken, TranscriptReader } from "./transcript-reader.ts";

/** What a thread has to know to do the work of a command as the main one would. Plain data. */
export interface WorkerOrder {
  readonly command: CheckCommand | FormatCommand;
  readonly spoken: Spoken;
  /** Of what is written. */
  readonly isColorSupported: boolean;
  readonly width: number;
}

/**
 * How many files the main thread reads before others are started. A thread takes as long as some hundred files until it
 * works at full speed; the main thread goes on meanwhile, so what is started too early costs little.
 */
export const FILES_ALONE = 50;

/** The main one included. More than these it could not keep busy. */
const MOST_THREADS = 8;

/** How many files a thread is given at once, when it has had some. */
const BATCH_FILES = 32;

/** How many batches a thread has at a time: with the second it goes on until the main thread has time for it. */
const BATCHES_PER_THREAD = 2;

/** How many files the main thread takes at once, with nothing to report: the others wait for it no longer than that. */
const OWN_FILES = 4;

/** How many batches may be under way: what is done does not pile up behind a file that takes long. */
const BATCHES_AHEAD = 64;

/**
 * In bytes; what is larger is left to the main thread, which reads one file at a time and writes its report piece by
 * piece: what can be found in it takes many times its own size.
 */
const LARGEST_FILE = 1024 * 1024;

/** In characters: with so much a thread waits for its turn to report. */
const ENOUGH_TO_SEND = 512 * 1024;

/** What is made of a file is needed no longer than the next one is read: more room would only fill up. */
const YOUNG_MEGABYTES = 8;

/** How many threads a run has that goes on for long enough, the main one included. */
export function usualThreads(): number {
  return Math.min(availableParallelism(), MOST_THREADS);
}

/** What threads say when one of them has ended that should not have. */
export class WorkerFailure extends Error {}

/** What a thread sends of its batch: the outcomes of the next entries. Of none when it has started. */
interface Part<Made extends Result> {
  readonly outcomes: readonly Outcome<Made>[];
  /** The thread is ready for the next batch; else it waits to be told that its turn to report has come. */
  readonly isLast: boolean;
}

interface Batch<Made extends Result> {
  readonly entries: readonly Entry[];
  /** Undefined for the main thread. */
  readonly worker: Worker | undefined;
  /** Those that have come and are not reported yet. */
  readonly parts: Part<Made>[];
  /** How many of the entries are. */
  reported: number;
  /** All parts have come. */
  isDone: boolean;
  /** In characters, of the reports that the main thread keeps until their turn. */
  readonly kept: number;
}

/** Threads that do the work of a command, together with the main one. */
export class WorkerPool<Made extends Result> {
  readonly #workers: readonly Worker[];
  /** Those that may be given a batch: each as often as there is room for one. */
  readonly #idle: Worker[] = [];
  /** In order, those that are not reported as a whole. */
  readonly #ahead: Batch<Made>[] = [];
  #entries: Iterator<Entry> | undefined;
  #given = 0;
  #areAllGiven = false;
  #failure: WorkerFailure | undefined;
  #wake: () => void = () => undefined;

  /** @param count of threads beside the main one. */
  constructor(count: number, order: WorkerOrder) {
    // The bundle is one file, for all threads.
    const options = { workerData: order, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES } };
    this.#workers = Array.from({ length: count }, () => new Worker(__filename, options));
    for (const worker of this.#workers) {
      worker.once("message", () => {
        for (let room = 0; room < BATCHES_PER_THREAD; room++) this.#idle.push(worker);
        worker.on("message", (part: Part<Made>) => {
          this.#receive(worker, part);
        });
        this.#giveOut();
      });
      worker.on("error", (error) => {
        this.#fail(error instanceof Error ? error.message : String(error));
      });
      worker.on("exit", (code) => {
        this.#fail(`a thread has ended with code ${code}`);
      });
    }
  }

  /**
   * What becomes of the entries, in their order.
   *
   * @param own what the main thread needs to do the work, too.
   * @throws WorkerFailure when a thread has ended.
   */
  async *outcomes(entries: Iterator<Entry>, own: PlainWork<Made>): AsyncGenerator<readonly [Entry, Outcome<Made>]> {
    this.#entries = entries;
    let kept = 0;
    for (;;) {
      if (this.#failure !== undefined) throw this.#failure;
      this.#giveOut();
      const head = this.#ahead[0];
      const part = head?.parts.shift();
      if (head !== undefined && part !== undefined) {
        for (const outcome of part.outcomes) yield [head.entries[head.reported++]!, outcome];
        if (part.isLast) this.#ahead.shift();
        else head.worker?.postMessage(GO_ON);
        kept -= head.kept;
      } else if (this.#mayGiveOut() && kept < ENOUGH_TO_SEND) {
        kept += this.#help(own);
        await nextTurn();
      } else if (head === undefined) return;
      else await this.#somethingToCome();
    }
  }

  /** Ends the threads, whatever they are at. */
  end(): void {
    this.#entries = undefined;
    for (const worker of this.#workers) void worker.terminate();
  }

  #receive(worker: Worker, part: Part<Made>): void {
    const batch = this.#ahead.find((one) => one.worker === worker && !one.isDone);
    batch?.parts.push(part);
    if (part.isLast) {
      if (batch !== undefined) batch.isDone = true;
      this.#idle.push(worker);
      this.#giveOut();
    }
    this.#wake();
  }

  #mayGiveOut(): boolean {
    return this.#entries !== undefined && !this.#areAllGiven && this.#ahead.length < BATCHES_AHEAD;
  }

  #giveOut(): void {
    while (this.#idle.length > 0 && this.#mayGiveOut()) {
      const entries = this.#next(this.#batchSize());
      if (entries.length === 0) return;
      const worker = this.#idle.pop()!;
      this.#ahead.push({ entries, worker, parts: [], reported: 0, isDone: false, kept: 0 });
      worker.postMessage(entries);
    }
  }

  /** Does some of the work in this thread, and says how much of it is to be kept, in characters. */
  #help(own: PlainWork<Made>): number {
    const entries = this.#next(Math.min(OWN_FILES, this.#batchSize()));
    if (entries.length === 0) return 0;
    let kept = 0;
    const outcomes = entries.map((entry) => {
      const made = own.outcomeOf(entry);
      kept += made.length;
      return made.outcome;
    });
    const parts = [{ outcomes, isLast: true }];
    this.#ahead.push({ entries, worker: undefined, parts, reported: 0, isDone: true, kept });
    return kept;
  }

  #next(most: number): Entry[] {
    const entries = nextOf(this.#entries!, most);
    this.#given += entries.length;
    this.#areAllGiven = entries.length === 0;
    return entries;
  }

  /** Small batches first, so that every thread has something to do when there are not many files. */
  #batchSize(): number {
    return Math.min(BATCH_FILES, 1 + Math.floor(this.#given / (4 * this.#workers.length)));
  }

  async #somethingToCome(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
  }

  #fail(reason: string): void {
    this.#failure ??= new WorkerFailure(reason);
    this.#wake();
  }
}

/** Settled when the messages have been heard that have come. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** As many as there are, up to so many. */
function nextOf(entries: Iterator<Entry>, most: number): Entry[] {
  const taken: Entry[] = [];
  while (taken.length < most) {
    const next = entries.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}

/** What a thread is told when its turn to report has come and it has more. */
const GO_ON = null;

/** Work whose outcomes can be sent, or kept until their turn comes. */
export class PlainWork<Made extends Result> {
  readonly #reader: TranscriptReader;
  readonly #work: Work<Made>;
  /** In characters, of the reports on the entry that is worked at. */
  #length = 0;

  constructor(reader: TranscriptReader, work: Work<Made>) {
    this.#reader = reader;
    this.#work = (...given) => this.#asPlainData(work(...given));
  }

  /** Plain data, and how long the report on it is, in characters. */
  outcomeOf(entry: Entry): { readonly outcome: Outcome<Made>; readonly length: number } {
    this.#length = 0;
    const outcome = outcomeOf(entry, this.#reader, this.#work, LARGEST_FILE);
    return { outcome, length: this.#length };
  }

  /** With nothing left to be made as it is asked for. */
  #asPlainData({ result, change }: Worked<Made>): Worked<Made> {
    if (change === undefined) return { result: this.#withAllPieces(result) };
    const otherwise = this.#withAllPieces(change.otherwise);
    return { result: this.#withAllPieces(result), change: { ...change, otherwise } };
  }

  #withAllPieces(result: Made | undefined): Made | undefined {
    if (result === undefined) return undefined;
    const made = [...result.pieces];
    for (const piece of made) this.#length += piece.length;
    const areTexts = made.length > 1 && made.every((piece) => typeof piece === "string");
    return { ...result, pieces: areTexts ? [made.join("")] : made };
  }
}

/** What a thread does: answers each batch with the outcomes of its entries, in one part or in several. */
export function serve<Made extends Result>(port: MessagePort, work: PlainWork<Made>): void {
  let goOn: () => void = () => undefined;
  let answered = Promise.resolve();
  port.on("message", (message: readonly Entry[] | typeof GO_ON) => {
    if (message === GO_ON) goOn();
    else answered = answered.then(() => answer(message));
  });
  void answer([]);

  async function answer(entries: readonly Entry[]): Promise<void> {
    let outcomes: Outcome<Made>[] = [];
    let length = 0;
    for (const entry of entries) {
      const made = work.outcomeOf(entry);
      outcomes.push(made.outcome);
      length += made.length;
      if (length < ENOUGH_TO_SEND) continue;
      port.postMessage({ outcomes, isLast: false } satisfies Part<Made>);
      outcomes = [];
      length = 0;
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
    }
    port.postMessage({ outcomes, isLast: true } satisfies Part<Made>);
  }
}
