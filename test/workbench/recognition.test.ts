import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { after, afterEach, before, describe, it } from "node:test";
import { join } from "node:path";
import { until, Workbench } from "./support/workbench.ts";

const TRANSCRIPT = "Вопрос\tКогда откроют мост?\nОтвет\tОсенью.\n\tТочнее не скажу.\n";

/** Longer than a change of language counts as another extension's. */
const LATER_MILLISECONDS = 3500;
/** Long enough for everything that an event sets off. */
const SOON_MILLISECONDS = 1000;

describe("recognition, as a person meets it", () => {
  let workbench: Workbench;
  let names = 0;

  before(async () => {
    workbench = await Workbench.start({ files: { "found.txt": TRANSCRIPT, "kept.txt": TRANSCRIPT } });
  });
  after(() => workbench.close());
  afterEach(async () => {
    await workbench.runCommand("View: Revert and Close Editor").catch(() => undefined);
    assert.deepEqual(workbench.complaints, []);
  });

  async function becomes(language: RegExp): Promise<void> {
    await until(`the language to be ${language}`, async () => language.test(await workbench.languageName()));
    await setTimeout(SOON_MILLISECONDS);
    assert.match(await workbench.languageName(), language);
  }

  async function saveAs(name: string): Promise<void> {
    await workbench.press("Mod+Shift+S");
    await workbench.quickInput.waitFor();
    const path = join(workbench.folder, name);
    // The dialog goes on writing paths of its own while it opens.
    await until("the dialog to keep the path", async () => {
      await workbench.quickInput.fill(path);
      await setTimeout(SOON_MILLISECONDS);
      return (await workbench.quickInput.inputValue()) === path;
    });
    await workbench.press("Enter");
    await workbench.page.locator(".tab.active", { hasText: name }).waitFor();
  }

  it("a text file that holds a transcript is opened as one", async () => {
    await workbench.openFile("found.txt");
    await becomes(/^Q&A/);
  });

  it("the language that was set by hand is kept, when the window is loaded anew too", async () => {
    await workbench.openFile("kept.txt");
    await becomes(/^Q&A/);
    await setTimeout(LATER_MILLISECONDS);
    await workbench.setLanguage("Plain Text");
    await becomes(/^Plain Text/);
    await workbench.load();
    await workbench.openFile("kept.txt");
    await becomes(/^Plain Text/);
    await workbench.runCommand("Transcript: Treat as Transcript");
    await becomes(/^Q&A/);
  });

  it("a transcript pasted into a new document is one, and stays so under its name", async () => {
    await workbench.newUntitled();
    await workbench.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(TRANSCRIPT)})`);
    await workbench.press("Mod+V");
    await becomes(/^Q&A/);
    const name = `pasted-${names++}.txt`;
    await saveAs(name);
    await becomes(/^Q&A/);
    assert.equal(await workbench.readFile(name), TRANSCRIPT);
  });

  it("what was made plain text stays so under its name", async () => {
    await workbench.newUntitled();
    await workbench.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(TRANSCRIPT)})`);
    await workbench.press("Mod+V");
    await becomes(/^Q&A/);
    await workbench.runCommand("Transcript: Treat as Plain Text");
    await becomes(/^Plain Text/);
    const name = `plain-${names++}.txt`;
    await saveAs(name);
    await becomes(/^Plain Text/);
    await workbench.runCommand("View: Close Editor");
    await workbench.openFile(name);
    await becomes(/^Plain Text/);
  });
});
