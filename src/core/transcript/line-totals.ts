import type { Measure } from "../text/measured-sequence.ts";
import { addTwins, NO_TWINS, type TwinCounts } from "../text/twins.ts";
import type { Role } from "./labels.ts";
import type { LineChunk } from "./line-chunk.ts";

/**
 * What a stretch of lines adds up to. Everything that a transcript counts is summed here, so that no question about
 * numbers, places or neighbours needs more than a walk down the tree of sums.
 */
export interface LineTotals {
  readonly lines: number;
  /** UTF-16 units, line breaks included. */
  readonly length: number;
  readonly turns: number;
  readonly questions: number;
  /** Question turns whose next turn, within the stretch, is a question turn too. */
  readonly questionPairs: number;
  readonly words: number;
  readonly paragraphs: number;
  /** Lines with a question mark. */
  readonly questionMarks: number;
  /** Lines with marks that do not pair as a matter of course. */
  readonly unsettled: number;
  readonly twins: TwinCounts;
  /** Of the first and the last labelled line. */
  readonly firstRole: Role | undefined;
  readonly lastRole: Role | undefined;
}

export const LINE_TOTALS: Measure<LineChunk, LineTotals> = {
  empty: {
    lines: 0,
    length: 0,
    turns: 0,
    questions: 0,
    questionPairs: 0,
    words: 0,
    paragraphs: 0,
    questionMarks: 0,
    unsettled: 0,
    twins: NO_TWINS,
    firstRole: undefined,
    lastRole: undefined,
  },

  of: ({ totals }) => totals,

  combine(left, right) {
    const meets = left.lastRole === "question" && right.firstRole === "question";
    return {
      lines: left.lines + right.lines,
      length: left.length + right.length,
      turns: left.turns + right.turns,
      questions: left.questions + right.questions,
      questionPairs: left.questionPairs + right.questionPairs + (meets ? 1 : 0),
      words: left.words + right.words,
      paragraphs: left.paragraphs + right.paragraphs,
      questionMarks: left.questionMarks + right.questionMarks,
      unsettled: left.unsettled + right.unsettled,
      twins: addTwins(left.twins, right.twins),
      firstRole: left.firstRole ?? right.firstRole,
      lastRole: right.lastRole ?? left.lastRole,
    };
  },
};
