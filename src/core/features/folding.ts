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
  /** The last answer: its first line, -1 behind a question; and, once it has more lines, its block. */
  let answerLine = -1;
  let answer: OpenBlock | undefined;
  for (const { chunk, firstLine, first, end } of transcript.stretches()) {
    for (let index = first; index < end; index++) {
      const line = firstLine + index;
      const role = chunk.role(index);
      if (role === "question") {
        if (isBlock(exchange)) yield exchange;
        exchange = { kind: "exchange", firstLine: line, lastLine: line };
        if (answers.length > 0) {
          yield* answers;
          answers = [];
        }
        answerLine = -1;
        answer = undefined;
        continue;
      }
      if (role === "answer") {
        answerLine = line;
        answer = undefined;
      } else if (!chunk.hasText(index)) {
        continue;
      } else if (answer !== undefined) {
        answer.lastLine = line;
      } else if (answerLine >= 0) {
        answers.push((answer = { kind: "answer", firstLine: answerLine, lastLine: line }));
      }
      if (exchange !== undefined) exchange.lastLine = line;
    }
  }
  if (isBlock(exchange)) yield exchange;
  yield* answers;
}

type OpenBlock = { -readonly [Key in keyof FoldingBlock]: FoldingBlock[Key] };

function isBlock(open: OpenBlock | undefined): open is OpenBlock {
  return open !== undefined && open.firstLine < open.lastLine;
}
