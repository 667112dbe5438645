import { shiftSpan, type Span, span } from "../text/span.ts";
import { hasText, type Line } from "../transcript/line.ts";
import type { Role } from "../transcript/labels.ts";
import type { Transcript } from "../transcript/transcript.ts";
import type { Exchange, Turn } from "../transcript/turn.ts";
import { firstWords } from "./paragraphs.ts";
import { readingMinutes } from "./statistics.ts";

/** A question that stands more lines above than this is repeated: paragraphs wrap, so ten of them fill a screen. */
const FAR_LINES = 10;
/** UTF-16 units of what is repeated: about three lines of a hover. */
const QUOTE_LENGTH = 240;

/** One of several, counted from 1. */
export interface Place {
  readonly number: number;
  readonly of: number;
}

/** What there is to say about the turn that was pointed at. */
export interface TurnFacts {
  /** Offsets of what was pointed at: the label and what belongs to it, or a continuation's indentation. */
  readonly span: Span;
  readonly role: Role;
  /** Which question the turn asks or answers; undefined for an answer before the first question. */
  readonly question: Place | undefined;
  /** Which answer to that question the turn is; undefined for a question and for an answer before the first. */
  readonly answer: Place | undefined;
  /** Which paragraph of the turn the line is; undefined on a label. */
  readonly paragraph: Place | undefined;
  readonly paragraphs: number;
  readonly words: number;
  /** Not rounded. */
  readonly readingMinutes: number;
  /** For an answer whose question is out of sight: how the question begins. Undefined when that has no text. */
  readonly questionText: string | undefined;
  /** For a question: how its first answer begins. Undefined when there is none or it has no text. */
  readonly answerText: string | undefined;
  /** For a question: how many answers follow it. */
  readonly answers: number;
}

/** The facts about the turn whose label or continuation's indentation stands at `offset`; undefined on prose. */
export function turnFacts(transcript: Transcript, offset: number): TurnFacts | undefined {
  const index = transcript.lineAt(offset);
  const turn = transcript.turnAt(index);
  const line = transcript.line(index);
  const handle = handleOf(line);
  if (turn === undefined || handle === undefined) return undefined;
  const column = offset - transcript.lineStart(index);
  // The column before the first letter is the letter's: whoever points at it points at prose.
  if (column < handle.start || column > handle.end || (column === handle.end && hasText(line))) return undefined;

  const exchange = transcript.exchangeAt(index);
  const counts = transcript.count(turn.firstLine, turn.endLine);
  return {
    span: shiftSpan(handle, transcript.lineStart(index)),
    role: turn.role,
    question: exchange && { number: exchange.index + 1, of: transcript.exchangeCount },
    answer: answerPlace(turn, exchange),
    paragraph:
      index === turn.firstLine
        ? undefined
        : { number: transcript.count(turn.firstLine, index + 1).paragraphs, of: counts.paragraphs },
    ...counts,
    readingMinutes: readingMinutes(counts.words),
    questionText: questionText(transcript, turn, exchange, index),
    answerText: answerText(transcript, turn, exchange),
    answers: turn.role === "question" ? (exchange?.answerCount ?? 0) : 0,
  };
}

/** The columns of the line that belong to its form, not to its prose. */
function handleOf(line: Line): Span | undefined {
  if (line.head !== undefined) return span(0, hasText(line) ? line.head.separator.end : line.text.length);
  return line.kind === "continuation" ? line.indentation : undefined;
}

function answerPlace(turn: Turn, exchange: Exchange | undefined): Place | undefined {
  if (turn.role !== "answer" || exchange === undefined) return undefined;
  return { number: turn.index - exchange.question.index, of: exchange.answerCount };
}

function questionText(
  transcript: Transcript,
  turn: Turn,
  exchange: Exchange | undefined,
  line: number,
): string | undefined {
  if (turn.role !== "answer" || exchange === undefined) return undefined;
  const { firstLine, endLine } = exchange.question;
  return line - firstLine > FAR_LINES ? quote(transcript, firstLine, endLine) : undefined;
}

function answerText(transcript: Transcript, turn: Turn, exchange: Exchange | undefined): string | undefined {
  if (turn.role !== "question" || exchange === undefined || exchange.answerCount === 0) return undefined;
  const answer = transcript.turn(turn.index + 1)!;
  return quote(transcript, answer.firstLine, answer.endLine);
}

function quote(transcript: Transcript, from: number, to: number): string | undefined {
  const words = firstWords(transcript, from, to, QUOTE_LENGTH);
  return words === "" ? undefined : words;
}
