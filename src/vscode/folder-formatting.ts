import * as vscode from "vscode";

import { formatting } from "../core/format.ts";
import { inSlices } from "./slices.ts";
import { isWritable, openDocument } from "./documents.ts";
import { cancellableProgress, registerFolderCommands } from "./folder-commands.ts";
import { textEditing } from "./formatting.ts";
import type { Messages } from "./messages.ts";
import { showStatusMessage } from "./status-message.ts";
import {
  isAsRead,
  isReadWhole,
  type ReadState,
  type TranscriptFile,
  type TranscriptFiles,
  type UnreadableFile,
} from "./transcript-files.ts";

const BETWEEN_ANSWERS_MILLISECONDS = 100;

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
      if (await isAsRead(one.file)) current.push(one);
      else left.push({ uri: one.file.uri, reason: vscode.l10n.t("It has changed meanwhile.") });
    }
    left.push(...visit.unreadable);
    sayLeft(left).then(undefined, () => undefined);
    if (current.length > 0) await preview(current);
    else if (left.length === 0) {
      const text = vscode.l10n.t("There is nothing to format. Transcripts checked: {0}.", visit.transcripts);
      void vscode.window.showInformationMessage(text);
    }
  };

  registerFolderCommands(context, ["formatWorkspace", "formatFolder"], format);
}

/** The edits that format a transcript, or why it is to be left as it is. */
async function editsOf(file: TranscriptFile, messages: Messages): Promise<readonly vscode.TextEdit[] | string> {
  const outcome = (await inSlices(formatting(file.transcript, file.configuration)))!;
  if (outcome.kind === "refused") return (await messages.of(file))(outcome.reason);
  if (outcome.edits.length === 0) return [];
  if (!isWritable(file.uri)) return vscode.l10n.t("It cannot be written.");
  if (!(await isReadWhole(file))) return vscode.l10n.t("It is in another encoding than VS Code reads it in.");
  return (await inSlices(textEditing(file.transcript, outcome.edits)))!;
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

/** Lets the user choose among the changes, makes them, and says what has come of it. */
async function preview(formatted: readonly Formatted[]): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const label = vscode.l10n.t("Safe fixes");
  for (const { file, edits } of formatted) {
    const ticked = { needsConfirmation: false, label };
    edit.set(
      file.uri,
      edits.map((one): [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata] => [one, ticked]),
    );
  }
  const { uri } = formatted[0]!.file;
  // The view opens when something needs to be confirmed, which then is not ticked. This does nothing: the folder is there.
  edit.createFile(vscode.Uri.joinPath(uri, ".."), { ignoreIfExists: true }, { needsConfirmation: true, label });
  const untouched = formatted.filter(({ file }) => openDocument(file.uri)?.isDirty !== true);
  const outdated: vscode.Uri[] = [];
  let isAnswered = false;
  // The view takes no answer before it is shown.
  const discard = async (): Promise<void> => {
    while (!isAnswered) {
      await vscode.commands.executeCommand("refactorPreview.discard");
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_ANSWERS_MILLISECONDS));
    }
  };
  const guard = guardOf(formatted, (uri) => {
    if (outdated.push(uri) === 1) void discard();
  });
  let isApplied: boolean;
  try {
    isApplied = await vscode.workspace.applyEdit(edit, { isRefactoring: true });
  } finally {
    isAnswered = true;
    guard.dispose();
  }
  if (!isApplied && outdated[0] !== undefined) {
    const name = vscode.workspace.asRelativePath(outdated[0]);
    const text = vscode.l10n.t("{0} has changed meanwhile, so nothing was formatted. Run the command again.", name);
    void vscode.window.showWarningMessage(text);
    return;
  }
  showStatusMessage(isApplied ? vscode.l10n.t("The changes have been made.") : vscode.l10n.t("Nothing was changed."));
  // VS Code does so itself, but for a single file.
  if (!isApplied || !vscode.workspace.getConfiguration("files", uri).get("refactoring.autoSave")) return;
  for (const { file } of untouched) {
    const document = openDocument(file.uri);
    if (document?.isDirty === true) await document.save();
  }
}

/**
 * Watches files while what would change in them is shown, which VS Code itself does for some of them: changes are made by
 * their places, and must not be made in another text.
 */
function guardOf(formatted: readonly Formatted[], changed: (uri: vscode.Uri) => void): vscode.Disposable {
  const left = new Map(formatted.map((one) => [one.file.uri.toString(), one]));
  const check = async (uri: vscode.Uri): Promise<void> => {
    const one = left.get(uri.toString());
    if (one !== undefined && !(await isAsRead(one.file)) && left.has(uri.toString())) changed(uri);
  };
  const watcher = vscode.workspace.createFileSystemWatcher("**");
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(check),
    watcher.onDidChange(check),
    watcher.onDidDelete(check),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const key = document.uri.toString();
      const one = left.get(key);
      if (one === undefined || contentChanges.length === 0) return;
      const isAsShown = contentChanges.every(({ range, text }) =>
        one.edits.some((shown) => shown.range.isEqual(range) && shown.newText === text),
      );
      if (isAsShown) left.delete(key);
      else changed(document.uri);
    }),
  );
}
