import * as vscode from "vscode";
import { equal } from "./support/assert.ts";
import { closeAll, openText } from "./support/editor.ts";
import { activatedExtension } from "./support/host.ts";

/** What is selected, after each of the cursors has grown `times` times. */
async function grown(editor: vscode.TextEditor, times: number): Promise<string[]> {
  for (let time = 0; time < times; time++) await vscode.commands.executeCommand("editor.action.smartSelect.expand");
  return editor.selections.map((selection) => editor.document.getText(selection));
}

describe("smart selection", () => {
  before(activatedExtension);
  afterEach(closeAll);

  it("grows through word, sentence, paragraph, line, turn, exchange and file", async () => {
    const text = "Вопрос\tДа?\nОтвет\tНет. Как-ни|будь.\n\tКогда стает снег.\nВопрос\tКогда?";
    const { document, selection } = await openText(text);
    const [found] = await vscode.commands.executeCommand<vscode.SelectionRange[]>(
      "vscode.executeSelectionRangeProvider",
      document.uri,
      [selection.active],
    );
    const texts: string[] = [];
    for (let step = found; step !== undefined; step = step.parent) texts.push(document.getText(step.range));
    const wanted = [
      "Как-нибудь",
      "Как-нибудь.",
      "Нет. Как-нибудь.",
      "Ответ\tНет. Как-нибудь.",
      "Ответ\tНет. Как-нибудь.\n\tКогда стает снег.",
      "Вопрос\tДа?\nОтвет\tНет. Как-нибудь.\n\tКогда стает снег.",
      text.replace("|", ""),
    ];
    // VS Code puts steps of its own between them, such as a part of a word.
    equal(
      texts.filter((step) => wanted.includes(step)),
      wanted,
    );
  });

  it("grows from several cursors at once", async () => {
    const editor = await openText("Вопрос\tК|ак? Где?\nОтвет\tТа|к. Здесь.");
    equal(await grown(editor, 1), ["Как", "Так"]);
    equal(await grown(editor, 1), ["Как?", "Так."]);
    equal(await grown(editor, 1), ["Как? Где?", "Так. Здесь."]);
  });
});
