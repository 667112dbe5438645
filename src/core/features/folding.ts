import type { Transcript } from "../transcript/transcript.ts";
import { lastParagraph } from "./paragraphs.ts";

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
  const blocks: FoldingBlock[] = [];
  let exchange: { firstLine: number; lastLine: number; place: number } | undefined;
  const closeExchange = (): void => {
    if (exchange === undefined || exchange.firstLine === exchange.lastLine) return;
    const { firstLine, lastLine, place } = exchange;
    blocks.splice(place, 0, { kind: "exchange", firstLine, lastLine });
  };
  for (const { role, firstLine, endLine } of transcript.turns()) {
    const lastLine = lastParagraph(transcript, firstLine, endLine);
    if (role === "question") {
      closeExchange();
      exchange = { firstLine, lastLine, place: blocks.length };
      continue;
    }
    if (exchange !== undefined) exchange.lastLine = lastLine;
    if (firstLine < lastLine) blocks.push({ kind: "answer", firstLine, lastLine });
  }
  closeExchange();
  return blocks;
}
