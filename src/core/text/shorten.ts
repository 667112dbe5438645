import { withoutInvisible } from "./characters.ts";

/**
 * The beginning of a text in at most `maximum` UTF-16 units, for a list or a hover: on one line, every run of white one
 * space, without invisible characters. What does not fit is cut off at the end of a word and stands as `…`; a word that
 * alone is too long is cut between two characters.
 */
export function shorten(text: string, maximum: number): string {
  const plain = withoutInvisible(text).replace(/\s+/gu, " ").trim();
  if (plain.length <= maximum) return plain;
  const head = plain.slice(0, maximum);
  const wordEnd = head.lastIndexOf(" ");
  const kept = wordEnd > 0 ? head.slice(0, wordEnd) : wholeCharacters(head.slice(0, maximum - 1));
  return kept.replace(/[\s,;:.…\-–—(«„“"]+$/u, "") + "…";
}

/** The text without a surrogate at its end that has lost its other half, and without a letter that has lost its marks. */
function wholeCharacters(text: string): string {
  return text.replace(/[\uD800-\uDBFF]$/, "");
}
