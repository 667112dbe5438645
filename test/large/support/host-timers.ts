/** How long the timers of the extension keep the extension host: its long work is done in them, a slice in each, but for the first. */

/**
 * Times what timers of a file call that are set while something is done: the milliseconds of each call, in order. Whatever else
 * the machine has to do meanwhile, and garbage that is collected, counts.
 */
export async function timed(extensionFile: string, work: () => Promise<void>): Promise<readonly number[]> {
  const times: number[] = [];
  const { setTimeout: original } = globalThis;
  const replaced = (callback: (...values: unknown[]) => void, ...rest: [number?, ...unknown[]]): NodeJS.Timeout => {
    if (!(new Error().stack ?? "").includes(extensionFile)) return original(callback, ...rest);
    return original(
      (...values: unknown[]) => {
        const start = performance.now();
        try {
          callback(...values);
        } finally {
          times.push(performance.now() - start);
        }
      },
      ...rest,
    );
  };
  globalThis.setTimeout = Object.assign(replaced, original) as typeof setTimeout;
  try {
    await work();
  } finally {
    globalThis.setTimeout = original;
  }
  return times;
}
