/**
 * Real VS Code in a headless browser, driven as a person does it: by keyboard, and by looking at the page. The packed
 * extension is installed in it, and it opens a folder of its own.
 */

import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Browser, Locator, Page } from "playwright-core";
import { complaintsOf, launchBrowser } from "../../../scripts/chromium.ts";
import { packageExtension } from "../../../scripts/package.ts";
import { onInterrupt } from "../../../scripts/processes.ts";
import { VSIX } from "../../../scripts/project.ts";
import { NEWEST, type VscodeBuild } from "../../../scripts/vscode-builds.ts";
import {
  installExtension,
  startServer,
  writeSettings,
  type Settings,
  type VscodeServer,
} from "../../../scripts/vscode-server.ts";

export interface WorkbenchOptions {
  readonly build?: VscodeBuild;
  /** What stands in the open folder: text or bytes by path. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly settings?: Settings;
  /** VS Code's display language; its own texts stay English, an extension's are translated. */
  readonly language?: "en" | "ru";
  /** The machine that the browser says it runs on, as in its user agent: VS Code takes its default keys from that. */
  readonly machine?: string;
  readonly size?: { readonly width: number; readonly height: number };
  /** More pixels for the same page: screenshots for a README. */
  readonly scale?: number;
}

/** A piece of a line as it is painted. */
export interface Token {
  readonly text: string;
  /** As CSS computes it: `rgb(0, 0, 255)`. */
  readonly color: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underlined: boolean;
}

const MODIFIER = process.platform === "darwin" ? "Meta" : "Control";

export class Workbench {
  /** The folder that is open. */
  readonly folder: string;
  /** What the browser's console said about the extension; a test that ends with something here has failed. */
  readonly complaints: readonly string[];
  readonly page: Page;
  readonly #dataFolder: string;
  readonly #root: string;
  readonly #server: VscodeServer;
  readonly #browser: Browser;

  private constructor(root: string, server: VscodeServer, browser: Browser, page: Page) {
    this.#root = root;
    this.folder = join(root, "transcripts");
    this.#dataFolder = join(root, "data");
    this.#server = server;
    this.#browser = browser;
    this.page = page;
    this.complaints = complaintsOf(page);
  }

  /** Starts VS Code and waits until its page is ready. Whoever starts one must {@link close} it. */
  static async start(options: WorkbenchOptions = {}): Promise<Workbench> {
    const build = options.build ?? NEWEST;
    if (!existsSync(VSIX)) await packageExtension();
    const root = await realpath(await mkdtemp(join(tmpdir(), "workbench-tests-")));
    const dataFolder = join(root, "data");
    await mkdir(join(root, "transcripts"));
    await writeSettings(dataFolder, options.settings ?? {});
    await installExtension(build, dataFolder, VSIX);
    const server = await startServer(build, { dataFolder });
    const browser = await launchBrowser();
    const context = await browser.newContext({
      viewport: options.size ?? { width: 1280, height: 800 },
      deviceScaleFactor: options.scale ?? 1,
      ...(options.machine !== undefined && { userAgent: USER_AGENT.replace("*", options.machine) }),
      permissions: ["clipboard-read", "clipboard-write"],
    });
    // What the server's language packs set for the page; there are none, so the page's own texts stay English.
    if (options.language === "ru") await context.addInitScript(PRETEND_RUSSIAN);
    const workbench = new Workbench(root, server, browser, await context.newPage());
    onInterrupt(() => workbench.close());
    for (const [name, content] of Object.entries(options.files ?? {})) await workbench.writeFile(name, content);
    await workbench.load();
    return workbench;
  }

