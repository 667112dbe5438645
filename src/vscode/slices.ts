import type { Steps } from "../core/steps.ts";

/** How long anything may keep the extension host from everything else; a step may take a little longer. */
const SLICE_MS = 8;

/**
 * Does long work a slice at a time, the first at once; undefined as soon as it is not wanted any more, which is asked after
 * each pause.
 */
export async function inSlices<Result>(
  steps: Steps<Result>,
  isWanted: () => boolean = () => true,
): Promise<Result | undefined> {
  for (;;) {
    const end = performance.now() + SLICE_MS;
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (performance.now() < end);
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (!isWanted()) return undefined;
  }
}
