import type { Measure, Part } from "../text/measured-sequence.ts";
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
  of: ({ totals }) => totals,

  combine(sums) {
    let [lines, length, turns, questions, questionPairs, words] = [0, 0, 0, 0, 0, 0];
    let [paragraphs, questionMarks, unsettled] = [0, 0, 0];
    let twins = NO_TWINS;
    let firstRole: Role | undefined;
    let lastRole: Role | undefined;
    for (const sum of sums) {
      lines += sum.lines;
      length += sum.length;
      turns += sum.turns;
      questions += sum.questions;
      questionPairs += sum.questionPairs + (lastRole === "question" && sum.firstRole === "question" ? 1 : 0);
      words += sum.words;
      paragraphs += sum.paragraphs;
      questionMarks += sum.questionMarks;
      unsettled += sum.unsettled;
      twins = addTwins(twins, sum.twins);
      firstRole ??= sum.firstRole;
      lastRole = sum.lastRole ?? lastRole;
    }
    return {
      lines,
      length,
      turns,
      questions,
      questionPairs,
      words,
      paragraphs,
      questionMarks,
      unsettled,
      twins,
      firstRole,
      lastRole,
    };
  },
};

export const LINES: Part<LineTotals> = ({ lines }) => lines;
export const LENGTH: Part<LineTotals> = ({ length }) => length;
export const TURNS: Part<LineTotals> = ({ turns }) => turns;
export const QUESTIONS: Part<LineTotals> = ({ questions }) => questions;
export const WORDS: Part<LineTotals> = ({ words }) => words;
export const PARAGRAPHS: Part<LineTotals> = ({ paragraphs }) => paragraphs;
export const QUESTION_MARKS: Part<LineTotals> = ({ questionMarks }) => questionMarks;
export const UNSETTLED: Part<LineTotals> = ({ unsettled }) => unsettled;
