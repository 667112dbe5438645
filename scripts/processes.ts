/** Child processes that end with the script that started them, together with whatever they started. */

import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";

const GRACE_MS = 5_000;

/** Variables by which a surrounding VS Code, npm or debugger would change what a child does. */
const FOREIGN = /^(VSCODE_|ELECTRON_|NODE_OPTIONS$|npm_)/i;

/** This process's environment without {@link FOREIGN} variables. */
export const cleanEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name)));

/** Processes that lead a group of their own. */
const leaders = new WeakSet<ChildProcess>();

/**
 * Starts a process that {@link stop} ends together with whatever it has started, at once or later. Its output is piped.
 * Signals of the terminal do not reach it: who starts it must stop it.
 */
export function startGroup(command: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  const child = spawn(command, args, {
    env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
  });
  leaders.add(child);
  return child;
}

/** Ends a process: asks first, insists after five seconds. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  if (!hasEnded(child)) {
    const ended = once(child, "exit", { signal: AbortSignal.timeout(GRACE_MS) });
    endProcess(child.pid);
    await ended.catch(() => child.kill("SIGKILL"));
  }
  if (leaders.delete(child) && process.platform !== "win32") signal(-child.pid, "SIGKILL");
}

export const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** Asks a process to end; on Windows, which knows no asking, ends it with its children. */
export function endProcess(pid: number): void {
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(pid), "/T", "/F"], { stdio: "ignore" });
    return;
  }
  signal(pid, "SIGTERM");
}

/** Signals a process or, given its negative, a group of processes. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    // It has ended already.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/**
 * Runs `cleanUp` once when the user or the system asks this process to end (Ctrl+C, SIGTERM, a closed terminal), then
 * ends it with the exit code that a shell expects. The end of the npm that runs the script counts too: npm and its shell may
 * end without passing a signal on.
 */
export function onInterrupt(cleanUp: () => Promise<void>): void {
  let ending = false;
  const end = (code: number): void => {
    if (ending) return;
    ending = true;
    void cleanUp().finally(() => process.exit(code));
  };
  for (const [name, code] of Object.entries(SIGNALS)) {
    process.on(name, () => {
      end(code);
    });
  }
  if (process.env["npm_lifecycle_event"] === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) end(SIGNALS.SIGTERM);
  }, 500).unref();
}
