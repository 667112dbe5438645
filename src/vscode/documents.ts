import * as vscode from "vscode";

/** Whether files of that scheme can be written, be it by giving them a name first: unlike versions that Git shows. */
export function isWritable({ scheme }: vscode.Uri): boolean {
  return /^(file|untitled)$/.test(scheme) || vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}

export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}
