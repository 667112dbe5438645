import type { Problem } from "./problem-line.ts";

/** One of the parts that a run is shared out into: part `index`, from 1, of `count`. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** The shard that `2/4` names; undefined when the text names none. */
export function shardNamed(text: string): Shard | undefined {
  const [, index, count] = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text) ?? [];
  return Number(index) <= Number(count) ? { index: Number(index), count: Number(count) } : undefined;
}

/**
 * Whether the shard has to read what was found at a position, from 0. Everything is dealt out in turn: the shards differ
 * by one file at most, neighbours in a folder, which tend to be of a size, go to different ones, and it makes no
 * difference how the paths are written. A hash of the path would promise none of this.
 */
export function isInShard({ index, count }: Shard, position: number): boolean {
  return position % count === index - 1;
}

/** Tells lists of names apart: how many there are, and FNV-1a over their UTF-16 units. */
export class ListDigest {
  #count = 0;
  #hash = 0x811c9dc5;

  add(name: string): void {
    this.#count++;
    // No name holds the code that ends it.
    for (let index = 0; index <= name.length; index++) {
      this.#hash = Math.imul(this.#hash ^ (name.charCodeAt(index) || 0), 0x01000193);
    }
  }

  toString(): string {
    return `${this.#count}-${(this.#hash >>> 0).toString(16)}`;
  }
}

/** What a report says of the part that it is, so that it can be put together with the others. */
export interface ShardSummary extends Shard {
  /** The digest of everything that was found: the same in all parts of one run. */
  readonly found: string;
  /** How many transcripts the part has read. */
  readonly files: number;
  /** The exit code of the part. */
  readonly exit: number;
  /** Those whose exceptions the run can judge, in the order in which they were met. */
  readonly projects: readonly ShardProject[];
}

export interface ShardProject {
  /** Of its file, as it is shown. */
  readonly path: string;
  /** In a SARIF log: the same as its results say it. */
  readonly uri?: string;
  /** Of the first file that goes by it; -1 for the project of the whole run. */
  readonly position: number;
  /** Of its exceptions, those that nothing in this part needs. What no part needs is needed by nothing. */
  readonly unused: readonly Pick<Problem, "text" | "level" | "place">[];
}
