import * as vscode from "vscode";
import { equal } from "./support/assert.ts";
import { closeAll, eventually, marked, openText, pause } from "./support/editor.ts";
import { activatedExtension } from "./support/host.ts";

const TWO_EXCHANGES = [
  "Вопрос\tКто там?",
  "\tИ зачем?",
  "Ответ\tЯ.",
  "\tПо делу.",
  "Ответ\tИ мы.",
  "\tПросто так.",
  "Вопрос\tВсе здесь?",
  "Ответ\tДа.",
].join("\n");

/** The lines that are in view, folded ones left out: as runs from first to last. */
function visibleLines(editor: vscode.TextEditor): number[][] {
  return editor.visibleRanges.map(({ start, end }) => [start.line, end.line]);
}

async function foldsInto(editor: vscode.TextEditor, expected: number[][]): Promise<void> {
  await eventually(
    `lines ${JSON.stringify(expected)} in view, instead of ${JSON.stringify(visibleLines(editor))}`,
    () => {
      return JSON.stringify(visibleLines(editor)) === JSON.stringify(expected);
    },
  );
}

describe("folding", () => {
  before(activatedExtension);
  afterEach(closeAll);

  it("offers exchanges and the answers of more than one line", async () => {
    const { document } = await openText(TWO_EXCHANGES);
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      "vscode.executeFoldingRangeProvider",
      document.uri,
    );
    equal(
      ranges.map(({ start, end }) => [start, end]),
      [
        [0, 5],
        [2, 3],
        [4, 5],
        [6, 7],
      ],
    );
  });

  it("folds every answer into its first line, and unfolds it again", async () => {
    const editor = await openText(TWO_EXCHANGES);
    await foldsInto(editor, [[0, 7]]);
    await vscode.commands.executeCommand("qaTranscript.foldAllAnswers");
    await foldsInto(editor, [
      [0, 2],
      [4, 4],
      [6, 7],
    ]);
    await vscode.commands.executeCommand("qaTranscript.foldAllAnswers");
    await pause(200);
    await foldsInto(editor, [
      [0, 2],
      [4, 4],
      [6, 7],
    ]);
    await vscode.commands.executeCommand("qaTranscript.unfoldAllAnswers");
    await foldsInto(editor, [[0, 7]]);
  });

  it("shows the answers of an exchange that was folded as a whole", async () => {
    const editor = await openText(TWO_EXCHANGES);
    await vscode.commands.executeCommand("editor.foldAll");
    await foldsInto(editor, [
      [0, 0],
      [6, 6],
    ]);
    await vscode.commands.executeCommand("qaTranscript.unfoldAllAnswers");
    await foldsInto(editor, [[0, 7]]);
  });

  it("leaves exchanges open when no answer is longer than a line", async () => {
    const editor = await openText("Вопрос\tКто?\n\tИ зачем?\nОтв|ет\tЯ.\nВопрос\tГде?");
    await vscode.commands.executeCommand("qaTranscript.foldAllAnswers");
    await pause(200);
    await foldsInto(editor, [[0, 3]]);
    equal(marked(editor), "Вопрос\tКто?\n\tИ зачем?\nОтв|ет\tЯ.\nВопрос\tГде?");
  });
});
