import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { until, Workbench } from "./support/workbench.ts";

const TRANSCRIPT = [
  "Вопрос\tКогда откроют Средний мост?\n",
  "Ответ\tВ последнюю субботу сентября.\n",
  "\tТочнее скажем позже.\n",
  "Вопрос\tА дорогу к нему?\n",
  "Вопрос\tПочём будет проезд?\n",
  "Ответ\tПроезд  бесплатный.\n",
].join("");

/** The tenth to the twelfth question are shorter than the first, which VS Code would put them before. */
const DOZEN = Array.from({ length: 12 }, (_, index) => {
  return `Вопрос\t${index < 9 ? "Что скажете об этом мосте?" : "А?"}\nОтвет\tНичего.\n`;
}).join("");

const KEY = { question: "J", back: "H", turn: "X", turnBack: "Z", counterpart: "M", list: "P", selectTurn: "S" };

describe("moving by keyboard", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.start({ files: { "bridge.qa": TRANSCRIPT, "dozen.qa": DOZEN } });
    await workbench.openFile("bridge.qa");
    await says("2 problems");
  });
  after(() => workbench.close());
  afterEach(() => {
    assert.deepEqual(workbench.complaints, []);
  });

  async function says(text: string): Promise<void> {
    await until(`the status bar to say ${text}`, async () => {
      return (await workbench.statusBar()).some((item) => item.includes(text));
    });
  }

  async function goes(key: keyof typeof KEY, place: string): Promise<void> {
    await workbench.press(`Control+Alt+${KEY[key]}`);
    await says(place);
  }

  it("goes to questions, turns and counterparts", async () => {
    await goes("question", "Ln 4, Col 11");
    await goes("turn", "Ln 5, Col 11");
    await goes("counterpart", "Ln 6, Col 11");
    await goes("turnBack", "Ln 5, Col 11");
    await goes("back", "Ln 4, Col 11");
    await goes("back", "Ln 1, Col 11");
  });

  it("says so in the status bar when there is nowhere to go, and nowhere else", async () => {
    await goes("back", "There is no question above.");
    await says("Ln 1, Col 11");
    await workbench.goToLine(4);
    await goes("counterpart", "This question has no answer.");
    assert.deepEqual(await workbench.notifications(), []);
  });

  it("selects the turn", async () => {
    await workbench.goToLine(3);
    await goes("selectTurn", "selected");
    await workbench.press("Control+C");
    const copied = await workbench.page.evaluate<string>("navigator.clipboard.readText()");
    assert.equal(copied, TRANSCRIPT.split("\n").slice(1, 3).join("\n") + "\n");
  });

  it("finds a question by its number and by its words", async () => {
    await workbench.goToLine(1);
    for (const [query, row, place] of [
      ["2", "2. А дорогу к нему?", "Ln 4, Col 11"],
      ["проезд почем", "3. Почём будет проезд?", "Ln 5, Col 11"],
    ] as const) {
      await workbench.press(`Control+Alt+${KEY.list}`);
      await until("the list", async () => (await workbench.listRows()).length === 3);
      await workbench.page.keyboard.insertText(query);
      await until("the question to be alone", async () => {
        const rows = await workbench.listRows();
        return rows.length === 1 && rows[0]!.startsWith(row);
      });
      await workbench.press("Enter");
      await says(place);
    }
  });

  it("goes to the question whose number is typed, however many begin with it", async () => {
    await workbench.openFile("dozen.qa");
    for (const [query, place] of [
      ["1", "Ln 1, Col 11"],
      ["12", "Ln 23, Col 11"],
    ] as const) {
      await workbench.press(`Control+Alt+${KEY.list}`);
      await until("the list", async () => (await workbench.listRows()).length > 5);
      await workbench.page.keyboard.insertText(query);
      await until("fewer questions", async () => (await workbench.listRows()).length < 5);
      await workbench.press("Enter");
      await says(place);
    }
    await workbench.openFile("bridge.qa");
  });

  it("shows in the status bar what the transcript amounts to, as it is typed", async () => {
    await says("3 questions, 1 without an answer, 2 problems");
    await workbench.goToLine(4, 100);
    await workbench.press("Enter", "Enter");
    await until("the list of labels", async () => (await workbench.listRows())[0]?.startsWith("Ответ") === true);
    await workbench.press("Enter");
    await workbench.type("Тогда же.");
    await says("3 questions, all answered, 1 problem");
  });
});

describe("the status bar in Russian", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.start({ language: "ru", files: { "bridge.qa": TRANSCRIPT } });
    await workbench.openFile("bridge.qa");
  });
  after(() => workbench.close());

  it("counts as Russian does", async () => {
    await until("the counts", async () => {
      return (await workbench.statusBar()).some((item) => item.includes("3 вопроса, без ответа: 1, 2 проблемы"));
    });
  });
});
