/**
 * Runs the tests of `test/editor` against the packed extension in real VS Code from the npm registry: the newest version and
 * the oldest supported one, each in its Node host and in its web worker host.
 *
 *     node scripts/test-editor.ts [--no-package] [newest|oldest] [node|web] [--only=WORDS]
 */

import { availableParallelism } from "node:os";
import { runInBuild, type EditorRun } from "./editor-runs.ts";
import { prepareTests, printResults, TestLog, type Host } from "./editor-tests.ts";
import { packageExtension } from "./package.ts";
import { onInterrupt } from "./processes.ts";
import { cancelInstalls, installBuild, NEWEST, OLDEST } from "./vscode-builds.ts";

interface Run extends EditorRun {
  readonly age: "newest" | "oldest";
}

const RUNS: readonly Run[] = [
  { age: "newest", build: NEWEST, host: "Node" },
  { age: "newest", build: NEWEST, host: "web worker" },
  { age: "oldest", build: OLDEST, host: "Node" },
  { age: "oldest", build: OLDEST, host: "web worker" },
];

/** Words of the titles of the tests to run. */
const only = process.argv.find((word) => word.startsWith("--only="))?.slice("--only=".length);

/** The tests of one run, waiting for the word to begin. */
interface Started {
  readonly begin: () => Promise<void>;
  /** Undefined when the tests did not come to their end. */
  readonly results: Promise<TestLog["results"]>;
}

/** Settled when the extension is active, or when the run has ended without that. */
async function start(wanted: Run): Promise<Started> {
  const { build, host } = wanted;
  console.log(`VS Code ${build.vscode}, ${host} host: started`);
  const log = new TestLog(`editor ${build.vscode} ${host}`);
  const folder = await prepareTests(host, build.vscode, only);
  const results = runInBuild(wanted, folder, log)
    .catch((error: unknown) => {
      console.error(error);
      return undefined;
    })
    .finally(() => folder.remove());
  await Promise.race([log.started, results]);
  // A run that has ended has no folder any more.
  return { begin: () => folder.release().catch(() => undefined), results };
}

interface Outcome {
  readonly vscode: string;
  readonly host: Host;
  readonly results: TestLog["results"];
}

/** A run waits as often as it works. */
const AT_ONCE = Math.max(2, Math.min(RUNS.length, availableParallelism()));

/**
 * Several runs at a time; but one starts when the extension is active in the one before and its tests wait, or the times
 * that are printed would say how long VS Code takes to start beside other work.
 */
async function sideBySide(runs: readonly Run[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let index = 0; index < runs.length; index += AT_ONCE) {
    const started: (Started & Omit<Outcome, "results">)[] = [];
    for (const wanted of runs.slice(index, index + AT_ONCE)) {
      started.push({ vscode: wanted.build.vscode, host: wanted.host, ...(await start(wanted)) });
    }
    await Promise.all(started.map(({ begin }) => begin()));
    for (const run of started) outcomes.push({ ...run, results: await run.results });
  }
  return outcomes;
}

onInterrupt(cancelInstalls);
const words = process.argv.slice(2);
const runs = RUNS.filter(({ age, host }) => {
  const ages = words.filter((word) => /^(newest|oldest)$/.test(word));
  const hosts = words.filter((word) => /^(node|web)$/.test(word));
  return (
    (ages.length === 0 || ages.includes(age)) &&
    (hosts.length === 0 || hosts.includes(host === "Node" ? "node" : "web"))
  );
});

if (!words.includes("--no-package")) await packageExtension();
await Promise.all([...new Set(runs.map(({ build }) => build))].map(installBuild));
const done = await sideBySide(runs);
printResults(done);
if (done.some(({ results }) => results === undefined || results.failed > 0)) process.exitCode = 1;
