/** Promises of extensions that were rejected while nobody listened. What their event listeners throw, VS Code logs itself. */

import { isWebWorker } from "./host.ts";

/** Node's, as far as it is needed here. */
interface NodeProcess {
  on(event: "unhandledRejection", listener: (reason: unknown, promise: Promise<unknown>) => void): unknown;
  on(event: "rejectionHandled", listener: (promise: Promise<unknown>) => void): unknown;
}

/** A browser's. */
interface WorkerScope {
  onunhandledrejection: ((event: PromiseRejectionEvent) => void) | null;
  onrejectionhandled: ((event: PromiseRejectionEvent) => void) | null;
}

const reasons = new Map<Promise<unknown>, unknown>();

const note = (promise: Promise<unknown>, reason: unknown): void => void reasons.set(promise, reason);
const forget = (promise: Promise<unknown>): void => void reasons.delete(promise);

if (isWebWorker) {
  // VS Code lets nobody add listeners there.
  const scope = globalThis as unknown as WorkerScope;
  scope.onunhandledrejection = ({ promise, reason }) => {
    note(promise, reason);
  };
  scope.onrejectionhandled = ({ promise }) => {
    forget(promise);
  };
} else {
  const { process } = globalThis as unknown as { process: NodeProcess };
  process.on("unhandledRejection", (reason, promise) => {
    note(promise, reason);
  });
  process.on("rejectionHandled", forget);
}

/** The reasons of those since this was last asked, as texts with their stacks. */
export function unhandledRejections(): string[] {
  const texts = Array.from(reasons.values(), (reason) =>
    reason instanceof Error ? (reason.stack ?? reason.message) : String(reason),
  );
  reasons.clear();
  return texts;
}
