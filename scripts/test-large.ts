/**
 * Opens a transcript as large as VS Code hands to extensions in real VS Code, types into it, and prints what that costs. Not
 * a part of `npm test`: its figures say as much about the machine as about the extension.
 *
 *     node scripts/test-large.ts [--no-package]
 */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inputText } from "../bench/inputs.ts";
import { LARGE_FILE } from "../test/large/support/large-file.ts";
import { runInBuild } from "./editor-runs.ts";
import { prepareTests, printResults, TestLog } from "./editor-tests.ts";
import { packageExtension } from "./package.ts";
import { onInterrupt } from "./processes.ts";
import { cancelInstalls, installBuild, NEWEST } from "./vscode-builds.ts";

/** Of UTF-8; VS Code hands over no document of more than 50 MB. */
const BYTES = 49_000_000;

onInterrupt(cancelInstalls);
if (!process.argv.includes("--no-package")) await packageExtension();
await installBuild(NEWEST);
const host = "Node";
const log = new TestLog("large");
const folder = await prepareTests(host, NEWEST.vscode, undefined, "large");
try {
  await writeFile(join(folder.workspace, LARGE_FILE), inputText("natural", BYTES));
  await folder.release();
  const results = await runInBuild({ build: NEWEST, host }, folder, log);
  printResults([{ vscode: NEWEST.vscode, host, results }]);
  if (results === undefined || results.failed > 0) process.exitCode = 1;
} finally {
  await folder.remove();
}
