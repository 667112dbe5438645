/**
 * Builds and packs the extension and opens VS Code with it on the sample transcripts: the desktop one where its command is on
 * PATH and there is a display, else the one from the npm registry, in the browser. Settings and extensions of the user stay
 * untouched: both get folders of their own for the time being. Ctrl+C ends whatever was started.
 */

import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { packageExtension } from "./package.ts";
import { cleanEnvironment, endProcess, onInterrupt, stop } from "./processes.ts";
import { ROOT, VSIX } from "./project.ts";
import { cancelInstalls, NEWEST } from "./vscode-builds.ts";
import { installExtension, startServer, writeSettings } from "./vscode-server.ts";

const SAMPLES = join(ROOT, "samples");
const FIRST_SAMPLE = join(SAMPLES, "briefing.qa");
const closers: (() => Promise<void>)[] = [cancelInstalls];

async function closeAll(): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
}

async function main(): Promise<void> {
  await packageExtension();
  const folder = await realpath(await mkdtemp(join(tmpdir(), "vscode-with-transcripts-")));
  closers.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

  const command = desktopCommand();
  if (command === undefined || !(await openDesktop(command, folder))) await openInBrowser(folder);
}

const hasDisplay = (): boolean =>
  process.platform !== "linux" || Boolean(process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"]);

/** The path of the `code` command. The one in a terminal of a remote window is none: it starts nothing of its own. */
function desktopCommand(): string | undefined {
  if (!hasDisplay()) return undefined;
  const name = process.platform === "win32" ? "code.cmd" : "code";
  const paths = (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, name));
  return paths.find((path) => existsSync(path) && !path.includes("remote-cli"));
}

/** Opens the desktop VS Code and waits until its window is closed; false when it does not take the extension. */
async function openDesktop(command: string, folder: string): Promise<boolean> {
  const windows = process.platform === "win32";
  const quoted = (text: string): string => (windows ? `"${text}"` : text);
  const own = [`--user-data-dir=${join(folder, "data")}`, `--extensions-dir=${join(folder, "extensions")}`];
  if (process.getuid?.() === 0) own.push("--no-sandbox");
  const options = { env: cleanEnvironment(), shell: windows };

  await writeSettings(folder, {});
  const install = [...own, "--install-extension", VSIX].map(quoted);
  const { status } = spawnSync(quoted(command), install, { ...options, stdio: "inherit" });
  if (status !== 0) {
    console.log(`${command} does not install the extension; VS Code from the npm registry takes its place.`);
    return false;
  }
  const open = [...own, "--new-window", "--wait", SAMPLES, FIRST_SAMPLE].map(quoted);
  const child = spawn(quoted(command), open, { ...options, stdio: "ignore" });
  // The command only waits: VS Code itself runs apart from it, and leaves its process id in its own folder.
  closers.push(async () => {
    await stop(child);
    const lock = await readFile(join(folder, "data", "code.lock"), "utf8").catch(() => "");
    if (Number(lock) > 0) endProcess(Number(lock));
  });
  console.log(`\nVS Code is open on ${SAMPLES}. Ctrl+C here, or closing its window, ends it.\n`);
  await once(child, "exit");
  return true;
}

async function openInBrowser(folder: string): Promise<void> {
  await writeSettings(folder, {});
  await installExtension(NEWEST, folder, VSIX);
  const server = await startServer(NEWEST, { dataFolder: folder, token: randomBytes(16).toString("hex") });
  closers.push(() => server.stop());
  const address = server.url(SAMPLES, [["openFile", server.remote(FIRST_SAMPLE)]]);
  console.log(
    `\nVS Code ${NEWEST.vscode} with the extension, on the sample transcripts. Ctrl+C ends it.\n\n${address}\n`,
  );
  if (hasDisplay()) openAddress(address);
  await server.ended;
  // On Ctrl+C, this is what was asked for.
  if (closers.length > 0) throw new Error("VS Code's server has ended");
}

/** Opens the user's browser, if there is one; it is not ours to end. */
function openAddress(address: string): void {
  const openers: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
    darwin: ["open"],
    win32: ["rundll32", "url.dll,FileProtocolHandler"],
  };
  const [command, ...args] = openers[process.platform] ?? ["xdg-open"];
  const child = spawn(command, [...args, address], { stdio: "ignore" });
  // Without one, the printed address is enough.
  child.on("error", () => undefined).unref();
}

onInterrupt(closeAll);
try {
  await main();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await closeAll();
}
