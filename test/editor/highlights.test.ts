import * as vscode from "vscode";
import { equal } from "./support/assert.ts";
import { closeAll, openText } from "./support/editor.ts";
import { activatedExtension } from "./support/host.ts";

/** What VS Code highlights for the cursor: line, first and last column, kind. */
async function highlightsAt({ document, selection }: vscode.TextEditor): Promise<unknown[]> {
  const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[] | undefined>(
    "vscode.executeDocumentHighlights",
    document.uri,
    selection.active,
  );
  return (highlights ?? []).map(({ range, kind }) => [
    range.start.line,
    range.start.character,
    range.end.character,
    vscode.DocumentHighlightKind[kind ?? 0],
  ]);
}

describe("highlights", () => {
  before(activatedExtension);
  afterEach(closeAll);

  it("show on a label the labels of its exchange", async () => {
    const editor = await openText("Вопрос\tКто?\nОтвет\tЯ.\nВопрос\tГде?\nОтв|ет\tТам.\nответ:\tТут.");
    equal(await highlightsAt(editor), [
      [2, 0, 6, "Write"],
      [3, 0, 5, "Read"],
      [4, 0, 5, "Read"],
    ]);
  });

  it("are in prose those of VS Code: other places of the same word", async () => {
    const editor = await openText("Вопрос\tГде порт?\nОтвет\tПорт далеко, по|рт мал.");
    equal(await highlightsAt(editor), [
      [0, 11, 15, "Text"],
      [1, 19, 23, "Text"],
    ]);
  });
});
