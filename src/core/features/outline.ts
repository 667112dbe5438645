import { lengthToShorten, shorten, shortenTidy } from "../text/shorten.ts";
import { isEmptySpan, type Span, shiftSpan, span } from "../text/span.ts";
import type { PlacedTurn, Transcript } from "../transcript/transcript.ts";
import { firstParagraphs } from "./paragraphs.ts";

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
      const answer = answerEntry(transcript, turn);
      if (question === undefined) yield answer;
      else if (answers.length > 0) answers.push(answer);
      // Most questions have one answer: room for more would weigh more than all the rest.
      else answers = [answer];
    }
  }
  if (question !== undefined) yield exchangeEntry(transcript, question, number + 1, answers);
}

function textEntry(transcript: Transcript, endLine: number): OutlineEntry {
  const firstLine = transcript.paragraphFrom(0)!;
  const text = firstParagraphs(transcript, firstLine, endLine, NAME_LENGTH);
  return {
    kind: "text",
    name: isVisible(text) ? shorten(text, NAME_LENGTH) : "…",
    firstLine,
    endLine,
    span: span(transcript.lineStart(firstLine), transcript.lineEnd(endLine - 1)),
    selection: shiftSpan(transcript.line(firstLine).body, transcript.lineStart(firstLine)),
    ...transcript.count(firstLine, endLine),
    children: NO_ENTRIES,
  };
}

function exchangeEntry(
  transcript: Transcript,
  question: PlacedTurn,
  number: number,
  answers: readonly OutlineEntry[],
): OutlineEntry {
  const { firstLine, start, opening, words, paragraphs } = question;
  const last = answers.at(-1);
  return {
    kind: "exchange",
    name: `${number}. ${turnName(transcript, question, opening, NAME_LENGTH)}`,
    firstLine,
    endLine: last?.endLine ?? question.endLine,
    span: span(start, last?.span.end ?? question.end),
    selection: selectionOf(transcript, question, opening),
    paragraphs,
    words,
    children: answers,
  };
}

function answerEntry(transcript: Transcript, answer: PlacedTurn): OutlineEntry {
  const { firstLine, endLine, start, end, opening, words, paragraphs } = answer;
  return {
    kind: "answer",
    name: turnName(transcript, answer, opening, ANSWER_NAME_LENGTH),
    firstLine,
    endLine,
    span: span(start, end),
    selection: selectionOf(transcript, answer, opening),
    paragraphs,
    words,
    children: NO_ENTRIES,
  };
}

const NO_ENTRIES: readonly OutlineEntry[] = [];

function selectionOf(transcript: Transcript, { firstLine, start }: PlacedTurn, opening: Span): Span {
  return isEmptySpan(opening) ? shiftSpan(transcript.line(firstLine).head!.word, start) : opening;
}

function turnName(transcript: Transcript, turn: PlacedTurn, opening: Span, maximum: number): string {
  const length = opening.end - opening.start;
  const isEnough = length > 0 && (turn.paragraphs === 1 || length > maximum);
  if (isEnough && turn.hasTidyOpening) return shortenTidy(turn.openingText(maximum + 1), maximum, turn.hasOtherWhite);
  const text = isEnough
    ? turn.openingText(lengthToShorten(maximum))
    : firstParagraphs(transcript, turn.firstLine, turn.endLine, maximum);
  return isVisible(text) ? shorten(text, maximum) : turn.label.text;
}

/** Whether a reader sees something of the text. */
function isVisible(text: string): boolean {
  return /[^\s\p{C}]/u.test(text);
}
