import { isAsciiLetter } from "../text/characters.ts";
import type { TextEdit } from "../text/edit.ts";
import { span } from "../text/span.ts";
import { byteOf, type CodePage, WINDOWS_1251, WINDOWS_1252 } from "./code-pages.ts";

/** What reading a text once more as UTF-8 brings to light. */
export interface Utf8Reading {
  /** Whether the text, or a part of it, is UTF-8 that was read in the page. */
  readonly misread: boolean;
  /** The text as it was written, as far as its bytes are there. */
  readonly repaired: string;
  /** Whether bytes are missing, so that `repaired` is not the whole text. */
  readonly lost: boolean;
}

/** A character of UTF-8 whose bytes were read one by one. */
interface Sequence {
  /** In UTF-16 units of the misread text. */
  readonly length: number;
  readonly codePoint: number;
}

/** Sequences that follow one another without a gap. */
interface Run {
  readonly start: number;
  end: number;
  decoded: string;
  /** How many sequences are Cyrillic letters: one may be chance (`СССР»`), several are not. */
  letters: number;
  /** How many lead bytes have lost what followed them. */
  lost: number;
  /** Holds a character whose bytes nobody types by chance. */
  certain: boolean;
}

const REPLACEMENT_CODE = 0xfffd;
const QUESTION_CODE = 0x3f;

/** The letters of Kazakh that Windows-1251 lacks. */
const KAZAKH_LETTERS = "ӘәҒғҚқҢңӨөҰұҮүҺһ";

/** Characters of prose beyond Latin-1 and Cyrillic: dashes, quotation marks, spaces, `№`, `€`, `™`, arrows, minus. */
function isTypographic(code: number): boolean {
  return (
    (code >= 0x2000 && code <= 0x203a) ||
    code === 0x202f ||
    code === 0x20ac ||
    code === 0x2116 ||
    code === 0x2122 ||
    (code >= 0x2190 && code <= 0x2193) ||
    code === 0x2212 ||
    code === 0xfeff
  );
}

function isCyrillic(code: number): boolean {
  return code >= 0x400 && code < 0x530;
}

/** Higher ones are no characters of prose: CP866's `ё` and three letters behind it look like them. */
function isEmoji(code: number): boolean {
  return code >= 0x1f000 && code < 0x1fb00;
}

function isLatin1Letter(code: number): boolean {
  return code >= 0xc0 && code <= 0xff;
}

/**
 * Whether a transcript may hold the character. Pairs that fit UTF-8 stand in clean texts too (`СІ` in Kazakh
 * capitals), but what they would mean is mostly a letter that nobody writes.
 */
function isPlausible(code: number): boolean {
  if (isCyrillic(code)) {
    return byteOf(WINDOWS_1251, code) > 0 || KAZAKH_LETTERS.includes(String.fromCharCode(code));
  }
  return (code >= 0xa0 && code <= 0xff) || (code >= 0x300 && code < 0x370) || isTypographic(code) || isEmoji(code);
}

/** The UTF-8 character whose bytes, as the page reads them, stand at `index`; undefined when they are none. */
function sequenceAt(text: string, index: number, page: CodePage): Sequence | undefined {
  const lead = byteOf(page, text.charCodeAt(index));
  if (lead < 0xc2 || lead > 0xf4) return undefined;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (index + length > text.length) return undefined;
  let codePoint = lead & (0xff >> (length + 1));
  for (let offset = 1; offset < length; offset++) {
    const byte = byteOf(page, text.charCodeAt(index + offset));
    if (byte < 0x80 || byte > 0xbf) return undefined;
    codePoint = (codePoint << 6) | (byte & 0x3f);
  }
  const tooShort = (length === 3 && codePoint < 0x800) || (length === 4 && codePoint < 0x10000);
  const surrogate = codePoint >= 0xd800 && codePoint < 0xe000;
  return tooShort || surrogate || codePoint > 0x10ffff ? undefined : { length, codePoint };
}

/**
 * The UTF-8 character that the one at `column` is a byte of, as some page reads it, in place of its bytes; undefined when
 * it is a byte of none. Looks no further back than `from`.
 */
export function utf8CharacterAround(text: string, column: number, from: number): TextEdit | undefined {
  for (const page of [WINDOWS_1252, WINDOWS_1251]) {
    for (let start = Math.max(from, column - 3); start <= column; start++) {
      const sequence = sequenceAt(text, start, page);
      if (sequence === undefined || start + sequence.length <= column) continue;
      return { span: span(start, start + sequence.length), text: String.fromCodePoint(sequence.codePoint) };
    }
  }
  return undefined;
}

/** How many units a lead byte of a Cyrillic letter takes that has lost what followed it; 0 when none stands there. */
function lostLetterAt(text: string, index: number, page: CodePage): number {
  const byte = byteOf(page, text.charCodeAt(index));
  if (byte !== 0xd0 && byte !== 0xd1) return 0;
  const next = text.charCodeAt(index + 1);
  if (next === REPLACEMENT_CODE || next === QUESTION_CODE) return 2;
  if (page === WINDOWS_1251) return 0;
  // `Ð` and `Ñ` stand before a letter in every language that has them, and not before one of themselves.
  const followed = isAsciiLetter(next) || (isLatin1Letter(next) && next !== 0xd0 && next !== 0xd1);
  return followed || next >= 0x100 ? 0 : 1;
}

