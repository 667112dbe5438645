import * as vscode from "vscode";

import { selectionSteps } from "../core/features/selection.ts";
import type { Transcript } from "../core/transcript/transcript.ts";
import { LANGUAGE_ID, toOffset, toRange, type TranscriptStore } from "./transcript-store.ts";

/** Expand Selection and Shrink Selection. */
export function registerSelectionRanges(context: vscode.ExtensionContext, store: TranscriptStore): void {
  context.subscriptions.push(
    vscode.languages.registerSelectionRangeProvider(
      { language: LANGUAGE_ID },
      {
        async provideSelectionRanges(document, positions, token) {
          const transcript = await store.load(document);
          if (token.isCancellationRequested) return undefined;
          return positions.map((position) => selectionRange(transcript, position));
        },
      },
    ),
  );
}

/** The innermost range, with all others as its parents; VS Code wants one for every position, be it empty. */
function selectionRange(transcript: Transcript, position: vscode.Position): vscode.SelectionRange {
  return (
    selectionSteps(transcript, toOffset(transcript, position)).reduceRight<vscode.SelectionRange | undefined>(
      (parent, step) => new vscode.SelectionRange(toRange(transcript, step), parent),
      undefined,
    ) ?? new vscode.SelectionRange(new vscode.Range(position, position))
  );
}
