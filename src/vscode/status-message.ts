import * as vscode from "vscode";

/** Long enough to be found and read. */
const SHOWN_MILLISECONDS = 8000;

/** How a command was called. */
export interface Manner {
  /** By a key of somebody who uses a screen reader. */
  readonly announce?: boolean;
}

/**
 * Says something in the status bar, where it is in nobody's way. Screen readers say nothing of that bar by themselves, so
 * for them it is a notification too.
 */
export function showStatusMessage(text: string, { announce = isForScreenReader() }: Manner = {}): void {
  vscode.window.setStatusBarMessage(withoutIcons(text), SHOWN_MILLISECONDS);
  if (announce) void vscode.window.showInformationMessage(text);
}

/** VS Code tells an extension only what the user has set; whether it has found a reader itself, it tells keys. */
function isForScreenReader(): boolean {
  return vscode.workspace.getConfiguration("editor").get("accessibilitySupport") === "on";
}

/** VS Code draws an icon for `$(name)`, which may stand in a transcript. */
export function withoutIcons(text: string): string {
  return text.replaceAll("$(", "$\u200B(");
}
