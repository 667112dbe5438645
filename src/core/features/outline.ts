import { lengthToShorten, shortenTidy, shortenVisible } from "../text/shorten.ts";
import { shiftSpan, type Span, span, spanFrom } from "../text/span.ts";
import type { Role } from "../transcript/labels.ts";
import type { LineChunk } from "../transcript/line-chunk.ts";
import type { ChunkStretch, Transcript } from "../transcript/transcript.ts";
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

  let exchange: OpenEntry | undefined;
  let turn: OpenEntry | undefined;
  /** Whether the paragraph on the first line of the turn leaves room for more in its name. */
  let hasShortOpening = false;
  let number = 0;
  for (const stretch of transcript.stretches(firstLabel)) {
    for (let index = stretch.first; index < stretch.end; index++) {
      const role = stretch.chunk.role(index);
      if (role === undefined) {
        addLine(turn!, stretch, index);
        continue;
      }
      if (turn !== undefined) nameTurn(transcript, turn, hasShortOpening, number);
      if (turn !== undefined && exchange === undefined) yield turn;
      if (exchange !== undefined && role === "question") yield withEndOfAnswers(exchange);
      turn = openTurn(role, stretch, index);
      hasShortOpening = isShort(turn.selection, nameLength(role), stretch.chunk.isTidy(index));
      if (role === "question") {
        exchange = turn;
        number++;
      } else if (exchange !== undefined) {
        addAnswer(exchange, turn);
      }
    }
  }
  if (turn === undefined) return;
  nameTurn(transcript, turn, hasShortOpening, number);
  yield exchange === undefined ? turn : withEndOfAnswers(exchange);
}

function textEntry(transcript: Transcript, endLine: number): OutlineEntry {
  const firstLine = transcript.paragraphFrom(0)!;
  return {
    kind: "text",
    name: firstWords(transcript, firstLine, endLine, NAME_LENGTH) || "…",
    firstLine,
    endLine,
    span: span(transcript.lineStart(firstLine), transcript.lineEnd(endLine - 1)),
    selection: shiftSpan(transcript.line(firstLine).body, transcript.lineStart(firstLine)),
    ...transcript.count(firstLine, endLine),
    children: NO_ENTRIES,
  };
}

/** Of nobody: who has some has an array of its own. */
const NO_ENTRIES: OutlineEntry[] = [];

/** An entry to which lines and answers are added. */
interface OpenEntry extends OutlineEntry {
  name: string;
  endLine: number;
  readonly span: { readonly start: number; end: number };
  paragraphs: number;
  words: number;
  children: OutlineEntry[];
}

/** The entry of the turn that a line opens, named with the paragraph on it; without a name when there is none to be seen. */
function openTurn(role: Role, { chunk, firstLine, start }: ChunkStretch, index: number): OpenEntry {
  const line = firstLine + index;
  const lineStart = start + chunk.lineStart(index);
  const hasText = chunk.hasText(index);
  const selection = shiftSpan(hasText ? chunk.body(index) : chunk.line(index).head!.word, lineStart);
  return {
    kind: role === "question" ? "exchange" : role,
    name: hasText ? openingName(chunk, index, spanFrom(selection, start), nameLength(role)) : "",
    firstLine: line,
    endLine: line + 1,
    span: { start: lineStart, end: start + chunk.lineEnd(index) },
    selection,
    paragraphs: hasText ? 1 : 0,
    words: chunk.words(index),
    children: NO_ENTRIES,
  };
}

function nameLength(kind: OutlineEntry["kind"] | Role): number {
  return kind === "answer" ? ANSWER_NAME_LENGTH : NAME_LENGTH;
}

function openingName(chunk: LineChunk, index: number, { start, end }: Span, maximum: number): string {
  if (chunk.isTidy(index)) return shortenTidy(chunk.text, start, end, maximum, chunk.hasOtherWhite(index));
  return shortenVisible(chunk.bodyText(index, lengthToShorten(maximum)), maximum);
}

/** Whether a paragraph leaves room for more in a name of so many UTF-16 units. */
function isShort({ start, end }: Span, maximum: number, isTidy: boolean): boolean {
  return end - start <= (isTidy ? maximum : lengthToShorten(maximum));
}

/** Adds a line that has no label. */
function addLine(turn: OpenEntry, { chunk, firstLine, start }: ChunkStretch, index: number): void {
  turn.endLine = firstLine + index + 1;
  turn.span.end = start + chunk.lineEnd(index);
  if (!chunk.hasText(index)) return;
  turn.paragraphs++;
  turn.words += chunk.words(index);
}

/** Names a turn all of whose lines are known: with more of them when its first one is short, or with its label. */
function nameTurn(transcript: Transcript, turn: OpenEntry, hasShortOpening: boolean, number: number): void {
  const { kind, firstLine, endLine, paragraphs } = turn;
  if (turn.name === "" || (hasShortOpening && paragraphs > 1)) {
    const words = firstWords(transcript, firstLine, endLine, nameLength(kind));
    turn.name = words || transcript.line(firstLine).head!.label.text;
  }
  if (kind === "exchange") turn.name = `${number}. ${turn.name}`;
}

function addAnswer(exchange: OpenEntry, answer: OutlineEntry): void {
  // Most questions have one answer: room for more would weigh more than all the rest.
  if (exchange.children.length === 0) exchange.children = [answer];
  else exchange.children.push(answer);
}

function withEndOfAnswers(exchange: OpenEntry): OutlineEntry {
  const last = exchange.children.at(-1);
  if (last !== undefined) {
    exchange.endLine = last.endLine;
    exchange.span.end = last.span.end;
  }
  return exchange;
}
