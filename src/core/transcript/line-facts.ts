/** What is kept of a line in a number, and how it is told there. */

import type { LineBreak, LineKind } from "./line.ts";

export const KINDS: readonly LineKind[] = ["question", "answer", "continuation", "blank", "stray"];
export const CONTINUATION = KINDS.indexOf("continuation");
export const BLANK = KINDS.indexOf("blank");
export const BREAKS: readonly LineBreak[] = ["", "\n", "\r", "\r\n"];
export const BREAK_LENGTHS: readonly number[] = [0, 1, 1, 2];

/** By how many bits those facts are shifted of which each has one bit and is counted. */
export const TEXT_SHIFT = 5;
export const QUESTION_SHIFT = 6;
export const UNSETTLED_MARK_SHIFT = 7;

/**
 * What is kept of a line in one number. The signs are those of its text, and say what may be found there; a line that was read
 * character by character may have any.
 */
export const Fact = {
  kind: 7,
  lineBreak: 3 << 3,
  text: 1 << TEXT_SHIFT,
  /** A question mark is in the text. */
  question: 1 << QUESTION_SHIFT,
  /** Quotation marks, parentheses or brackets that do not pair within the line as a matter of course. */
  unsettledMark: 1 << UNSETTLED_MARK_SHIFT,
  spaceRun: 1 << 8,
  spacing: 1 << 9,
  /** A label stands before a colon. */
  embeddedLabel: 1 << 10,
  mixedScript: 1 << 11,
  misread: 1 << 12,
  combining: 1 << 13,
  doubledWord: 1 << 14,
  twin: 1 << 15,
  /** The line is kept as a value of its own. */
  kept: 1 << 16,
  label: 15 << 17,
  words: 511 << 21,
  /** It has white that is no space. */
  otherWhite: 1 << 30,
  // Of a line that is kept, in place of its words:
  /** It is kept for its length alone, and its signs are known. */
  known: 1 << 21,
  /** Somebody has found out whether it was read in the wrong encoding; and that it was. */
  encodingKnown: 1 << 22,
  wrongEncoding: 1 << 23,
} as const;

/** Whether a line with these facts opens a turn. */
export function opensTurn(facts: number): boolean {
  return (facts & Fact.kind) < CONTINUATION;
}

/** Those from `question` to `twin` are signs, in the same order. */
export const SIGN_SHIFT = 5;
export const BREAK_SHIFT = 3;
export const LABEL_SHIFT = 17;
export const WORDS_SHIFT = 21;
export const MOST_WORDS = 511;

/** The signs by which rules choose the lines that they look at; see `LineChunk.signs`. */
export const LineSign = {
  spaceRun: Fact.spaceRun,
  spacing: Fact.spacing,
  embeddedLabel: Fact.embeddedLabel,
  mixedScript: Fact.mixedScript,
  misread: Fact.misread,
  combining: Fact.combining,
  doubledWord: Fact.doubledWord,
} as const;

export const ALL_SIGNS = Object.values(LineSign).reduce<number>((all, sign) => all | sign, 0);

/** For each line of a chunk: where it ends, its facts, and the key of what the question that it opens asks in the chunk, 0 if not known. */
export const NUMBERS_PER_LINE = 3;

/** So many lines that what is kept once for all of them weighs little, and so few that reading them anew costs little. */
export const LINES_PER_CHUNK = 32;
/** UTF-16 units at which a chunk of long lines ends. */
export const CHUNK_LENGTH = 16 * 1024;
