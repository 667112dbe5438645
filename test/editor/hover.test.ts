import * as vscode from "vscode";
import { equal } from "./support/assert.ts";
import { closeAll, openText } from "./support/editor.ts";
import { activatedExtension } from "./support/host.ts";

/** What the extension says at the cursor, as Markdown; VS Code's own hovers and those of findings aside. */
async function hoverAt({ document, selection }: vscode.TextEditor): Promise<string[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    selection.active,
  );
  return hovers.flatMap(({ contents }) =>
    contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : "")),
  );
}

describe("hover", () => {
  before(activatedExtension);
  afterEach(closeAll);

  it("on a question: its place, its length and how it is answered", async () => {
    equal(await hoverAt(await openText("Вопрос\tКто?\nВоп|рос\tГде порт?\nОтвет\tДалеко.\n\tНа севере.\n")), [
      [
        "**Question 2 of 2**",
        "1 paragraph, 2 words, less than a minute to read",
        "The answer begins:",
        "> Далеко\\. На севере\\.",
      ].join("\n\n"),
    ]);
  });

  it("on a question without an answer, that there is none", async () => {
    equal(await hoverAt(await openText("Вопрос|\tКто?\nВопрос\tГде?")), [
      "**Question 1 of 2**\n\n1 paragraph, 1 word, less than a minute to read\n\nNo answer follows.",
    ]);
  });

  it("on a continuation's TAB: the answer, and the question when it is far above", async () => {
    equal(await hoverAt(await openText(`Вопрос\tКто?\nОтвет\tЯ.\n${"\tИ я.\n".repeat(10)}|\tИ мы.`)), [
      [
        "**Answer to question 1 of 1**, paragraph 12 of 12",
        "12 paragraphs, 23 words, less than a minute to read",
        "The question:",
        "> Кто\\?",
      ].join("\n\n"),
    ]);
  });

  it("on one answer of several, which it is", async () => {
    equal(await hoverAt(await openText("Вопрос\tКто?\nОтвет\tЯ.\nОтв|ет\tИ я.")), [
      "**Answer 2 of 2 to question 1 of 1**\n\n1 paragraph, 2 words, less than a minute to read",
    ]);
  });

  it("says nothing on prose", async () => {
    equal(await hoverAt(await openText("Вопрос\t|Кто?\nОтвет\tЯ.")), []);
    equal(await hoverAt(await openText("Вопрос\tКто?\nОтвет\tВоп|рос не ко мне.")), []);
    equal(await hoverAt(await openText("Вопрос\tКто?\n\tИ за|чем?")), []);
  });

  it("never reads the transcript's words as Markdown", async () => {
    const [shown] = await hoverAt(
      await openText("Воп|рос\tКак?\nОтвет\t[сюда](command:workbench.action.quit) <b>да</b> `нет` https://example.com"),
    );
    equal(
      shown?.split("\n\n").at(-1),
      "> \\[сюда\\]\\(command\\:workbench\\.action\\.quit\\) \\<b\\>да\\<\\/b\\> \\`нет\\` https\\:\\/\\/example\\.com",
    );
  });
});
