import { setImmediate } from "node:timers/promises";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs `write` so that Ctrl+C, the end of the terminal or a request to end waits for it; then ends the process as the
 * signal would have. Outside of it signals end the process at once.
 */
export async function withoutInterruption<Result>(write: () => Result): Promise<Result> {
  let received: NodeJS.Signals | undefined;
  const hold = (signal: NodeJS.Signals): void => {
    received ??= signal;
  };
  for (const signal of SIGNALS) process.on(signal, hold);
  try {
    const result = write();
    // What came while writing is told in the next round of the event loop.
    await setImmediate();
    return result;
  } finally {
    for (const signal of SIGNALS) process.off(signal, hold);
    if (received !== undefined) process.kill(process.pid, received);
  }
}
