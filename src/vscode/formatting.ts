import * as vscode from "vscode";

import { formatting, formattingLines } from "../core/format.ts";
import type { Steps } from "../core/steps.ts";
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
    const isWanted = (): boolean =>
      !token.isCancellationRequested && (document.isClosed || store.ready(document) === transcript);
    const outcome = await inSlices(
      spans === undefined ? formatting(transcript, configuration) : formattingLines(transcript, spans, configuration),
      isWanted,
    );
    if (outcome === undefined) return undefined;
    if (outcome.kind === "refused") {
      sayRefusal(document, outcome.reason, messages);
      return [];
    }
    forgetRefusals(document);
    return inSlices(textEditing(transcript, outcome.edits), isWanted);
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
export function* textEditing(transcript: Transcript, edits: readonly TextEdit[]): Steps<vscode.TextEdit[]> {
  const made: vscode.TextEdit[] = [];
  for (const { span, text } of edits) {
    made.push(vscode.TextEdit.replace(toRange(transcript, span), text));
    yield;
  }
  return made;
}
