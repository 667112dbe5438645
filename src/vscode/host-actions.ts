import * as vscode from "vscode";

import type { ConfigurationEdit } from "../core/config/edit-configuration.ts";
import type { HostAction } from "../core/rules/rule.ts";
import type { ConfigurationStore, ProjectFile } from "./configuration-store.ts";
import { openDocument } from "./documents.ts";
import type { Messages } from "./messages.ts";

type Encoding = Extract<HostAction["does"], { readonly kind: "reopen-with-encoding" }>["encoding"];

const REOPEN = "qaTranscript.reopenWithEncoding";

export function registerReopening(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.commands.registerCommand(REOPEN, async (document: vscode.TextDocument, encoding: string) => {
      try {
        await vscode.workspace.openTextDocument(document.uri, { encoding });
      } catch (error) {
        const reason = document.isDirty
          ? vscode.l10n.t("A file with unsaved changes cannot be reopened. Save it or undo the changes first.")
          : String(error);
        void vscode.window.showWarningMessage(reason);
      }
    }),
  );
}

/** What opens the document anew; undefined when it is in no file, or in that encoding already. */
export function reopenCommand(document: vscode.TextDocument, encoding: Encoding): vscode.Command | undefined {
  const name = encoding === "ibm866" ? "cp866" : encoding.replace("-", "");
  if (document.isUntitled || document.encoding.replace("bom", "") === name) return undefined;
  return { command: REOPEN, title: "", arguments: [document, name] };
}

/**
 * The edit of the project's file that a document asks for; a file is made when there is none. Undefined when it is refused,
 * which is said.
 *
 * @param change is given the text of the file, `""` when there is none.
 */
export async function projectEdit(
  document: vscode.TextDocument,
  configurations: ConfigurationStore,
  messages: Messages,
  change: (text: string) => ConfigurationEdit,
): Promise<vscode.WorkspaceEdit | undefined> {
  await configurations.load(document);
  const target = configurations.target(document);
  if (target === undefined) return undefined;
  const { uri } = target;
  const file = await openProjectFile(target);
  const outcome = change(file?.getText() ?? "");
  if (outcome.kind === "refused") {
    const say = await messages.of(document);
    void vscode.window.showWarningMessage(say(outcome.reason));
    return undefined;
  }
  const edit = new vscode.WorkspaceEdit();
  // Fails when there is one by now: nothing is put into a text that nobody has looked at.
  if (file === undefined) edit.createFile(uri);
  const toPlace = (offset: number): vscode.Position => file?.positionAt(offset) ?? new vscode.Position(0, 0);
  edit.set(
    uri,
    outcome.edits.map(({ span, text }) =>
      vscode.TextEdit.replace(new vscode.Range(toPlace(span.start), toPlace(span.end)), text),
    ),
  );
  return edit;
}

/**
 * What is open is as the user wants it to be read. Undefined when there is no such file: asked of the file system, since what
 * the store has read may be older.
 */
async function openProjectFile({ uri, encoding }: ProjectFile): Promise<vscode.TextDocument | undefined> {
  const open = openDocument(uri);
  if (open !== undefined) return open;
  try {
    await vscode.workspace.fs.stat(uri);
  } catch {
    return undefined;
  }
  return vscode.workspace.openTextDocument(uri, encoding === undefined ? undefined : { encoding });
}
