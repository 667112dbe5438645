import { isRussianLetter, isWhite, withoutInvisible } from "./characters.ts";

/** How much of a text is looked at, in lengths of the result: paragraphs may be megabytes long. Of most texts little will do. */
const REACH = 8;
const REACHES = [2, REACH];

/** So much of a text is enough to shorten it: what is longer is shortened alike. */
export function lengthToShorten(maximum: number): number {
  return maximum * REACH + 1;
}

/**
 * The beginning of a text in at most `maximum` UTF-16 units, for a list or a hover: on one line, every run of white one
 * space, without invisible characters. What does not fit is cut off at the end of a word and stands as `…`; a word that
 * alone is too long is cut between two characters.
 */
export function shorten(text: string, maximum: number): string {
  let plain = "";
  for (const reach of REACHES) {
    plain = withoutInvisible(text.slice(0, endOfCharacters(text, maximum * reach)))
      .replace(/[\s\u0085]+/gu, " ")
      .trim();
    if (plain.length > maximum) break;
    if (text.length <= maximum * reach) return plain;
  }
  return cut(plain, 0, maximum);
}

/** As {@link shorten}; empty when a reader sees nothing of the text. */
export function shortenVisible(text: string, maximum: number): string {
  return /[^\s\p{C}]/u.test(text) ? shorten(text, maximum) : "";
}

/**
 * As {@link shorten}, of the tidy paragraph `[from, to)` of a text: see `LineChunk.isTidy`. A fraction of the time, for whoever has
 * many.
 *
 * @param hasOtherWhite whether it may have white that is no space
 */
export function shortenTidy(text: string, from: number, to: number, maximum: number, hasOtherWhite: boolean): string {
  const short = to - from <= maximum ? text.slice(from, to) : cut(text, from, maximum);
  return hasOtherWhite ? withSpaces(short) : short;
}

/** A space for any white. */
function withSpaces(text: string): string {
  let spaced = "";
  let rest = text;
  // Soon done where there is nothing but spaces, which to replace all that there is takes long.
  for (let place = rest.search(OTHER_WHITE); place >= 0; place = rest.search(OTHER_WHITE)) {
    spaced += `${rest.slice(0, place)} `;
    rest = rest.slice(place + 1);
  }
  return spaced + rest;
}

const OTHER_WHITE = /[^\S ]/;

/** What begins at `from`, with single white between its words; the first `maximum - 1` units are kept at most. */
function cut(text: string, from: number, maximum: number): string {
  let end = endOfWords(text, from, from + maximum - 1);
  while (end > from && isDangling(text.charCodeAt(end - 1))) end--;
  return `${text.slice(from, end)}…`;
}

/** What stands before the ellipsis no more. */
const DANGLING = ',;:.…-–—(«„“"';

function isDangling(code: number): boolean {
  return !isRussianLetter(code) && (isWhite(code) || DANGLING.includes(String.fromCharCode(code)));
}

/** Where the last word ends that fits in `[from, to)`; where nothing does, what fits of the first one ends, which is whole characters. */
function endOfWords(text: string, from: number, to: number): number {
  if (text.length <= to) return text.length;
  // Words are short: looking for one's end unit by unit is soon done.
  let wordEnd = to;
  while (wordEnd > from && !isWhite(text.charCodeAt(wordEnd))) wordEnd--;
  return wordEnd > from ? wordEnd : endOfCharacters(text, to);
}

/** Where the characters end that are whole among the first units. */
function endOfCharacters(text: string, units: number): number {
  return (text.codePointAt(units - 1) ?? 0) > 0xffff ? units - 1 : units;
}
