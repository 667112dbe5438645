import { composed, withoutInvisible } from "../text/characters.ts";
import { shorten } from "../text/shorten.ts";
import { type Span, span } from "../text/span.ts";
import { bodyText } from "../transcript/line.ts";
import type { Transcript } from "../transcript/transcript.ts";
import type { Exchange, Turn } from "../transcript/turn.ts";

/** A place to go to from a line: the index of a labelled line, or undefined when there is none that way. */
export type Move = (transcript: Transcript, line: number) => number | undefined;

export const nextTurn: Move = (transcript, line) => {
  return transcript.turn((transcript.turnAt(line)?.index ?? -1) + 1)?.firstLine;
};

/** From within a turn its own label, from a label the one before. */
export const previousTurn: Move = (transcript, line) => {
  const turn = transcript.turnAt(line);
  return turn && before(line, turn, transcript.turn(turn.index - 1));
};

export const nextQuestion: Move = (transcript, line) => {
  return transcript.exchange((transcript.exchangeAt(line)?.index ?? -1) + 1)?.firstLine;
};

/** From within an exchange its own question, from a question the one before. */
export const previousQuestion: Move = (transcript, line) => {
  const exchange = transcript.exchangeAt(line);
  return exchange && before(line, exchange, transcript.exchange(exchange.index - 1));
};

function before(line: number, here: Turn | Exchange, previous: Turn | Exchange | undefined): number | undefined {
  return line > here.firstLine ? here.firstLine : previous?.firstLine;
}

/** From a question its first answer, from an answer its question. */
export const counterpart: Move = (transcript, line) => {
  const turn = transcript.turnAt(line);
  if (turn?.role === "answer") return transcript.exchangeAt(line)?.firstLine;
  const next = turn && transcript.turn(turn.index + 1);
  return next?.role === "answer" ? next.firstLine : undefined;
};

/** The offset at which the text of a line begins: where a cursor that goes to the line stands. */
export function textStart(transcript: Transcript, line: number): number {
  return transcript.lineStart(line) + transcript.line(line).body.start;
}

/** Offsets of the turns that the lines `[from, to]` belong to, the last line break included; undefined without a label. */
export function turnsSpan(transcript: Transcript, from: number, to: number): Span | undefined {
  return linesSpan(transcript, transcript.turnAt(from), transcript.turnAt(to));
}

/** As {@link turnsSpan}, of exchanges. */
export function exchangesSpan(transcript: Transcript, from: number, to: number): Span | undefined {
  return linesSpan(transcript, transcript.exchangeAt(from), transcript.exchangeAt(to));
}

function linesSpan(
  transcript: Transcript,
  first: Turn | Exchange | undefined,
  last: Turn | Exchange | undefined,
): Span | undefined {
  const from = first ?? last;
  return from && span(transcript.lineStart(from.firstLine), transcript.lineStart((last ?? from).endLine));
}

/** A question as a list shows it. */
export interface QuestionEntry {
  /** From 1. */
  readonly number: number;
  readonly line: number;
  readonly answered: boolean;
  /** How it begins, on one line; empty when it has no text. */
  readonly text: string;
  /** All of its words as they are searched. */
  readonly words: string;
}

/** UTF-16 units of a question in a list. */
const ENTRY_LENGTH = 160;

/** Every question in order. Walks through the whole transcript: for a list that is made once. */
export function questionEntries(transcript: Transcript): QuestionEntry[] {
  return Array.from(transcript.exchanges(), ({ index, question, answerCount }) => {
    const { firstLine, endLine } = question;
    const text = Array.from(transcript.lines(firstLine, endLine), bodyText).join(" ").trim();
    return {
      number: index + 1,
      line: firstLine,
      answered: answerCount > 0,
      text: shorten(text, ENTRY_LENGTH),
      words: searched(text),
    };
  });
}

/**
 * The questions that a query means: all for an empty one; for a number that question, then those whose numbers begin
 * with it; then every question that holds all words of the query or their beginnings, in order.
 */
export function findQuestions(entries: readonly QuestionEntry[], query: string): readonly QuestionEntry[] {
  const wanted = searched(query).split(" ").filter(Boolean);
  if (wanted.length === 0) return entries;
  const holding = entries.filter(({ words }) => wanted.every((word) => words.includes(` ${word}`)));
  const number = /^№? ?(\d+)[.)]?$/.exec(query.trim())?.[1];
  if (number === undefined) return holding;
  const numbered = entries.filter((entry) => String(entry.number).startsWith(number));
  return [...new Set([...numbered, ...holding])];
}

/** Words in lower case, one space before each, without what people leave out when they search. */
function searched(text: string): string {
  const plain = composed(withoutInvisible(text)).toLowerCase().replaceAll("ё", "е");
  return plain.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").replace(/^(?! )/, " ");
}
