import * as vscode from "vscode";
import { equal, ok } from "./support/assert.ts";
import { closeAll, eventually, marked, openText, writeFile } from "./support/editor.ts";
import { activatedExtension } from "./support/host.ts";

const run = (command: string): Thenable<unknown> => vscode.commands.executeCommand(`qaTranscript.${command}`);

/** The text after a command, with `|` for every cursor before and after. */
async function after(command: string, text: string): Promise<string> {
  const editor = await openText(text);
  await run(command);
  return marked(editor);
}

/** What is selected after a command. */
async function selected(command: string, text: string): Promise<string[]> {
  const editor = await openText(text);
  await run(command);
  return editor.selections.map((selection) => editor.document.getText(selection));
}

const PAIR = "Вопрос\tКто?\nОтвет\tЯ.\nВопрос\tГде?\nОтвет\tТам.\n";
const LONG = Array.from({ length: 300 }, (_, index) => `Вопрос\tКто номер ${index + 1}?\nОтвет\tЯ.\n`).join("");

describe("moving between questions and answers", () => {
  before(activatedExtension);
  afterEach(closeAll);

  it("goes to the next and the previous question", async () => {
    equal(
      await after("nextQuestion", "Вопрос\tК|то?\nОтвет\tЯ.\nВопрос\tГде?"),
      "Вопрос\tКто?\nОтвет\tЯ.\nВопрос\t|Где?",
    );
    equal(await after("previousQuestion", "Вопрос\tКто?\nОтвет\tЯ.|"), "Вопрос\t|Кто?\nОтвет\tЯ.");
  });

  it("goes to the next and the previous turn", async () => {
    equal(await after("nextTurn", "Вопрос\tК|то?\nОтвет\tЯ."), "Вопрос\tКто?\nОтвет\t|Я.");
    equal(await after("previousTurn", "Вопрос\tКто?\nОтвет\t|Я."), "Вопрос\t|Кто?\nОтвет\tЯ.");
  });

  it("goes from a question to its answer and back", async () => {
    const editor = await openText("Вопрос\tК|то?\n\tИ где?\nОтвет\tЯ.\n\tТам.");
    await run("goToCounterpart");
    equal(marked(editor), "Вопрос\tКто?\n\tИ где?\nОтвет\t|Я.\n\tТам.");
    await run("goToCounterpart");
    equal(marked(editor), "Вопрос\t|Кто?\n\tИ где?\nОтвет\tЯ.\n\tТам.");
  });

  it("moves every cursor, leaves one that has nowhere to go, and joins those that meet", async () => {
    equal(await after("nextQuestion", "|Вопрос\tА?\nВопрос\tБ|?\nОтвет\tВ|."), "Вопрос\tА?\nВопрос\t|Б|?\nОтвет\tВ|.");
    equal(await after("previousTurn", "Вопрос\tА?\n\tБ|?\n\tВ|?"), "Вопрос\t|А?\n\tБ?\n\tВ?");
  });

  it("stays where it is when there is nowhere to go", async () => {
    equal(await after("nextQuestion", "Вопрос\tК|то?\nОтвет\tЯ."), "Вопрос\tК|то?\nОтвет\tЯ.");
    equal(await after("goToCounterpart", "Вопрос\tК|то?"), "Вопрос\tК|то?");
  });

  it("stays in the comparison that the cursor is in", async () => {
    const [left, right] = [await writeFile("left.qa", "Вопрос\tКто?\n"), await writeFile("right.qa", PAIR)];
    await vscode.commands.executeCommand("vscode.diff", left, right);
    const editor = await eventually("the right side of the comparison", () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.path === right.path ? active : undefined;
    });
    await run("nextQuestion");
    await eventually("the next question", () => editor.selection.active.line === 2);
    ok(vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputTextDiff);
    equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, 1);
  });

  it("goes as far as it is asked for while it is still going", async () => {
    const editor = await openText(LONG);
    await Promise.all(Array.from({ length: 7 }, () => run("nextQuestion")));
    await eventually("the eighth question", () => editor.selection.active.line === 14);
  });

  it("shows the place it goes to, and Go Back returns", async () => {
    const editor = await openText(LONG);
    editor.selection = new vscode.Selection(301, 6, 301, 6);
    await run("goToCounterpart");
    equal(editor.selection.active, new vscode.Position(300, 7));
    await eventually("the place to be in view", () => editor.visibleRanges[0]!.contains(editor.selection.active));
    await vscode.commands.executeCommand("workbench.action.navigateBack");
    await eventually("the cursor to be back", () => editor.selection.active.isEqual(new vscode.Position(301, 6)));
  });

  it("selects the turn and the exchange, with the last line break", async () => {
    equal(await selected("selectTurn", "Вопрос\tКто?\nОтвет\tЯ.\n\tИ т|ы.\nВопрос\tГде?"), ["Ответ\tЯ.\n\tИ ты.\n"]);
    equal(await selected("selectExchange", "Вопрос\tКто?\nОтвет\t|Я.\nВопрос\tГде?"), ["Вопрос\tКто?\nОтвет\tЯ.\n"]);
  });

  it("selects no more when it is done again", async () => {
    const editor = await openText("Вопрос\tК|то?\nОтвет\tЯ.\nВопрос\tГде?");
    await run("selectTurn");
    await run("selectTurn");
    equal(editor.document.getText(editor.selection), "Вопрос\tКто?\n");
  });

  it("selects at every cursor", async () => {
    equal(await selected("selectTurn", "Вопрос\tК|то?\nОтвет\tЯ.\nВопрос\tГд|е?"), ["Вопрос\tКто?\n", "Вопрос\tГде?"]);
  });

  it("does nothing outside of transcripts", async () => {
    const editor = await openText("Вопрос\tК|то?\nВопрос\tГде?", "markdown");
    await run("nextQuestion").then(undefined, () => undefined);
    equal(marked(editor), "Вопрос\tК|то?\nВопрос\tГде?");
  });
});

