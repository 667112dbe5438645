/** The tests that run inside VS Code's extension hosts, as VS Code takes them: one CommonJS file and a manifest. */

import { createWriteStream, existsSync, mkdirSync, type WriteStream } from "node:fs";
import { cp, glob, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { build } from "esbuild";
import { RELEASE_FILE, REPORT_MARK, RESULTS_MARK, type RunResults } from "../test/editor/support/results.ts";
import { writeCommandLineResults } from "./command-line-results.ts";
import { CACHE, ROOT } from "./project.ts";

export type Host = RunResults["host"];

/** A folder for one run, thrown away after it. */
export interface TestFolder {
  readonly root: string;
  /** A copy of `test/editor/workspace`, for VS Code to open. */
  readonly workspace: string;
  /** An extension that holds nothing but {@link tests}. */
  readonly extension: string;
  readonly tests: string;
  /** Lets the tests begin: once they are started, they activate the extension and wait. */
  release(): Promise<void>;
  remove(): Promise<void>;
}

/** The folders of `test` that hold tests of this kind. */
type Suite = "editor" | "large";

/**
 * @param vscode the version that the tests expect to run in; any when undefined
 * @param only words of the titles of the tests to run; all when undefined
 */
export async function prepareTests(
  host: Host,
  vscode?: string,
  only?: string,
  suite: Suite = "editor",
): Promise<TestFolder> {
  // macOS names its folder for temporary files by a link, which VS Code would follow.
  const root = await realpath(await mkdtemp(join(tmpdir(), "editor-tests-")));
  const workspace = join(root, "workspace");
  const extension = join(root, "extension");
  const tests = join(extension, "tests.js");
  const fixtures = join(ROOT, "test/editor/workspace");
  await mkdir(workspace);
  if (existsSync(fixtures)) await cp(fixtures, workspace, { recursive: true });
  await writeCommandLineResults(root, workspace);
  await mkdir(extension);
  await writeFile(join(extension, "package.json"), JSON.stringify(TEST_EXTENSION, undefined, 2));
  await bundle(suite, tests, {
    EXPECTED_HOST: JSON.stringify(host),
    EXPECTED_VSCODE: vscode === undefined ? "undefined" : JSON.stringify(vscode),
    ONLY: only === undefined ? "undefined" : JSON.stringify(only),
  });
  return {
    root,
    workspace,
    extension,
    tests,
    release: () => writeFile(join(root, RELEASE_FILE), ""),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** Languages of tables: another extension has them, and takes transcripts for tables. */
export const TEST_LANGUAGES = ["tsv", "csv (pipe)", "dynamic csv"].map((id) => ({ id }));

const TEST_EXTENSION = {
  name: "editor-tests",
  publisher: "tests",
  version: "0.0.0",
  engines: { vscode: "^1.100.0" },
  // Runs where the extension under test runs, in restricted folders too.
  extensionKind: ["workspace"],
  capabilities: { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true },
  contributes: { languages: TEST_LANGUAGES },
};

/** The browser build fits both hosts: tests use nothing but VS Code's API and the language itself. */
async function bundle(suite: Suite, outfile: string, define: Record<string, string>): Promise<void> {
  const files = (await Array.fromAsync(glob(`test/${suite}/**/*.test.ts`, { cwd: ROOT }))).sort();
  const imports = files.map((file) => `import "./${file.replaceAll("\\", "/")}";`);
  await build({
    stdin: {
      contents: [`export { run } from "./test/editor/support/mocha.ts";`, ...imports].join("\n"),
      resolveDir: ROOT,
      loader: "ts",
    },
    outfile,
    // Mocha's browser build would take the bundle's own exports for its place.
    define: { ...define, exports: "undefined" },
    bundle: true,
    format: "cjs",
    platform: "browser",
    target: "es2022",
    external: ["vscode", "node:*"],
    sourcemap: "inline",
    logLevel: "warning",
  });
}

/** Takes a run's log: keeps what the tests report and their results, and writes everything else to a file. */
export class TestLog extends Writable {
  readonly file: string;
  /** What the tests have reported, line by line; runs go on side by side, so each is shown when it is over. */
  readonly reports: string[] = [];
  results: RunResults | undefined;
  /** Settled when something was reported: by then the extension is active. */
  readonly started: Promise<undefined>;
  readonly #onStarted: (value: undefined) => void;
  #rest = "";
  readonly #stream: WriteStream;

  constructor(name: string) {
    super();
    ({ promise: this.started, resolve: this.#onStarted } = Promise.withResolvers<undefined>());
    const folder = join(CACHE, "logs");
    mkdirSync(folder, { recursive: true });
    this.file = join(folder, `${name.replaceAll(/[^\w.]+/g, "-")}.log`);
    this.#stream = createWriteStream(this.file);
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    const lines = (this.#rest + chunk.toString()).split("\n");
    this.#rest = lines.pop()!;
    for (const line of lines) this.#take(line);
    done();
  }

  #take(line: string): void {
    const report = after(REPORT_MARK, line);
    const results = after(RESULTS_MARK, line);
    if (report !== undefined) {
      this.reports.push(report);
      this.#onStarted(undefined);
    } else if (results !== undefined) this.results = JSON.parse(results) as RunResults;
    else this.#stream.write(`${line}\n`);
  }
}

function after(mark: string, line: string): string | undefined {
  const start = line.indexOf(mark);
  return start < 0 ? undefined : line.slice(start + mark.length);
}

/** The end of a log: a table, and below it what failed. A run without results has failed as a whole. */
export function printResults(runs: readonly { vscode: string; host: Host; results: RunResults | undefined }[]): void {
  const rows = runs.map(({ vscode, host, results }) => [
    `VS Code ${results?.vscode ?? vscode}`,
    `${host} host`,
    results ? `${results.passed} passed, ${results.failed} failed, ${results.skipped} skipped` : "did not finish",
  ]);
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  console.log("");
  for (const row of rows) console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
  for (const { vscode, host, results } of runs) {
    if (results?.failures.length) console.log(`\nVS Code ${vscode}, ${host} host\n${results.failures.join("\n")}`);
  }
}
