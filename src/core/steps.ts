/**
 * Long work is a generator that stops now and then, so that a host that has other things to do can let it go on later. Each
 * step takes less than a millisecond, unless a single line is very long.
 */
export type Steps<Result> = Generator<undefined, Result>;

/** So many small things, a comparison or a new object each, take less than that. */
const SMALL_THINGS = 512;

/** Tells in a loop over many things how many of them make a step. */
export class Pace {
  readonly #perStep: number;
  #rest: number;

  constructor(perStep = SMALL_THINGS) {
    this.#perStep = perStep;
    this.#rest = perStep;
  }

  /** To be asked once for each thing: whether it is the last one of a step. */
  isStepDone(): boolean {
    if (--this.#rest > 0) return false;
    this.#rest = this.#perStep;
    return true;
  }
}

/** Does the work in one go. */
export function inOneGo<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
