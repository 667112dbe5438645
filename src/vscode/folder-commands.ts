import * as vscode from "vscode";

/** A command for all folders of the workspace, and one for those chosen in the Explorer. */
export function registerFolderCommands(
  context: vscode.ExtensionContext,
  [workspaceName, folderName]: readonly [string, string],
  run: (folders: readonly vscode.Uri[]) => Promise<void>,
): void {
  const inWorkspace = (): Promise<void> => run((vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri));
  context.subscriptions.push(
    vscode.commands.registerCommand(`qaTranscript.${workspaceName}`, inWorkspace),
    // The Explorer hands over the folder that was clicked, and all that are selected.
    vscode.commands.registerCommand(`qaTranscript.${folderName}`, (clicked?: vscode.Uri, selected?: vscode.Uri[]) =>
      clicked === undefined ? inWorkspace() : run(selected ?? [clicked]),
    ),
  );
}

/** How a walk through folders shows how far it has come. */
export function cancellableProgress(title: string): vscode.ProgressOptions {
  return { location: vscode.ProgressLocation.Notification, title, cancellable: true };
}
