import { isWhite, withoutInvisible } from "./characters.ts";

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
  // Two characters more than fit: one of them is no white, and so it is seen that the text goes on.
  const head = plainHead(text, Math.min(text.length, maximum + 2));
  if (head !== undefined) return text.length <= maximum ? head : cut(head, maximum);
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

/** The first characters, if they are letters and marks that most texts are made of, and single white between them. */
function plainHead(text: string, length: number): string | undefined {
  const kinds = (table ??= makeTable());
  let seen = 0;
  let before: number = Kind.white;
  // Without a branch that goes either way at the ends of words.
  for (let index = 0; index < length; index++) {
    const kind = kinds[Math.min(text.charCodeAt(index), UNKNOWN)]!;
    seen |= kind | ((before & kind & Kind.white) << 2);
    before = kind;
  }
  // White at the end of the text is dropped; elsewhere what stands before it says that there is too much.
  const endsInWhite = length === text.length && (before & Kind.white) !== 0;
  if ((seen & Kind.unknown) !== 0 || endsInWhite) return undefined;
  const head = text.slice(0, length);
  return (seen & Kind.otherWhite) !== 0 ? head.replaceAll(/[^\S ]|\u0085/g, " ") : head;
}

/** Flags. White behind white is unknown. */
const Kind = { white: 1, otherWhite: 2, unknown: 4 } as const;

/** From here on no character is known to be plain. */
const UNKNOWN = 0x2117;

let table: Uint8Array | undefined;

function makeTable(): Uint8Array {
  return Uint8Array.from({ length: UNKNOWN + 1 }, (_, code) => {
    if (isWhite(code)) return code === 0x20 ? Kind.white : Kind.white | Kind.otherWhite;
    return /[!-~\u0400-\u052F«»\u2010-\u2027№]/.test(String.fromCharCode(code)) ? 0 : Kind.unknown;
  });
}

/** A text without white but single spaces, of which the first `maximum - 1` units are kept at most. */
function cut(plain: string, maximum: number): string {
  let end = endOfWords(plain, maximum - 1);
  while (end > 0 && ' ,;:.…-–—(«„“"'.includes(plain[end - 1]!)) end--;
  return plain.slice(0, end) + "…";
}

/** Where the last word ends that fits; where nothing does, what fits of the first one ends, which is whole characters. */
function endOfWords(plain: string, maximum: number): number {
  if (plain.length <= maximum) return plain.length;
  const wordEnd = plain.lastIndexOf(" ", maximum);
  if (wordEnd > 0) return wordEnd;
  return endOfCharacters(plain, maximum);
}

/** Where the characters end that are whole among the first units. */
function endOfCharacters(text: string, units: number): number {
  return (text.codePointAt(units - 1) ?? 0) > 0xffff ? units - 1 : units;
}
