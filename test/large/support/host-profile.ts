/** What the extension host does, sampled by the engine itself. */

import { Session, type Profiler } from "node:inspector";

/** In microseconds: the finest that a host this busy can keep. */
const INTERVAL = 500;
/** In microseconds: where no sample comes for longer than that, the machine had the thread wait and was at something else. */
const WAITING = 4 * INTERVAL;

/** Longest stretches without a pause, and whose time it was, in milliseconds. */
export interface HostProfile {
  /** Of the extension's own code, by the clock. */
  readonly own: number;
  /** Of the same without the time in which the machine was at something else. */
  readonly ownAtWork: number;
  /** Of the same with VS Code's code that it has called: such as reading a document's text. */
  readonly ownWithVscode: number;
  /** Of collecting garbage, whoever has left it. */
  readonly garbage: number;
  /** The functions of the extension in the longest stretch, by their share. */
  readonly functions: readonly string[];
  /** Of all that was sampled but idleness, by whose it was: with what each extension calls of VS Code; the most first. */
  readonly shares: readonly (readonly [owner: string, milliseconds: number])[];
}

/** Samples the host while something is done. */
export async function profiled(extensionFile: string, work: () => Promise<void>): Promise<HostProfile> {
  const session = new Session();
  session.connect();
  const post = <Result>(method: string, parameters: object = {}): Promise<Result> =>
    new Promise((resolve, reject) => {
      session.post(method, parameters, (error, result) => {
        if (error === null) resolve(result as Result);
        else reject(error);
      });
    });
  await post("Profiler.enable");
  await post("Profiler.setSamplingInterval", { interval: INTERVAL });
  await post("Profiler.start");
  await work();
  const { profile } = await post<{ profile: Profiler.Profile }>("Profiler.stop");
  session.disconnect();
  return summary(profile, extensionFile);
}

type Kind = "own" | "called" | "garbage" | "idle" | "others";

/** The folder of an extension that VS Code brings along. */
const BUILT_IN = /\/extensions\/([^/]+)\//;

function summary({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile, extensionFile: string): HostProfile {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const isOwn = ({ callFrame }: Profiler.ProfileNode): boolean => callFrame.url.endsWith(extensionFile);
  const kinds = new Map<number, Kind>();
  const kindOf = (id: number): Kind => {
    let kind = kinds.get(id);
    if (kind === undefined) kinds.set(id, (kind = find(id)));
    return kind;
  };
  const find = (id: number): Kind => {
    const { callFrame } = byId.get(id)!;
    if (callFrame.functionName === "(garbage collector)") return "garbage";
    if (callFrame.functionName === "(idle)") return "idle";
    let isInner = true;
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const node = byId.get(at)!;
      if (isOwn(node)) return isInner ? "own" : "called";
      // What the engine itself does belongs to whoever has called it.
      if (node.callFrame.url !== "" && !node.callFrame.url.startsWith("node:")) isInner = false;
    }
    return "others";
  };

  const ownerOf = (id: number): string => {
    const kind = kindOf(id);
    if (kind === "own" || kind === "called") return "the extension";
    if (kind === "garbage") return "collecting garbage";
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const name = BUILT_IN.exec(byId.get(at)!.callFrame.url)?.[1];
      if (name !== undefined) return `VS Code's extension ${name}`;
    }
    return "VS Code";
  };

  const shares = new Map<string, number>();
  const longest = { own: 0, ownAtWork: 0, ownWithVscode: 0, garbage: 0 };
  let functions = new Map<string, number>();
  let run = { own: 0, ownAtWork: 0, ownWithVscode: 0, functions: new Map<string, number>() };
  let garbage = 0;
  for (const [index, id] of samples.entries()) {
    const kind = kindOf(id);
    const time = timeDeltas[index + 1] ?? 0;
    const owner = ownerOf(id);
    if (kind !== "idle") shares.set(owner, (shares.get(owner) ?? 0) + time);
    garbage = kind === "garbage" ? garbage + time : 0;
    longest.garbage = Math.max(longest.garbage, garbage);
    // Garbage is collected in the midst of whatever is done.
    if (kind === "garbage") continue;
    if (kind === "others" || kind === "idle") {
      run = { own: 0, ownAtWork: 0, ownWithVscode: 0, functions: new Map() };
      continue;
    }
    run.ownWithVscode += time;
    if (kind === "own") {
      run.own += time;
      run.ownAtWork += Math.min(time, WAITING);
      const { functionName, lineNumber, columnNumber } = byId.get(id)!.callFrame;
      const name = `${functionName || "(nameless)"}:${lineNumber + 1}:${columnNumber + 1}`;
      run.functions.set(name, (run.functions.get(name) ?? 0) + time);
    }
    if (run.own > longest.own) {
      longest.own = run.own;
      ({ functions } = run);
    }
    longest.ownAtWork = Math.max(longest.ownAtWork, run.ownAtWork);
    longest.ownWithVscode = Math.max(longest.ownWithVscode, run.ownWithVscode);
  }
  const byTime = (all: ReadonlyMap<string, number>): [string, number][] =>
    [...all].sort(([, one], [, other]) => other - one);
  return {
    own: longest.own / 1000,
    ownAtWork: longest.ownAtWork / 1000,
    ownWithVscode: longest.ownWithVscode / 1000,
    garbage: longest.garbage / 1000,
    shares: byTime(shares).map(([owner, time]) => [owner, time / 1000]),
    functions: byTime(functions)
      .slice(0, 5)
      .map(([name, time]) => `${name} ${(time / 1000).toFixed(1)} ms`),
  };
}
