import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { ROOT } from "../../scripts/project.ts";
import { until, Workbench } from "./support/workbench.ts";

describe("opening a transcript", () => {
  let workbench: Workbench;

  before(async () => {
    const files = { "briefing.qa": readFileSync(join(ROOT, "samples/briefing.qa")) };
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

  it("draws no boxes around Cyrillic letters and shows no banner", async () => {
    assert.equal(await workbench.unicodeBoxes(), 0);
    assert.deepEqual(await workbench.banners(), []);
  });

  it("says nothing in the browser's console", () => {
    assert.deepEqual(workbench.complaints, []);
  });
});
