import * as vscode from "vscode";
import { translate } from "../../src/core/messages/translate.ts";
import { check } from "../../src/core/rules/engine.ts";
import { Transcript } from "../../src/core/transcript/transcript.ts";
import { everyDefect } from "../core/support/every-defect.ts";
import { equal, ok } from "./support/assert.ts";
import { closeAll, diagnosticsOf, eventually, openText, type, waitForDiagnostics } from "./support/editor.ts";
import { activatedExtension } from "./support/host.ts";

const SEVERITIES = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

const byPlace = (a: vscode.Diagnostic, b: vscode.Diagnostic): number =>
  a.range.start.compareTo(b.range.start) || a.range.end.compareTo(b.range.end);

async function setEnabled(value: boolean | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration("qaTranscript")
    .update("validation.enabled", value, vscode.ConfigurationTarget.Global);
}

const many = (text: (index: number) => string, count: number): string =>
  Array.from({ length: count }, (_, index) => text(index)).join("");

describe("diagnostics", () => {
  before(activatedExtension);
  afterEach(async () => {
    await setEnabled(undefined);
    await closeAll();
  });

  for (const [name, lineBreak] of [
    ["LF", "\n"],
    ["CRLF", "\r\n"],
  ] as const) {
    it(`show every defect on its exact span, ${name}`, async () => {
      const { text, findings } = everyDefect(lineBreak);
      const { document } = await openText(text);
      equal(document.getText(), text);
      const shown = await waitForDiagnostics(document, findings.length);
      equal(
        shown.toSorted(byPlace).map(({ code, severity, range }) => ({ code, severity, range })),
        findings.map(({ rule, severity, start, end }) => ({
          code: rule,
          severity: SEVERITIES[severity],
          range: new vscode.Range(document.positionAt(start), document.positionAt(end)),
        })),
      );
    });
  }

  it("speak the language of the editor", async () => {
    const { text, findings } = everyDefect("\n");
    const { document } = await openText(text);
    const shown = await waitForDiagnostics(document, findings.length);
    const language = vscode.env.language.startsWith("ru") ? "ru" : "en";
    equal(
      shown.toSorted(byPlace).map(({ message }) => message),
      check(Transcript.parse(text)).map(({ message }) => translate(message, language)),
    );
  });

  it("follow the typing", async () => {
    const editor = await openText("Вопрос\tКак?\nОтвет|");
    await waitForDiagnostics(editor.document, 1);
    await type("\tТак.");
    await waitForDiagnostics(editor.document, 0);
    await type(" ");
    const [trailing] = await waitForDiagnostics(editor.document, 1);
    equal(trailing!.code, "trailing-space");
  });

  it("follow a key before the host does anything else", async () => {
    const { document } = await openText("Вопрос\tКак?\nОтвет\tТак и| сяк.\n");
    await waitForDiagnostics(document, 0);
    let isAtOnce = false;
    const listening = vscode.workspace.onDidChangeTextDocument(async () => {
      const isDeleted = diagnosticsOf(document).length > 0;
      for (let look = 0; look < 100 && !isDeleted; look++) {
        isAtOnce ||= diagnosticsOf(document).length > 0;
        await Promise.resolve();
      }
    });
    // The machine may be at something else in the midst of it.
    await eventually("diagnostics in the task of the host that is told of the key", async () => {
      await type(" ");
      await waitForDiagnostics(document, 1);
      if (isAtOnce) return true;
      await vscode.commands.executeCommand("deleteLeft");
      await waitForDiagnostics(document, 0);
      return false;
    });
    listening.dispose();
  });

  it("follow two documents that change together", async () => {
    const first = (await openText("Вопрос\tОдин?\nОтвет\tДа.")).document;
    const second = (await openText("Вопрос\tДва?\nОтвет\tНет.")).document;
    await waitForDiagnostics(first, 0);
    const edit = new vscode.WorkspaceEdit();
    for (const { uri } of [first, second]) edit.insert(uri, new vscode.Position(1, 0), "  ");
    await vscode.workspace.applyEdit(edit);
    await waitForDiagnostics(first, 1);
    await waitForDiagnostics(second, 1);
  });

  it("leave with the language and come back with it", async () => {
    const { document } = await openText("Вопрос: Как?\nОтвет\tТак.");
    await waitForDiagnostics(document, 1);
    await vscode.languages.setTextDocumentLanguage(document, "plaintext");
    await waitForDiagnostics(document, 0);
    await vscode.languages.setTextDocumentLanguage(document, "qa-transcript");
    await waitForDiagnostics(document, 1);
  });

  it("leave with the document", async () => {
    const { document } = await openText("Вопрос: Как?\nОтвет\tТак.");
    await waitForDiagnostics(document, 1);
    await closeAll();
    await waitForDiagnostics(document, 0);
  });

  it("are switched off and on at once by the setting", async () => {
    const { document } = await openText("Вопрос: Как?\nОтвет\tТак.");
    await waitForDiagnostics(document, 1);
    await setEnabled(false);
    await waitForDiagnostics(document, 0);
    await setEnabled(true);
    await waitForDiagnostics(document, 1);
  });

  it("are not shown in versions that cannot be edited", async () => {
    const scheme = "transcript-history";
    const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: () => "Вопрос: Как?",
    });
    try {
      const old = await vscode.workspace.openTextDocument(vscode.Uri.parse(`${scheme}:/meeting.qa`));
      const { document } = await openText("Вопрос: Как?\nОтвет\tТак.");
      await waitForDiagnostics(document, 1);
      equal(old.languageId, "qa-transcript");
      equal(diagnosticsOf(old).length, 0);
    } finally {
      provider.dispose();
    }
  });

  it("show the errors among more problems than fit, and say that there are more", async () => {
    const { document } = await openText(`${many((index) => `Вопрос\tА ${index}? \n`, 1500)}Ответ: да\n`);
    const shown = await waitForDiagnostics(document, 1000);
    equal(shown.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error).length, 1);
    ok(shown.some(({ code, message }) => code === undefined && message.includes("2001")));
  });

  it("of a large file follow changes that come while it is checked", async () => {
    const exchanges = 5_000;
    const editor = await openText(`${many((index) => `Вопрос\tКто номер ${index}?\nОтвет\tЯ.\n`, exchanges)}лишнее`);
    const { document } = editor;
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(1, 0), " ");
    });
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(2 * exchanges, 0), "\t");
    });
    await eventually("what was found before to go", () => {
      return diagnosticsOf(document).every(({ code }) => code === "label-indent");
    });
    const [found] = await waitForDiagnostics(document, 1);
    equal(found!.range, new vscode.Range(1, 0, 1, 1));
  });
});
