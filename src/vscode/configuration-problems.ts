import * as vscode from "vscode";

import type { ConfigurationStore, ProjectFile } from "./configuration-store.ts";
import { DIAGNOSTIC_SOURCE, SEVERITIES } from "./diagnostics.ts";
import type { Messages } from "./messages.ts";

/** What is wrong with the projects' files, in place, whether they are open or not. */
export function registerConfigurationProblems(
  context: vscode.ExtensionContext,
  configurations: ConfigurationStore,
  messages: Messages,
): void {
  const collection = vscode.languages.createDiagnosticCollection(`${DIAGNOSTIC_SOURCE} configuration`);

  const show = async (file: ProjectFile): Promise<void> => {
    const say = await messages.of(file);
    const { uri, text = "", read } = file;
    const diagnostics = read?.problems.map(({ span, message, severity }) => {
      const range = new vscode.Range(positionAt(text, span.start), positionAt(text, span.end));
      const diagnostic = new vscode.Diagnostic(range, say(message), SEVERITIES[severity]);
      diagnostic.source = DIAGNOSTIC_SOURCE;
      return diagnostic;
    });
    collection.set(uri, diagnostics);
  };

  context.subscriptions.push(
    collection,
    configurations.onDidReadFile((file) => void show(file)),
  );
}

function positionAt(text: string, offset: number): vscode.Position {
  const lines = text.slice(0, offset).split(/\r\n?|\n/);
  return new vscode.Position(lines.length - 1, lines.at(-1)!.length);
}