/** All runs of sequences and of lead bytes that have lost what followed them, in order. */
function runsOf(text: string, page: CodePage): Run[] {
  const runs: Run[] = [];
  const beginning = beginningOf(page);
  beginning.lastIndex = 0;
  for (let match = beginning.exec(text); match !== null; match = beginning.exec(text)) {
    const { index } = match;
    const sequence = sequenceAt(text, index, page);
    const found = sequence !== undefined && isPlausible(sequence.codePoint) ? sequence : undefined;
    const length = found?.length ?? lostLetterAt(text, index, page);
    beginning.lastIndex = index + Math.max(1, length);
    if (length === 0) continue;
    let run = runs.at(-1);
    if (run?.end !== index) {
      run = { start: index, end: index, decoded: "", letters: 0, lost: 0, certain: false };
      runs.push(run);
    }
    run.end = index + length;
    if (found === undefined) {
      run.decoded += text.slice(index, run.end);
      run.lost++;
    } else {
      run.decoded += String.fromCodePoint(found.codePoint);
      if (isCyrillic(found.codePoint)) run.letters++;
      // `вЂ”` is a dash and `cafГ©` a café; neither comes about by chance.
      const besideLatin = isAsciiLetter(text.charCodeAt(index - 1)) || isAsciiLetter(text.charCodeAt(run.end));
      if (length > 2 || (isLatin1Letter(found.codePoint) && besideLatin)) run.certain = true;
    }
  }
  return runs;
}

const BEGINNINGS = new Map<CodePage, RegExp>();

/** Where a sequence may begin, or a lead byte stand that has lost what followed it: most texts have few such places. */
function beginningOf(page: CodePage): RegExp {
  let pattern = BEGINNINGS.get(page);
  if (pattern === undefined) {
    const between = (from: number, to: number): string => page.characters.slice(from - 0x80, to - 0x80);
    const sequence = `[${between(0xc2, 0xf5)}][${between(0x80, 0xc0)}\\x80-\\x9F]`;
    pattern = new RegExp(`${sequence}|[${between(0xd0, 0xd2)}]${page === WINDOWS_1251 ? "[?\\uFFFD]" : ""}`, "g");
    BEGINNINGS.set(page, pattern);
  }
  return pattern;
}

/** Reads a text that was read in `page` once more, as the UTF-8 that it may have been. */
export function readAsUtf8(text: string, page: CodePage): Utf8Reading {
  const isOwnLetter = (code: number): boolean => isCyrillic(code) || (page === WINDOWS_1252 && isLatin1Letter(code));
  let repaired = "";
  let misread = false;
  let lost = text.includes("\uFFFD");
  let otherLetters = 0;
  let loneLeads = 0;
  let singles = 0;
  let singleLetters = 0;

  const keep = (from: number, to: number): void => {
    // Of others it is asked only whether there are any.
    for (let index = from; index < to && otherLetters === 0; index++) {
      if (!isOwnLetter(text.charCodeAt(index))) continue;
      if (isLoneLead(text, index, page)) loneLeads++;
      else otherLetters++;
    }
    repaired += text.slice(from, to);
  };

  let done = 0;
  for (const run of runsOf(text, page)) {
    keep(done, run.start);
    done = run.end;
    const bounded = !isOwnLetter(text.charCodeAt(run.start - 1)) && !isOwnLetter(text.charCodeAt(run.end));
    const believed = run.certain || run.letters >= 3 || (bounded && (run.letters >= 2 || run.letters + run.lost >= 3));
    if (!believed && !bounded) {
      keep(run.start, run.end);
      continue;
    }
    repaired += run.decoded;
    if (run.lost > 0 || !bounded) lost = true;
    if (believed) {
      misread = true;
    } else if (run.letters > 0) {
      singles++;
      if (!isUsualMark(text.charCodeAt(run.end - 1))) singleLetters++;
    }
  }
  keep(done, text.length);

  // `Р’ 2019 Рі.` has words of one letter only.
  const onlySingles = singles >= 2 && singleLetters >= 1 && otherLetters === 0 && loneLeads === 0;
  misread ||= onlySingles;
  // A line that is UTF-8 from end to end is meant as it is, whatever characters it holds: `₽`, `⁻³`, a flag.
  const whole = misread ? decodeWhole(text, page) : undefined;
  if (whole !== undefined) return { misread, repaired: whole, lost: false };
  return { misread, repaired, lost: lost || (loneLeads > 0 && otherLetters === 0) };
}

/** The text read as UTF-8; undefined when it is not UTF-8 throughout. */
function decodeWhole(text: string, page: CodePage): string | undefined {
  let result = "";
  for (let index = 0; index < text.length;) {
    const codePoint = text.charCodeAt(index);
    const character = codePoint < 0x80 ? { length: 1, codePoint } : sequenceAt(text, index, page);
    if (character === undefined) return undefined;
    result += String.fromCodePoint(character.codePoint);
    index += character.length;
  }
  return result;
}

/** A lone letter `Р` or `С` before a space, which may be what is left of a letter whose second half was a space. */
function isLoneLead(text: string, index: number, page: CodePage): boolean {
  const byte = byteOf(page, text.charCodeAt(index));
  if (byte !== 0xd0 && byte !== 0xd1) return false;
  return !isCyrillic(text.charCodeAt(index - 1)) && !isCyrillic(text.charCodeAt(index + 1));
}

/** What follows a letter in good prose: `Р»`, `Р…`, `Р”`. */
function isUsualMark(code: number): boolean {
  return code === 0xa0 || code === 0xab || code === 0xbb || (code >= 0x2010 && code <= 0x2026);
}
