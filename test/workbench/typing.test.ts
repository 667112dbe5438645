import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { check } from "../../src/core/rules/engine.ts";
import { Transcript } from "../../src/core/transcript/transcript.ts";
import { until, Workbench } from "./support/workbench.ts";

/** What every way of typing comes to. */
const CANONICAL = [
  "Вопрос\tКогда откроют Средний мост?\n",
  "Ответ\tВ последнюю субботу сентября.\n",
  "\tТочнее скажем, когда привезут опоры.\n",
  "Вопрос\tА дорогу к нему?\n",
  "Ответ\tТогда же.\n",
].join("");

let files = 0;

for (const language of ["en", "ru"] as const) {
  describe(`typing a transcript by keyboard alone, the editor speaking ${language}`, () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await Workbench.start({ language });
    });
    after(() => workbench.close());
    afterEach(() => {
      assert.deepEqual(workbench.complaints, []);
    });

    /** The name of a new, empty transcript that is open. */
    async function newTranscript(): Promise<string> {
      const name = `typed-${files++}.qa`;
      await workbench.writeFile(name, "");
      await workbench.openFile(name);
      await until("the extension to have started", async () => {
        return (await workbench.statusBar()).some((item) => item.startsWith("Editor Language Status"));
      });
      return name;
    }

    /** Waits for the list of labels with this one at its head. */
    async function listOpens(first: string): Promise<void> {
      await until(`the list to begin with ${first}`, async () => {
        return (await workbench.listRows())[0]?.startsWith(first) === true;
      });
    }

    /** Takes the label that the list begins with, and writes a text behind it. */
    async function write(label: string, text: string): Promise<void> {
      await listOpens(label);
      await workbench.press("Enter");
      await workbench.type(text);
    }

    /** A key that the extension serves takes effect a moment after it was pressed. */
    async function isSaved(name: string, expected: string): Promise<void> {
      let text = "";
      await until("the text to be what it should", async () => {
        await workbench.press("Mod+S");
        return (text = await workbench.readFile(name)) === expected;
      }).catch(() => undefined);
      assert.equal(text, expected);
    }

    async function isCanonical(name: string): Promise<void> {
      await isSaved(name, CANONICAL);
      assert.deepEqual(check(Transcript.parse(CANONICAL)), []);
    }

    it("labels by completion, Enter for the next paragraph, Enter twice for the next turn", async () => {
      const name = await newTranscript();
      await workbench.type("В");
      await write("Вопрос", "Когда откроют Средний мост?");
      await workbench.press("Enter", "Enter");
      await listOpens("Ответ");
      assert.equal((await workbench.listRows()).length, 3);
      await workbench.press("Enter");
      await workbench.type("В последнюю субботу сентября.");
      await workbench.press("Enter");
      await workbench.type("Точнее скажем, когда привезут опоры.");
      await workbench.press("Enter", "Enter");
      await write("Вопрос", "А дорогу к нему?");
      await workbench.press("Enter", "Enter");
      await write("Ответ", "Тогда же.");
      await workbench.press("Enter", "Enter");
      await isCanonical(name);
    });

    if (language !== "en") return;

    it("the list asked for by Ctrl+Space, and filtered by what is typed", async () => {
      const name = await newTranscript();
      await workbench.press("Control+Space");
      await listOpens("Вопрос");
      await workbench.press("Tab");
      await workbench.type("Когда откроют Средний мост?");
      await workbench.press("Enter", "Enter");
      await listOpens("Ответ");
      await workbench.type("отв");
      await workbench.press("Tab");
      await workbench.type("В последнюю субботу сентября.");
      await workbench.press("Enter");
      await workbench.type("Точнее скажем, когда привезут опоры.");
      await workbench.press("Enter", "Enter", "Escape");
      await workbench.type("dj");
      await write("Вопрос", "А дорогу к нему?");
      await workbench.press("Enter", "Enter");
      await workbench.type("j");
      await listOpens("Ответ");
      await workbench.press("Tab");
      await workbench.type("Тогда же.");
      await workbench.press("Enter", "Enter");
      await isCanonical(name);
    });

    it("a whole exchange, TAB leading from the question to the answer", async () => {
      const name = await newTranscript();
      await workbench.press("Control+Space");
      await listOpens("Вопрос");
      await workbench.press("ArrowDown", "Enter");
      await workbench.type("Когда откроют Средний мост?");
      await workbench.press("Tab");
      await workbench.type("В последнюю субботу сентября.");
      await workbench.press("Enter");
      await workbench.type("Точнее скажем, когда привезут опоры.");
      await workbench.press("Enter", "Enter");
      await write("Вопрос", "А дорогу к нему?");
      await workbench.press("Enter", "Enter");
      await write("Ответ", "Тогда же.");
      await workbench.press("Enter", "Enter");
      await isCanonical(name);
    });

    it("labels and all, faster than the editor answers", async () => {
      const name = await newTranscript();
      await workbench.page.keyboard.type(CANONICAL.replace("\n\t", "\n").replaceAll(/\n(?=Вопрос|Ответ|$)/g, "\n\n"));
      await isCanonical(name);
    });

    it("prose opens no list", async () => {
      const name = await newTranscript();
      await workbench.type("Вопрос\tО чём вопрос?");
      await workbench.press("Enter");
      await workbench.type("Ответа жду от вас");
      assert.deepEqual(await workbench.listRows(), []);
      await isSaved(name, "Вопрос\tО чём вопрос?\n\tОтвета жду от вас");
    });
  });
}
