import type { Steps } from "../core/steps.ts";

/** How long anything may keep the extension host from everything else; a step may take a little longer. */
const SLICE_MS = 6;
/** Work that begins so soon after a slice is done as part of the same task of the host, of whose time it has what is left. */
const REST_MS = 1;

/** Slices that wait for their turn. There is one timer for all of them: timers that are due together are one task. */
const waiting: (() => void)[] = [];
/** Of the slices that were last done in one task. */
let taskEnd = -Infinity;
let lastEnd = -Infinity;

/**
 * Does long work a slice at a time, the first at once if nothing else waits and the task has time left; undefined as soon as it
 * is not wanted any more, which is asked after each pause.
 */
export function inSlices<Result>(
  steps: Steps<Result>,
  isWanted: () => boolean = () => true,
): Promise<Result | undefined> {
  return new Promise((resolve, reject) => {
    const slice = (): void => {
      try {
        do {
          const step = steps.next();
          if (step.done === true) {
            resolve(step.value);
            return;
          }
        } while (performance.now() < taskEnd);
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
        return;
      } finally {
        lastEnd = performance.now();
      }
      wait(() => {
        if (isWanted()) slice();
        else resolve(undefined);
      });
    };
    if (performance.now() > lastEnd + REST_MS) beginTask();
    if (waiting.length === 0 && performance.now() < taskEnd) slice();
    else wait(slice);
  });
}

function beginTask(): void {
  taskEnd = performance.now() + SLICE_MS;
}

function wait(slice: () => void): void {
  waiting.push(slice);
  if (waiting.length === 1) setTimeout(next, 0);
}

/** The timer for the next one is set when this one is over, or it would be due at once. */
function next(): void {
  beginTask();
  try {
    waiting[0]!();
  } finally {
    waiting.shift();
    if (waiting.length > 0) setTimeout(next, 0);
  }
}
