import type { Measure } from "../text/measured-sequence.ts";
import { addTwins, NO_TWINS, type TwinCounts } from "../text/twins.ts";
import type { Role } from "./labels.ts";
import { hasText, type Line, lineLength } from "./line.ts";

/**
 * What a stretch of lines adds up to. Everything that a transcript counts is summed here, so that no question about
 * numbers, places or neighbours needs more than a walk down the tree of sums.
 */
export interface LineTotals {
  /** UTF-16 units, line breaks included. */
  readonly length: number;
  readonly turns: number;
  readonly questions: number;
  /** Question turns whose next turn, within the stretch, is a question turn too. */
  readonly questionPairs: number;
  readonly words: number;
  readonly paragraphs: number;
  readonly twins: TwinCounts;
  /** Of the first and the last labelled line. */
  readonly firstRole: Role | undefined;
  readonly lastRole: Role | undefined;
}

export const LINE_TOTALS: Measure<Line, LineTotals> = {
  empty: {
    length: 0,
    turns: 0,
    questions: 0,
    questionPairs: 0,
    words: 0,
    paragraphs: 0,
    twins: NO_TWINS,
    firstRole: undefined,
    lastRole: undefined,
  },

  of(line) {
    const role = line.head?.label.role;
    return {
      length: lineLength(line),
      turns: role === undefined ? 0 : 1,
      questions: role === "question" ? 1 : 0,
      questionPairs: 0,
      words: line.words,
      paragraphs: hasText(line) ? 1 : 0,
      twins: line.twins,
      firstRole: role,
      lastRole: role,
    };
  },

  combine(left, right) {
    const meets = left.lastRole === "question" && right.firstRole === "question";
    return {
      length: left.length + right.length,
      turns: left.turns + right.turns,
      questions: left.questions + right.questions,
      questionPairs: left.questionPairs + right.questionPairs + (meets ? 1 : 0),
      words: left.words + right.words,
      paragraphs: left.paragraphs + right.paragraphs,
      twins: addTwins(left.twins, right.twins),
      firstRole: left.firstRole ?? right.firstRole,
      lastRole: right.lastRole ?? left.lastRole,
    };
  },
};
