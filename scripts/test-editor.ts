/**
 * Runs the tests of `test/editor` against the packed extension in real VS Code from the npm registry: the newest version and
 * the oldest supported one, each in its Node host and in its web worker host.
 *
 *     node scripts/test-editor.ts [--no-package] [newest|oldest] [node|web] [--only=WORDS]
 */

import { cp, readdir, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { runTests } from "@vscode/test-electron";
import { prepareTests, printTable, TEST_LANGUAGES, TestLog, type Host, type TestFolder } from "./editor-tests.ts";
import { packageExtension } from "./package.ts";
import { onInterrupt } from "./processes.ts";
import { extensionId, readManifest, ROOT, VSIX } from "./project.ts";
import { cancelInstalls, installBuild, NEWEST, OLDEST, type VscodeBuild } from "./vscode-builds.ts";
import { installExtension } from "./vscode-server.ts";

interface Run {
  readonly age: "newest" | "oldest";
  readonly build: VscodeBuild;
  readonly host: Host;
}

const RUNS: readonly Run[] = [
  { age: "newest", build: NEWEST, host: "Node" },
  { age: "newest", build: NEWEST, host: "web worker" },
  { age: "oldest", build: OLDEST, host: "Node" },
  { age: "oldest", build: OLDEST, host: "web worker" },
];

const EXECUTABLE = join(ROOT, "scripts", `vscode-web-executable.${process.platform === "win32" ? "cmd" : "ts"}`);

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
  const results = run(wanted, folder, log)
    .catch((error: unknown) => {
      console.error(error);
      return undefined;
    })
    .finally(() => folder.remove());
  await Promise.race([log.started, results]);
  // A run that has ended has no folder any more.
  return { begin: () => folder.release().catch(() => undefined), results };
}

async function run({ build, host }: Run, folder: TestFolder, log: TestLog): Promise<TestLog["results"]> {
  const userData = join(folder.root, "data");
  if (host === "web worker") await mergeForWebWorker(build, folder);
  const code = await runTests({
    vscodeExecutablePath: EXECUTABLE,
    extensionDevelopmentPath: folder.extension,
    extensionTestsPath: folder.tests,
    launchArgs: [
      folder.workspace,
      `--vscode-version=${build.vscode}`,
      `--user-data-dir=${userData}`,
      host === "Node" ? `--install-extension=${VSIX}` : "--extensionDevelopmentKind=web",
    ],
    // The executable is a script: it runs on the Node that runs this one.
    extensionTestsEnv: { PATH: [dirname(process.execPath), process.env["PATH"]].join(delimiter) },
    stdout: log,
    stderr: process.stderr,
  }).catch((error: unknown) => {
    console.error(`${String(error)}; VS Code's own log is ${log.file}`);
    return 1;
  });
  if (code !== 0 && log.results?.failed === 0) log.results.failed = 1;
  console.log(`\nVS Code ${build.vscode}, ${host} host\n${log.reports.join("\n")}`);
  return log.results;
}

/**
 * An installed extension never runs in the web worker of a VS Code that has a server, a development extension does: this puts
 * the packed extension, unpacked by VS Code itself and with its entry point for the web worker only, around the tests.
 */
async function mergeForWebWorker(build: VscodeBuild, { root, extension }: TestFolder): Promise<void> {
  const workshop = join(root, "unpacked");
  await installExtension(build, workshop, VSIX);
  const extensions = join(workshop, "extensions");
  const id = extensionId(readManifest(ROOT));
  const name = (await readdir(extensions)).find((entry) => entry.startsWith(`${id}-`))!;
  await cp(join(extensions, name), extension, { recursive: true });
  const manifest = readManifest(extension);
  delete manifest.main;
  const contributes = manifest["contributes"] as { languages: unknown[] };
  contributes.languages.push(...TEST_LANGUAGES);
  await writeFile(join(extension, "package.json"), JSON.stringify(manifest, undefined, 2));
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
printTable(done);
if (done.some(({ results }) => results === undefined || results.failed > 0)) process.exitCode = 1;
