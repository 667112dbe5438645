/**
 * What can be told of a text by looking at each character once, beside the one before it. Nearly every line of nearly
 * every transcript is in order, and nearly all of the time that a long one takes goes into seeing that it is: so what may be
 * wrong with a line leaves a *sign*, and only lines with a sign are looked at again. A sign may mislead; that none is
 * missing is what the readers of signs rely on.
 */

import { isUsualMark, isWhite } from "./characters.ts";

/** Flags; each says what the characters between two places hold. */
export const Sign = {
  /** A TAB, or a character of which no more is known here: the line has to be read character by character. */
  unusual: 1 << 1,
  /** White behind white. */
  spaceRun: 1 << 3,
  /** A mark of the sentence with white where Russian has none, or with none where it has some. */
  spacing: 1 << 4,
  /** A colon. */
  colon: 1 << 5,
  /** A quotation mark, parenthesis or bracket. */
  pairedMark: 1 << 6,
  /** What may come of reading a text in the wrong encoding. */
  misread: 1 << 7,
  /** A combining mark. */
  combining: 1 << 8,
  question: 1 << 9,
  /** A letter that Russian lacks and that has a twin. */
  twin: 1 << 10,
  /** Letters of both scripts in one word, or a Latin letter alone, where the line has Cyrillic ones. */
  mixedScript: 1 << 12,
  /** A word that begins as the one before it does. */
  doubledWord: 1 << 13,
} as const;

/** Flags of single pairs that are signs only together. */
const Hint = {
  wordStart: 1,
  /** What is neither Russian nor ASCII before more of it. */
  trail: 1 << 2,
  /** A word may begin otherwise than behind white or an opening mark, so that words must be counted one by one. */
  uncounted: 1 << 11,
  /** A hyphen or an apostrophe that joins nothing, behind which a word may begin too. */
  looseJoiner: 1 << 12,
  /** No part of a word. */
  gap: 1 << 13,
  latin: 1 << 14,
  /** A letter or digit behind a mark that neither opens nor joins: perhaps the first of a word. */
  lateStart: 1 << 15,
  joint: 1 << 16,
  /** White before a mark that neither opens nor joins, and is no dash. */
  oddStart: 1 << 17,
  loneEnd: 1 << 18,
  /** A letter in which the first byte of three or four may have been read, before one that is not Russian. */
  lead: 1 << 19,
  capitals: 1 << 20,
} as const;

const COUNTED = Hint.wordStart | Hint.capitals;
const COUNT_OF_WORDS = Hint.capitals - 1;
const CAPITALS_SHIFT = 20;
const GAP_SHIFT = 13;
/** So many capitals behind letters do no names and abbreviations bring into most lines. */
const MANY_CAPITALS = 4;

/** What was seen of a stretch. */
export interface Glance {
  signs: number;
  words: number;
  /** Where characters stand that are no part of words: the first `gapCount` items, as far as there are so many. */
  readonly gaps: Int32Array;
  gapCount: number;
}

const MOST_GAPS = 4096;

export function emptyGlance(): Glance {
  return { signs: 0, words: 0, gaps: new Int32Array(MOST_GAPS), gapCount: 0 };
}

/**
 * Looks at the characters `[from, to)`, which begin and end a paragraph. The result is written into `glance`, since this is
 * done for each line of a file.
 */
