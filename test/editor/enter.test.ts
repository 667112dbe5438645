import * as vscode from "vscode";
import { equal, ok } from "./support/assert.ts";
import {
  closeAll,
  eventually,
  marked,
  openFile,
  openText,
  pause,
  readFile,
  type,
  workspaceFile,
  writeFile,
} from "./support/editor.ts";
import { activatedExtension } from "./support/host.ts";

/** Enough for VS Code to come to what it asks extensions before it saves, and less than it waits for them. */
const BUSY_MS = 500;

const pressEnter = (): Thenable<unknown> => vscode.commands.executeCommand("qaTranscript.enter");

/** The text after Enter at every `|`, which are cursors before and after. */
async function afterEnter(text: string): Promise<string> {
  const editor = await openText(text);
  await pressEnter();
  return marked(editor);
}

describe("Enter", () => {
  before(activatedExtension);
  afterEach(closeAll);

  it("continues a turn in its text column", async () => {
    equal(await afterEnter("Вопрос\tКто?|"), "Вопрос\tКто?\n\t|");
    equal(await afterEnter("Вопрос\tКто?\n\tГде?|\nОтвет\tЯ."), "Вопрос\tКто?\n\tГде?\n\t|\nОтвет\tЯ.");
  });

  it("takes an empty continuation back and stands ready for a label", async () => {
    equal(await afterEnter("Вопрос\tКто?\n\t|"), "Вопрос\tКто?\n|");
  });

  it("splits a paragraph and drops the white at the split", async () => {
    equal(await afterEnter("Ответ\tОсенью. | Точнее не скажу."), "Ответ\tОсенью.\n\t|Точнее не скажу.");
    equal(await afterEnter("Ответ\tОсенью.| Точнее не скажу."), "Ответ\tОсенью.\n\t|Точнее не скажу.");
  });

  it("is the editor's own elsewhere", async () => {
    equal(await afterEnter("|Вопрос\tКто?"), "\n|Вопрос\tКто?");
    equal(await afterEnter("Смех| в зале"), "Смех\n| в зале");
  });

  it("serves every cursor", async () => {
    equal(
      await afterEnter("Вопрос\tКто? |Где?|\n\t|\nОтвет|\tЯ.|"),
      "Вопрос\tКто?\n\t|Где?\n\t|\n|\nОтвет\n|\tЯ.\n\t|",
    );
    equal(await afterEnter("Ответ\tОсенью. | | Позже."), "Ответ\tОсенью.\n\t|\n\t|Позже.");
  });

  it("replaces what is selected", async () => {
    const editor = await openText("Вопрос\tКто там стоит?\nОтвет\tЯ и ты.");
    editor.selections = [new vscode.Selection(0, 11, 1, 8)];
    await pressEnter();
    equal(marked(editor), "Вопрос\tКто\n\t|и ты.");
  });

  it("keeps the line breaks of the document", async () => {
    const editor = await openText("Вопрос\tКто?\r\nОтвет\tЯ.|");
    equal(editor.document.eol, vscode.EndOfLine.CRLF);
    await pressEnter();
    equal(editor.document.getText(), "Вопрос\tКто?\r\nОтвет\tЯ.\r\n\t");
  });

  it("is undone in one step", async () => {
    const text = "Ответ\tОсенью. | Точнее не скажу.";
    const editor = await openText(text);
    await pressEnter();
    await vscode.commands.executeCommand("undo");
    equal(editor.document.getText(), text.replace("|", ""));
  });

  it("opens the list of labels where one may stand, but not while prose is written", async () => {
    const editor = await openText("Вопрос\tКто?|");
    await pressEnter();
    await type("О");
    await vscode.commands.executeCommand("deleteLeft");
    await pressEnter();
    await eventually("the list to be taken from", async () => {
      await vscode.commands.executeCommand("acceptSelectedSuggestion");
      return editor.document.lineCount === 2 && editor.document.lineAt(1).text !== "";
    });
    equal(marked(editor), "Вопрос\tКто?\nОтвет\t|");
  });

  it("is in what is saved, even if the extension was busy when the keys were hit", async () => {
    await writeFile("enter.qa", "Вопрос\tКто?");
    const editor = await openFile("enter.qa");
    editor.selection = new vscode.Selection(0, 11, 0, 11);
    // As keys do it: VS Code calls the extension, and does not wait for it.
    const keys = ["qaTranscript.enter", { command: "type", args: { text: "Я" } }, "workbench.action.files.save"];
    const hit = keys.map((key) => vscode.commands.executeCommand("runCommands", { commands: [key] }));
    await pause(0);
    const end = performance.now() + BUSY_MS;
    while (performance.now() < end);
    await Promise.all(hit);
    equal(editor.document.getText(), "Вопрос\tКто?\n\tЯ");
    equal(await readFile("enter.qa"), "Вопрос\tКто?\n\tЯ");
    await vscode.workspace.fs.delete(workspaceFile("enter.qa"));
  });

  it("shows where the cursor has gone", async () => {
    const editor = await openText("Вопрос\tКто?\n" + "\tИ ещё.\n".repeat(200) + "\tКонец.|");
    await vscode.commands.executeCommand("revealLine", { lineNumber: 0, at: "top" });
    await eventually("the view to be at the top", () => editor.visibleRanges[0]!.start.line === 0);
    await pressEnter();
    await eventually("the cursor to be in view", () => {
      return editor.visibleRanges.some((range) => range.contains(editor.selection.active));
    });
    ok(editor.selection.active.line === 202);
  });
});