  /** Loads the page anew: with the files and settings as they now are, without editors that were open. */
  async load(): Promise<void> {
    await this.page.goto("about:blank");
    await this.page.goto(this.#server.url(this.folder));
    await this.page.locator(".monaco-workbench .part.statusbar").waitFor();
    // The explorer's files come from the server: when they are there, so is everything else.
    await this.page.locator(".explorer-folders-view .monaco-list-row, .explorer-viewlet .pane-body").first().waitFor();
    await this.page.locator("#status\\.host, .statusbar-item").first().waitFor();
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.stop();
    await rm(this.#root, { recursive: true, force: true, maxRetries: 5 });
  }

  // Files and settings

  async writeFile(name: string, content: string | Uint8Array): Promise<void> {
    const path = join(this.folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }

  readFile(name: string): Promise<string> {
    return readFile(join(this.folder, name), "utf8");
  }

  /** Replaces the user's settings; call {@link load} to be sure that they are in force. */
  async setSettings(settings: Settings): Promise<void> {
    await writeSettings(this.#dataFolder, settings);
  }

  // Keyboard

  /** Types as a person does: every key reaches the editor by itself. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 15 });
  }

  /** Presses a key or a chord in Playwright's notation, such as `Enter`, `Shift+Tab`, `Mod+S` (`Mod` is Ctrl or Cmd). */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key.replace("Mod", MODIFIER));
  }

  /** Runs a command by its full title in the command palette, such as `View: Focus Problems`. */
  async runCommand(title: string): Promise<void> {
    await this.#openQuickInput("F1");
    await this.page.keyboard.insertText(title);
    await this.#pick(title);
  }

  /** A page that is still loading may miss a key. */
  async #openQuickInput(key: string): Promise<void> {
    await until(`${key} to open a list`, async () => {
      await this.press(key);
      return this.quickInput.waitFor({ timeout: 2_000 }).then(
        () => true,
        () => false,
      );
    });
  }

  /** Takes the row with that label of the quick pick that is open. */
  async #pick(label: string): Promise<void> {
    const exactly = new RegExp(`^\\s*${RegExp.escape(label)}\\s*$`);
    const row = this.page.locator(".quick-input-widget .monaco-list-row").filter({
      has: this.page.locator(".label-name", { hasText: exactly }),
    });
    await row.first().click();
  }

  /** Opens a file of the folder by Quick Open and waits until the cursor is in it. */
  async openFile(name: string): Promise<void> {
    await this.#openQuickInput("Mod+P");
    // The whole path: looking for a name takes a search tool that the build from the npm registry may lack.
    await this.page.keyboard.insertText(join(this.folder, name));
    await this.#pick(name.split("/").at(-1)!);
    await this.page.locator(".tab.active", { hasText: name.split("/").at(-1)! }).waitFor();
    await this.focusEditor();
  }

  async newUntitled(): Promise<void> {
    await this.runCommand("File: New Untitled Text File");
    await this.page.locator(".tab.active", { hasText: /Untitled/ }).waitFor();
    await this.focusEditor();
  }

  /** Changes the language of the active editor by its name, such as `Plain Text`. */
  async setLanguage(name: string): Promise<void> {
    await this.runCommand("Change Language Mode");
    await this.page.keyboard.insertText(name);
    await this.#pick(name);
    await this.quickInput.waitFor({ state: "hidden" });
  }

  async focusEditor(): Promise<void> {
    await this.editor.locator(".view-lines").first().waitFor();
    await this.page
      .locator(".part.editor .monaco-editor.focused")
      .first()
      .waitFor({ timeout: 2_000 })
      .catch(async () => {
        await this.press("Mod+1");
        await this.page.locator(".part.editor .monaco-editor.focused").first().waitFor();
      });
  }

  async goToLine(line: number, column = 1): Promise<void> {
    await this.#openQuickInput("Control+G");
    await this.page.keyboard.insertText(`${line}:${column}`);
    await this.press("Enter");
    await this.quickInput.waitFor({ state: "hidden" });
  }

  /** Saves the active editor, a file of the folder, and reads what is now on disk: the whole text, byte for byte. */
  async savedText(name: string): Promise<string> {
    const path = join(this.folder, name);
    const before = (await stat(path)).mtimeMs;
    await this.press("Mod+S");
    // Saving writes the file even when nothing has changed.
    await until(`${name} to be written`, async () => (await stat(path)).mtimeMs !== before);
    await this.page.locator(".tab.active.dirty").waitFor({ state: "detached" });
    return this.readFile(name);
  }