describe("going to a question", () => {
  before(activatedExtension);
  afterEach(closeAll);

  const topLine = (editor: vscode.TextEditor): number => editor.visibleRanges[0]!.start.line;

  async function openAt(line: number): Promise<vscode.TextEditor> {
    const editor = await openText(LONG);
    editor.selection = new vscode.Selection(line, 8, line, 8);
    editor.revealRange(editor.selection, vscode.TextEditorRevealType.AtTop);
    await eventually("the view to be there", () => Math.abs(topLine(editor) - line) <= 5);
    await run("goToQuestion");
    return editor;
  }

  it("shows each question while the list is moved through, and goes to the one that is taken", async () => {
    const editor = await openAt(100);
    const before = editor.selection;
    await eventually("another question to be shown", async () => {
      await vscode.commands.executeCommand("workbench.action.quickOpenNavigateNext");
      await vscode.commands.executeCommand("quickInput.pageNext");
      return topLine(editor) > 130;
    });
    equal(editor.selection, before);
    await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    await eventually("the cursor to be there", () => editor.selection.active.line > 130);
    equal(editor.selection.active.character, 7);
    equal(editor.document.lineAt(editor.selection.active.line).text.slice(0, 7), "Вопрос\t");
  });

  it("gives the view back when it is left", async () => {
    const editor = await openAt(100);
    const [before, top] = [editor.selection, topLine(editor)];
    await eventually("another question to be shown", async () => {
      await vscode.commands.executeCommand("workbench.action.quickOpenNavigateNext");
      await vscode.commands.executeCommand("quickInput.pageNext");
      return topLine(editor) > 130;
    });
    await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
    await eventually("the view to be back", () => topLine(editor) === top);
    equal(editor.selection, before);
  });

  it("opens no list where there is no question", async () => {
    const editor = await openText("Ответ\tЯ.|");
    await run("goToQuestion");
    ok(editor === vscode.window.activeTextEditor);
    equal(marked(editor), "Ответ\tЯ.|");
  });
});
