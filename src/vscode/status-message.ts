import * as vscode from "vscode";

/** Long enough to be found and read. */
const SHOWN_MILLISECONDS = 8000;

/** Says something in the status bar, where screen readers read it out and where it is in nobody's way. */
export function showStatusMessage(text: string): void {
  vscode.window.setStatusBarMessage(text, SHOWN_MILLISECONDS);
}
