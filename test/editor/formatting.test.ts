import * as vscode from "vscode";
import { everyDefect } from "../core/support/every-defect.ts";
import { equal, ok } from "./support/assert.ts";
import { closeAll, eventually, marked, openText, readFile, writeFile } from "./support/editor.ts";
import { activatedExtension } from "./support/host.ts";

const CLEAN = "Вопрос\tКогда откроют мост?\nОтвет\tВ октябре.\n";

/** Three lines of four are Windows-1251 that was read as Latin-1. */
const MISREAD = "Âîïðîñ\tÊîãäà îòêðîþò ìîñò?\nÎòâåò\tÂ îêòÿáðå ýòîãî ãîäà. \n\tÈëè ïîçæå.\nОтвет:  Да.";

async function formatEdits(document: vscode.TextDocument): Promise<vscode.TextEdit[]> {
  const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
    "vscode.executeFormatDocumentProvider",
    document.uri,
    { tabSize: 10, insertSpaces: false },
  );
  return edits ?? [];
}

async function formatDocument(): Promise<void> {
  await vscode.commands.executeCommand("editor.action.formatDocument");
}

async function configure(section: string, value: unknown): Promise<void> {
  await vscode.workspace
    .getConfiguration(undefined, { languageId: "qa-transcript" })
    .update(section, value, vscode.ConfigurationTarget.Global, true);
}

describe("formatting", () => {
  before(activatedExtension);
  afterEach(closeAll);

  for (const [name, lineBreak] of [
    ["LF", "\n"],
    ["CRLF", "\r\n"],
  ] as const) {
    it(`mends exactly what is safe, a second run nothing, one undo restores every byte, ${name}`, async () => {
      const { text, formatted } = everyDefect(lineBreak);
      const { document } = await openText(text);
      await formatDocument();
      equal(document.getText(), formatted);
      equal(await formatEdits(document), []);
      const { version } = document;
      await formatDocument();
      equal(document.version, version);
      await vscode.commands.executeCommand("undo");
      equal(document.getText(), text);
      equal(document.eol, lineBreak === "\n" ? vscode.EndOfLine.LF : vscode.EndOfLine.CRLF);
    });
  }

  it("gives a canonical transcript no edit", async () => {
    equal(await formatEdits((await openText(CLEAN)).document), []);
  });

  it("touches nothing but what is wrong", async () => {
    const { document } = await openText("Вопрос: Когда?\nОтвет\tВ  октябре. \n");
    equal(
      (await formatEdits(document)).map(({ range, newText }) => [range, newText]),
      [
        [new vscode.Range(0, 6, 0, 8), "\t"],
        [new vscode.Range(1, 8, 1, 9), ""],
        [new vscode.Range(1, 17, 1, 18), ""],
      ],
    );
  });

  it("leaves every cursor in its word", async () => {
    const editor = await openText("Вопрос:   Когда откр|оют мост?\n\n\n  Ответ\tВ  окт|ябре. \n");
    await formatDocument();
    equal(marked(editor), "Вопрос\tКогда откр|оют мост?\nОтвет\tВ окт|ябре.\n");
  });

  it("leaves the cursor in its word in a text that VS Code does not compare itself", async () => {
    const long = "Вопрос\tСколько их там всего?\nОтвет\tМного.\n".repeat(4000);
    ok(long.length > 100_000);
    const editor = await openText(`Вопрос: Когда?\n${long}Ответ\tВ  окт|ябре. \n`);
    await formatDocument();
    equal(marked(editor), `Вопрос\tКогда?\n${long}Ответ\tВ окт|ябре.\n`);
  });

  it("of a selection touches its lines alone", async () => {
    const editor = await openText("Вопрос: Раз?\nОтвет: Два.\nВопрос: Три?\nОтвет: Четыре.\n");
    editor.selection = new vscode.Selection(1, 3, 3, 0);
    await vscode.commands.executeCommand("editor.action.formatSelection");
    equal(editor.document.getText(), "Вопрос: Раз?\nОтвет\tДва.\nВопрос\tТри?\nОтвет: Четыре.\n");
  });

  it("of several selections touches the lines of each", async () => {
    const editor = await openText("Вопрос: Раз?\nОтвет: Два.\nВопрос: Три?\nОтвет: Четыре.\n");
    editor.selections = [
      new vscode.Selection(3, 2, 3, 5),
      new vscode.Selection(0, 1, 0, 4),
      new vscode.Selection(0, 6, 0, 9),
    ];
    await vscode.commands.executeCommand("editor.action.formatSelection");
    equal(editor.document.getText(), "Вопрос\tРаз?\nОтвет: Два.\nВопрос: Три?\nОтвет\tЧетыре.\n");
  });

  it("runs on save where that is set", async () => {
    const uri = await writeFile("format-on-save.qa", "Вопрос: Когда?\r\nОтвет\tВ октябре. \r\n");
    await configure("editor.formatOnSave", true);
    try {
      const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
      await editor.edit((edit) => {
        edit.insert(new vscode.Position(1, 6), "Нет,  ");
      });
      await editor.document.save();
      equal(await readFile("format-on-save.qa"), "Вопрос\tКогда?\r\nОтвет\tНет, В октябре.\r\n");
    } finally {
      await configure("editor.formatOnSave", undefined);
      await vscode.workspace.fs.delete(uri);
    }
  });

  it("runs on paste where that is set", async () => {
    await configure("editor.formatOnPaste", true);
    try {
      await vscode.env.clipboard.writeText("Вопрос: Когда?\nОтвет  В октябре. \n");
      const editor = await openText("|Вопрос: Кто?\n");
      await vscode.commands.executeCommand("editor.action.clipboardPasteAction");
      const expected = "Вопрос\tКогда?\nОтвет\tВ октябре.\nВопрос: Кто?\n";
      await eventually("the pasted lines to be formatted", () => editor.document.getText() === expected);
    } finally {
      await configure("editor.formatOnPaste", undefined);
    }
  });

  it("is refused where the text was read in the wrong encoding", async () => {
    const { document } = await openText(MISREAD);
    equal(await formatEdits(document), []);
    await formatDocument();
    equal(document.getText(), MISREAD);
    await vscode.commands.executeCommand("notifications.clearAll");
  });
});
