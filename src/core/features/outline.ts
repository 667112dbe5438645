import { type Span, shiftSpan, span } from "../text/span.ts";
import { hasText } from "../transcript/line.ts";
import type { Transcript } from "../transcript/transcript.ts";
import type { Turn } from "../transcript/turn.ts";
import { firstParagraph, firstWords, lineEnd } from "./paragraphs.ts";

/** UTF-16 units of a name; breadcrumbs and lists cut it further to what they have room for. */
const NAME_LENGTH = 80;
/** Of an answer's: the counts behind it are to be seen as well. */
const ANSWER_NAME_LENGTH = 28;

/** One entry of a transcript's outline. Spans are offsets; those of children lie within, one after another. */
export interface OutlineEntry {
  /** `text` is what stands before the first label. */
  readonly kind: "exchange" | "answer" | "text";
  /** Never blank. An exchange's begins with its number, from 1. */
  readonly name: string;
  /** From the first character of the entry to the last, the line break after it left out. */
  readonly span: Span;
  /** What to show of it: the text of its first line, or the label when that line has none. */
  readonly selection: Span;
  /** Of an exchange: its question's alone. */
  readonly paragraphs: number;
  readonly words: number;
  /** The answers of an exchange. */
  readonly children: readonly OutlineEntry[];
}

/**
 * The exchanges of a transcript in order, each with its answers. Text before the first label and answers before the
 * first question have entries of their own, so that every paragraph of a damaged transcript belongs to some entry.
 */
export function outline(transcript: Transcript): OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  const firstLabel = transcript.turn(0)?.firstLine ?? transcript.lineCount;
  if (transcript.count(0, firstLabel).paragraphs > 0) entries.push(textEntry(transcript, firstLabel));

  let question: Turn | undefined;
  let answers: OutlineEntry[] = [];
  let number = 0;
  const closeExchange = (): void => {
    if (question !== undefined) entries.push(exchangeEntry(transcript, question, ++number, answers));
    answers = [];
  };
  for (const turn of transcript.turns()) {
    if (turn.role === "question") {
      closeExchange();
      question = turn;
    } else {
      (question === undefined ? entries : answers).push(turnEntry(transcript, turn, ANSWER_NAME_LENGTH));
    }
  }
  closeExchange();
  return entries;
}

function textEntry(transcript: Transcript, endLine: number): OutlineEntry {
  const firstLine = firstParagraph(transcript, 0, endLine);
  return {
    kind: "text",
    name: visibleName(firstWords(transcript, firstLine, endLine, NAME_LENGTH), "…"),
    span: linesSpan(transcript, firstLine, endLine),
    selection: shiftSpan(transcript.line(firstLine).body, transcript.lineStart(firstLine)),
    ...transcript.count(firstLine, endLine),
    children: [],
  };
}

function exchangeEntry(
  transcript: Transcript,
  question: Turn,
  number: number,
  answers: readonly OutlineEntry[],
): OutlineEntry {
  const entry = turnEntry(transcript, question, NAME_LENGTH);
  return {
    ...entry,
    kind: "exchange",
    name: `${number}. ${entry.name}`,
    span: span(entry.span.start, answers.at(-1)?.span.end ?? entry.span.end),
    children: answers,
  };
}

function turnEntry(transcript: Transcript, { firstLine, endLine, label }: Turn, nameLength: number): OutlineEntry {
  const first = transcript.line(firstLine);
  return {
    kind: "answer",
    name: visibleName(firstWords(transcript, firstLine, endLine, nameLength), label.text),
    span: linesSpan(transcript, firstLine, endLine),
    selection: shiftSpan(hasText(first) ? first.body : first.head!.word, transcript.lineStart(firstLine)),
    ...transcript.count(firstLine, endLine),
    children: [],
  };
}

function linesSpan(transcript: Transcript, firstLine: number, endLine: number): Span {
  return span(transcript.lineStart(firstLine), lineEnd(transcript, endLine - 1));
}

function visibleName(words: string, otherwise: string): string {
  return /[^\s\p{C}]/u.test(words) ? words : otherwise;
}
