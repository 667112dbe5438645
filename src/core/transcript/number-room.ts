/** How many numbers an array has at most that is shared by many chunks. */
const SHARED_NUMBERS = 16 * 1024;

/** Room for the numbers of chunks: few large arrays, since each array that is kept costs the garbage collector time. */
export class NumberRoom {
  /** The latest array. */
  numbers = new Int32Array(0);
  #used = 0;

  /** Sees to room for `count` numbers in a row in the latest array: the place of the first. */
  reserve(count: number): number {
    if (this.#used + count > this.numbers.length) {
      this.numbers = new Int32Array(Math.max(count, Math.min(2 * this.numbers.length, SHARED_NUMBERS)));
      this.#used = 0;
    }
    return this.#used;
  }

  /** Says that the first `count` of those are kept. */
  use(count: number): void {
    this.#used += count;
  }
}