export function glanceAt(text: string, from: number, to: number, glance: Glance): void {
  const { kinds, pairs } = (tables ??= makeTables());
  const { gaps } = glance;
  let flags = 0;
  let counts = 0;
  let gapCount = 0;
  let previous = EDGE;
  // Without a branch that goes either way: such a one costs more than all that is done here for a character.
  for (let index = from; index < to; index++) {
    const kind = kinds[text.charCodeAt(index)]!;
    const pair = pairs[(previous << 6) | kind]!;
    previous = kind;
    flags |= pair;
    counts = (counts + (pair & COUNTED)) | 0;
    gaps[gapCount] = index;
    gapCount = (gapCount + ((pair >> GAP_SHIFT) & 1)) | 0;
  }
  flags |= pairs[(previous << 6) | EDGE]!;
  glance.gapCount = gapCount;
  let signs = flags & SIGNS;
  // Few stretches get further, so that a second look, at what is meant, costs little.
  if ((flags & Hint.looseJoiner) !== 0 || repeatsWord(text, from, to, glance)) signs |= Sign.doubledWord;
  if ((flags & Hint.latin) !== 0 && (flags & (Hint.joint | Hint.loneEnd)) !== 0) {
    if (mixesScripts(text, from, to)) signs |= Sign.mixedScript;
  }
  if (counts >> CAPITALS_SHIFT >= MANY_CAPITALS) signs |= Sign.misread;
  if ((flags & Hint.lead) !== 0 && (flags & Hint.trail) !== 0) signs |= Sign.misread;
  const isUncounted =
    (flags & (Hint.uncounted | Hint.looseJoiner)) !== 0 ||
    ((flags & Hint.oddStart) !== 0 && (flags & Hint.lateStart) !== 0);
  glance.signs = signs;
  glance.words = isUncounted ? countWords(text, from, to) : counts & COUNT_OF_WORDS;
}

/** Whether two words in a row may be the same, one character between them. */
function repeatsWord(text: string, from: number, to: number, { gaps, gapCount }: Glance): boolean {
  if (gapCount >= MOST_GAPS) return true;
  let start = from;
  let length = 0;
  let first = 0;
  for (let gap = 0; gap <= gapCount; gap++) {
    const end = gap < gapCount ? gaps[gap]! : to;
    const letter = text.charCodeAt(start);
    const difference = ((end - start) ^ length) | (letter ^ first);
    if (difference === 0 && end > start && text.startsWith(text.slice(start, end), start - 1 - length)) return true;
    length = end - start;
    first = letter;
    start = end + 1;
  }
  return false;
}

/** How many words there are, whatever they begin with, when no character is unusual. */
function countWords(text: string, from: number, to: number): number {
  const { parts } = (tables ??= makeTables());
  let words = 0;
  let counted = 0;
  for (let index = from; index < to; index++) {
    const part = parts[text.charCodeAt(index)]!;
    words += part & ~counted & Part.letter;
    counted = (counted | part) & ~(part >> WHITE_SHIFT);
  }
  return words;
}

/** Whether some word may have letters of both scripts, or be a Latin letter. Told of any text. */
export function mixesScripts(text: string, from: number, to: number): boolean {
  const { parts } = (tables ??= makeTables());
  let [latin, cyrillic, digits] = [0, 0, 0];
  for (let index = from; index <= to; index++) {
    const code = index < to ? text.charCodeAt(index) : 0;
    const part = index < to ? parts[code] : 0;
    if (part === Part.letter || part === Part.unknown) {
      if (code >= 0x400 && (code < 0x530 || code >= 0x1c80))
        cyrillic += part === Part.letter || isRareCyrillic(code) ? 1 : 0;
      else if (code >= 0x41) latin++;
      else digits++;
    } else if (part !== Part.joiner) {
      if (latin > 0 && (cyrillic > 0 || (latin === 1 && digits === 0))) return true;
      latin = cyrillic = digits = 0;
    }
  }
  return false;
}

/** Cyrillic letters that no living language writes. */
function isRareCyrillic(code: number): boolean {
  return (
    code < 0x1c90 ||
    (code >= 0x1d00 && code < 0x1d80) ||
    (code >= 0x2de0 && code < 0x2e00) ||
    (code >= 0xa640 && code < 0xa6a0)
  );
}

/** What a character is in words. */
const Part = {
  letter: 1,
  joiner: 2,
  white: 4,
  /** What is unusual may be anything. */
  unknown: 8,
} as const;

