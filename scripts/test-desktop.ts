/**
 * Runs the tests of `test/editor` in desktop builds of VS Code, the newest and the oldest supported one, which
 * `@vscode/test-electron` downloads: for machines that can reach its download host and have a display (`xvfb-run` is one).
 */

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from "@vscode/test-electron";
import { prepareTests, printResults, TestLog } from "./editor-tests.ts";
import { packageExtension } from "./package.ts";
import { VSIX } from "./project.ts";
import { OLDEST } from "./vscode-builds.ts";

/** @param version a version number or `stable` */
async function run(version: string): Promise<TestLog["results"]> {
  const vscodeExecutablePath = await downloadAndUnzipVSCode(version);
  const log = new TestLog(`desktop ${version}`);
  const folder = await prepareTests("Node", version === "stable" ? undefined : version);
  await folder.release();
  try {
    const profile = [
      `--user-data-dir=${join(folder.root, "data")}`,
      `--extensions-dir=${join(folder.root, "extensions")}`,
    ];
    const [cli, ...own] = resolveCliArgsFromVSCodeExecutablePath(vscodeExecutablePath, { reuseMachineInstall: true });
    const shell = process.platform === "win32";
    const { status } = spawnSync(shell ? `"${cli!}"` : cli!, [...own, ...profile, "--install-extension", VSIX], {
      stdio: "inherit",
      shell,
    });
    if (status !== 0) throw new Error(`VS Code ${version} did not install ${VSIX}`);
    const code = await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: folder.extension,
      extensionTestsPath: folder.tests,
      launchArgs: [folder.workspace, ...profile],
      stdout: log,
    }).catch((error: unknown) => {
      console.error(`${String(error)}; VS Code's own log is ${log.file}`);
      return 1;
    });
    if (code !== 0 && log.results?.failed === 0) log.results.failed = 1;
    console.log(log.reports.join("\n"));
    return log.results;
  } finally {
    await folder.remove();
  }
}

await packageExtension();
const runs = [];
for (const version of ["stable", OLDEST.vscode]) {
  runs.push({ vscode: version, host: "Node" as const, results: await run(version) });
}
printResults(runs);
if (runs.some(({ results }) => results === undefined || results.failed > 0)) process.exitCode = 1;
