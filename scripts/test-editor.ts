/**
 * Runs the tests of `test/editor` against the packed extension in real VS Code from the npm registry: the newest version and
 * the oldest supported one, each in its Node host and in its web worker host.
 *
 *     node scripts/test-editor.ts [--no-package] [newest|oldest] [node|web]
 */

import { cp, readdir, writeFile } from "node:fs/promises";
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

/**
 * The results are undefined when the tests did not come to their end.
 *
 * @param onStarted called when the tests are under way
 */
async function run({ build, host }: Run, onStarted: () => void): Promise<TestLog["results"]> {
  const log = new TestLog(`editor ${build.vscode} ${host}`, onStarted);
  const folder = await prepareTests(host, build.vscode);
  try {
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
  } finally {
    await folder.remove();
  }
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

/**
 * Two runs at a time, since a run waits more than it works; but one starts only when the tests of the one before are under
 * way, or the times that it takes would say how long VS Code takes to start twice. The outcomes stand in the order of
 * the runs.
 */
async function sideBySide(runs: readonly Run[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = [...runs.entries()];
  let lastStart: Promise<unknown> = Promise.resolve();
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, wanted] = next;
      const start = Promise.withResolvers();
      const earlierStart = lastStart;
      lastStart = start.promise;
      await earlierStart;
      const { build, host } = wanted;
      console.log(`VS Code ${build.vscode}, ${host} host: started`);
      const results = await run(wanted, () => {
        start.resolve(undefined);
      }).catch(failure);
      start.resolve(undefined);
      outcomes[index] = { vscode: build.vscode, host, results };
    }
  };
  await Promise.all([lane(), lane()]);
  return outcomes;
}

function failure(error: unknown): undefined {
  console.error(error);
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
for (const build of new Set(runs.map((wanted) => wanted.build))) await installBuild(build);
const done = await sideBySide(runs);
printTable(done);
if (done.some(({ results }) => results === undefined || results.failed > 0)) process.exitCode = 1;
