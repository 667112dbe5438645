/** VS Code's own server, on a free port of the loopback interface, with a data folder of its own. */

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { cleanEnvironment, hasEnded, startGroup, stop } from "./processes.ts";
import { installBuild, type VscodeBuild } from "./vscode-builds.ts";

const START_TIMEOUT_MS = 60_000;

export interface ServerOptions {
  /** Settings, installed extensions and logs live here. */
  readonly dataFolder: string;
  /** Whoever opens the page must name it; without one, the page is open to every process of this machine. */
  readonly token?: string;
  /** Lets the page's address start tests and development extensions. */
  readonly testDriver?: boolean;
  /** As the server's `--locale`, `--disable-workspace-trust` and the like. */
  readonly arguments?: readonly string[];
}

export interface VscodeServer {
  readonly port: number;
  /** The page that opens a folder; `payload` is what a desktop VS Code takes from its command line. */
  url(folder: string, payload?: readonly (readonly [string, string])[]): string;
  /** The address of a file of this machine as the page sees it. */
  remote(path: string): string;
  /** Settled when the server has ended, by {@link stop} or by itself. */
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
}

/** @throws when the server does not listen within a minute; the message ends with its log. */
export async function startServer(build: VscodeBuild, options: ServerOptions): Promise<VscodeServer> {
  const log = join(options.dataFolder, "server.log");
  await mkdir(options.dataFolder, { recursive: true });
  const child = startGroup(
    process.execPath,
    [
      ...(await commonArguments(build, options.dataFolder)),
      ...["--host", "127.0.0.1", "--port", "0", "--telemetry-level", "off"],
      ...(options.token === undefined ? ["--without-connection-token"] : ["--connection-token", options.token]),
      ...(options.testDriver ? ["--enable-smoke-test-driver"] : []),
      ...(options.arguments ?? []),
    ],
    environment(),
  );
  const file = createWriteStream(log);
  child.stdout.pipe(file, { end: false });
  child.stderr.pipe(file, { end: false });

  const port = await listeningPort(child).catch(async (error: unknown) => {
    await stop(child);
    const output = essence(await readFile(log, "utf8").catch(() => ""));
    throw new Error(`VS Code's server did not start: ${String(error)}\n${output}`, { cause: error });
  });
  const origin = `127.0.0.1:${port}`;
  const remote = (path: string): string => `vscode-remote://${origin}${pathToFileURL(path).pathname}`;
  return {
    port,
    remote,
    url(folder, payload = []) {
      const query = new URLSearchParams();
      if (options.token !== undefined) query.set("tkn", options.token);
      query.set("folder", decodeURIComponent(pathToFileURL(folder).pathname));
      if (payload.length > 0) query.set("payload", JSON.stringify(payload));
      return `http://${origin}/?${query.toString()}`;
    },
    ended: once(child, "exit"),
    stop: () => stop(child),
  };
}

async function listeningPort(child: ChildProcess): Promise<number> {
  const lines = createInterface({ input: child.stdout! });
  const deadline = AbortSignal.timeout(START_TIMEOUT_MS);
  const port = new Promise<number>((resolve, reject) => {
    lines.on("line", (line) => {
      const match = /Extension host agent listening on (\d+)/.exec(line);
      if (match) resolve(Number(match[1]));
    });
    child.once("error", reject);
    child.once("exit", (code) => {
      reject(new Error(`it ended with code ${code ?? "none"}`));
    });
    deadline.addEventListener("abort", () => {
      reject(new Error("it is not listening after a minute"));
    });
  });
  return port;
}

/** @throws when VS Code refuses the package. */
export async function installExtension(build: VscodeBuild, dataFolder: string, vsix: string): Promise<void> {
  // VS Code 1.100 reads this folder before it makes it.
  await mkdir(join(dataFolder, "extensions"), { recursive: true });
  const child = spawn(
    process.execPath,
    [...(await commonArguments(build, dataFolder)), "--install-extension", vsix, "--force"],
    { env: environment(), stdio: ["ignore", "pipe", "pipe"] },
  );
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  if (!hasEnded(child)) await once(child, "close");
  if (child.exitCode !== 0 || !output.includes("was successfully installed")) {
    throw new Error(`VS Code ${build.vscode} did not install ${vsix}:\n${essence(output)}`);
  }
}

/** The end of a log, without stacks, lists and source lines: the server complains at length about missing native modules. */
const essence = (log: string): string =>
  log
    .split("\n")
    .filter((line) => line.length < 300 && /^(?!\s| →|Error: Could not locate the bindings file)./.test(line))
    .slice(-20)
    .join("\n");

/** Without a gallery, the server and its page ask no address for extensions and their updates. */
const environment = (): NodeJS.ProcessEnv => ({
  ...cleanEnvironment(),
  EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: "" }),
});

async function commonArguments(build: VscodeBuild, dataFolder: string): Promise<string[]> {
  const server = await installBuild(build);
  return [join(server, "out/server-main.js"), "--accept-server-license-terms", "--server-data-dir", dataFolder];
}

export type Settings = Readonly<Record<string, unknown>>;

/** Writes the user's settings, which VS Code reads when a page is opened and again when the file changes. */
export async function writeSettings(dataFolder: string, settings: Settings): Promise<void> {
  const folder = join(dataFolder, "data", "User");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "settings.json"), JSON.stringify({ ...QUIET, ...settings }, undefined, 2));
}

/** What a first start would show over the editor, or fetch. */
const QUIET: Settings = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  // Pages such as that of an extension open as editors, as they do in older versions.
  "workbench.editor.useModal": "off",
  "update.mode": "none",
  "update.showReleaseNotes": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "telemetry.telemetryLevel": "off",
  "workbench.enableExperiments": false,
  // It copies a file moments after it was saved, and complains when the file is gone by then.
  "workbench.localHistory.enabled": false,
  "security.workspace.trust.startupPrompt": "never",
  "security.workspace.trust.banner": "never",
  "chat.disableAIFeatures": true,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
};
