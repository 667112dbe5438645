import * as vscode from "vscode";

import { formatTranscript } from "../core/format.ts";
import { isWritable, openDocument } from "./documents.ts";
import { cancellableProgress, registerFolderCommands } from "./folder-commands.ts";
import { toTextEdits } from "./formatting.ts";
import type { Messages } from "./messages.ts";
import { showStatusMessage } from "./status-message.ts";
import type { ReadState, TranscriptFile, TranscriptFiles, UnreadableFile } from "./transcript-files.ts";

/** What formatting would change in a file. */
interface Formatted {
  readonly file: ReadState;
  readonly edits: readonly vscode.TextEdit[];
}

/**
 * The commands that format all transcripts of folders. VS Code's own view of refactorings shows before what would change,
 * and there single changes and files can be left out.
 */
export function registerFolderFormatting(
  context: vscode.ExtensionContext,
  files: TranscriptFiles,
  messages: Messages,
): void {
  const format = async (folders: readonly vscode.Uri[]): Promise<void> => {
    const formatted: Formatted[] = [];
    const left: UnreadableFile[] = [];
    const progress = cancellableProgress(vscode.l10n.t("Formatting transcripts"));
    const visit = await files.visit(folders, progress, async (file) => {
      const { uri, document, state } = file;
      const edits = await editsOf(file, messages);
      if (typeof edits === "string") left.push({ uri, reason: edits });
      else if (edits.length > 0) formatted.push({ file: { uri, document, state }, edits });
    });
    if (visit.isCancelled) {
      showStatusMessage(vscode.l10n.t("Formatting was cancelled. Nothing was changed."));
      return;
    }
    const current: Formatted[] = [];
    for (const one of formatted.sort((a, b) => (a.file.uri.path < b.file.uri.path ? -1 : 1))) {
      if (await files.isAsRead(one.file)) current.push(one);
      else left.push({ uri: one.file.uri, reason: vscode.l10n.t("It has changed meanwhile.") });
    }
    void sayLeft([...visit.unreadable, ...left]);
    if (current.length > 0) {
      const isApplied = await preview(current);
      showStatusMessage(
        isApplied ? vscode.l10n.t("The changes have been made.") : vscode.l10n.t("Nothing was changed."),
      );
      return;
    }
    const text = vscode.l10n.t("There is nothing to format. Transcripts checked: {0}.", visit.transcripts);
    void vscode.window.showInformationMessage(text);
  };

  registerFolderCommands(context, ["formatWorkspace", "formatFolder"], format);
}

/** Says how many files are left as they are; on demand which and why, and opens one. */
async function sayLeft(left: readonly UnreadableFile[]): Promise<void> {
  if (left.length === 0) return;
  const title = vscode.l10n.t("Files left as they are: {0}.", left.length);
  const button = vscode.l10n.t("Show Reasons");
  if ((await vscode.window.showWarningMessage(title, button)) !== button) return;
  const items = left.map(({ uri, reason }) => ({ label: vscode.workspace.asRelativePath(uri), detail: reason, uri }));
  const chosen = await vscode.window.showQuickPick(items, { title, matchOnDetail: true });
  if (chosen !== undefined) await vscode.commands.executeCommand("vscode.open", chosen.uri);
}

/** The edits that format a transcript, or why it is to be left as it is. */
async function editsOf(file: TranscriptFile, messages: Messages): Promise<readonly vscode.TextEdit[] | string> {
  if (!isWritable(file.uri)) return vscode.l10n.t("It cannot be written.");
  if (!file.isLossless) return vscode.l10n.t("It is in another encoding than VS Code reads it in.");
  const outcome = formatTranscript(file.transcript, file.configuration);
  if (outcome.kind === "refused") return (await messages.of(file))(outcome.reason);
  return toTextEdits(file.transcript, outcome.edits);
}

/** Whether the user has had changes made. */
async function preview(formatted: readonly Formatted[]): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  const label = vscode.l10n.t("Safe fixes");
  for (const { file, edits } of formatted) {
    const ticked = { needsConfirmation: false, label };
    edit.set(
      file.uri,
      edits.map((one): [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata] => [one, ticked]),
    );
  }
  const [{ file }, ...others] = formatted as [Formatted, ...Formatted[]];
  // The view opens when something needs to be confirmed, which then is not ticked. This does nothing: the file is there.
  edit.createFile(file.uri, { ignoreIfExists: true }, { needsConfirmation: true, label });
  // With several files VS Code does so itself.
  const savesFile =
    others.length === 0 &&
    openDocument(file.uri)?.isDirty !== true &&
    vscode.workspace.getConfiguration("files", file.uri).get<boolean>("refactoring.autoSave", true);
  const isApplied = await vscode.workspace.applyEdit(edit, { isRefactoring: true });
  if (isApplied && savesFile) await openDocument(file.uri)?.save();
  return isApplied;
}