  /** Everything in the active editor, which need not be a file, by way of the clipboard. */
  async allText(): Promise<string> {
    await this.focusEditor();
    // On what says that it is a Mac, Ctrl+A goes to the beginning of the line, and Ctrl+C is the browser's own.
    await this.press(...["Control+A", "Meta+A", "Control+C"]);
    await until("the clipboard to be filled", () => this.page.evaluate("navigator.clipboard.readText().then(Boolean)"));
    return this.page.evaluate("navigator.clipboard.readText()");
  }

  // Eyes

  get editor(): Locator {
    return this.page.locator(".part.editor .editor-group-container.active .editor-instance");
  }

  get quickInput(): Locator {
    return this.page.locator(".quick-input-widget input");
  }

  /** The lines in view as they are painted, from the top; a wrapped line counts as one for each of its rows. */
  async visibleLines(): Promise<Token[][]> {
    return this.editor
      .locator(".view-lines")
      .first()
      .evaluate((lines) => {
        const rows = [...lines.querySelectorAll<HTMLElement>(".view-line")];
        rows.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
        return rows.map((row) =>
          [...row.querySelectorAll<HTMLElement>(":scope > span > span")].map((span) => {
            const style = getComputedStyle(span);
            return {
              text: span.textContent.replaceAll("\u00a0", " "),
              color: style.color,
              bold: Number(style.fontWeight) >= 600,
              italic: style.fontStyle === "italic",
              underlined: style.textDecorationLine.includes("underline"),
            };
          }),
        );
      });
  }

  /** The file of the colour theme that is shown, if it is one of VS Code's own, such as `2026-dark`. */
  async themeFile(): Promise<string | undefined> {
    const classes = await this.page.locator(".monaco-workbench").first().getAttribute("class");
    return /theme-defaults-themes-([\w-]+)-json/.exec(classes ?? "")?.[1];
  }

  /** How many places of the visible text are boxed as suspicious characters. */
  unicodeBoxes(): Promise<number> {
    return this.page.locator(".unicode-highlight").count();
  }

  /** The texts of banners over the editor or the workbench. */
  banners(): Promise<string[]> {
    return this.page.locator(".editor-banner:visible, .part.banner:visible").allInnerTexts();
  }

  notifications(): Promise<string[]> {
    return this.page.locator(".notification-toast .notification-list-item-message").allInnerTexts();
  }

  /** What the status bar shows, item by item, as it is read out. */
  async statusBar(): Promise<string[]> {
    const labels = await this.page
      .locator(".part.statusbar .statusbar-item")
      .evaluateAll((items) => items.map((item) => item.getAttribute("aria-label") ?? item.textContent));
    return labels.map((label) => label.trim()).filter((label) => label !== "");
  }

  /** The name of the language in the status bar, such as `Plain Text`. */
  async languageName(): Promise<string> {
    return this.page.locator("#status\\.editor\\.mode").innerText();
  }

  /** The open suggestions or the rows of a quick pick, whichever is there, from the top. */
  listRows(): Promise<string[]> {
    return this.page
      .locator(".suggest-widget.visible .monaco-list-row, .quick-input-widget:visible .monaco-list-row")
      .evaluateAll((rows) => rows.map((row) => row.getAttribute("aria-label") ?? row.textContent));
  }

  /** Writes what the page shows, or one part of it, as a PNG file. */
  async screenshot(path: string, part?: Locator): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    if (part) await part.screenshot({ path });
    else await this.page.screenshot({ path });
  }
}

/** @throws naming `what` when the condition does not hold within half a minute. */
export async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}`);
    await setTimeout(50);
  }
}

const USER_AGENT = "Mozilla/5.0 (*) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

const PRETEND_RUSSIAN = `Object.defineProperty(globalThis, "_VSCODE_NLS_LANGUAGE", { get: () => "ru", set() {} });`;
