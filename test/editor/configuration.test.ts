import * as vscode from "vscode";
import { equal, match, ok } from "./support/assert.ts";
import {
  closeAll,
  diagnosticsOf,
  eventually,
  openFile,
  openText,
  readFile,
  setAutoSave,
  waitForDiagnostics,
  workspaceFile,
  writeFile,
} from "./support/editor.ts";
import { activatedExtension } from "./support/host.ts";

const PROJECT_FILE = ".qa-transcript.json";
const LABELS = [
  { text: "Модератор", role: "question" },
  { text: "Гость", role: "answer" },
];
const OWN = "Модератор\tКто открыл пролив?\nГость\tРыбаки.\n\tИх имён мы не знаем.\n";

const written: vscode.Uri[] = [];

async function write(name: string, content: string): Promise<vscode.Uri> {
  const uri = await writeFile(name, content);
  written.push(uri);
  return uri;
}

const project = (content: unknown, folder = ""): Promise<vscode.Uri> =>
  write(folder + PROJECT_FILE, typeof content === "string" ? content : JSON.stringify(content, undefined, 2));

/** A project's file that VS Code has read: it may still hold that of an earlier test, and refuses edits of it. */
async function readProject(content: unknown, folder = ""): Promise<vscode.Uri> {
  const uri = await project(content, folder);
  const text = await readFile(folder + PROJECT_FILE);
  await eventually("the project's file", async () => {
    return (await vscode.workspace.openTextDocument(uri)).getText() === text;
  });
  return uri;
}

async function open(name: string, content: string): Promise<vscode.TextDocument> {
  await write(name, content);
  return (await openFile(name)).document;
}

async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration("qaTranscript").update(name, value, vscode.ConfigurationTarget.Global);
}

const rulesIn = (document: vscode.TextDocument): string[] =>
  diagnosticsOf(document)
    .toSorted((a, b) => a.range.start.compareTo(b.range.start))
    .map(({ code }) => String(typeof code === "object" ? code.value : code));

async function waitForRules(document: vscode.TextDocument, ...rules: readonly string[]): Promise<void> {
  try {
    await eventually("rules", () => rulesIn(document).join() === rules.join());
  } catch {
    equal(rulesIn(document), rules, "Other findings");
  }
}

async function outlineOf(document: vscode.TextDocument): Promise<string[]> {
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
    "vscode.executeDocumentSymbolProvider",
    document.uri,
  );
  return (symbols ?? []).flatMap(({ name, children }) => [name, ...children.map((child) => `  ${child.name}`)]);
}

function actionsAt(document: vscode.TextDocument, line: number, character: number): Thenable<vscode.CodeAction[]> {
  const range = new vscode.Range(line, character, line, character);
  return vscode.commands.executeCommand("vscode.executeCodeActionProvider", document.uri, range, "quickfix", 1000);
}

/** The fix as soon as it is offered: VS Code drops what it is told of an editor that is still being set up. */
async function action(document: vscode.TextDocument, line: number, character: number, title: string) {
  let titles: string[] = [];
  return eventually(`“${title}”`, async () => {
    const actions = await actionsAt(document, line, character);
    titles = actions.map((one) => one.title);
    return actions.find((one) => one.title === title);
  }).catch((error: unknown) => {
    throw new Error(`${String(error)} among ${JSON.stringify(titles)}`);
  });
}

async function apply({ edit, command }: vscode.CodeAction): Promise<void> {
  ok(edit !== undefined || command !== undefined, "An action that does nothing");
  if (edit !== undefined) ok(await vscode.workspace.applyEdit(edit), "The edit was refused");
  if (command !== undefined) await vscode.commands.executeCommand(command.command, ...(command.arguments as unknown[]));
}

interface Token {
  readonly text: string;
  readonly type: string;
}

