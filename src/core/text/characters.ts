/**
 * What single characters are in a transcript. *White* and *invisible* are sets the format defines itself; letters and
 * digits are Unicode's, from the runtime's own tables.
 *
 * A *code* is a UTF-16 code unit. Every white and every invisible character stands in the Basic Multilingual Plane, so
 * one unit is enough to know it.
 */

export const TAB = "\t";
export const TAB_CODE = 0x09;
export const LINE_FEED_CODE = 0x0a;
export const CARRIAGE_RETURN_CODE = 0x0d;
const SPACE_CODE = 0x20;
const BYTE_ORDER_MARK_CODE = 0xfeff;

export const BYTE_ORDER_MARK = "\uFEFF";

export function isWhite(code: number): boolean {
  if (code === SPACE_CODE || code === TAB_CODE) return true;
  if (code < 0x80) return code === 0x0b || code === 0x0c;
  if (code < 0x1680) return code === 0x85 || code === 0xa0;
  return (
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** White at which no line may be broken. */
export function isNoBreakWhite(code: number): boolean {
  return code === 0xa0 || code === 0x2007 || code === 0x202f;
}

/** White that ends a line or a field elsewhere: TAB, U+000B, U+000C, U+0085, U+2028, U+2029. */
export function isControlWhite(code: number): boolean {
  return code === TAB_CODE || code === 0x0b || code === 0x0c || code === 0x85 || code === 0x2028 || code === 0x2029;
}

/** What follows a letter in good prose: a no-break space, `»`, a dash, quotation marks, `…`. No word is made of these. */
export function isUsualMark(code: number): boolean {
  return code === 0xa0 || code === 0xbb || (code >= 0x2010 && code <= 0x201d) || code === 0x2026;
}

/** A character that a reader does not see and that takes no room, line breaks aside. */
export function isInvisible(code: number): boolean {
  if (code < 0x20) return !isWhite(code) && code !== LINE_FEED_CODE && code !== CARRIAGE_RETURN_CODE;
  if (code < 0x7f) return false;
  if (code < 0xa0) return code !== 0x85;
  if (code < 0x200b) return code === 0xad || code === 0x34f || code === 0x61c || code === 0x180e;
  return (
    code <= 0x200f ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === BYTE_ORDER_MARK_CODE ||
    (code >= 0xfff9 && code <= 0xfffb)
  );
}

export function isAsciiLetter(code: number): boolean {
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
}

/** A letter of Russian, `ё` aside. */
export function isRussianLetter(code: number): boolean {
  return code >= 0x410 && code <= 0x44f;
}

/** A C1 control character that is not white: half of a letter read in the wrong encoding, as often as not. */
export function isC1Control(code: number): boolean {
  return code >= 0x80 && code <= 0x9f && code !== 0x85;
}

export function isWhiteOrInvisible(code: number): boolean {
  // Most are asked of letters of Cyrillic, or of ASCII.
  if ((code >= 0x400 && code < 0x530) || (code > SPACE_CODE && code < 0x7f)) return false;
  return isWhite(code) || isInvisible(code);
}

/** The text without white, without invisible characters, in NFC: the characters that a reader reads. */
export function visibleText(text: string): string {
  return composed(withoutCharacters(text, isWhiteOrInvisible));
}

/** {@link visibleText} of a text that is given in pieces. */
export class VisibleTextReader {
  /** What may change by what comes next. */
  #open = "";

  /** What is read in the piece, and what was left open before it, but for what the next one may change. */
  read(piece: string): string {
    const visible = withoutCharacters(piece, isWhiteOrInvisible);
    let end = visible.length;
    while (end > 0 && UNSTABLE.test(visible[end - 1]!)) end--;
    if (end === 0) {
      this.#open += visible;
      return "";
    }
    const closed = composed(this.#open + visible.slice(0, end - 1));
    this.#open = visible.slice(end - 1);
    return closed;
  }

  /** What was left open. */
  end(): string {
    const closed = composed(this.#open);
    this.#open = "";
    return closed;
  }
}

/**
 * How many characters a pattern may go on over where it can go back: of some millions of them the engine cannot remember the way.
 * No word is as long.
 */
export const LONGEST_RUN = 1_000_000;

/** No writing has so many marks on a letter. */
const MANY_MARKS = 64;

let manyMarks: RegExp | undefined;

/**
 * Latin, Cyrillic and usual punctuation: NFC changes none of it but for what else follows, and joins none of it to what stands
 * before it.
 */
const STABLE = "\\0-\\u02FF\\u0400-\\u0482\\u048A-\\u052F\\u2010-\\u2027\\u2030-\\u205E\\u20A0-\\u20CF\\u2116";
const UNSTABLE = new RegExp(`[^${STABLE}]`);
const UNSTABLE_STRETCHES = new RegExp(`[${STABLE}]?[^${STABLE}]+`, "g");

/**
 * The text in NFC, but for runs of marks that no writing has, which stay as they are: putting them in order takes the square of
 * their number.
 */
export function composed(text: string): string {
  // Looking for what may change costs a fraction of what composing all of a text does.
  return UNSTABLE.test(text) ? text.replace(UNSTABLE_STRETCHES, composedStretch) : text;
}

function composedStretch(text: string): string {
  if (text.length < MANY_MARKS) return text.normalize("NFC");
  manyMarks ??= new RegExp(`(\\p{M}{${MANY_MARKS},${LONGEST_RUN}})`, "u");
  return text
    .split(manyMarks)
    .map((piece, index) => (index % 2 === 0 ? piece.normalize("NFC") : piece))
    .join("");
}

export function withoutInvisible(text: string): string {
  return withoutCharacters(text, isInvisible);
}

function withoutCharacters(text: string, unwanted: (code: number) => boolean): string {
  let kept = "";
  let from = 0;
  for (let index = 0; index < text.length; index++) {
    if (!unwanted(text.charCodeAt(index))) continue;
    kept += text.slice(from, index);
    from = index + 1;
  }
  return from === 0 ? text : kept + text.slice(from);
}

/** The column of the first character in `[from, to)` that is neither white nor invisible, or `to`. */
export function skipBlank(text: string, from: number, to = text.length): number {
  let index = from;
  while (index < to && isWhiteOrInvisible(text.charCodeAt(index))) index++;
  return index;
}

/** The column after the last character in `[from, to)` that is neither white nor invisible, or `from`. */
export function skipBlankBackward(text: string, from: number, to = text.length): number {
  let index = to;
  while (index > from && isWhiteOrInvisible(text.charCodeAt(index - 1))) index--;
  return index;
}

export function skipInvisible(text: string, from: number, to = text.length): number {
  let index = from;
  while (index < to && isInvisible(text.charCodeAt(index))) index++;
  return index;
}