const WHITE_SHIFT = 2;

/** Those of pairs; the last two are told of whole stretches. */
const SIGNS = Object.values(Sign).reduce<number>((all, sign) => all | sign, 0) & ~(Sign.mixedScript | Sign.doubledWord);

/** Characters by kind: those of one kind are alike in all that is asked here. What stands nowhere is unusual. */
const KINDS: readonly string[] = [
  "\0",
  ...Array.from("абвгдежзийклмнопрстуфхцчшщъыьэюя"),
  "АБВДЕЖЗИЙКЛМНОПФХЦЧШЩЪЫЬЭЮЯ",
  "ГРСТУ",
  "ё",
  "іјѕһә",
  "ІЅҺӘ",
  // The other Cyrillic letters, as if all were capitals, but for those in which signs of CP866 are read.
  "ҚҒҢӨҰҮґўїєқғңөұүђѓљњћќџѐѝ",
  "ЁЂЃЄЇЈЉЊЋЌЍЎЏҐ",
  "0123456789",
  "acoykACOYK",
  "bdefghijlmnpqrstuvwxzBDEFGHIJLMNPQRSTUVWXZ",
  " ",
  "\u00A0",
  "\u2009\u202F\u2007",
  ".!;",
  "…",
  "?",
  ",",
  ":",
  "«„“",
  "([",
  '"',
  "»)]”",
  "-",
  "\u2010\u2011",
  "—–",
  "'’ʼ‘",
  "№₽−×÷≈±°",
  "€§©®•",
  "#$%&*+/<=>@\\^_`{|}~",
  "\u0301",
];

/** What stands before the first character and behind the last one. */
const EDGE = 63;

interface Tables {
  /** The kind of each UTF-16 unit. */
  readonly kinds: Uint8Array;
  /** The flags of two kinds in a row, the first of them times 64. */
  readonly pairs: Int32Array;
  /** For each UTF-16 unit what it is in words or between them, a {@link Part}, or 0. Digits are letters here. */
  readonly parts: Uint8Array;
}

let tables: Tables | undefined;

function makeTables(): Tables {
  const kinds = new Uint8Array(0x10000);
  for (const [kind, characters] of KINDS.entries()) {
    for (const character of characters) kinds[character.charCodeAt(0)] = kind;
  }
  const parts = new Uint8Array(0x10000).fill(Part.unknown);
  const traits = Array.from({ length: EDGE + 1 }, (_, kind) => traitsOf(KINDS[kind] ?? "", kind));
  for (const { characters, isWordCharacter, isJoiner, isWhite } of traits) {
    const part = isWordCharacter ? Part.letter : isJoiner ? Part.joiner : isWhite ? Part.white : 0;
    for (const character of characters) parts[character.charCodeAt(0)] = part;
  }
  const pairs = Int32Array.from({ length: 64 * 64 }, (_, pair) => flagsOf(traits[pair >> 6]!, traits[pair & 63]!));
  return { kinds, pairs, parts };
}

/** What is asked of a kind. */
interface Traits {
  readonly kind: number;
  readonly characters: string;
  readonly isEdge: boolean;
  readonly isWhite: boolean;
  readonly isWordCharacter: boolean;
  readonly isCyrillic: boolean;
  readonly isCyrillicCapital: boolean;
  readonly isRussian: boolean;
  readonly isLatin: boolean;
  readonly isOpening: boolean;
  /** What may stand inside a word without being a letter. */
  readonly isJoiner: boolean;
  /** Beyond ASCII, no Russian letter, and nothing that follows a letter in good prose. */
  readonly isAlien: boolean;
  readonly isBeyondAscii: boolean;
}

