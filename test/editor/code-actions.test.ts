import * as vscode from "vscode";
import { everyDefect } from "../core/support/every-defect.ts";
import { equal, ok } from "./support/assert.ts";
import {
  closeAll,
  diagnosticsOf,
  eventually,
  openText,
  pause,
  readFile,
  waitForDiagnostics,
  writeFile,
} from "./support/editor.ts";
import { activatedExtension } from "./support/host.ts";

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append("qa-transcript");

/** More than any list holds: VS Code then asks for the edits of all. */
const ALL = 1000;

function allActionsAt(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind = vscode.CodeActionKind.QuickFix,
): Thenable<vscode.CodeAction[]> {
  return vscode.commands.executeCommand("vscode.executeCodeActionProvider", document.uri, range, kind.value, ALL);
}

/** Those that mend something. */
async function actionsAt(...where: Parameters<typeof allActionsAt>): Promise<vscode.CodeAction[]> {
  return (await allActionsAt(...where)).filter(({ command }) => command?.command !== "qaTranscript.showRule");
}

const at = (line: number, character: number): vscode.Range => new vscode.Range(line, character, line, character);

const titles = (actions: readonly vscode.CodeAction[]): string[] => actions.map(({ title }) => title);

async function choose(actions: readonly vscode.CodeAction[], title: string): Promise<void> {
  const action = actions.find((offered) => offered.title === title);
  ok(action?.edit, `${title} is not among ${JSON.stringify(titles(actions))}`);
  await vscode.workspace.applyEdit(action.edit);
}

async function setOnSave(value: unknown): Promise<void> {
  await vscode.workspace
    .getConfiguration(undefined, { languageId: "qa-transcript" })
    .update("editor.codeActionsOnSave", value, vscode.ConfigurationTarget.Global, true);
}

