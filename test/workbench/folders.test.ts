import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import type { Locator } from "playwright-core";
import { formatTranscript } from "../../src/core/format.ts";
import { countPhrase, type Language } from "../../src/core/messages/counts.ts";
import { check } from "../../src/core/rules/engine.ts";
import { Transcript } from "../../src/core/transcript/transcript.ts";
import { everyDefect } from "../core/support/every-defect.ts";
import { until, Workbench } from "./support/workbench.ts";

const CLEAN = "Вопрос\tКогда откроют мост?\nОтвет\tВ октябре.\n";
const DAMAGED = everyDefect("\n").text;
const KOI8 = Uint8Array.from([0xf7, 0xcf, 0xd0, 0xd2, 0xcf, 0xd3, 0x3a, 0x20, 0xeb, 0xd4, 0xcf, 0x3f, 0x20]);

const WORDS = {
  en: {
    validate: "Transcript: Validate All Transcripts in the Workspace",
    validated: "Transcripts checked: 4, with problems: 2.",
    menu: "Transcripts",
    format: "Format Transcripts…",
    formatAll: "Transcript: Format All Transcripts in the Workspace…",
    left: "Files left as they are: 1.",
    reasons: "Show Reasons",
    reason: "It is in another encoding than VS Code reads it in.",
  },
  ru: {
    validate: "Транскрипт: Проверить все транскрипты рабочей области",
    validated: "Проверено транскриптов: 4, с проблемами: 2.",
    menu: "Транскрипты",
    format: "Форматировать транскрипты…",
    formatAll: "Транскрипт: Форматировать все транскрипты рабочей области…",
    left: "Оставлено без изменений файлов: 1.",
    reasons: "Показать причины",
    reason: "Файл не в той кодировке, в которой его читает VS Code.",
  },
};

for (const language of ["en", "ru"] satisfies readonly Language[]) {
  describe(`folders, ${language}`, () => {
    let workbench: Workbench;
    const words = WORDS[language];

    before(async () => {
      const files = {
        "clean.qa": CLEAN,
        "notes.txt": "Вопрос о мосте решён.\n",
        "talks/clean.txt": CLEAN,
        "talks/damaged.qa": DAMAGED,
        "talks/koi8.qa": KOI8,
      };
      workbench = await Workbench.start({ language, files });
      await workbench.openFile("clean.qa");
    });

    afterEach(() => workbench.runCommand("Notifications: Clear All Notifications"));

    after(() => workbench.close());

    /** By the menu of the folder in the Explorer. */
    const format = async (): Promise<void> => {
      const { page } = workbench;
      const item = (label: string): Locator =>
        page.locator(".monaco-menu .action-label").getByText(label, { exact: true });
      // The entry of the menu that it lies in has the focus too.
      const chosen = page.locator(".monaco-menu .action-item.focused").getByText(words.format, { exact: true });
      // A menu that is being opened may miss a click. What is chosen is chosen once: VS Code would ask about the second.
      await until("the entry of the menu to be chosen", async () => {
        await workbench.press("Escape", "Escape");
        await page.locator(".explorer-folders-view .monaco-list-row", { hasText: "talks" }).click({ button: "right" });
        await item(words.menu).hover();
        await item(words.format).hover();
        return isThere(chosen);
      });
      await workbench.press("Enter");
      await page.locator(".bulk-edit-panel .monaco-list-row").nth(1).waitFor();
    };

    it("are validated, and their problems listed", async () => {
      await workbench.runCommand(words.validate);
      const problems = [DAMAGED, new TextDecoder().decode(KOI8)].flatMap((text) => check(Transcript.parse(text)));
      const number = `${countPhrase(language, problems.length, "problem")}: `;
      await until("the number of problems to be said", async () =>
        (await workbench.notifications()).some((text) => text.startsWith(number) && text.endsWith(words.validated)),
      );
      const files = workbench.page.locator(".markers-panel .monaco-list-row .monaco-icon-label");
      await until("the files with problems", async () => (await files.first().innerText()).includes("damaged.qa"));
    });

    it("are formatted from the Explorer once the changes were seen and approved", async () => {
      const { page } = workbench;
      await format();
      const boxes = await page.locator(".bulk-edit-panel .monaco-list-row").getByRole("checkbox").all();
      assert.ok(boxes.length > 1);
      for (const box of boxes) assert.equal(await box.isChecked(), true);
      assert.equal(await workbench.readFile("talks/damaged.qa"), DAMAGED);
      await until("word of the file that is left", async () => (await workbench.notifications()).includes(words.left));
      await page.getByRole("button", { name: "Apply", exact: true }).click();

      const transcript = Transcript.parse(DAMAGED);
      const outcome = formatTranscript(transcript);
      assert.equal(outcome.kind, "formatted");
      const formatted = transcript.edit(outcome.edits).text();
      await until("the file to be saved", async () => (await workbench.readFile("talks/damaged.qa")) === formatted);
      assert.equal(await workbench.readFile("talks/clean.txt"), CLEAN);
      // Nothing is said of a file that was changed as was shown.
      assert.deepEqual((await workbench.notifications()).join().match(/damaged/g), null);
    });

    it("say why a file is left as it is", async () => {
      const { page } = workbench;
      await workbench.runCommand(words.formatAll);
      const button = page.getByRole("button", { name: words.reasons });
      await button.waitFor();
      // One that moves, since a notification beside it goes, may miss a click.
      await until("the reason", async () => {
        if (await button.isVisible()) await button.click({ timeout: 3_000 }).catch(() => undefined);
        return (await workbench.listRows()).some((row) => row.includes(words.reason));
      });
      await workbench.press("Enter");
      await page.locator(".tab.active", { hasText: "koi8.qa" }).waitFor();
    });
  });
}

/** Whether it comes to be shown. */
function isThere(part: Locator): Promise<boolean> {
  return part.waitFor({ timeout: 3_000 }).then(
    () => true,
    () => false,
  );
}
