import * as vscode from "vscode";
import { outline, type OutlineEntry } from "../../src/core/features/outline.ts";
import { check } from "../../src/core/rules/engine.ts";
import { Transcript } from "../../src/core/transcript/transcript.ts";
import { equal, ok } from "./support/assert.ts";
import {
  closeAll,
  diagnosticsOf,
  eventually,
  openText,
  pause,
  setAutoSave,
  type,
  workspaceFile,
} from "./support/editor.ts";
import { activatedExtension } from "./support/host.ts";
import { unhandledRejections } from "./support/rejections.ts";

/** Of a file; where there are more, the last of them says so. */
const MOST_DIAGNOSTICS = 1000;

const many = (text: (index: number) => string, count: number): string =>
  Array.from({ length: count }, (_, index) => text(index)).join("");

const clean = (exchanges: number, answer = "Я."): string =>
  many((index) => `Вопрос\tКто номер ${index}?\nОтвет\t${answer}\n`, exchanges);
const damaged = (exchanges: number): string => many((index) => `Вопрос: Кто номер ${index}?\nОтвет: Я.\n`, exchanges);

const lineOf = ({ start, end }: vscode.Range, text: unknown): string =>
  `${start.line}:${start.character}–${end.line}:${end.character} ${String(text)}`;

const rangeOf = (document: vscode.TextDocument, { start, end }: { start: number; end: number }): vscode.Range =>
  new vscode.Range(document.positionAt(start), document.positionAt(end));

/** In the end, what is shown of the document, and its outline, are what the core says of its text. */
async function agrees(document: vscode.TextDocument): Promise<void> {
  const transcript = Transcript.parse(document.getText());
  const findings = check(transcript);
  const fitting = findings.length > MOST_DIAGNOSTICS ? findings.slice(0, MOST_DIAGNOSTICS - 1) : findings;
  const expected = fitting.map(({ rule, span }) => lineOf(rangeOf(document, span), rule));
  const difference = (): Difference =>
    differenceOf(
      diagnosticsOf(document)
        .filter(({ code }) => code !== undefined)
        .map(({ range, code }) => lineOf(range, code)),
      expected,
    );
  await eventually("what is found", () => difference() === NO_DIFFERENCE).catch(() => undefined);
  await pause(200);
  equal(difference(), NO_DIFFERENCE, "What is found");
  const entries = await outlineOf(document);
  equal(differenceOf(entries, entriesOf(document, outline(transcript))), NO_DIFFERENCE, "The outline");
}

interface Difference {
  readonly missing: readonly string[];
  readonly unexpected: readonly string[];
}

const NO_DIFFERENCE: Difference = { missing: [], unexpected: [] };

/** The first few, of thousands. */
function differenceOf(actual: readonly string[], expected: readonly string[]): Difference {
  const [actualLines, expectedLines] = [new Set(actual), new Set(expected)];
  const missing = expected.filter((line) => !actualLines.has(line)).slice(0, 5);
  const unexpected = actual.filter((line) => !expectedLines.has(line)).slice(0, 5);
  if (missing.length > 0 || unexpected.length > 0) return { missing, unexpected };
  return NO_DIFFERENCE;
}

async function outlineOf(document: vscode.TextDocument): Promise<string[]> {
  const list = (symbols: readonly vscode.DocumentSymbol[]): string[] =>
    symbols.flatMap(({ range, name, children }) => [lineOf(range, name), ...list(children)]);
  return list((await ask<vscode.DocumentSymbol[]>("vscode.executeDocumentSymbolProvider", document.uri)) ?? []);
}

const entriesOf = (document: vscode.TextDocument, entries: readonly OutlineEntry[]): string[] =>
  entries.flatMap(({ span, name, children }) => [
    lineOf(rangeOf(document, span), name),
    ...entriesOf(document, children),
  ]);

function ask<T>(command: string, ...args: unknown[]): Thenable<T | undefined> {
  return vscode.commands.executeCommand<T | undefined>(command, ...args);
}

const insert = (editor: vscode.TextEditor, line: number, text: string): Thenable<boolean> =>
  editor.edit((edit) => {
    edit.insert(new vscode.Position(line, 0), text);
  });

