import { isWhite } from "../text/characters.ts";
import type { Span } from "../text/span.ts";
import { bodyText, type Line } from "../transcript/line.ts";

/** A quotation mark, parenthesis or bracket inside text. */
export interface PairedMark {
  /** Of the line. */
  readonly column: number;
  readonly character: string;
  /**
   * A `firm` mark needs a partner. A `loose` one may have one and needs none: a smiley's, or one that stands alone. The
   * `)` of a `list` mark and a `"` that says `inch` are one or the other, depending on what is open before them.
   */
  readonly hold: "firm" | "loose" | "list" | "inch";
  /** Whether it stands before a word and behind none, as a mark that opens does. */
  readonly leads: boolean;
}

/** Of more marks in a line, or in a turn, none is looked at: they are no punctuation, and would use up all memory. */
export const MOST_MARKS = 2_000_000;

const NO_MARKS: readonly PairedMark[] = [];

const MARKS = new WeakMap<Line, readonly PairedMark[]>();

/** The marks of a line's text in order. */
export function pairedMarks(line: Line): readonly PairedMark[] {
  let marks = MARKS.get(line);
  if (marks === undefined) {
    const text = bodyText(line);
    marks = /[«»„“”()[\]"]/.test(text) ? readMarks(text, line.body) : NO_MARKS;
    MARKS.set(line, marks);
  }
  return marks;
}

function readMarks(text: string, body: Span): readonly PairedMark[] {
  const marks: PairedMark[] = [];
  const smileys = smileysOf(text);
  let smiley = smileys.next().value;
  for (const { index, 0: character } of text.matchAll(/[«»„“”()[\]"]/g)) {
    if (marks.length === MOST_MARKS) return NO_MARKS;
    while (smiley !== undefined && smiley.end <= index) smiley = smileys.next().value;
    const isInSmiley = smiley !== undefined && smiley.start <= index;
    marks.push({
      column: body.start + index,
      character,
      hold: isInSmiley || isAlone(text, index) ? "loose" : holdOf(text, index, character),
      leads: /[\s«„"([—–-]/.test(text[index - 1] ?? " ") && /[^\s.,;:?!…»“”)\]]/.test(text[index + 1] ?? " "),
    });
  }
  return marks;
}

/** `:)`, `;-(((`: where they stand. By a loop, since a pattern for repeated characters fails where there are millions of them. */
function* smileysOf(text: string): Generator<Span, undefined> {
  for (const { index, 0: smiley } of text.matchAll(/[:;=]['^-]?[()[\]]/g)) {
    let end = index + smiley.length;
    while (text[end] === text[end - 1]) end++;
    yield { start: index, end };
  }
}

function holdOf(text: string, index: number, character: string): PairedMark["hold"] {
  if (character === '"' && /\d/.test(text[index - 1] ?? "")) return "inch";
  return character === ")" && endsListMark(text, index) ? "list" : "firm";
}

/** Whether it is spoken of rather than used: `Знак « лишний`, `Знак "(" лишний`. */
function isAlone(text: string, index: number): boolean {
  if (index === 0 || index === text.length - 1) return false;
  if (isWhite(text.charCodeAt(index - 1)) && isWhite(text.charCodeAt(index + 1))) return true;
  const beside = text[index - 1]! + text[index + 1]!;
  return !beside.includes(text[index]!) && ["«»", "„“", "“”", '""', "''", "‘’"].includes(beside);
}

/** More than any list mark needs. */
const LIST_MARK_LENGTH = 12;

/** `а)`, `12)`, `3.1)`, `IV)` after white or at the head of the text; `1)–3)` is two of them. */
function endsListMark(text: string, index: number): boolean {
  let start = index;
  while (start > 0 && index - start <= LIST_MARK_LENGTH && !isWhite(text.charCodeAt(start - 1))) start--;
  const isWhole = start === 0 || isWhite(text.charCodeAt(start - 1));
  return isWhole && listMark().test(text.slice(start, index));
}

let listMarkPattern: RegExp | undefined;

function listMark(): RegExp {
  if (listMarkPattern === undefined) {
    const mark = "(?:\\p{L}|\\d{1,4}(?:\\.\\d{1,4})*\\p{L}?|[ivx]+|[IVX]+)";
    listMarkPattern = new RegExp(`^(?:${mark}\\)[–—-])?${mark}$`, "u");
  }
  return listMarkPattern;
}
