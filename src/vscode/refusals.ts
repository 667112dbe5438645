import * as vscode from "vscode";

import type { Refusal } from "../core/format.ts";
import type { Messages } from "./messages.ts";
import { showStatusMessage } from "./status-message.ts";

/** What has been said of which document. */
const said = new WeakMap<vscode.TextDocument, Set<string>>();

/**
 * Says why a transcript was not formatted. Formatting runs at every save and paste where it is set so, and cannot know
 * what it was called by: the same reason is a notification once for each document, and a line in the status bar after.
 */
export function sayRefusal(document: vscode.TextDocument, reason: Refusal, messages: Messages): void {
  const key = `${reason.id} ${lineOf(reason) ?? ""}`;
  let reasons = said.get(document);
  if (reasons === undefined) said.set(document, (reasons = new Set()));
  const isNews = !reasons.has(key);
  reasons.add(key);
  const sayIt = async (): Promise<void> => {
    const text = (await messages.of(document))(reason);
    if (isNews) await notify(document, reason, text);
    else showStatusMessage(text);
  };
  // What its button leads to may be closed by then.
  sayIt().then(undefined, () => undefined);
}

/** What has been formatted since may be refused anew, and that is news. */
export function forgetRefusals(document: vscode.TextDocument): void {
  said.delete(document);
}

/** The line that stands in the way, from 1. */
function lineOf({ arguments: given }: Refusal): number | undefined {
  return "line" in given ? given.line : undefined;
}

async function notify(document: vscode.TextDocument, reason: Refusal, text: string): Promise<void> {
  const line = lineOf(reason);
  if (line !== undefined) {
    const show = vscode.l10n.t("Go to Line {0}", line);
    if ((await vscode.window.showWarningMessage(text, show)) !== show) return;
    const { start } = document.lineAt(Math.min(line, document.lineCount) - 1).range;
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(start, start) });
    return;
  }
  if (reason.id !== "format-refused.mojibake") {
    await vscode.window.showWarningMessage(text);
    return;
  }
  const change = vscode.l10n.t("Change Encoding…");
  if ((await vscode.window.showWarningMessage(text, change)) !== change) return;
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand("workbench.action.editor.changeEncoding");
}
