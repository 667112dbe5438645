/** A transcript as large as VS Code hands to extensions: what is told of it, and what typing into it costs. */

import * as vscode from "vscode";
import { Transcript } from "../../src/core/transcript/transcript.ts";
import * as assert from "../editor/support/assert.ts";
import { eventually, openFile, pause, setAutoSave } from "../editor/support/editor.ts";
import { report } from "../editor/support/results.ts";
import { profiled, type HostProfile } from "./support/host-profile.ts";
import { timed } from "./support/host-timers.ts";
import { LARGE_FILE } from "./support/large-file.ts";

/** Where keys are hit, as shares of the length of the text. */
const PLACES = [0.001, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.999];
const KEYS_PER_PLACE = 12;
const KEY_MS = 60;
/** How often diagnostics are looked for in the same task of the host; and at what intervals from then on, for how long at the most. */
const LOOKS_AT_ONCE = 100;
const LOOKING_MS = 4;
const PATIENCE_MS = 30_000;
/** Enough for a machine much slower than any. */
const READING_MS = 6000;

const EXTENSION_FILE = "dist/extension.js";

describe("a transcript of 49 MB", function () {
  this.timeout(8 * 60_000);

  let editor: vscode.TextEditor;
  let transcript: Transcript;

  before(async () => {
    // In a browser, where nothing else is set, VS Code would write all of it a second after each key.
    await setAutoSave("off");
    const times = await timed(EXTENSION_FILE, async () => {
      editor = await openFile(LARGE_FILE);
      assert.equal(editor.document.languageId, "qa-transcript");
      // Until all of it is read and checked, which nothing shows that is found in a text without faults.
      await pause(READING_MS);
    });
    assert.ok(times.length > 0, "no slice");
    reportTimes("reading, checking and the outline", times);
    transcript = Transcript.parse(editor.document.getText());
    report(`    ${transcript.lineCount} lines, ${transcript.turnCount} turns`);
  });

  it("has every turn in its outline", async () => {
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      "vscode.executeDocumentSymbolProvider",
      editor.document.uri,
    );
    const count = symbols.reduce((sum, { children }) => sum + 1 + children.length, 0);
    report(`    outline: ${count} entries`);
    assert.equal(count, transcript.turnCount);
  });

  it("shows what is found while keys are hit anywhere", () => typeAnywhere("typing", PLACES));

  it("shows it as well without VS Code's own search for merge conflicts, which reads all of it at every key", async () => {
    const settings = vscode.workspace.getConfiguration("merge-conflict");
    const names = ["codeLens.enabled", "decorators.enabled"];
    for (const name of names) await settings.update(name, false, vscode.ConfigurationTarget.Global);
    // Where nothing was typed yet: what is found on a line before is no news.
    const places = PLACES.map((share) => share + 0.0005);
    await typeAnywhere("typing, without merge conflicts", places);
    for (const name of names) await settings.update(name, undefined, vscode.ConfigurationTarget.Global);
  });

  it("shows it again when that is undone", async () => {
    const { uri } = editor.document;
    for (let step = 0; step < 800 && vscode.languages.getDiagnostics(uri).length > 0; step++) {
      await vscode.commands.executeCommand("undo");
      if (step % 20 === 19) await pause(400);
    }
    await eventually("a text without findings", () => vscode.languages.getDiagnostics(uri).length === 0);
  });

  async function typeAnywhere(what: string, places: readonly number[]): Promise<void> {
    const delays: Delay[] = [];
    const profile = await profiled(EXTENSION_FILE, async () => {
      for (const share of places) delays.push(await typeAt(share));
    });
    reportProfile(what, profile);
    report(
      `    findings after the last key: ${spread(delays.map(({ fromKey }) => fromKey))}; of these ` +
        `${spread(delays.map(({ fromHost }) => fromHost))} since VS Code told the host of the key`,
    );
  }

  /** Types a word and, at last, white behind white: how many milliseconds later that is shown. */
  async function typeAt(share: number): Promise<Delay> {
    const { document } = editor;
    const line = lineOfText(Math.floor(share * document.lineCount));
    const text = document.lineAt(line).text;
    const position = new vscode.Position(line, text.indexOf(" ", text.indexOf("\t") + 1) + 1);
    editor.selection = new vscode.Selection(position, position);
    editor.revealRange(editor.selection);
    await pause(300);
    for (let key = 0; key < KEYS_PER_PLACE; key++) {
      await vscode.commands.executeCommand("type", { text: "и" });
      await pause(KEY_MS);
    }
    let told = Infinity;
    let shown = Infinity;
    const isShown = (): boolean => {
      const there = vscode.languages.getDiagnostics(document.uri);
      if (shown === Infinity && there.some(({ range }) => range.start.line === line)) shown = performance.now();
      return shown < Infinity;
    };
    // VS Code tells others of diagnostics only some time after it has got them, and others may keep the host busy meanwhile.
    const telling = vscode.workspace.onDidChangeTextDocument(async () => {
      told = performance.now();
      for (let look = 0; look < LOOKS_AT_ONCE && !isShown(); look++) await Promise.resolve();
    });
    await vscode.commands.executeCommand("type", { text: " " });
    const hit = performance.now();
    await vscode.commands.executeCommand("type", { text: " " });
    while (!isShown()) {
      if (performance.now() > hit + PATIENCE_MS) throw new Error(`Nothing is shown on line ${line}`);
      await pause(LOOKING_MS);
    }
    telling.dispose();
    return { fromKey: shown - hit, fromHost: shown - told };
  }

  /** The first line from `line` on that has a space in its text. */
  function lineOfText(line: number): number {
    let found = Math.min(line, editor.document.lineCount - 3);
    while (!/\t.* /.test(editor.document.lineAt(found).text)) found--;
    return found;
  }
});

/** Milliseconds from a key to what is found because of it. */
interface Delay {
  readonly fromKey: number;
  readonly fromHost: number;
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other);
  return `${sorted[sorted.length >> 1]!.toFixed(0)} ms in the middle and ${sorted.at(-1)!.toFixed(0)} ms at most`;
}

function reportTimes(what: string, times: readonly number[]): void {
  const sorted = times.toSorted((one, other) => one - other);
  const [middle, most, longest] = [0.5, 0.95, 1].map((share) => sorted[Math.ceil(share * sorted.length) - 1]!);
  report(
    `    ${what}: half of ${sorted.length} slices took at most ${middle!.toFixed(1)} ms, 95 % ${most!.toFixed(1)} ms, the ` +
      `longest ${longest!.toFixed(1)} ms`,
  );
}

function reportProfile(what: string, profile: HostProfile): void {
  const { own, ownAtWork, ownWithVscode, garbage, functions, shares } = profile;
  report(
    `    ${what}: longest task of the extension's own ${own.toFixed(1)} ms, with what it calls of VS Code ` +
      `${ownWithVscode.toFixed(1)} ms; longest that it was at work in one task ${ownAtWork.toFixed(1)} ms; ` +
      `longest collection of garbage ${garbage.toFixed(1)} ms`,
  );
  report(`    in the longest task: ${functions.join(", ")}`);
  report(`    time of the host: ${shares.map(([owner, time]) => `${owner} ${time.toFixed(0)} ms`).join(", ")}`);
}
