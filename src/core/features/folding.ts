import type { Transcript } from "../transcript/transcript.ts";

/** Lines that fold into the first of them. Indices, both inside: `firstLine < lastLine`. */
export interface FoldingBlock {
  readonly kind: "exchange" | "answer";
  readonly firstLine: number;
  readonly lastLine: number;
}

/**
 * The exchanges and answers of more than one line, in order. They nest and no two begin on one line, since editors keep
 * only one of such a pair: a question's own lines fold with its exchange. Blank lines at the end stay outside.
 */
export function foldingBlocks(transcript: Transcript): FoldingBlock[] {
  return [...eachFoldingBlock(transcript)];
}

/** As {@link foldingBlocks}, one after another. */
export function* eachFoldingBlock(transcript: Transcript): Generator<FoldingBlock, void> {
  let exchange: { firstLine: number; lastLine: number } | undefined;
  let answers: FoldingBlock[] = [];
  for (const turn of transcript.placedTurns()) {
    const { role, firstLine } = turn;
    const lastLine = turn.lastParagraph ?? firstLine;
    if (role === "question") {
      yield* blocksOf(exchange, answers);
      exchange = { firstLine, lastLine };
      answers = [];
      continue;
    }
    if (exchange !== undefined) exchange.lastLine = lastLine;
    if (firstLine < lastLine) answers.push({ kind: "answer", firstLine, lastLine });
  }
  yield* blocksOf(exchange, answers);
}

function blocksOf(
  exchange: { readonly firstLine: number; readonly lastLine: number } | undefined,
  answers: readonly FoldingBlock[],
): FoldingBlock[] {
  if (exchange === undefined || exchange.firstLine === exchange.lastLine) return [...answers];
  return [{ kind: "exchange", ...exchange }, ...answers];
}
