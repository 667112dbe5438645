import * as vscode from "vscode";

import type { ConfigurationProblem } from "../core/config/read-configuration.ts";
import type { ConfigurationStore, ProjectFile } from "./configuration-store.ts";
import { DIAGNOSTIC_SOURCE, ownDiagnostic } from "./diagnostics.ts";
import type { Messages, Say } from "./messages.ts";

/** What is wrong with the projects' files, in place, whether they are open or not. */
export function registerConfigurationProblems(
  context: vscode.ExtensionContext,
  configurations: ConfigurationStore,
  messages: Messages,
): void {
  const collection = vscode.languages.createDiagnosticCollection(`${DIAGNOSTIC_SOURCE} configuration`);

  const show = async (file: ProjectFile): Promise<void> => {
    const say = await messages.of(file);
    const diagnostics = file.read?.problems.map((problem) => toConfigurationDiagnostic(file, problem, say));
    collection.set(file.uri, diagnostics);
  };

  context.subscriptions.push(
    collection,
    configurations.onDidReadFile((file) => void show(file)),
  );
}

export function toConfigurationDiagnostic(
  { text = "" }: Pick<ProjectFile, "text">,
  { span, message, severity }: ConfigurationProblem,
  say: Say,
): vscode.Diagnostic {
  const range = new vscode.Range(positionAt(text, span.start), positionAt(text, span.end));
  return ownDiagnostic(range, say(message), severity);
}

function positionAt(text: string, offset: number): vscode.Position {
  const lines = text.slice(0, offset).split(/\r\n?|\n/);
  return new vscode.Position(lines.length - 1, lines.at(-1)!.length);
}
