import * as vscode from "vscode";

import { type Completion, completionLines, completionsAt } from "../core/features/completion.ts";
import type { Transcript } from "../core/transcript/transcript.ts";
import { isTranscript, LANGUAGE_ID, type TranscriptStore } from "./transcript-store.ts";

/** Labels at the start of a line. */
export function registerCompletion(context: vscode.ExtensionContext, store: TranscriptStore): void {
  context.subscriptions.push(
    vscode.languages.registerCompletionItemProvider(
      { language: LANGUAGE_ID },
      {
        async provideCompletionItems(document, position, token) {
          const transcript = await store.load(document);
          if (token.isCancellationRequested) return undefined;
          return completionsIn(transcript, position).map((completion, index) =>
            toItem(completion, index, position.line),
          );
        },
      },
    ),
    vscode.workspace.onDidChangeTextDocument(async (event) => {
      if (isTranscript(event.document) && isAtCursor(event) && beginsLabel(event, store)) {
        await suggestLabels(event.document);
      }
    }),
  );
}

/**
 * Opens the list at the cursor, unless the user does not want lists to open by themselves. Says nothing when there is
 * nothing to list.
 */
export async function suggestLabels(document: vscode.TextDocument): Promise<void> {
  if (document !== vscode.window.activeTextEditor?.document) return;
  if (vscode.workspace.getConfiguration("editor", document).get("suggestOnTriggerCharacters") !== true) return;
  await vscode.commands.executeCommand("editor.action.triggerSuggest", { auto: true });
}

/** Whether the change was made where the user types, and not by somebody else in the same document. */
function isAtCursor({ document, contentChanges }: vscode.TextDocumentChangeEvent): boolean {
  const editor = vscode.window.activeTextEditor;
  return document === editor?.document && contentChanges[0]?.range.start.line === editor.selection.active.line;
}

/**
 * Whether the first letter of a label has just been typed into an empty line. VS Code opens no list at letters unless it
 * does so in prose too.
 */
function beginsLabel(
  { document, contentChanges, reason }: vscode.TextDocumentChangeEvent,
  store: TranscriptStore,
): boolean {
  const [change, ...others] = contentChanges;
  if (change === undefined || others.length > 0 || reason !== undefined) return false;
  const { text, range } = change;
  if (text.length !== 1 || range.start.character > 0 || document.lineAt(range.start.line).text !== text) return false;
  return completionsIn(store.ready(document), range.start.translate(0, 1)).length > 0;
}

function completionsIn(transcript: Transcript | undefined, { line, character }: vscode.Position): Completion[] {
  return transcript === undefined ? [] : completionsAt(transcript, line, character, vscode.env.language);
}

function toItem(completion: Completion, index: number, line: number): vscode.CompletionItem {
  const { kind, labels, replaced, filter } = completion;
  const isExchange = kind === "exchange";
  const item = new vscode.CompletionItem(
    { label: labels.map(({ text }) => text).join(" — "), description: descriptionOf(kind) },
    isExchange ? vscode.CompletionItemKind.Snippet : vscode.CompletionItemKind.Keyword,
  );
  item.range = new vscode.Range(line, replaced.start, line, replaced.end);
  item.filterText = filter;
  item.sortText = String(index).padStart(3, "0");
  item.insertText = isExchange ? exchangeSnippet(completion) : completionLines(completion).join("");
  // Without it, VS Code would indent the second line like the first.
  item.keepWhitespace = true;
  item.preselect = index === 0;
  return item;
}

function descriptionOf(kind: Completion["kind"]): string {
  switch (kind) {
    case "question":
      return vscode.l10n.t("question");
    case "answer":
      return vscode.l10n.t("answer");
    case "exchange":
      return vscode.l10n.t("question and answer");
  }
}

/** The cursor stands in the question first, and TAB takes it to the answer. */
function exchangeSnippet(completion: Completion): vscode.SnippetString {
  const snippet = new vscode.SnippetString();
  completionLines(completion).forEach((line, index) => {
    if (index > 0) snippet.appendText("\n");
    snippet.appendText(line).appendTabstop(index === 0 ? 1 : 0);
  });
  return snippet;
}
