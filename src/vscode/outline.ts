import * as vscode from "vscode";

import { type OutlineEntry, outlineEntries } from "../core/features/outline.ts";
import { countPhrase } from "../core/messages/counts.ts";
import type { Steps } from "../core/steps.ts";
import type { Transcript } from "../core/transcript/transcript.ts";
import { displayLanguage } from "./display-language.ts";
import { inSlices } from "./slices.ts";
import { LANGUAGE_ID, toPosition, type TranscriptStore } from "./transcript-store.ts";

/** Their icons differ in shape and colour, so that questions are told from answers at a glance. */
const KINDS: Readonly<Record<OutlineEntry["kind"], vscode.SymbolKind>> = {
  exchange: vscode.SymbolKind.Event,
  answer: vscode.SymbolKind.String,
  text: vscode.SymbolKind.File,
};

/** Outline, breadcrumbs, sticky scroll and Go to Symbol. */
export function registerOutline(context: vscode.ExtensionContext, store: TranscriptStore): void {
  const register = (): vscode.Disposable =>
    vscode.languages.registerDocumentSymbolProvider(
      { language: LANGUAGE_ID },
      {
        async provideDocumentSymbols(document, token) {
          const transcript = await store.loadInPause(document, token);
          return transcript && inSlices(symbolsOf(transcript), () => !token.isCancellationRequested);
        },
      },
    );
  let registration = register();
  context.subscriptions.push(
    // Of a text that is as before, VS Code asks for the outline again only when there is another provider.
    store.onDidChangeVocabulary(() => {
      registration.dispose();
      registration = register();
    }),
    {
      dispose() {
        registration.dispose();
      },
    },
  );
}

function* symbolsOf(transcript: Transcript): Steps<vscode.DocumentSymbol[]> {
  const symbols: vscode.DocumentSymbol[] = [];
  for (const entry of outlineEntries(transcript)) {
    symbols.push(toSymbol(transcript, entry));
    yield;
  }
  return symbols;
}

function toSymbol(transcript: Transcript, entry: OutlineEntry): vscode.DocumentSymbol {
  const { firstLine, endLine, span, selection, children } = entry;
  const start = toPosition(transcript, span.start);
  // The line is known, and for what is on it the column.
  const onFirstLine = (offset: number): vscode.Position =>
    new vscode.Position(firstLine, start.character + offset - span.start);
  const end = endLine === firstLine + 1 ? onFirstLine(span.end) : toPosition(transcript, span.end);
  const symbol = new vscode.DocumentSymbol(
    entry.name,
    detail(entry),
    KINDS[entry.kind],
    new vscode.Range(start, end),
    new vscode.Range(onFirstLine(selection.start), onFirstLine(selection.end)),
  );
  symbol.children = children.map((child) => toSymbol(transcript, child));
  return symbol;
}

/** An answer's length; of a question only what is out of the ordinary, since its answers stand below it. */
function detail({ kind, paragraphs, words, children }: OutlineEntry): string {
  const language = displayLanguage();
  const parts: string[] = [];
  if (paragraphs === 0) parts.push(vscode.l10n.t("no text"));
  if (kind === "exchange") {
    if (children.length === 0) parts.push(vscode.l10n.t("no answer"));
    if (children.length > 1) parts.push(countPhrase(language, children.length, "answer"));
  } else if (paragraphs > 0) {
    parts.push(countPhrase(language, paragraphs, "paragraph"), countPhrase(language, words, "word"));
  }
  return parts.join(", ");
}
