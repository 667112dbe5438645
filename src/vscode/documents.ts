import * as vscode from "vscode";

/** Whether files of that scheme can be written, be it by giving them a name first: unlike versions that Git shows. */
export function isWritable({ scheme }: vscode.Uri): boolean {
  return /^(file|untitled)$/.test(scheme) || vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}

export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}

/** Whether a place is a folder, or a file, or lies in it. */
export function isUnder(folder: vscode.Uri, { scheme, authority, path }: vscode.Uri): boolean {
  if (scheme !== folder.scheme || authority !== folder.authority) return false;
  return path === folder.path || path.startsWith(folder.path.replace(/\/?$/, "/"));
}

/** The text of a file without its byte-order mark; undefined when the bytes are no UTF-8. */
export function asUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
