/** A run of the tests that were prepared, in one of VS Code's builds. */

import { cp, readdir, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { runTests } from "@vscode/test-electron";
import { TEST_LANGUAGES, type Host, type TestFolder, type TestLog } from "./editor-tests.ts";
import { extensionId, readManifest, ROOT, VSIX } from "./project.ts";
import type { VscodeBuild } from "./vscode-builds.ts";
import { installExtension } from "./vscode-server.ts";

export interface EditorRun {
  readonly build: VscodeBuild;
  readonly host: Host;
}

const EXECUTABLE = join(ROOT, "scripts", `vscode-web-executable.${process.platform === "win32" ? "cmd" : "ts"}`);

/** What the tests of the folder have come to; undefined when they did not come to their end. */
export async function runInBuild(
  { build, host }: EditorRun,
  folder: TestFolder,
  log: TestLog,
): Promise<TestLog["results"]> {
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
