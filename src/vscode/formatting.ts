import * as vscode from "vscode";

import { type FormatOutcome, formatting, formattingLines } from "../core/format.ts";
import type { TextEdit } from "../core/text/edit.ts";
import { span } from "../core/text/span.ts";
import type { Transcript } from "../core/transcript/transcript.ts";
import type { ConfigurationStore } from "./configuration-store.ts";
import type { Messages } from "./messages.ts";
import { inSlices } from "./slices.ts";
import { forgetRefusals, sayRefusal } from "./refusals.ts";
import { LANGUAGE_ID, toOffset, toRange, type TranscriptStore } from "./transcript-store.ts";

/** Format Document, Format Selection, and through VS Code's own settings formatting on save and on paste. */
export function registerFormatting(
  context: vscode.ExtensionContext,
  store: TranscriptStore,
  configurations: ConfigurationStore,
  messages: Messages,
): void {
  const format = async (
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[] | undefined,
    token: vscode.CancellationToken,
  ): Promise<vscode.TextEdit[] | undefined> => {
    const configuration = await configurations.load(document);
    if (token.isCancellationRequested) return undefined;
    const transcript = await store.load(document);
    const spans = ranges?.map(({ start, end }) => span(toOffset(transcript, start), toOffset(transcript, end)));
    const outcome = await inSlices(
      spans === undefined ? formatting(transcript, configuration) : formattingLines(transcript, spans, configuration),
      () => !token.isCancellationRequested && (document.isClosed || store.ready(document) === transcript),
    );
    return outcome && editsOf(document, transcript, outcome, messages);
  };

  const provider: vscode.DocumentFormattingEditProvider & vscode.DocumentRangeFormattingEditProvider = {
    provideDocumentFormattingEdits: (document, _options, token) => format(document, undefined, token),
    provideDocumentRangeFormattingEdits: (document, range, _options, token) => format(document, [range], token),
    provideDocumentRangesFormattingEdits: (document, ranges, _options, token) => format(document, ranges, token),
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
  outcome: FormatOutcome,
  messages: Messages,
): vscode.TextEdit[] {
  if (outcome.kind === "refused") {
    sayRefusal(document, outcome.reason, messages);
    return [];
  }
  forgetRefusals(document);
  return toTextEdits(transcript, outcome.edits);
}
