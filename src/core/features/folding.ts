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
  let exchange: OpenBlock | undefined;
  let answers: OpenBlock[] = [];
  let answer: OpenBlock | undefined;
  for (const { chunk, firstLine, first, end } of transcript.stretches()) {
    for (let index = first; index < end; index++) {
      const line = firstLine + index;
      const role = chunk.role(index);
      if (role === "question") {
        if (isBlock(exchange)) yield exchange;
        if (answers.length > 0) yield* answers.filter(isBlock);
        exchange = { kind: "exchange", firstLine: line, lastLine: line };
        answers = [];
        answer = undefined;
      } else if (role === "answer") {
        answers.push((answer = { kind: "answer", firstLine: line, lastLine: line }));
        if (exchange !== undefined) exchange.lastLine = line;
      } else if (chunk.hasText(index)) {
        if (exchange !== undefined) exchange.lastLine = line;
        if (answer !== undefined) answer.lastLine = line;
      }
    }
  }
  if (isBlock(exchange)) yield exchange;
  yield* answers.filter(isBlock);
}

type OpenBlock = { -readonly [Key in keyof FoldingBlock]: FoldingBlock[Key] };

function isBlock(open: OpenBlock | undefined): open is OpenBlock {
  return open !== undefined && open.firstLine < open.lastLine;
}
