import * as vscode from "vscode";
import { equal, ok } from "./support/assert.ts";
import {
  COMPARED_FOLDER,
  RESULTS_FILE,
  type CommandLineResult,
  type CommandLineResults,
  type ReportedFinding,
} from "./support/command-line.ts";
import { closeAll, diagnosticsOf, eventually, workspaceFile } from "./support/editor.ts";
import { activatedExtension } from "./support/host.ts";

const SEVERITIES = ["error", "warning", "information", "hint"];

const uriOf = ({ path }: CommandLineResult): vscode.Uri => workspaceFile(`${COMPARED_FOLDER}/${path}`);

const validateAll = (): Thenable<unknown> =>
  vscode.commands.executeCommand("qaTranscript.validateFolder", workspaceFile(COMPARED_FOLDER));

function reported(diagnostics: readonly vscode.Diagnostic[]): string[] {
  return diagnostics
    .filter(({ source }) => source === "qa-transcript")
    .map(({ code, severity, message, range: { start, end } }) =>
      lineOf({
        rule: code as string,
        severity: SEVERITIES[severity]!,
        message,
        start: { line: start.line + 1, column: start.character + 1 },
        end: { line: end.line + 1, column: end.character + 1 },
      }),
    )
    .sort();
}

function lineOf({ rule, severity, message, start, end }: ReportedFinding): string {
  return `${start.line}:${start.column}–${end.line}:${end.column} ${severity} ${rule} ${message}`;
}

describe("the editor and the command line", () => {
  let results: CommandLineResults;

  /** What the editor shows of each file is what the command line prints of it. */
  const compare = async (): Promise<void> => {
    for (const result of results) {
      const expected = result.findings.map(lineOf).sort();
      const shown = (): string[] => reported(vscode.languages.getDiagnostics(uriOf(result)));
      await eventually(result.path, () => shown().length === expected.length).catch(() => undefined);
      equal(shown(), expected, result.path);
    }
  };

  before(async () => {
    await activatedExtension();
    const file = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, "..", RESULTS_FILE);
    results = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))) as CommandLineResults;
    ok(results.length > 80);
    ok(results.some(({ findings }) => findings.length > 20));
  });

  afterEach(async () => {
    await vscode.commands.executeCommand("qaTranscript.stopValidation");
    await vscode.commands.executeCommand("notifications.clearAll");
    await vscode.commands.executeCommand("workbench.action.closePanel");
    await closeAll();
  });

  it("find the same in transcripts that are not open", async () => {
    await validateAll();
    await compare();
  });

  it("find the same in transcripts that are open, and format them alike", async () => {
    const documents: vscode.TextDocument[] = [];
    for (const result of results) documents.push(await openTranscript(uriOf(result)));
    // It waits for what is found in open documents too.
    await validateAll();
    await compare();
    for (const [index, document] of documents.entries()) {
      const { path, formatted, findings } = results[index]!;
      equal(diagnosticsOf(document).length, findings.length, path);
      const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
        "vscode.executeFormatDocumentProvider",
        document.uri,
        { tabSize: 10, insertSpaces: false },
      );
      const text = applied(document, edits ?? []);
      // VS Code gives a text with several kinds of line breaks one kind when it reads it, and keeps the mark outside of it.
      const breaks = new Set(formatted.match(/\r\n?|\n/g));
      const alike = (one: string): string =>
        breaks.size > 1 || breaks.has("\r") ? one.replaceAll(/\r\n?/g, "\n") : one;
      equal(alike(text), alike(formatted.replace(/^\uFEFF/, "")), path);
    }
  });
});

/** A text that is recognised is closed and opened anew in its language, which VS Code may do while it opens it. */
function openTranscript(uri: vscode.Uri): Promise<vscode.TextDocument> {
  return eventually(`a transcript in ${uri.path}`, async () => {
    const document = await Promise.resolve(vscode.workspace.openTextDocument(uri)).catch(() => undefined);
    return document?.languageId === "qa-transcript" ? document : undefined;
  });
}

function applied(document: vscode.TextDocument, edits: readonly vscode.TextEdit[]): string {
  let text = document.getText();
  for (const { range, newText } of edits.toSorted((a, b) => b.range.start.compareTo(a.range.start))) {
    text = text.slice(0, document.offsetAt(range.start)) + newText + text.slice(document.offsetAt(range.end));
  }
  return text;
}
