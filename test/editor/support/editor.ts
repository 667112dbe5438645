/** What most tests do with an editor. */

import * as vscode from "vscode";

const PATIENCE_MS = 30_000;

/**
 * The first value that is neither null, undefined nor false.
 *
 * @throws naming `what` when there is none within half a minute.
 */
export async function eventually<T>(what: string, probe: () => T | PromiseLike<T>): Promise<NonNullable<T>> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = await probe();
    if (value !== null && value !== undefined && value !== false) return value;
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}`);
    await pause(25);
  }
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** Opens an untitled document. Every `|` in `text` becomes a cursor and is taken out. */
export async function openText(text: string, language = "qa-transcript"): Promise<vscode.TextEditor> {
  const pieces = text.split("|");
  const editor = await openUntitled(pieces.join(""), language);
  if (pieces.length > 1) {
    let offset = 0;
    editor.selections = pieces.slice(0, -1).map((piece) => {
      const position = editor.document.positionAt((offset += piece.length));
      return new vscode.Selection(position, position);
    });
  }
  return editor;
}

/**
 * A new untitled document may take the name of one that was closed a moment ago, and then VS Code may fill it with the
 * text of that one, from the backup that it has not yet thrown away. Such a document is closed and opened again.
 */
async function openUntitled(content: string, language: string): Promise<vscode.TextEditor> {
  const withoutMark = (text: string): string => text.replace(/^\uFEFF/, "");
  const lines = (text: string): string => withoutMark(text).replaceAll(/\r\n?/g, "\n");
  const [lineBreak, ...others] = new Set(content.match(/\r\n?|\n/g));
  return eventually("an untitled document with a text of its own", async () => {
    const document = await vscode.workspace.openTextDocument({ content, language });
    const editor = await vscode.window.showTextDocument(document);
    const text = document.getText();
    // VS Code gives a text with several kinds of line breaks, or with lone CR, one that it chooses itself.
    const isSame =
      others.length > 0 || lineBreak === "\r" ? lines(text) === lines(content) : text === withoutMark(content);
    if (isSame) return editor;
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    return undefined;
  });
}

/** The document's text with a `|` at every cursor: what {@link openText} takes. */
export function marked(editor: vscode.TextEditor): string {
  const offsets = editor.selections.map(({ active }) => editor.document.offsetAt(active)).sort((a, b) => b - a);
  let text = editor.document.getText();
  for (const offset of offsets) text = `${text.slice(0, offset)}|${text.slice(offset)}`;
  return text;
}

/** The address of a file of the folder that is open: a copy of `test/editor/workspace`. */
export function workspaceFile(name: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, name);
}

export async function openFile(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(workspaceFile(name)));
}

/** Writes a file of bytes that are given as text in UTF-8 into the open folder. */
export async function writeFile(name: string, content: string): Promise<vscode.Uri> {
  const uri = workspaceFile(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  return uri;
}

export async function readFile(name: string): Promise<string> {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(workspaceFile(name)));
}

export const diagnosticsOf = (document: vscode.TextDocument): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === "qa-transcript");

/** Waits until as many findings as expected are there, and one moment more for those that should not be. */
export async function waitForDiagnostics(document: vscode.TextDocument, count: number): Promise<vscode.Diagnostic[]> {
  await eventually(`${count} findings, instead of ${diagnosticsOf(document).length}`, () => {
    return diagnosticsOf(document).length === count;
  });
  await pause(300);
  return diagnosticsOf(document);
}

/** When VS Code saves by itself: in a browser, where nothing else is set, a second after a change. */
export async function setAutoSave(value: "off" | undefined): Promise<void> {
  await vscode.workspace.getConfiguration("files").update("autoSave", value, vscode.ConfigurationTarget.Global);
}

/** Types as a keyboard does: completion, pairs and rules for Enter included. */
export async function type(text: string): Promise<void> {
  for (const character of text) await vscode.commands.executeCommand("type", { text: character });
}

/** Closes all editors and throws away what was not saved. */
export async function closeAll(): Promise<void> {
  // What an edit of a workspace has changed may have no editor that could be closed, and would outlive its file.
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await Promise.resolve(vscode.window.showTextDocument(document, { preview: false })).catch(() => undefined);
  }
  while (vscode.window.activeTextEditor) {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}
