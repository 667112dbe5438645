import { shorten } from "../text/shorten.ts";
import { type Span, shiftSpan, span } from "../text/span.ts";
import { bodyText, hasText } from "../transcript/line.ts";
import type { PlacedTurn, Transcript } from "../transcript/transcript.ts";
import { firstWords } from "./paragraphs.ts";

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
  /** Its lines, half-open. */
  readonly firstLine: number;
  readonly endLine: number;
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
  return [...outlineEntries(transcript)];
}

/** As {@link outline}, one entry after another. */
export function* outlineEntries(transcript: Transcript): Generator<OutlineEntry, void> {
  const firstLabel = transcript.turn(0)?.firstLine ?? transcript.lineCount;
  if (transcript.count(0, firstLabel).paragraphs > 0) yield textEntry(transcript, firstLabel);

  let question: PlacedTurn | undefined;
  let answers: OutlineEntry[] = [];
  let number = 0;
  for (const turn of transcript.placedTurns()) {
    if (turn.role === "question") {
      if (question !== undefined) yield exchangeEntry(transcript, question, ++number, answers);
      question = turn;
      answers = [];
    } else {
      const answer = turnEntry(transcript, turn, ANSWER_NAME_LENGTH);
      if (question === undefined) yield answer;
      else answers.push(answer);
    }
  }
  if (question !== undefined) yield exchangeEntry(transcript, question, number + 1, answers);
}

function textEntry(transcript: Transcript, endLine: number): OutlineEntry {
  const firstLine = transcript.paragraphFrom(0)!;
  return {
    kind: "text",
    name: visibleName(firstWords(transcript, firstLine, endLine, NAME_LENGTH), "…"),
    firstLine,
    endLine,
    span: span(transcript.lineStart(firstLine), transcript.lineEnd(endLine - 1)),
    selection: shiftSpan(transcript.line(firstLine).body, transcript.lineStart(firstLine)),
    ...transcript.count(firstLine, endLine),
    children: [],
  };
}

function exchangeEntry(
  transcript: Transcript,
  question: PlacedTurn,
  number: number,
  answers: readonly OutlineEntry[],
): OutlineEntry {
  const entry = turnEntry(transcript, question, NAME_LENGTH);
  const last = answers.at(-1);
  return {
    ...entry,
    kind: "exchange",
    name: `${number}. ${entry.name}`,
    endLine: last?.endLine ?? entry.endLine,
    span: span(entry.span.start, last?.span.end ?? entry.span.end),
    children: answers,
  };
}

function turnEntry(transcript: Transcript, turn: PlacedTurn, nameLength: number): OutlineEntry {
  const { firstLine, endLine, label, start, end, words, paragraphs } = turn;
  const first = transcript.line(firstLine);
  const opening =
    hasText(first) && (paragraphs === 1 || first.body.end - first.body.start > nameLength)
      ? shorten(bodyText(first), nameLength)
      : firstWords(transcript, firstLine, endLine, nameLength);
  return {
    kind: "answer",
    name: visibleName(opening, label.text),
    firstLine,
    endLine,
    span: span(start, end),
    selection: shiftSpan(hasText(first) ? first.body : first.head!.word, start),
    words,
    paragraphs,
    children: [],
  };
}

function visibleName(words: string, otherwise: string): string {
  return /[^\s\p{C}]/u.test(words) ? words : otherwise;
}
