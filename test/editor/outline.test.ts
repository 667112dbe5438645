import * as vscode from "vscode";
import { equal } from "./support/assert.ts";
import { closeAll, eventually, openText, pause } from "./support/editor.ts";
import { activatedExtension } from "./support/host.ts";

/** The outline as VS Code has it: name, detail, kind, first and last line; children behind their parents. */
async function outlineOf(document: vscode.TextDocument): Promise<unknown[]> {
  const symbols = await eventually("an outline", () =>
    vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
      "vscode.executeDocumentSymbolProvider",
      document.uri,
    ),
  );
  const list = (level: readonly vscode.DocumentSymbol[]): unknown[] =>
    level.flatMap(({ name, detail, kind, range, children }) => [
      [name, detail, vscode.SymbolKind[kind], range.start.line, range.end.line],
      ...list(children),
    ]);
  return list(symbols);
}

describe("outline", () => {
  before(activatedExtension);
  afterEach(closeAll);

  it("numbers the exchanges, names them with their questions and counts their answers", async () => {
    const { document } = await openText(
      "Вопрос\tКто открыл пролив?\nОтвет\tРыбаки.\n\tИх имён мы не знаем.\nВопрос\tКогда?\nОтвет\tДавно.\nОтвет\tОчень.",
    );
    equal(await outlineOf(document), [
      ["1. Кто открыл пролив?", "", "Event", 0, 2],
      ["Рыбаки. Их имён мы не знаем.", "2 paragraphs, 6 words", "String", 1, 2],
      ["2. Когда?", "2 answers", "Event", 3, 5],
      ["Давно.", "1 paragraph, 1 word", "String", 4, 4],
      ["Очень.", "1 paragraph, 1 word", "String", 5, 5],
    ]);
  });

  it("stays whole when the transcript is damaged", async () => {
    const { document } = await openText(
      "Встреча в порту\nОтвет\tНачнём.\nВопрос\t\nвопрос: где?\nпотерянная строка\nОтвет\n",
    );
    equal(await outlineOf(document), [
      ["Встреча в порту", "1 paragraph, 3 words", "File", 0, 0],
      ["Начнём.", "1 paragraph, 1 word", "String", 1, 1],
      ["1. Вопрос", "no text, no answer", "Event", 2, 2],
      ["2. где? потерянная строка", "", "Event", 3, 6],
      ["Ответ", "no text", "String", 5, 6],
    ]);
  });

  it("is that of a long transcript as it is once typing has paused", async () => {
    const editor = await openText("Вопрос\tКто?\n" + "\tИ.\n".repeat(300_000));
    const change = (word: string): Thenable<boolean> =>
      editor.edit((edit) => {
        edit.replace(new vscode.Range(0, 7, 0, 10), word);
      });
    await eventually("an outline of what was typed after it was asked for", async () => {
      await change("Где");
      const outline = outlineOf(editor.document);
      await pause(100);
      await change("Чей");
      const [[name]] = (await outline) as [[string]];
      return name.startsWith("1. Чей?");
    });
  });

  it("follows the text as it changes", async () => {
    const editor = await openText("Вопрос\tКто?\n");
    await outlineOf(editor.document);
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(1, 0), "Ответ\tЯ.\n");
      edit.replace(new vscode.Range(0, 7, 0, 10), "Где");
    });
    equal(await outlineOf(editor.document), [
      ["1. Где?", "", "Event", 0, 2],
      ["Я.", "1 paragraph, 1 word", "String", 1, 2],
    ]);
  });
});
