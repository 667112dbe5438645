import { withoutInvisible } from "./characters.ts";

/** How much of a text is looked at, in lengths of the result: paragraphs may be megabytes long. Of most texts little will do. */
const REACHES = [2, 8];

/**
 * The beginning of a text in at most `maximum` UTF-16 units, for a list or a hover: on one line, every run of white one
 * space, without invisible characters. What does not fit is cut off at the end of a word and stands as `…`; a word that
 * alone is too long is cut between two characters.
 */
export function shorten(text: string, maximum: number): string {
  let plain = "";
  for (const reach of REACHES) {
    plain = withoutInvisible(text.slice(0, maximum * reach))
      .replace(/[\s\u0085]+/gu, " ")
      .trim();
    if (plain.length > maximum) break;
    if (text.length <= maximum * reach) return plain;
  }
  return wholeWords(plain, maximum - 1).replace(/[\s,;:.…\-–—(«„“"]+$/u, "") + "…";
}

function wholeWords(plain: string, maximum: number): string {
  if (plain.length <= maximum) return plain;
  const wordEnd = plain.lastIndexOf(" ", maximum);
  return wordEnd > 0 ? plain.slice(0, wordEnd) : plain.slice(0, maximum).replace(/[\uD800-\uDBFF]$/, "");
}
