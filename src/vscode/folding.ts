import * as vscode from "vscode";

import { eachFoldingBlock, type FoldingBlock, foldingBlocks } from "../core/features/folding.ts";
import type { Steps } from "../core/steps.ts";
import type { Transcript } from "../core/transcript/transcript.ts";
import { inSlices } from "./slices.ts";
import { showStatusMessage } from "./status-message.ts";
import { isTranscript, LANGUAGE_ID, type TranscriptStore } from "./transcript-store.ts";

/** Folding of exchanges and answers, and the commands that fold and unfold every answer. */
export function registerFolding(context: vscode.ExtensionContext, store: TranscriptStore): void {
  context.subscriptions.push(
    vscode.languages.registerFoldingRangeProvider(
      { language: LANGUAGE_ID },
      {
        onDidChangeFoldingRanges: store.onDidChangeVocabulary,
        async provideFoldingRanges(document, _context, token) {
          const transcript = await store.loadInPause(document, token);
          return transcript && inSlices(rangesOf(transcript), () => !token.isCancellationRequested);
        },
      },
    ),
    vscode.commands.registerCommand("qaTranscript.foldAllAnswers", () =>
      changeFolds(store, foldAllAnswers, vscode.l10n.t("Nothing to fold: no answer is longer than one line.")),
    ),
    vscode.commands.registerCommand("qaTranscript.unfoldAllAnswers", () =>
      changeFolds(store, unfoldAllAnswers, vscode.l10n.t("Nothing to unfold.")),
    ),
  );
}

function* rangesOf(transcript: Transcript): Steps<vscode.FoldingRange[]> {
  const ranges: vscode.FoldingRange[] = [];
  for (const { firstLine, lastLine } of eachFoldingBlock(transcript)) {
    ranges.push(new vscode.FoldingRange(firstLine, lastLine));
    yield;
  }
  return ranges;
}

/**
 * Folds or unfolds in the active editor what `change` does there, or says `nothing` in the status bar when it does
 * nothing. VS Code's own folding commands act on the active editor too, and do nothing when folding is switched off.
 */
async function changeFolds(
  store: TranscriptStore,
  change: (blocks: readonly FoldingBlock[]) => Promise<boolean>,
  nothing: string,
): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined || !isTranscript(document)) return;
  if (vscode.workspace.getConfiguration("editor", document).get("folding") === false) {
    showStatusMessage(vscode.l10n.t("Folding is switched off in the settings (editor.folding)."));
  } else if (!(await change(foldingBlocks(await store.load(document))))) {
    showStatusMessage(nothing);
  }
}

/** Each answer folds into its first line; questions stay open, and an exchange that is folded stays so. */
async function foldAllAnswers(blocks: readonly FoldingBlock[]): Promise<boolean> {
  const lines = firstLines(blocks, "answer");
  // Without lines the command would fold every region there is.
  if (lines.length === 0) return false;
  await vscode.commands.executeCommand("editor.fold", { levels: 1, selectionLines: lines });
  return true;
}

/** An answer inside a folded exchange is not seen until that is unfolded as well. */
async function unfoldAllAnswers(blocks: readonly FoldingBlock[]): Promise<boolean> {
  const lines = [...firstLines(blocks, "exchange"), ...firstLines(blocks, "answer")];
  if (lines.length === 0) return false;
  await vscode.commands.executeCommand("editor.unfold", { levels: 1, selectionLines: lines });
  return true;
}

function firstLines(blocks: readonly FoldingBlock[], kind: FoldingBlock["kind"]): number[] {
  return blocks.filter((block) => block.kind === kind).map((block) => block.firstLine);
}
