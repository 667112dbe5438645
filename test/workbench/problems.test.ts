import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { formatTranscript } from "../../src/core/format.ts";
import type { Language } from "../../src/core/messages/counts.ts";
import { translate } from "../../src/core/messages/translate.ts";
import { check } from "../../src/core/rules/engine.ts";
import { Transcript } from "../../src/core/transcript/transcript.ts";
import { everyDefect } from "../core/support/every-defect.ts";
import { until, Workbench } from "./support/workbench.ts";

const DAMAGED = everyDefect("\r\n").text;

/** Windows-1251 that was read as Latin-1. */
const MISREAD = "Âîïðîñ\tÊîãäà îòêðîþò ìîñò?\nÎòâåò\tÂ îêòÿáðå ýòîãî ãîäà. \n";

const COMMANDS = {
  en: { validate: "Transcript: Validate Transcript", nextProblem: "Transcript: Next Problem" },
  ru: { validate: "Транскрипт: Проверить транскрипт", nextProblem: "Транскрипт: Следующая проблема" },
};

for (const language of ["en", "ru"] satisfies readonly Language[]) {
  describe(`problems, ${language}`, () => {
    let workbench: Workbench;
    const findings = check(Transcript.parse(DAMAGED));
    const messages = findings.map(({ message }) => translate(message, language));
    const rowsExpected = findings.map(({ rule }, index) => plain(`${messages[index]!} qa-transcript ${rule}`));

    before(async () => {
      const files = { "damaged.qa": DAMAGED, "misread.qa": MISREAD };
      workbench = await Workbench.start({ language, files });
    });

    afterEach(async () => {
      await workbench.runCommand("Notifications: Clear All Notifications");
    });

    after(() => workbench.close());

    it("are listed when the transcript is validated", async () => {
      await workbench.openFile("damaged.qa");
      await workbench.runCommand(COMMANDS[language].validate);
      const rows = workbench.page.locator(".markers-panel .monaco-list-row .marker-message-line");
      const shown = (): Promise<string[]> => rows.allInnerTexts().then((texts) => texts.map(plain));
      await until("problems in the list", async () => (await shown()).length > 3);
      for (const row of await shown()) assert.ok(rowsExpected.includes(row.replace(/ \[.*\]$/u, "")), row);
      await until("their number to be said", async () =>
        (await workbench.notifications()).some((text) => text.startsWith(`${messages.length} `)),
      );
    });

    it("are told one by one when going through them", async () => {
      await workbench.focusEditor();
      await workbench.goToLine(1);
      // By keyboard alone: a hover goes when the pointer moves.
      await workbench.page.mouse.move(0, 0);
      await workbench.press("F1");
      await workbench.quickInput.waitFor();
      await workbench.page.keyboard.insertText(COMMANDS[language].nextProblem);
      await until(
        "the command",
        async () => (await workbench.listRows())[0]?.includes(COMMANDS[language].nextProblem) ?? false,
      );
      await workbench.press("Enter");
      await until("the second problem where the cursor is", async () => {
        const hover = await workbench.page.locator(".monaco-hover:visible").allInnerTexts();
        return hover.some((text) => plain(text).includes(plain(messages[1]!)));
      });
      await until("the second problem in the status bar", async () =>
        (await workbench.statusBar()).some((text) => plain(text).includes(plain(messages[1]!))),
      );
    });

    it("that keep a transcript from being formatted are a notification once", async () => {
      const outcome = formatTranscript(Transcript.parse(MISREAD));
      assert.equal(outcome.kind, "refused");
      const reason = translate(outcome.reason, language);
      await workbench.openFile("misread.qa");
      await workbench.runCommand("Format Document");
      await until("the reason as a notification", async () => (await workbench.notifications()).includes(reason));
      await workbench.runCommand("Notifications: Clear All Notifications");
      await workbench.focusEditor();
      await workbench.runCommand("Format Document");
      await until("the reason in the status bar", async () =>
        (await workbench.statusBar()).some((text) => text.includes(reason)),
      );
      assert.deepEqual(await workbench.notifications(), []);
      assert.equal(await workbench.savedText("misread.qa"), MISREAD);
    });

    it("leave the browser's console alone", () => {
      assert.deepEqual(workbench.complaints, []);
    });
  });
}

/** As pages show a text: runs of white space are one space. */
function plain(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}
