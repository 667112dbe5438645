import * as vscode from "vscode";
import { equal } from "./support/assert.ts";
import { closeAll, eventually, marked, openText, pause, type } from "./support/editor.ts";
import { activatedExtension } from "./support/host.ts";

/** What is offered at the cursor, from the top. */
async function offered(text: string): Promise<string[]> {
  const { document, selection } = await openText(text);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    selection.active,
  );
  return list.items
    .toSorted((a, b) => (a.sortText ?? "").localeCompare(b.sortText ?? ""))
    .map(({ label }) => (typeof label === "string" ? label : label.label));
}

/** Takes what the open list has selected, when it is open. */
async function accept(editor: vscode.TextEditor): Promise<void> {
  const before = editor.document.version;
  await eventually("the list to be taken from", async () => {
    await vscode.commands.executeCommand("acceptSelectedSuggestion");
    return editor.document.version !== before;
  });
}

describe("completion", () => {
  before(activatedExtension);
  afterEach(closeAll);

  it("offers at the start of a line what the place calls for", async () => {
    equal(await offered("Вопрос\tКто?\n|"), ["Ответ", "Вопрос", "Вопрос — Ответ"]);
    equal(await offered("Вопрос\tКто?\nОтвет\tЯ.\n|"), ["Вопрос", "Вопрос — Ответ", "Ответ"]);
  });

  it("offers nothing inside text", async () => {
    equal(await offered("Вопрос\tКто? |"), []);
    equal(await offered("Вопрос\tКто?\n\tЯ и о|"), []);
  });

  it("writes a label with its TAB in place of what was typed", async () => {
    const editor = await openText("Вопрос\tКто?\nот|");
    await vscode.commands.executeCommand("editor.action.triggerSuggest");
    await accept(editor);
    equal(marked(editor), "Вопрос\tКто?\nОтвет\t|");
  });

  it("takes back the TAB of an empty continuation", async () => {
    const editor = await openText("Вопрос\tКто?\n\t|");
    await vscode.commands.executeCommand("editor.action.triggerSuggest");
    await accept(editor);
    equal(marked(editor), "Вопрос\tКто?\nОтвет\t|");
  });

  it("opens at the first letter of a label, in any case and on the other keyboard layout", async () => {
    for (const letter of ["О", "о", "j"]) {
      const editor = await openText("Вопрос\tКто?\n|");
      await type(letter);
      await accept(editor);
      equal(marked(editor), "Вопрос\tКто?\nОтвет\t|");
      await closeAll();
    }
  });

  it("opens nothing while prose is written, nor for letters that begin no label", async () => {
    for (const text of ["Вопрос\tКто?\n\t|", "Вопрос\tКто? |"]) {
      const editor = await openText(text);
      await type("О");
      await pause(500);
      await vscode.commands.executeCommand("acceptSelectedSuggestion");
      equal(marked(editor), text.replace("|", "О|"));
    }
  });

  it("writes a whole exchange, in which TAB leads from the question to the answer", async () => {
    const editor = await openText("|");
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      editor.document.uri,
      editor.selection.active,
    );
    const exchange = list.items.find(({ insertText }) => insertText instanceof vscode.SnippetString)!;
    await editor.insertSnippet(exchange.insertText as vscode.SnippetString, exchange.range as vscode.Range);
    await type("Кто?");
    await vscode.commands.executeCommand("jumpToNextSnippetPlaceholder");
    await type("Я.");
    equal(marked(editor), "Вопрос\tКто?\nОтвет\tЯ.|");
  });
});
