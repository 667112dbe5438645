/**
 * Mocha inside the extension host. Importing this file defines `describe` and `it`; the bundle of the tests imports it
 * before any test.
 */

// The browser build: one file without Node's modules, so it runs in every host. It defines the global `mocha`.
import "mocha/mocha.js";
import * as vscode from "vscode";
import { reportActivation } from "./activation.ts";
import { pause } from "./editor.ts";
import { HOST, isWebWorker } from "./host.ts";
import { RELEASE_FILE, report, RESULTS_MARK, type RunResults } from "./results.ts";

/** Set by the script that bundles the tests. */
declare const ONLY: string | undefined;

mocha.setup({ ui: "bdd", reporter: Reporter as unknown as Mocha.ReporterConstructor, timeout: 90_000 });

/**
 * What VS Code calls when it has loaded the tests.
 *
 * @throws when a test fails, which makes VS Code end with a code other than 0.
 */
export async function run(): Promise<void> {
  await rest();
  await reportActivation();
  await release();
  if (ONLY !== undefined) mocha.fgrep(ONLY);
  const failures = await new Promise<number>((resolve) => {
    // Not `mocha.run` of the browser build, which asks the page's address for options: there is no page here.
    (Object.getPrototypeOf(mocha) as Mocha).run.call(mocha, resolve);
  });
  if (failures > 0) throw new Error(`${failures} tests failed in VS Code ${vscode.version}, ${HOST}`);
}

/**
 * Waits until timers keep their time, at most ten seconds: VS Code calls the tests while its window is still being drawn, and
 * what it says of the extension's activation would be the time that the machine had for it.
 */
async function rest(): Promise<void> {
  const deadline = performance.now() + 10_000;
  for (let punctual = 0; punctual < 20 && performance.now() < deadline;) {
    const due = performance.now() + 50;
    await pause(50);
    punctual = performance.now() - due < 5 ? punctual + 1 : 0;
  }
}

/** Waits until the tests may begin: until then another editor may be starting, and should be alone with its machine. */
async function release(): Promise<void> {
  const file = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, "..", RELEASE_FILE);
  const isThere = (): Thenable<boolean> =>
    vscode.workspace.fs.stat(file).then(
      () => true,
      () => false,
    );
  while (!(await isThere())) await pause(500);
}

/** Prints every test as it ends and, last, the {@link RunResults}. */
function Reporter(runner: Mocha.Runner): void {
  const results: RunResults = {
    vscode: vscode.version,
    host: isWebWorker ? "web worker" : "Node",
    passed: 0,
    failed: 0,
    skipped: 0,
    failures: [],
  };
  runner.on("pass", (test) => {
    results.passed += 1;
    report(`  ✔ ${test.fullTitle()} (${test.duration ?? 0} ms)`);
  });
  runner.on("pending", (test) => {
    results.skipped += 1;
    report(`  - ${test.fullTitle()}`);
  });
  runner.on("fail", (test, error: Error) => {
    const title = `  ✘ ${test.fullTitle()}`;
    results.failed += 1;
    // VS Code hands on no line that is longer than 100,000 characters.
    results.failures.push(`${title}: ${String(error).slice(0, 300)}`);
    report(`${title}\n${error.stack ?? String(error)}`);
  });
  runner.on("end", () => {
    console.log(RESULTS_MARK + JSON.stringify(results));
  });
}
