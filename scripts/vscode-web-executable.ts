#!/usr/bin/env node
/**
 * Stands where `@vscode/test-electron` expects the executable of a desktop VS Code, takes the same arguments, and runs the
 * tests in the build from the npm registry: VS Code's server on this machine, its page in a headless browser. Its exit code
 * is the tests'.
 *
 *     vscode-web-executable.ts FOLDER --user-data-dir=DIR --extensionDevelopmentPath=DIR --extensionTestsPath=FILE
 *         [--install-extension=VSIX]         installs a packed extension first
 *         [--extensionDevelopmentKind=web]   the web worker host instead of the Node host
 *         --vscode-version=VERSION
 */

import { parseArgs } from "node:util";
import { complaintsOf, launchBrowser } from "./chromium.ts";
import { onInterrupt } from "./processes.ts";
import { ROOT } from "./project.ts";
import { buildOf } from "./vscode-builds.ts";
import { installExtension, startServer, writeSettings } from "./vscode-server.ts";

const TIME_LIMIT_MS = 20 * 60_000;

const text = { type: "string" } as const;
const { values, positionals } = parseArgs({
  // A desktop VS Code takes many more arguments; those do not matter here.
  strict: false,
  allowPositionals: true,
  options: {
    "user-data-dir": text,
    "vscode-version": text,
    "install-extension": text,
    extensionDevelopmentPath: text,
    extensionTestsPath: text,
    extensionDevelopmentKind: text,
  },
});

/** The value of a `--name=value` argument. */
function argument(name: keyof typeof values): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}

function required(name: keyof typeof values): string {
  const value = argument(name);
  if (value === undefined) throw new Error(`--${name}= is missing`);
  return value;
}

const closers: (() => Promise<void>)[] = [];

/** Ends what this process has started, the last first. */
async function closeAll(): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
}

async function main(): Promise<number> {
  const build = buildOf(required("vscode-version"));
  const dataFolder = required("user-data-dir");
  await writeSettings(dataFolder, {});
  const vsix = argument("install-extension");
  if (vsix !== undefined) await installExtension(build, dataFolder, vsix);

  const server = await startServer(build, { dataFolder, testDriver: true });
  closers.push(() => server.stop());
  const browser = await launchBrowser();
  closers.push(() => browser.close());

  const page = await browser.newPage();
  const complaints = complaintsOf(page);
  await page.exposeFunction("codeAutomationLog", (_type: string, args: unknown[]) => {
    process.stdout.write(`${args.map((arg) => (typeof arg === "string" ? arg : JSON.stringify(arg))).join(" ")}\n`);
  });
  const exitCode = new Promise<number>((resolve, reject) => {
    setTimeout(() => {
      reject(new Error(`The tests have not ended after ${TIME_LIMIT_MS / 60_000} minutes`));
    }, TIME_LIMIT_MS);
    page.once("crash", () => {
      reject(new Error("The page has crashed"));
    });
    void page
      .exposeFunction("codeAutomationExit", resolve)
      .then(() => {
        const kind = argument("extensionDevelopmentKind");
        const payload: [string, string][] = [
          ["extensionDevelopmentPath", server.remote(required("extensionDevelopmentPath"))],
          ["extensionTestsPath", server.remote(required("extensionTestsPath"))],
          ["skipWelcome", "true"],
          ...(kind === undefined ? [] : [["extensionDevelopmentKind", kind] satisfies [string, string]]),
        ];
        return page.goto(server.url(positionals[0] ?? ROOT, payload));
      })
      .catch(reject);
  });
  const code = await exitCode;
  for (const complaint of complaints) console.error(`In the browser's console: ${complaint}`);
  return complaints.length > 0 ? 1 : code;
}

onInterrupt(closeAll);
// Whoever started this process has ended, even if by force.
process.stdin.on("end", () => process.kill(process.pid, "SIGTERM")).resume();

let code = 1;
try {
  code = await main();
} catch (error) {
  console.error(error);
} finally {
  await closeAll();
}
process.exit(code);