const revertAndClose = (): Thenable<unknown> => ask("workbench.action.revertAndCloseActiveEditor");

/** By VS Code's own command: a document that the API opens stays open for minutes after its editor is closed. */
async function openFile(uri: vscode.Uri): Promise<vscode.TextEditor> {
  await ask("vscode.open", uri, { preview: false });
  return eventually(`${uri.path} to be open`, () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.toString() === uri.toString() ? editor : undefined;
  });
}

/** As the Explorer does it, which closes what is open of it. */
async function remove(folder: vscode.Uri): Promise<void> {
  const removal = new vscode.WorkspaceEdit();
  removal.deleteFile(folder, { recursive: true, ignoreIfNotExists: true });
  ok(await vscode.workspace.applyEdit(removal));
}

describe("at bad moments", () => {
  /** Another one for each test: VS Code holds documents for a while that were changed. */
  let folder: vscode.Uri;
  let folders = 0;

  async function write(name: string, content: string): Promise<vscode.Uri> {
    const uri = vscode.Uri.joinPath(folder, name);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
    return uri;
  }

  before(async () => {
    await activatedExtension();
    // Else what changed is saved a moment later, and then closed where no editor shows it.
    await setAutoSave("off");
  });
  after(() => setAutoSave(undefined));
  beforeEach(async () => {
    folder = workspaceFile(`moments ${++folders}`);
    await vscode.workspace.fs.createDirectory(folder);
    unhandledRejections();
  });
  afterEach(async () => {
    await remove(folder);
    await closeAll();
    equal(unhandledRejections(), []);
  });

  it("a text is closed while it changes", async () => {
    for (const wait of [0, 20, 160]) {
      const editor = await openText(damaged(1500));
      const edited = insert(editor, 1, "  ");
      await pause(wait);
      await Promise.allSettled([edited, insert(editor, 0, "лишнее\n"), revertAndClose()]);
      await eventually("the document to be closed", () => editor.document.isClosed);
      await pause(200);
      equal(diagnosticsOf(editor.document).length, 0);
    }
  });

  it("a file is changed, reverted, closed and opened again", async () => {
    const uri = await write("again.qa", damaged(40));
    for (let round = 0; round < 3; round++) {
      const editor = await openFile(uri);
      await insert(editor, 2 * round, "  ");
      await revertAndClose();
      await agrees((await openFile(uri)).document);
      await revertAndClose();
    }
  });

  it("a text is plain for a moment while it is checked", async () => {
    const { document } = await openText(damaged(1500));
    for (const wait of [0, 5, 30]) {
      await vscode.languages.setTextDocumentLanguage(document, "plaintext");
      await pause(wait);
      await vscode.languages.setTextDocumentLanguage(document, "qa-transcript");
    }
    await agrees(document);
    await vscode.languages.setTextDocumentLanguage(document, "plaintext");
    await eventually("nothing to be found in a plain text", () => diagnosticsOf(document).length === 0);
    await vscode.languages.setTextDocumentLanguage(document, "qa-transcript");
    await vscode.languages.setTextDocumentLanguage(document, "plaintext");
    await pause(400);
    equal(diagnosticsOf(document).length, 0);
  });

  it("something is typed while a replacement at thousands of places is followed", async () => {
    const editor = await openText(clean(2500));
    const { document } = editor;
    await editor.edit((edit) => {
      for (let line = 1; line < 5000; line += 2) {
        edit.replace(new vscode.Range(line, 6, line, 7), line % 20 === 1 ? "Я  и" : "Я и");
        edit.replace(new vscode.Range(line, 0, line, 5), line % 16 === 1 ? "ответ" : "Ответ");
      }
    });
    editor.selection = new vscode.Selection(2501, 2, 2501, 2);
    await type("аб\nв");
    await insert(editor, 4600, "  ");
    await agrees(document);
    await ask("undo");
    await ask("undo");
    await agrees(document);
  });

  it("a huge paste is undone and done again", async () => {
    const editor = await openText("Вопрос\tКто?\nОтвет\tЯ.\n");
    const { document } = editor;
    const text = document.getText();
    await insert(editor, 1, `${clean(500, "Я, и никто другой. ".repeat(20).trim())}Ответ: Я.\n`);
    await agrees(document);
    await ask("undo");
    equal(document.getText(), text);
    await agrees(document);
    await ask("redo");
    await ask("undo");
    await ask("redo");
    equal(document.lineCount, 1004);
    await agrees(document);
  });

  it("two hundred documents are open, and change together", async () => {
    const uris = await Promise.all(
      Array.from({ length: 200 }, (_, index) => write(`${index}.qa`, damaged(1 + (index % 7)))),
    );
    const edit = new vscode.WorkspaceEdit();
    for (const [index, uri] of uris.entries()) {
      edit.insert(uri, new vscode.Position(1, 0), index % 2 === 0 ? "Ответ\tЯ. \n" : "лишнее\n\n");
    }
    ok(await vscode.workspace.applyEdit(edit));
    // What has not changed, VS Code closes when it is one of many.
    const documents = vscode.workspace.textDocuments.filter(({ uri }) => uri.path.startsWith(folder.path));
    equal(documents.length, uris.length);
    const expected = documents.map((document) => check(Transcript.parse(document.getText())).length);
    const shown = (): number[] => documents.map((document) => diagnosticsOf(document).length);
    await eventually("what is found in each", () => shown().join() === expected.join()).catch(() => undefined);
    equal(shown(), expected);
    for (const document of documents.slice(0, 3)) await agrees(document);

    await remove(folder);
    await eventually("the documents to be closed", () => documents.every(({ isClosed }) => isClosed));
    await pause(200);
    equal(
      shown(),
      documents.map(() => 0),
    );
  });

  it("the folder under an editor is deleted", async () => {
    await write("qa-transcript.json", '{ "rules": { "trailing-space": "off" } }');
    const editor = await openFile(await write("gone.qa", damaged(2)));
    const { document } = editor;
    // What is not saved stays open.
    await insert(editor, 1, "  ");
    await agrees(document);
    await vscode.workspace.fs.delete(folder, { recursive: true });
    await pause(500);
    await agrees(document);
    await insert(editor, 3, "  ");
    await agrees(document);
    await ask("undo");
    await agrees(document);
  });

  it("what was asked for is out of date before it is answered", async () => {
    const editor = await openText(damaged(1500));
    const { document } = editor;
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const asked: Thenable<unknown>[] = [];
    for (let round = 0; round < 4; round++) {
      asked.push(
        ask("vscode.executeDocumentSymbolProvider", document.uri),
        ask("vscode.executeFoldingRangeProvider", document.uri),
        ask("vscode.executeFormatDocumentProvider", document.uri, { tabSize: 10, insertSpaces: false }),
        ask("vscode.executeCodeActionProvider", document.uri, whole, vscode.CodeActionKind.QuickFix.value, 10),
        ask("vscode.executeHoverProvider", document.uri, new vscode.Position(3, 2)),
        ask("vscode.executeSelectionRangeProvider", document.uri, [new vscode.Position(3, 9)]),
        ask("vscode.executeDocumentHighlights", document.uri, new vscode.Position(3, 2)),
        // It is the one that VS Code itself cancels when the text changes.
        ask("editor.action.formatDocument"),
      );
      await pause(5 * round);
      await insert(editor, 2 * round, " ");
    }
    await Promise.all(asked);
    await agrees(document);
  });

  it("all line breaks become others", async () => {
    const editor = await openText(`${damaged(5)}\n\nОтвет\tЯ. \n`);
    const { document } = editor;
    await agrees(document);
    for (const eol of [vscode.EndOfLine.CRLF, vscode.EndOfLine.LF, vscode.EndOfLine.CRLF]) {
      await editor.edit((edit) => {
        edit.setEndOfLine(eol);
      });
      equal(document.eol, eol);
      editor.selection = new vscode.Selection(3, 9, 3, 9);
      await type("\nа");
      await agrees(document);
    }
  });
});
