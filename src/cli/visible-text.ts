import { eastAsianWidth } from "get-east-asian-width";

import { isInvisible, isWhite } from "../core/text/characters.ts";

/** What one sign of a terminal's line stands for. */
export interface Cell {
  /** UTF-16 columns `[start, end)` of the line. */
  readonly start: number;
  readonly end: number;
  /** What is printed. */
  readonly shown: string;
  /** How many columns of the terminal it takes. */
  readonly width: number;
}

const CLUSTERS = new Intl.Segmenter("ru", { granularity: "grapheme" });
/** Characters that are a sign of one column each: most lines hold no other. */
const PLAIN = /^[\t -~\u00A0«»А-яЁёІіЇїЄєҐґЎў–—‘’“”„…№]*$/;
const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;

/**
 * The columns `[from, to)` of a line as a terminal can show them, sign by sign: a TAB as `⇥`, what is invisible or moves
 * the cursor as its code, a mark without a letter on a dotted circle. Nothing in a file can command the terminal.
 */
export function cellsOf(line: string, from = 0, to = line.length): Cell[] {
  const cells: Cell[] = [];
  const plain = line.slice(from, to);
  if (PLAIN.test(plain)) {
    for (let index = from; index < to; index++) {
      const shown = line[index] === "\t" ? "⇥" : line[index]!;
      cells.push({ start: index, end: index + 1, shown, width: 1 });
    }
    return cells;
  }
  for (const { segment, index } of CLUSTERS.segment(plain)) {
    const start = from + index;
    // A joiner shapes a picture; between letters it is a character by itself.
    if (PICTURE.test(segment)) cells.push({ start, end: start + segment.length, shown: segment, width: 2 });
    else addVisible(segment, start);
  }
  return cells;

  function addVisible(segment: string, start: number): void {
    let end = 0;
    while (end < segment.length) {
      const begin = end;
      while (end < segment.length && !isHidden(segment.charCodeAt(end))) end++;
      if (end > begin) cells.push(letterCell(segment.slice(begin, end), start + begin));
      if (end < segment.length) {
        cells.push(hiddenCell(segment.charCodeAt(end), start + end));
        end++;
      }
    }
  }
}

/** A text of one line as a terminal can show it. */
export function visibleLine(text: string): string {
  return cellsOf(text)
    .map(({ shown }) => shown)
    .join("");
}

function letterCell(letter: string, start: number): Cell {
  const end = start + letter.length;
  const shown = letter.toWellFormed();
  if (/^\p{M}/u.test(letter)) return { start, end, shown: `\u25CC${shown}`, width: 1 };
  return { start, end, shown, width: eastAsianWidth(letter.codePointAt(0)!) };
}

/** White is shown as it is only where it is a gap of one column or two. */
function isHidden(code: number): boolean {
  if (code === 0x20 || code === 0xa0 || code === 0x3000) return false;
  return isInvisible(code) || code === 0x0a || code === 0x0d || (isWhite(code) && !(code >= 0x2000 && code <= 0x200a));
}

function hiddenCell(code: number, start: number): Cell {
  const shown = code === 0x09 ? "⇥" : `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
  return { start, end: start + 1, shown, width: shown.length };
}
