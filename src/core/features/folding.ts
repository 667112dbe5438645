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
  let exchange: { readonly kind: "exchange"; readonly firstLine: number; lastLine: number } | undefined;
  let answers: FoldingBlock[] = [];
  for (const { role, firstLine, lastParagraph: lastLine = firstLine } of transcript.placedTurns()) {
    if (role === "question") {
      if (exchange !== undefined && exchange.firstLine < exchange.lastLine) yield exchange;
      if (answers.length > 0) {
        yield* answers;
        answers = [];
      }
      exchange = { kind: "exchange", firstLine, lastLine };
      continue;
    }
    if (exchange !== undefined) exchange.lastLine = lastLine;
    if (firstLine < lastLine) answers.push({ kind: "answer", firstLine, lastLine });
  }
  if (exchange !== undefined && exchange.firstLine < exchange.lastLine) yield exchange;
  yield* answers;
}
