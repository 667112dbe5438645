import { isRussianLetter, withoutInvisible } from "./characters.ts";

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
  return cut(plain, maximum);
}

/**
 * As {@link shorten}, of a tidy paragraph: see `LineChunk.isTidy`. A fraction of the time, for whoever has many.
 *
 * @param hasOtherWhite whether it may have white that is no space
 */
export function shortenTidy(text: string, maximum: number, hasOtherWhite: boolean): string {
  // One character more than fits is enough to see that there is more.
  let head = text.slice(0, maximum + 1);
  if (hasOtherWhite) head = head.replaceAll(/[^\S ]/g, " ");
  return head.length <= maximum ? head : cut(head, maximum);
}

/** A text without white but single spaces, of which the first `maximum - 1` units are kept at most. */
function cut(plain: string, maximum: number): string {
  let end = endOfWords(plain, maximum - 1);
  while (end > 0 && !isRussianLetter(plain.charCodeAt(end - 1)) && DANGLING.includes(plain[end - 1]!)) end--;
  return plain.slice(0, end) + "…";
}

/** What stands before the ellipsis no more. */
const DANGLING = ' ,;:.…-–—(«„“"';

/** Where the last word ends that fits; where nothing does, what fits of the first one ends, which is whole characters. */
function endOfWords(plain: string, maximum: number): number {
  if (plain.length <= maximum) return plain.length;
  // Words are short: looking for one's end unit by unit is soon done.
  let wordEnd = maximum;
  while (wordEnd > 0 && plain.charCodeAt(wordEnd) !== SPACE) wordEnd--;
  return wordEnd > 0 ? wordEnd : endOfCharacters(plain, maximum);
}

const SPACE = 0x20;

/** Where the characters end that are whole among the first units. */
function endOfCharacters(text: string, units: number): number {
  return (text.codePointAt(units - 1) ?? 0) > 0xffff ? units - 1 : units;
}
