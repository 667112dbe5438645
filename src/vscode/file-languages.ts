import * as vscode from "vscode";

/** Such a file may be a transcript by its content. */
export const TEXT_NAME = /\.txt$/i;

/** Whether transcripts there are to be recognised by their content. */
export function isRecognitionEnabled(uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration("qaTranscript", uri).get("recognition.enabled", true);
}

/** The languages that the user's own settings give to files of that name. */
export function associatedLanguages(uri: vscode.Uri): string[] {
  const associations =
    vscode.workspace.getConfiguration("files", uri).get<Record<string, string>>("associations") ?? {};
  return Object.entries(associations)
    .filter(([pattern]) => matchesGlob(uri, pattern.includes("/") ? pattern : `**/${pattern}`))
    .map(([, language]) => language);
}

/** Whether a file or folder goes by a pattern as VS Code reads it. */
export function matchesGlob(uri: vscode.Uri, pattern: vscode.GlobPattern): boolean {
  // Nothing else of a document is looked at when there is nothing but a pattern.
  return vscode.languages.match({ pattern }, { uri } as vscode.TextDocument) > 0;
}
