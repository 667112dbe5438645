import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { ROOT } from "../../scripts/project.ts";
import { type Token, until, Workbench } from "./support/workbench.ts";

/** VS Code's own, by their files: the defaults of 2026 and before, light and dark, and both of high contrast. */
const THEMES = {
  "Light 2026": "2026-light",
  "Dark 2026": "2026-dark",
  "Light Modern": "light_modern",
  "Dark Modern": "dark_modern",
  "Default High Contrast": "hc_black",
  "Default High Contrast Light": "hc_light",
};

describe("opening a transcript", () => {
  let workbench: Workbench;

  before(async () => {
    const briefing = readFileSync(join(ROOT, "samples/briefing.qa"), "utf8");
    const files = { "briefing.qa": briefing.replace("\n", "\nВОПРОС\tА раньше?\n") };
    workbench = await Workbench.start({ files });
    await workbench.openFile("briefing.qa");
  });

  after(() => workbench.close());

  it("gives it the language of transcripts", async () => {
    await until("the name of the language", async () => (await workbench.languageName()).startsWith("Q&A"));
  });

  it("tells questions from answers at a glance", async () => {
    await until("questions and answers to be painted differently", async () => {
      const lines = await workbench.visibleLines();
      const [question, answer] = ["Вопрос", "Ответ"].map((label) =>
        lines.find(([first]) => first?.text.startsWith(label)),
      );
      return question?.at(-1)?.color !== answer?.at(-1)?.color;
    });
  });

  for (const [theme, file] of Object.entries(THEMES)) {
    it(`tells them apart in ${theme} too, and shows what is malformed`, async () => {
      await workbench.setSettings({ "workbench.colorTheme": theme });
      await workbench.load();
      await workbench.openFile("briefing.qa");
      await until(`the colours of ${theme}`, async () => {
        if ((await workbench.themeFile()) !== file) return false;
        const lines = await workbench.visibleLines();
        const tokensOf = (label: string): Token[] | undefined =>
          lines.find(([first]) => first?.text.startsWith(label))?.filter(({ text }) => text.trim() !== "");
        const [question, answer, malformed] = ["Вопрос", "Ответ", "ВОПРОС"].map(tokensOf);
        if (!question || !answer || !malformed) return false;
        // A question, an answer's label, an answer's text, and a label that is none: four looks.
        const looks = [question.at(-1), answer[0], answer.at(-1), malformed[0]].map((token) =>
          JSON.stringify({ ...token, text: "" }),
        );
        return new Set(looks).size === looks.length;
      });
    });
  }

  it("draws no boxes around Cyrillic letters and shows no banner", async () => {
    // A page that was loaded a moment ago may not know the extension's settings yet.
    await until("the banner to go", async () => (await workbench.banners()).length === 0);
    await until("the boxes to go", async () => (await workbench.unicodeBoxes()) === 0);
  });

  it("says nothing in the browser's console", () => {
    assert.deepEqual(workbench.complaints, []);
  });
});
