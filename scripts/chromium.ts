/** A headless Chromium for the browser side of VS Code: an installed one, else the one that comes with the lock file. */

import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { chromium, type Browser, type LaunchOptions, type Page } from "playwright-core";
import { CACHE, extensionId, readManifest, ROOT } from "./project.ts";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Small shared memory, as in a container, would end the page.
  "--disable-dev-shm-usage",
];

/**
 * Starts the first browser that starts: `CHROME_PATH`, an installed one, the one of the lock file (Linux on x64).
 *
 * @throws with every browser's reason when none starts.
 */
export async function launchBrowser(): Promise<Browser> {
  const reasons: string[] = [];
  for (const candidate of candidates()) {
    try {
      // Signals are the caller's business: it has more to end than the browser.
      const signals = { handleSIGHUP: false, handleSIGINT: false, handleSIGTERM: false };
      return await chromium.launch({ headless: true, args: FLAGS, ...signals, ...(await candidate()) });
    } catch (error) {
      reasons.push(String(error).split("\n", 1)[0]!);
    }
  }
  throw new Error(`No browser starts; install Chrome, Edge or Chromium, or set CHROME_PATH.\n${reasons.join("\n")}`);
}

function* candidates(): Generator<() => LaunchOptions | Promise<LaunchOptions>> {
  const chosen = process.env["CHROME_PATH"];
  const paths = chosen ? [chosen] : installedBrowsers().filter((path) => existsSync(path));
  for (const executablePath of paths) yield () => ({ executablePath });
  if (!chosen && process.platform === "linux" && process.arch === "x64") yield unpackedBrowser;
}

/** Where Chrome, Edge and Chromium stand when they are installed. */
function installedBrowsers(): string[] {
  if (process.platform === "darwin") {
    const names = ["Google Chrome", "Microsoft Edge", "Chromium"];
    return names.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === "win32") {
    const names = ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"];
    const folders = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map((variable) => process.env[variable]);
    return folders.flatMap((folder) => (folder === undefined ? [] : names.map((name) => join(folder, name))));
  }
  const names = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "microsoft-edge"];
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** The browser of the lock file, with the libraries and fonts that a bare machine lacks. */
async function unpackedBrowser(): Promise<LaunchOptions> {
  const folder = await unpack();
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: [join(folder, "al2023/lib"), process.env["LD_LIBRARY_PATH"]].filter(Boolean).join(delimiter),
    FONTCONFIG_FILE: join(folder, "fonts.conf"),
  };
  return { executablePath: join(folder, "chromium"), env };
}

/** Unpacks beside the final place and renames, so that nothing half unpacked is ever started. */
async function unpack(): Promise<string> {
  const packed = join(ROOT, "node_modules/@sparticuz/chromium");
  const { version } = JSON.parse(await readFile(join(packed, "package.json"), "utf8")) as { version: string };
  const folder = join(CACHE, `chromium-${version}`);
  if (existsSync(folder)) return folder;

  const workshop = `${folder}.unpacking-${process.pid}`;
  await rm(workshop, { recursive: true, force: true });
  await mkdir(workshop, { recursive: true });
  const { TMPDIR } = process.env;
  try {
    // The package unpacks into the system's folder for temporary files, wherever that is.
    process.env["TMPDIR"] = workshop;
    const { inflate } = await import("@sparticuz/chromium");
    for (const name of ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"]) {
      await inflate(join(packed, "bin", name));
    }
  } finally {
    if (TMPDIR === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = TMPDIR;
  }
  await chmod(join(workshop, "chromium"), 0o755);
  await writeFile(join(workshop, "fonts.conf"), fontsConfiguration(folder));
  await rename(workshop, folder).catch(async (error: unknown) => {
    // Another process was faster.
    await rm(workshop, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  });
  return folder;
}

const fontsConfiguration = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>/usr/share/fonts</dir>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;

const ID = extensionId(readManifest(ROOT));

/** Collects, as they come, the console messages of a page that complain of the extension. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    const text = message.text();
    // VS Code names the extension so when it finds fault with it, as with its manifest: a warning counts too.
    const faults = text.includes(`[${ID}]`) ? ["error", "warning"] : ["error"];
    if (text.includes("qa-transcript") && faults.includes(message.type())) complaints.push(text);
  });
  return complaints;
}
