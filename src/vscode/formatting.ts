import * as vscode from "vscode";

import { formatLines, type FormatOutcome, formatTranscript } from "../core/format.ts";
import type { TextEdit } from "../core/text/edit.ts";
import type { Transcript } from "../core/transcript/transcript.ts";
import { forgetRefusals, sayRefusal } from "./refusals.ts";
import { LANGUAGE_ID, toOffset, toRange, type TranscriptStore } from "./transcript-store.ts";

/** Format Document, Format Selection, and through VS Code's own settings formatting on save and on paste. */
export function registerFormatting(context: vscode.ExtensionContext, store: TranscriptStore): void {
  const formatRanges = (document: vscode.TextDocument, ranges: readonly vscode.Range[]): vscode.TextEdit[] => {
    const transcript = store.get(document);
    return wholeLines(ranges).flatMap(({ start, end }) =>
      editsOf(document, transcript, () =>
        formatLines(transcript, { start: toOffset(transcript, start), end: toOffset(transcript, end) }),
      ),
    );
  };

  const provider: vscode.DocumentFormattingEditProvider & vscode.DocumentRangeFormattingEditProvider = {
    provideDocumentFormattingEdits(document, _options, token) {
      if (token.isCancellationRequested) return undefined;
      const transcript = store.get(document);
      return editsOf(document, transcript, () => formatTranscript(transcript));
    },
    provideDocumentRangeFormattingEdits(document, range, _options, token) {
      return token.isCancellationRequested ? undefined : formatRanges(document, [range]);
    },
    provideDocumentRangesFormattingEdits(document, ranges, _options, token) {
      return token.isCancellationRequested ? undefined : formatRanges(document, ranges);
    },
  };
  context.subscriptions.push(
    vscode.languages.registerDocumentFormattingEditProvider({ language: LANGUAGE_ID }, provider),
    vscode.languages.registerDocumentRangeFormattingEditProvider({ language: LANGUAGE_ID }, provider),
  );
}

/** The edits of the model as those of its document, only where the text changes: VS Code leaves the cursor in its word. */
export function toTextEdits(transcript: Transcript, edits: readonly TextEdit[]): vscode.TextEdit[] {
  return edits.map(({ span, text }) => vscode.TextEdit.replace(toRange(transcript, span), text));
}

function editsOf(
  document: vscode.TextDocument,
  transcript: Transcript,
  format: () => FormatOutcome,
): vscode.TextEdit[] {
  const outcome = format();
  if (outcome.kind === "refused") {
    sayRefusal(document, outcome.reason);
    return [];
  }
  forgetRefusals(document);
  return toTextEdits(transcript, outcome.edits);
}

/** The ranges by place, those that share a line joined, so that no line is formatted twice. */
function wholeLines(ranges: readonly vscode.Range[]): vscode.Range[] {
  const joined: vscode.Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.start.compareTo(b.start))) {
    const last = joined.at(-1);
    if (last !== undefined && range.start.line <= last.end.line) joined[joined.length - 1] = last.union(range);
    else joined.push(range);
  }
  return joined;
}