async function tokensOf(document: vscode.TextDocument, range?: vscode.Range): Promise<Token[]> {
  const kind = range === undefined ? "Document" : "DocumentRange";
  const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
    `vscode.provide${kind}SemanticTokensLegend`,
    document.uri,
    range,
  );
  const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
    `vscode.provide${kind}SemanticTokens`,
    document.uri,
    range,
  );
  const read: Token[] = [];
  let [line, column] = [0, 0];
  for (let index = 0; index < (tokens?.data.length ?? 0); index += 5) {
    const [lines, columns, length, type] = [...tokens!.data.slice(index, index + 4)] as [
      number,
      number,
      number,
      number,
    ];
    column = lines === 0 ? column + columns : columns;
    line += lines;
    const text = document.getText(new vscode.Range(line, column, line, column + length));
    read.push({ text, type: legend.tokenTypes[type]! });
  }
  return read;
}

describe("configuration", () => {
  before(async () => {
    await activatedExtension();
    // A project's file is not to be saved while it is read, before its changes are taken back, or while it is deleted behind a test.
    await setAutoSave("off");
  });
  after(() => setAutoSave(undefined));
  afterEach(async () => {
    for (const name of ["rules", "labels", "language"]) await set(name, undefined);
    await closeAll();
    for (const uri of written.splice(0)) {
      // A test may have deleted it.
      await Promise.resolve(vscode.workspace.fs.delete(uri)).catch(() => undefined);
    }
  });

  describe("own labels", () => {
    it("of the project's file are read, outlined, folded, completed and formatted like the built-in ones", async () => {
      await project({ labels: LABELS });
      const document = await open("own.qa", OWN);
      await waitForRules(document);
      await eventually("the labels to be known", async () => (await outlineOf(document)).length === 2);
      equal(await outlineOf(document), ["1. Кто открыл пролив?", "  Рыбаки. Их имён мы не знаем."]);
      const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
        "vscode.executeFoldingRangeProvider",
        document.uri,
      );
      equal(
        folds.map(({ start, end }) => [start, end]),
        [
          [0, 2],
          [1, 2],
        ],
      );
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        document.uri,
        new vscode.Position(3, 0),
      );
      equal(list.items.map(({ insertText }) => (typeof insertText === "string" ? insertText : "")).sort(), [
        "",
        "Гость\t",
        "Модератор\t",
      ]);
      const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        document.uri,
        new vscode.Position(1, 2),
      );
      match((hover!.contents[0] as vscode.MarkdownString).value, /question 1 of 1/i);

      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(0, 0, 0, 10), "модератор: ");
      await vscode.workspace.applyEdit(edit);
      await waitForRules(document, "label-form", "label-separator");
      await vscode.commands.executeCommand("editor.action.formatDocument");
      await eventually("the text to be formatted", () => document.getText() === OWN);
    });

    it("come and go with the file, without a change of the transcript", async () => {
      const document = await open("own.qa", OWN);
      await waitForRules(document, "unknown-label", "unknown-label", "orphan-paragraph");
      await project({ labels: LABELS });
      await waitForRules(document);
      await eventually("an outline", async () => (await outlineOf(document))[0] === "1. Кто открыл пролив?");
      await project({ labels: LABELS.slice(0, 1) });
      await waitForRules(document, "unanswered-question", "unknown-label");
      await eventually("another outline", async () => (await outlineOf(document)).length === 1);
    });

    it("of the settings are there for text without a place too", async () => {
      const { document } = await openText(OWN);
      await waitForRules(document, "unknown-label", "unknown-label", "orphan-paragraph");
      await set("labels", LABELS);
      await waitForRules(document);
    });

    it("make transcripts of texts", async () => {
      const document = await open("own.txt", OWN);
      equal(document.languageId, "plaintext");
      await project({ labels: LABELS });
      await eventually("a transcript", () => {
        return vscode.window.activeTextEditor?.document.languageId === "qa-transcript";
      });
    });

    it("are added to the project's file, which is made where there is none", async () => {
      const document = await open("own.qa", "Модератор\tКто?\nОтвет\tРыбаки.");
      await waitForRules(document, "unknown-label", "answer-without-question");
      written.push(workspaceFile(PROJECT_FILE));
      await apply(await action(document, 0, 0, "Add “Модератор” to the project’s labels, as a question"));
      await waitForRules(document);
      const file = await vscode.workspace.openTextDocument(workspaceFile(PROJECT_FILE));
      await eventually("the label in the file's editor", () => file.getText().includes("Модератор"));
      equal(JSON.parse(file.getText()), { labels: LABELS.slice(0, 1) });
      await file.save();
      await eventually("the label in the file", async () => (await readFile(PROJECT_FILE)).includes("Модератор"));
      equal(JSON.parse(await readFile(PROJECT_FILE)), { labels: LABELS.slice(0, 1) });
    });

    it("are added to the nearest file, behind what stands there", async () => {
      await project({ labels: [] });
      await readProject('// Наш выпуск\n{\n  "rules": {}\n}\n', "talks/");
      const document = await open("talks/own.qa", "Модератор\tКто?\nОтвет\tРыбаки.");
      await waitForRules(document, "unknown-label", "answer-without-question");
      await apply(await action(document, 0, 0, "Add “Модератор” to the project’s labels, as a question"));
      await waitForRules(document);
      const file = await vscode.workspace.openTextDocument(workspaceFile(`talks/${PROJECT_FILE}`));
      match(file.getText(), /^\/\/ Наш выпуск\n\{\n {2}"rules": \{\},\n {2}"labels": \[/);
      await file.save();
    });

    it("get the colours of labels and text, nothing else does", async () => {
      await project({ labels: LABELS });
      const document = await open("own.qa", `${OWN}Вопрос\tКогда?\n\tВ каком году?\nОтвет\tДавно.\nГость\tОчень.\n`);
      await waitForRules(document, "consecutive-answers");
      const all = [
        { text: "Модератор", type: "questionLabel" },
        { text: "Кто открыл пролив?", type: "questionText" },
        { text: "Гость", type: "answerLabel" },
        { text: "Рыбаки.", type: "answerText" },
        { text: "Их имён мы не знаем.", type: "answerText" },
        { text: "Гость", type: "answerLabel" },
        { text: "Очень.", type: "answerText" },
      ];
      equal(await tokensOf(document), all);
      equal(await tokensOf(document, new vscode.Range(2, 0, 4, 3)), all.slice(4, 5));
      await vscode.workspace.fs.delete(workspaceFile(PROJECT_FILE));
      await waitForRules(document, "unknown-label", "unknown-label", "orphan-paragraph", "unknown-label");
      equal(await tokensOf(document), []);
    });
  });

  describe("severities", () => {
    it("of the settings count at once", async () => {
      const { document } = await openText("Вопрос\tКто? \nОтвет\tРыбаки.");
      const [warned] = await waitForDiagnostics(document, 1);
      equal(warned!.severity, vscode.DiagnosticSeverity.Warning);
      await set("rules", { "trailing-space": "error" });
      await eventually("an error", () => diagnosticsOf(document)[0]?.severity === vscode.DiagnosticSeverity.Error);
      await set("rules", { "trailing-space": "off" });
      await waitForRules(document);
    });

    it("of the project's file win, those of the nearest alone", async () => {
      await set("rules", { "trailing-space": "off", "repeated-space": "hint" });
      await project({ rules: { "repeated-space": "off" } });
      await project({ rules: { "trailing-space": "error" } }, "talks/");
      const document = await open("talks/near.qa", "Вопрос\tКто  это? \nОтвет\tРыбаки.");
      const shown = await waitForDiagnostics(document, 2);
      equal(shown.map(({ code, severity }) => [code, severity]).sort(), [
        ["repeated-space", vscode.DiagnosticSeverity.Hint],
        ["trailing-space", vscode.DiagnosticSeverity.Error],
      ]);
    });

    it("keep what is off out of formatting", async () => {
      await project({ rules: { "trailing-space": "off" } });
      const document = await open("off.qa", "Вопрос: Кто? \nОтвет\tРыбаки.");
      await waitForRules(document, "label-separator");
      await vscode.commands.executeCommand("editor.action.formatDocument");
      await eventually("the text to be formatted", () => document.getText() === "Вопрос\tКто? \nОтвет\tРыбаки.");
    });
  });

  describe("a project's file", () => {
    const FAULTY = "Вопрос\tКто  это? \nОтвет\tРыбаки.";

    const problemsAt = async (uri: vscode.Uri, count: number): Promise<vscode.Diagnostic[]> => {
      const own = (): vscode.Diagnostic[] =>
        vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "qa-transcript");
      await eventually(`${count} problems in the project's file`, () => own().length === count);
      return own();
    };

    it("that is wrong in one place says so there, and the rest of it counts", async () => {
      const uri = await project('{\n  // Пробелы\n  "rules": { "trailing-space": "off", "repeated-space": "loud" }\n}');
      const document = await open("faulty.qa", FAULTY);
      await waitForRules(document, "repeated-space");
      const [problem] = await problemsAt(uri, 1);
      equal(problem!.range, new vscode.Range(2, 56, 2, 62));
      equal(problem!.severity, vscode.DiagnosticSeverity.Error);
      match(problem!.message, /“loud” is not allowed here\. Use one of: error, warning/);
      await project({ rules: { "trailing-space": "off" } });
      await problemsAt(uri, 0);
      await waitForRules(document, "repeated-space");
    });

    it("may break, mend and go: transcripts are checked all the while", async () => {
      const document = await open("faulty.qa", FAULTY);
      await waitForRules(document, "repeated-space", "trailing-space");
      const uri = await project('{ "rules": { "repeated-space": "off" }, ');
      await problemsAt(uri, 1);
      await waitForRules(document, "trailing-space");
      await project("{]");
      await waitForRules(document, "repeated-space", "trailing-space");
      await project({ rules: { "trailing-space": "off" } });
      await problemsAt(uri, 0);
      await waitForRules(document, "repeated-space");
      await project("nonsense");
      await problemsAt(uri, 1);
      await vscode.workspace.fs.delete(uri);
      await problemsAt(uri, 0);
      await waitForRules(document, "repeated-space", "trailing-space");
    });

    it("counts as it stands in the editor, saved or not", async () => {
      const document = await open("faulty.qa", FAULTY);
      const uri = await readProject("{}");
      const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
      const isEdited = await editor.edit((edit) => {
        edit.insert(new vscode.Position(0, 1), '"rules": { "trailing-space": "off" }');
      });
      ok(isEdited, "VS Code has refused the edit");
      await waitForRules(document, "repeated-space");
      await editor.edit((edit) => {
        edit.insert(new vscode.Position(0, 1), ":");
      });
      await problemsAt(uri, 1);
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
      await problemsAt(uri, 0);
      await waitForRules(document, "repeated-space", "trailing-space");
    });

    it("decides the language of messages, its own problems included", async () => {
      const document = await open("faulty.qa", FAULTY);
      await waitForRules(document, "repeated-space", "trailing-space");
      const uri = await project({ language: "ru", rules: { "repeated-space": "off", "trailing-space": "loud" } });
      await eventually("Russian", () => diagnosticsOf(document)[0]!.message.includes("После текста"));
      match((await problemsAt(uri, 1))[0]!.message, /Возможные значения/);
      const { title } = (await actionsAt(document, 0, 17))[0]!;
      match(title, /^Убрать/);
      await project({ language: "en" });
      await eventually("English", () => diagnosticsOf(document).every(({ message }) => !/[а-яё]{3}/i.test(message)));
    });

    it("leaves the language to the settings", async () => {
      const { document } = await openText(FAULTY);
      await set("language", "ru");
      await eventually("Russian", () => diagnosticsOf(document).some(({ message }) => message.includes("текста")));
    });
  });

  describe("what is intended", () => {
    it("survives a shift of lines and lapses when its words change", async () => {
      await readProject({ intended: [] });
      const document = await open("intended.qa", "Вопрос\tКуда?\nОтвет\tНа на остров, на на берег.");
      await waitForRules(document, "doubled-word");
      await apply(await action(document, 1, 22, "This is intended"));
      await waitForRules(document);
      match((await vscode.workspace.openTextDocument(workspaceFile(PROJECT_FILE))).getText(), /"doubled-word"/);

      const edit = async (place: vscode.Range, text: string): Promise<void> => {
        const edits = new vscode.WorkspaceEdit();
        edits.replace(document.uri, place, text);
        await vscode.workspace.applyEdit(edits);
      };
      await edit(new vscode.Range(0, 0, 0, 0), "Вопрос\tКто? \nОтвет\tРыбаки.\n");
      await waitForRules(document, "trailing-space");
      await edit(new vscode.Range(3, 20, 3, 25), "к к");
      await waitForRules(document, "trailing-space", "doubled-word");
    });

    it("is offered for each finding, in files of the project alone", async () => {
      const document = await open("intended.qa", "Вопрос: Куда \nОтвет\tНа остров.");
      await waitForRules(document, "question-mark", "label-separator", "trailing-space");
      const offered = async (of: vscode.TextDocument, range: vscode.Range): Promise<string[]> =>
        (
          await vscode.commands.executeCommand<vscode.CodeAction[]>(
            "vscode.executeCodeActionProvider",
            of.uri,
            range,
            "quickfix",
          )
        )
          .map(({ title }) => title)
          .filter((title) => title.startsWith("This is intended"));
      equal((await offered(document, new vscode.Range(0, 0, 0, 13))).sort(), [
        "This is intended (label-separator)",
        "This is intended (question-mark)",
        "This is intended (trailing-space)",
      ]);
      const untitled = (await openText("Вопрос\tКуда?\nОтвет\tНа остров. ")).document;
      await waitForRules(untitled, "trailing-space");
      equal(await offered(untitled, new vscode.Range(1, 0, 1, 17)), []);
    });

    it("is not written into a file that is broken", async () => {
      const broken = '{ "intended": [';
      await readProject(broken);
      const document = await open("intended.qa", "Вопрос\tКуда?\nОтвет\tНа остров. ");
      await waitForRules(document, "trailing-space");
      const { edit } = await action(document, 1, 17, "This is intended");
      equal(edit, undefined);
      equal(await readFile(PROJECT_FILE), broken);
    });
  });

  it("related places are shown with a finding", async () => {
    const { document } = await openText("Вопрос\tКто?\nОтвет\tРыбаки.\nВопрос\tКто?\nОтвет\tОни.");
    const [duplicate] = await waitForDiagnostics(document, 1);
    const [related] = duplicate!.relatedInformation!;
    equal(related!.message, "It is asked here.");
    equal(related!.location.range, new vscode.Range(0, 7, 0, 11));
  });

  describe("reopening", () => {
    const TITLE = "Reopen the file in UTF-8";
    const TEXT = "Вопрос\tКто открыл пролив?\nОтвет\tРыбаки с севера.\n";

    it("reads a file in the encoding that it is in", async () => {
      const uri = await write("encoded.qa", TEXT);
      const document = await vscode.workspace.openTextDocument(uri, { encoding: "windows1251" });
      await vscode.window.showTextDocument(document);
      await waitForRules(document, "mojibake", "mojibake");
      await apply(await action(document, 0, 0, TITLE));
      await eventually("the text", () => document.getText() === TEXT);
      equal(document.encoding, "utf8");
      equal(document.isDirty, false);
      await waitForRules(document);
    });

    it("never throws away what is not saved", async () => {
      const uri = await write("encoded.qa", TEXT);
      const document = await vscode.workspace.openTextDocument(uri, { encoding: "windows1251" });
      const editor = await vscode.window.showTextDocument(document);
      await editor.edit((edit) => {
        edit.insert(document.lineAt(1).range.end, " Давно.");
      });
      await waitForRules(document, "mojibake", "mojibake");
      const text = document.getText();
      await apply(await action(document, 0, 0, TITLE));
      equal(document.getText(), text);
      equal(document.isDirty, true);
    });

    it("is not offered for a text that was saved as it is shown", async () => {
      const document = await open("misread.qa", "Р’РѕРїСЂРѕСЃ\tРљС‚Рѕ РѕС‚РєСЂС‹Р» РїСЂРѕР»РёРІ?\n");
      await waitForRules(document, "mojibake");
      await action(document, 0, 0, "Repair the text");
      ok((await actionsAt(document, 0, 0)).every(({ title }) => title !== TITLE));
    });
  });
});