function traitsOf(characters: string, kind: number): Traits {
  const first = characters.charAt(0);
  const codes = Array.from(characters, (character) => character.charCodeAt(0));
  const isRussian = codes.some(isRussianLetter);
  return {
    kind,
    characters,
    isEdge: kind === EDGE,
    isWhite: codes.some(isWhite),
    isWordCharacter: /[\p{L}\p{N}]/u.test(first),
    isCyrillic: /\p{Script=Cyrillic}/u.test(first),
    isCyrillicCapital: /[\u0400-\u052F]/.test(first) && first !== first.toLowerCase(),
    isRussian,
    isLatin: /[A-Za-z]/.test(first),
    isOpening: /[«(]/.test(first),
    isJoiner: /[-'\u0301]/.test(first),
    isAlien: codes.some((code) => code >= 0x80 && !isRussianLetter(code) && !isUsualMark(code)),
    isBeyondAscii: !isRussian && codes.some((code) => code >= 0x80),
  };
}

function isRussianLetter(code: number): boolean {
  return code >= 0x410 && code <= 0x44f;
}

function flagsOf(before: Traits, after: Traits): number {
  let flags = 0;
  const give = (flag: number, condition: boolean): void => {
    if (condition) flags |= flag;
  };
  const both = (some: string, others: string): boolean =>
    some.includes(before.characters.charAt(0) || "\n") && others.includes(after.characters.charAt(0) || "\n");
  const isBetween = before.isWhite || before.isEdge;
  const isInside = !after.isWhite && !after.isEdge;

  give(Hint.wordStart, (isBetween || before.isOpening) && after.isWordCharacter);
  const isMark = ({ isEdge, isWhite, isWordCharacter, isOpening, characters }: Traits): boolean =>
    !isEdge && !isWhite && !isWordCharacter && !isOpening && characters !== "—–";
  give(
    Hint.uncounted,
    (before.isOpening && isMark(after)) ||
      (!isBetween && !before.isOpening && after.isOpening) ||
      (before.characters === "—–" && isInside),
  );
  give(Hint.oddStart, isBetween && isMark(after) && !after.isJoiner);
  give(Hint.lateStart, isMark(before) && !before.isJoiner && after.isWordCharacter);
  give(Sign.unusual, after.kind === 0);
  give(Sign.spaceRun, before.isWhite && after.isWhite);
  give(
    Sign.spacing,
    (before.isWhite && ".?,:".includes(after.characters.charAt(0) || "\n")) ||
      (".…?".includes(before.characters.charAt(0) || "\n") && after.isCyrillicCapital) ||
      (before.characters === "," && (after.isCyrillic || both(",", '«"(…'))) ||
      both(":", '«"') ||
      (/^[-\u2010]/.test(before.characters) && after.isWhite),
  );
  give(Sign.colon, after.characters === ":");
  give(Sign.pairedMark, '«("»)'.includes(after.characters.charAt(0) || "\n"));
  give(
    Sign.misread,
    (before.characters === "ГРСТУ" && (after.isAlien || after.characters === "?")) || /^[Ё€]/.test(after.characters),
  );
  give(Hint.lead, "впр".includes(before.characters || "\n") && after.isAlien);
  give(Hint.trail, before.isAlien && after.isBeyondAscii);
  give(Sign.combining, after.characters === "\u0301");
  give(Sign.question, after.characters === "?");
  give(Sign.twin, "іІ".includes(after.characters.charAt(0) || "\n"));
  give(Hint.capitals, before.isRussian && after.isRussian && after.isCyrillicCapital);

  give(Hint.latin, after.isLatin);
  const isLetter = after.isLatin || after.isCyrillic;
  const joins = /[\d'\u0301]/.test(before.characters.charAt(0));
  give(Hint.joint, (before.isLatin && after.isCyrillic) || (before.isCyrillic && after.isLatin) || (joins && isLetter));
  give(Hint.gap, !after.isWordCharacter && !after.isJoiner && !after.isEdge);
  give(Hint.looseJoiner, !before.isWordCharacter && after.isJoiner);
  give(Hint.loneEnd, before.characters.startsWith("a") && !after.isWordCharacter);
  return flags;
}
