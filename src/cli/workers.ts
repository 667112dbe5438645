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
export const FILES_ALONE = 200;

/** More than these the main thread could not keep busy. */
const MOST_WORKERS = 8;

/** How many files a thread is given at once, when it has had some. */
const BATCH_FILES = 32;

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

/** How many threads a run has that goes on for long enough. */
export function usualWorkers(): number {
  return Math.min(availableParallelism(), MOST_WORKERS);
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
  readonly worker: Worker;
  /** Those that have come and are not reported yet. */
  readonly parts: Part<Made>[];
  /** How many of the entries are. */
  reported: number;
}

/** Threads that do the work of a command. */
export class WorkerPool<Made extends Result> {
  readonly #workers: readonly Worker[];
  readonly #idle: Worker[] = [];
  /** In order, those that are not reported as a whole. */
  readonly #ahead: Batch<Made>[] = [];
  #entries: Iterator<Entry> | undefined;
  #given = 0;
  #areAllGiven = false;
  #failure: WorkerFailure | undefined;
  #wake: () => void = () => undefined;

  constructor(count: number, order: WorkerOrder) {
    // The bundle is one file, for all threads.
    const options = { workerData: order, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES } };
    this.#workers = Array.from({ length: count }, () => new Worker(__filename, options));
    for (const worker of this.#workers) {
      worker.on("message", (part: Part<Made>) => {
        this.#receive(worker, part);
      });
      worker.on("error", (error) => {
        this.#fail(error instanceof Error ? error.message : String(error));
      });
      worker.on("exit", (code) => {
        this.#fail(`a thread has ended with code ${code}`);
      });
    }
  }

  /** Whether there is a thread to do something. */
  get isReady(): boolean {
    return this.#idle.length > 0;
  }

  /**
   * What becomes of the entries, in their order.
   *
   * @throws WorkerFailure when a thread has ended.
   */
  async *outcomes(entries: Iterator<Entry>): AsyncGenerator<readonly [Entry, Outcome<Made>]> {
    this.#entries = entries;
    this.#giveOut();
    while (this.#ahead.length > 0 || !this.#areAllGiven) {
      const head = this.#ahead[0];
      const part = head?.parts.shift();
      if (head === undefined || part === undefined) {
        await this.#somethingToCome();
        continue;
      }
      for (const outcome of part.outcomes) yield [head.entries[head.reported++]!, outcome];
      if (part.isLast) this.#ahead.shift();
      else head.worker.postMessage(GO_ON);
      this.#giveOut();
    }
  }

  /** Ends the threads, whatever they are at. */
  end(): void {
    this.#entries = undefined;
    for (const worker of this.#workers) void worker.terminate();
  }

  #receive(worker: Worker, part: Part<Made>): void {
    this.#ahead.findLast((batch) => batch.worker === worker)?.parts.push(part);
    if (part.isLast) this.#idle.push(worker);
    this.#giveOut();
    this.#wake();
  }

  #giveOut(): void {
    while (this.#entries !== undefined && this.#ahead.length < BATCHES_AHEAD && this.#idle.length > 0) {
      const entries = nextOf(this.#entries, this.#batchSize());
      this.#areAllGiven = entries.length === 0;
      if (this.#areAllGiven) return;
      const worker = this.#idle.pop()!;
      this.#given += entries.length;
      this.#ahead.push({ entries, worker, parts: [], reported: 0 });
      worker.postMessage(entries);
    }
  }

  /** Small batches first, so that every thread has something to do when there are not many files. */
  #batchSize(): number {
    return Math.min(BATCH_FILES, 1 + Math.floor(this.#given / (2 * this.#workers.length)));
  }

  async #somethingToCome(): Promise<void> {
    if (this.#failure === undefined) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#failure !== undefined) throw this.#failure;
  }

  #fail(reason: string): void {
    this.#failure ??= new WorkerFailure(reason);
    this.#wake();
  }
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

/** What a thread does: answers each batch with the outcomes of its entries, in one part or in several. */
export function serve<Made extends Result>(port: MessagePort, reader: TranscriptReader, work: Work<Made>): void {
  let goOn: () => void = () => undefined;
  port.on("message", (message: readonly Entry[] | typeof GO_ON) => {
    if (message === GO_ON) goOn();
    else void answer(message);
  });
  void answer([]);

  async function answer(entries: readonly Entry[]): Promise<void> {
    let outcomes: Outcome<Made>[] = [];
    let length = 0;
    for (const entry of entries) {
      outcomes.push(outcomeOf(entry, reader, asPlainData, LARGEST_FILE));
      if (length < ENOUGH_TO_SEND) continue;
      port.postMessage({ outcomes, isLast: false } satisfies Part<Made>);
      outcomes = [];
      length = 0;
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
    }
    port.postMessage({ outcomes, isLast: true } satisfies Part<Made>);

    /** The work, with nothing left to be made as it is asked for. */
    function asPlainData(...given: Parameters<Work<Made>>): Worked<Made> {
      const { result, change } = work(...given);
      if (change === undefined) return { result: withAllPieces(result) };
      return { result: withAllPieces(result), change: { ...change, otherwise: withAllPieces(change.otherwise) } };
    }

    function withAllPieces(result: Made | undefined): Made | undefined {
      if (result === undefined) return undefined;
      const made = [...result.pieces];
      for (const piece of made) length += piece.length;
      const areTexts = made.length > 1 && made.every((piece) => typeof piece === "string");
      return { ...result, pieces: areTexts ? [made.join("")] : made };
    }
  }
}
