/**
 * Long work is a generator that stops now and then, so that a host that has other things to do can let it go on later. Each
 * step takes less than a millisecond, unless a single line is very long.
 */
export type Steps<Result> = Generator<undefined, Result>;

/** Does the work in one go. */
export function inOneGo<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