describe("code actions", () => {
  before(activatedExtension);
  afterEach(closeAll);

  it("offer the one safe fix of a finding, and prefer it", async () => {
    const { document } = await openText("Вопрос: Когда?\nОтвет\tВ октябре.");
    await waitForDiagnostics(document, 1);
    // VS Code drops what it is told of an editor that is still being set up.
    const actions = await eventually("the fix", async () => {
      const offered = await actionsAt(document, at(0, 7));
      return offered.length > 0 ? offered : undefined;
    });
    equal(actions.length, 1);
    equal(actions[0]!.isPreferred, true);
    await choose(actions, actions[0]!.title);
    equal(document.getText(), "Вопрос\tКогда?\nОтвет\tВ октябре.");
  });

  it("offer every suggested fix, none preferred", async () => {
    const { document } = await openText("Вопрос\tКогда?\nВ октябре.\nОтвет\tДа.");
    await waitForDiagnostics(document, 1);
    const actions = await actionsAt(document, at(1, 3));
    equal(titles(actions), ["Make it a continuation", "Make it a question (Вопрос)", "Make it an answer (Ответ)"]);
    ok(actions.every(({ isPreferred }) => isPreferred !== true));
    await choose(actions, "Make it an answer (Ответ)");
    equal(document.getText(), "Вопрос\tКогда?\nОтвет\tВ октябре.\nОтвет\tДа.");
  });

  it("are those of what the cursor touches, and nothing beside it", async () => {
    const { document } = await openText("Вопрос: Когда?\nОтвет\tВ октябре. ");
    await waitForDiagnostics(document, 2);
    equal((await actionsAt(document, at(0, 6))).length, 1);
    equal((await actionsAt(document, at(0, 5))).length, 0);
    equal((await actionsAt(document, at(0, 9))).length, 0);
    equal((await actionsAt(document, new vscode.Range(0, 0, 1, 17))).length, 2);
  });

  it("fix the text as it is now, not as it was when it was last checked", async () => {
    const editor = await openText("Вопрос: Когда?\nОтвет\tВ октябре.");
    await waitForDiagnostics(editor.document, 1);
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), "Вопрос\tГде?\nОтвет\tТам.\n");
    });
    const actions = await actionsAt(editor.document, at(2, 7));
    await choose(actions, titles(actions)[0]!);
    equal(editor.document.getText(), "Вопрос\tГде?\nОтвет\tТам.\nВопрос\tКогда?\nОтвет\tВ октябре.");
  });

  it("fix all of a rule, and nothing of any other", async () => {
    const { document } = await openText("Вопрос: Где? \nОтвет  Там.\nВопрос:\t Когда? \nОтвет\tТогда.");
    await waitForDiagnostics(document, 5);
    await choose(await actionsAt(document, at(0, 6)), "Fix all of label-separator in this file");
    equal(document.getText(), "Вопрос\tГде? \nОтвет\tТам.\nВопрос\tКогда? \nОтвет\tТогда.");
  });

  it("make one suggested fix wherever the rule suggests it", async () => {
    const { document } = await openText("Вопрос\tГде?\nТам.\nОтвет\tТут.\nТам.");
    await waitForDiagnostics(document, 2);
    const actions = await actionsAt(document, at(1, 0));
    await choose(actions, "All of stray-line in this file: Make it a continuation");
    equal(document.getText(), "Вопрос\tГде?\n\tТам.\nОтвет\tТут.\n\tТам.");
  });

  it("make of a rule's suggested fixes only those that say the same", async () => {
    const { document } = await openText(
      "Модератор\tГде?\nЭксперт\tТам.\nМодератор\tКогда?\nОтвет 1\tТут.\nОтвет 2\tТам.",
    );
    await waitForDiagnostics(document, 7);
    const all = "All of unknown-label in this file: Make it a question: “Вопрос” instead of ";
    equal(
      titles(await actionsAt(document, at(1, 0))).filter((title) => title.startsWith(all)),
      [],
    );
    await choose(await actionsAt(document, at(3, 6)), "All of label-form in this file: Remove the numbers");
    await choose(await actionsAt(document, at(0, 0)), `${all}“Модератор”`);
    equal(document.getText(), "Вопрос\tГде?\nЭксперт\tТам.\nВопрос\tКогда?\nОтвет\tТут.\nОтвет\tТам.");
  });

  it("offer no fix of a whole rule where one finding is all there is", async () => {
    const { document } = await openText("Вопрос: Где?\nОтвет\tТам. ");
    await waitForDiagnostics(document, 2);
    equal(titles(await actionsAt(document, at(0, 6))).length, 1);
  });

  it("fix everything safe at once when asked for it, and only then", async () => {
    const { text, formatted, findings } = everyDefect("\r\n");
    const { document } = await openText(text);
    await waitForDiagnostics(document, findings.length);
    const [action, ...rest] = await actionsAt(document, at(0, 0), FIX_ALL);
    equal(rest, []);
    equal(action!.kind!.value, "source.fixAll.qa-transcript");
    await vscode.workspace.applyEdit(action!.edit!);
    equal(document.getText(), formatted);
    equal(await actionsAt(document, at(0, 0), FIX_ALL), []);
    ok(
      (await actionsAt(document, at(1, 0))).every(({ kind }) => kind!.value === "quickfix"),
      "Fix-all is no quick fix",
    );
  });

  it("fix more than VS Code shows", async () => {
    const many = (separator: string): string =>
      Array.from({ length: 1000 }, (_, index) => `Вопрос${separator}Где ${index}?\nОтвет${separator}Там.\n`).join("");
    const { document } = await openText(many(": "));
    await waitForDiagnostics(document, 1000);
    await eventually("VS Code to be ready to fix all in a new editor", async () => {
      await vscode.commands.executeCommand("editor.action.fixAll");
      await pause(500);
      return document.version > 1;
    });
    await waitForDiagnostics(document, 0);
    equal(document.getText(), many("\t"));
  });

  for (const kind of ["source.fixAll.qa-transcript", "source.fixAll"]) {
    it(`run on save where ${kind} is set`, async () => {
      const name = `${kind}.qa`;
      const uri = await writeFile(name, "Вопрос: Когда?\r\nВ октябре. \r\n");
      await setOnSave({ [kind]: "explicit" });
      try {
        const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
        await editor.edit((edit) => {
          edit.insert(new vscode.Position(1, 10), " ");
        });
        await vscode.commands.executeCommand("workbench.action.files.save");
        await eventually("the file to be saved", () => !editor.document.isDirty);
        equal(await readFile(name), "Вопрос\tКогда?\r\nВ октябре.\r\n");
      } finally {
        await setOnSave(undefined);
        await vscode.workspace.fs.delete(uri);
      }
    });
  }

  it("lead, last of all, to the page of the rule", async () => {
    const { document } = await openText("Вопрос: Когда?\nОтвет\tВ октябре.");
    await waitForDiagnostics(document, 1);
    const about = (await allActionsAt(document, at(0, 7))).at(-1)!;
    equal(about.title, "About the rule label-separator");
    await vscode.commands.executeCommand(about.command!.command, ...(about.command!.arguments as unknown[]));
    await eventually("the page", () => {
      const { activeTab } = vscode.window.tabGroups.activeTabGroup;
      return activeTab?.label.includes("label-separator.md");
    });
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
  });

  it("say nothing of a line without findings", async () => {
    const { document } = await openText("Вопрос\tКогда?\nОтвет\tВ октябре.");
    equal(await actionsAt(document, new vscode.Range(0, 0, 1, 10)), []);
    equal(diagnosticsOf(document), []);
  });
});
