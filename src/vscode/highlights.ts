import * as vscode from "vscode";

import { labelHighlights } from "../core/features/highlights.ts";
import type { Role } from "../core/transcript/labels.ts";
import { LANGUAGE_ID, toOffset, toRange, type TranscriptStore } from "./transcript-store.ts";

/** The question stands out among its answers as a variable's definition does among its uses. */
const KINDS: Readonly<Record<Role, vscode.DocumentHighlightKind>> = {
  question: vscode.DocumentHighlightKind.Write,
  answer: vscode.DocumentHighlightKind.Read,
};

/**
 * On a label, the labels of its exchange. In prose `undefined`, with which VS Code asks its own provider for other
 * places of the same word; an empty list would end the search.
 */
export function registerHighlights(context: vscode.ExtensionContext, store: TranscriptStore): void {
  context.subscriptions.push(
    vscode.languages.registerDocumentHighlightProvider(
      { language: LANGUAGE_ID },
      {
        async provideDocumentHighlights(document, position, token) {
          const transcript = await store.load(document);
          if (token.isCancellationRequested) return undefined;
          return labelHighlights(transcript, toOffset(transcript, position))?.map(
            ({ role, span }) => new vscode.DocumentHighlight(toRange(transcript, span), KINDS[role]),
          );
        },
      },
    ),
  );
}
