import { isAsciiLetter, isWhite } from "./characters.ts";
import { type Span, span, spanText } from "./span.ts";

const WORD_CHARACTER = /[\p{L}\p{M}\p{N}_\u00AD]/u;
/** What stands between two parts of one word: hyphens and apostrophes, as in `что-нибудь` or `об’єкт`. */
const JOINER = /[-\u2010\u2011'’ʼ]/u;

/**
 * The word at a column of `text`, or undefined when the column touches none. A column at either edge of a word touches
 * it. Letters of any script, digits and their marks make a word; a hyphen or an apostrophe between two of them joins.
 */
export function wordAt(text: string, column: number): Span | undefined {
  const start = wordEdge(text, column, -1);
  const end = wordEdge(text, column, 1);
  return start < end ? span(start, end) : undefined;
}

/** The first word of `text`, or undefined when it has none. */
export function firstWord(text: string): string | undefined {
  const word = nearestWord(text, 0, 1);
  return word && spanText(text, word);
}

/** The word at the first column from `column` on, to the left (-1) or to the right (1), that touches one. */
export function nearestWord(text: string, column: number, direction: -1 | 1): Span | undefined {
  for (let at = column; at >= 0 && at <= text.length; at += direction) {
    const word = wordAt(text, at);
    if (word !== undefined) return word;
  }
  return undefined;
}

/** How far the word that touches `column` reaches to the left (-1) or to the right (1). */
function wordEdge(text: string, column: number, direction: -1 | 1): number {
  let edge = column;
  for (;;) {
    const next = characterBeside(text, edge, direction);
    if (WORD_CHARACTER.test(next)) {
      edge += direction * next.length;
    } else if (isJoint(text, direction === 1 ? edge : edge - next.length, next)) {
      edge += direction;
    } else {
      return edge;
    }
  }
}

/** Whether the character at `index` joins the word parts on both of its sides. */
function isJoint(text: string, index: number, character: string): boolean {
  if (!JOINER.test(character)) return false;
  return (
    WORD_CHARACTER.test(characterBeside(text, index, -1)) && WORD_CHARACTER.test(characterBeside(text, index + 1, 1))
  );
}

/** The whole character, one or two units, that ends (-1) or begins (1) at the column; empty at the edge of the text. */
function characterBeside(text: string, column: number, direction: -1 | 1): string {
  if (direction === 1) {
    const code = text.codePointAt(column);
    return code === undefined ? "" : String.fromCodePoint(code);
  }
  if (column <= 0) return "";
  const code = text.codePointAt(column - 2);
  return code !== undefined && code > 0xffff ? text.slice(column - 2, column) : text.slice(column - 1, column);
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** How many words stand in `[from, to)`: runs between white that hold a letter or a digit. */
export function countWords(text: string, from: number, to: number): number {
  let words = 0;
  let isCounted = false;
  for (let index = from; index < to; index++) {
    const code = text.charCodeAt(index);
    if (isWhite(code)) isCounted = false;
    else if (!isCounted && isLetterOrDigit(text, index, code)) {
      isCounted = true;
      words++;
    }
  }
  return words;
}

function isLetterOrDigit(text: string, index: number, code: number): boolean {
  if (code >= 0x0410 && code <= 0x044f) return true;
  if (code < 0x80) return (code >= 0x30 && code <= 0x39) || isAsciiLetter(code);
  return LETTER_OR_DIGIT.test(String.fromCodePoint(text.codePointAt(index)!));
}
