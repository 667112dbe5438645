/**
 * What can be told of a text by looking at each character once, beside the one before it. Nearly every line of nearly
 * every transcript is in order, and nearly all of the time that a long one takes goes into seeing that it is: so what may be
 * wrong with a line leaves a *sign*, and only lines with a sign are looked at again. A sign may mislead; that none is
 * missing is what the readers of signs rely on.
 */

import { isRussianLetter, isUsualMark, isWhite } from "./characters.ts";
import { CodeUnits } from "./code-units.ts";

/** Flags; each says what the characters between two places hold. */
export const Sign = {
  question: 1 << 1,
  /** A quotation mark, parenthesis or bracket. */
  pairedMark: 1 << 2,
  /** White behind white. */
  spaceRun: 1 << 3,
  /** A mark of the sentence with white where Russian has none, or with none where it has some. */
  spacing: 1 << 4,
  /** A colon. */
  colon: 1 << 5,
  /** Letters of both scripts in one word, or a Latin letter alone, where the line has Cyrillic ones. */
  mixedScript: 1 << 6,
  /** What may come of reading a text in the wrong encoding. */
  misread: 1 << 7,
  /** A combining mark. */
  combining: 1 << 8,
  /** A word that begins as the one before it does, or white that hides one. */
  doubledWord: 1 << 9,
  /** A letter that Russian lacks and that has a twin. */
  twin: 1 << 10,
  /** A TAB, or a character of which no more is known here: the line has to be read character by character. */
  unusual: 1 << 11,
} as const;

/** Flags of single pairs that are signs only together. */
const Hint = {
  /** What is neither Russian nor ASCII before more of it. */
  trail: 1 << 12,
  /** A hyphen or an apostrophe that joins nothing, behind which a word may begin. */
  looseJoiner: 1 << 13,
  latin: 1 << 15,
  joint: 1 << 16,
  loneEnd: 1 << 17,
  /** A letter in which the first byte of three or four may have been read, before one that is not Russian. */
  lead: 1 << 18,
  /** What may have come of reading a text in the wrong encoding if there is more of it. */
  oddity: 1 << 19,
  /** A word may begin otherwise than behind white or an opening mark, so that words must be counted one by one. */
  uncounted: 1 << 20,
  /** A capital behind a mark that ends sentences, or white behind a hyphen: there may be white too little or too much. */
  oddSpacing: 1 << 21,
  /** A mark that neither opens nor joins behind white, by its group: a dash, a sign, any other. */
  dashBehindWhite: 1 << 22,
  signBehindWhite: 1 << 23,
  markBehindWhite: 1 << 24,
  // The next three bits: a letter or digit behind such a mark, perhaps the first of a word; three more: a mark behind it.
} as const;

const BEHIND_WHITE = Hint.dashBehindWhite | Hint.signBehindWhite | Hint.markBehindWhite;
/** By how many bits the flags of what stands behind a mark are higher than that of the mark of its group behind white. */
const START_SHIFT = 3;
const CHAIN_SHIFT = 6;

/** What is no part of a word, and the first letter or digit of a word: both are counted in one number. */
const GAP = 1;
const WORDS_SHIFT = 14;
const WORD_START = 1 << WORDS_SHIFT;
const COUNTED = GAP | WORD_START;

/** So many capitals behind letters do no names and abbreviations bring into most lines. */
const MANY_CAPITALS = 4;

/** What was seen of a stretch. */
export interface Glance {
  signs: number;
  /** Flags of `mayBeMisread`; those of several stretches are to be united. */
  hints: number;
  /** How many there are; -1 when they must be counted one by one. */
  words: number;
  /** Where characters stand that are no part of words: the first `gapCount` items. */
  readonly gaps: Int32Array;
  gapCount: number;
}

export function emptyGlance(): Glance {
  return { signs: 0, hints: 0, words: 0, gaps: new Int32Array(CodeUnits.room + 1), gapCount: 0 };
}

/**
 * Looks at the units `[from, to)`, at most as many as `CodeUnits` has room for, which begin and end a paragraph. The result
 * is written into `glance`, since this is done for each line of a file.
 */
export function glanceAt(units: Uint16Array, from: number, to: number, glance: Glance): void {
  const { kinds, pairs } = (tables ??= makeTables());
  const { gaps } = glance;
  let flags = 0;
  let counts = 0;
  let previous = EDGE;
  // Without a branch that goes either way, and without waiting for what was made of the unit before: either costs more than
  // all that is done here.
  for (let index = from; index < to; index++) {
    const kind = kinds[units[index]!]!;
    const pair = pairs[(previous << 6) | kind]!;
    previous = kind;
    flags |= pair;
    gaps[counts & (CodeUnits.room - 1)] = index;
    counts = (counts + (pair & COUNTED)) | 0;
  }
  flags |= pairs[(previous << 6) | EDGE]!;
  glance.gapCount = counts & (WORD_START - 1);
  let signs = flags & SIGNS;
  // Few stretches get further, so that a second look, at what is meant, costs little.
  if ((flags & Hint.looseJoiner) !== 0 || repeatsWord(units, from, to, glance)) signs |= Sign.doubledWord;
  if ((flags & Hint.latin) !== 0 && (flags & (Hint.joint | Hint.loneEnd)) !== 0) {
    if (mixesScripts(units, from, to)) signs |= Sign.mixedScript;
  }
  if ((flags & Hint.lead) !== 0 && (flags & Hint.trail) !== 0) signs |= Sign.misread;
  if ((flags & Hint.oddSpacing) !== 0 && isSpacedOddly(units, from, to)) signs |= Sign.spacing;
  if ((flags & Hint.oddity) !== 0 && isOftenOdd(units, from, to)) signs |= Sign.misread;
  glance.signs = signs;
  glance.hints = flags;
  glance.words = mayMiscount(flags) ? -1 : counts >> WORDS_SHIFT;
}

/** Whether a text with such hints may have been read in the wrong encoding, although none of its stretches has the sign. */
export function mayBeMisread(hints: number): boolean {
  return (hints & Hint.oddity) !== 0 || ((hints & Hint.lead) !== 0 && (hints & Hint.trail) !== 0);
}

/** Whether some word may begin with a mark that neither opens nor joins. */
function mayMiscount(flags: number): boolean {
  if ((flags & (Hint.uncounted | Hint.looseJoiner)) !== 0) return true;
  const starts = (flags >> START_SHIFT) & BEHIND_WHITE;
  const chains = (flags >> CHAIN_SHIFT) & BEHIND_WHITE;
  return (flags & starts) !== 0 || ((flags & chains) !== 0 && starts !== 0);
}

/** Whether two words in a row may be the same and begin with a small letter, one character between them. */
function repeatsWord(units: Uint16Array, from: number, to: number, { gaps, gapCount }: Glance): boolean {
  gaps[gapCount] = to;
  let start = from;
  let before = 0;
  for (let gap = 0; gap <= gapCount; gap++) {
    const end = gaps[gap]!;
    const letter = units[start]!;
    const word = ((end - start) << 16) | letter;
    if (word === before && letter >= FIRST_SMALL_LETTER && isRepeated(units, start, end)) return true;
    before = word;
    start = end + 1;
  }
  return false;
}

const FIRST_SMALL_LETTER = 0x61;

/** Whether the same stands before `[from, to)`, one character between. */
function isRepeated(units: Uint16Array, from: number, to: number): boolean {
  const distance = to - from + 1;
  for (let index = from; index < to; index++) if (units[index] !== units[index - distance]) return false;
  return true;
}

/** Whether somewhere white may be missing behind a long word that ends a sentence, or stand behind a hyphen by mistake. */
function isSpacedOddly(units: Uint16Array, from: number, to: number): boolean {
  const { kinds, parts } = (tables ??= makeTables());
  let letters = 0;
  for (let index = from; index + 1 < to; index++) {
    const kind = kinds[units[index]!]!;
    const part = parts[units[index]!]!;
    if (kind === STOPS || kind === ELLIPSIS || kind === QUESTION) {
      if (letters >= LONG_WORD && parts[units[index + 1]!] === Part.letter) return true;
    } else if (kind === HYPHEN || kind === OTHER_HYPHENS) {
      if (parts[units[index + 1]!] === Part.white && !isConjunction(units, index + 2, to)) return true;
    }
    if (part === Part.letter) letters++;
    else if (part === Part.white) letters = 0;
  }
  return false;
}

/** Of fewer letters are abbreviations. */
const LONG_WORD = 4;

/** Whether the word at `from` is `и`: `теле- и радиопередачи`. */
function isConjunction(units: Uint16Array, from: number, to: number): boolean {
  return from + 1 < to && units[from] === 0x438 && units[from + 1] === 0x20;
}

/**
 * Whether there are two signs in which CP866 may have been read, or one and a quotation mark within a word; or two pairs
 * in which letters of UTF-8 may have been read: `Сё` begins words as well; or many capitals behind letters.
 */
function isOftenOdd(units: Uint16Array, from: number, to: number): boolean {
  const { kinds } = (tables ??= makeTables());
  let [signs, quotations, letters, capitals] = [0, 0, 0, 0];
  let before = EDGE;
  for (let index = from; index < to; index++) {
    const code = units[index]!;
    const kind = kinds[code]!;
    if (isRussianKind(kind)) {
      if (kind >= CAPITALS && isRussianKind(before)) capitals++;
    } else if (code > 0x7f) {
      if (kind === MISREAD_LETTERS || kind === MISREAD_MARKS) signs++;
      else if (code === LEFT_QUOTATION && units[index - 1]! > 0x7f && units[index + 1]! > 0x7f) quotations++;
      if (before === LONG_LEADS || before === LEAD_G || before === LEADS) letters++;
    }
    before = kind;
  }
  return signs > 1 || (signs > 0 && quotations > 0) || letters > 1 || capitals >= MANY_CAPITALS;
}

/** Whether the characters are letters of Russian, but for `ё`. */
function isRussianKind(kind: number): boolean {
  return kind > 0 && kind <= LEADS;
}

const LEFT_QUOTATION = 0xab;

/** Whether some word may have letters of both scripts, or be a lone Latin letter before white. Told of any text. */
export function mixesScripts(units: Uint16Array, from: number, to: number): boolean {
  const { kinds, parts } = (tables ??= makeTables());
  let [latin, cyrillic, digits, others, lone] = [0, 0, 0, 0, 0];
  for (let index = from; index < to; index++) {
    const code = units[index]!;
    const part = parts[code]!;
    if (part === Part.letter || part === Part.unknown) {
      if (code >= 0x400 && (code < 0x530 || isRareCyrillic(code))) cyrillic++;
      else if (code >= 0x41) {
        // What is unknown may be a letter, or belong to one.
        if (part === Part.unknown) others++;
        else latin++;
        if (kinds[code] === LIKE_CYRILLIC) lone++;
      } else if (part === Part.letter) digits++;
      if (latin + others > 0 && cyrillic > 0) return true;
    } else if (part !== Part.joiner) {
      if (part === Part.white && (lone > 0 || others > 0) && latin <= 1 && digits === 0) return true;
      latin = cyrillic = digits = others = lone = 0;
    }
  }
  return false;
}

/** Cyrillic letters that no living language writes. */
function isRareCyrillic(code: number): boolean {
  return (
    (code >= 0x1c80 && code < 0x1c90) ||
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

/** Those of pairs; the last two are told of whole stretches. */
const SIGNS = Object.values(Sign).reduce<number>((all, sign) => all | sign, 0) & ~(Sign.mixedScript | Sign.doubledWord);

/** Characters by kind: those of one kind are alike in all that is asked here. What stands nowhere is unusual. */
const KINDS: readonly string[] = [
  "\0",
  "абгдежзийклмностуфхцчшщъыьэюя",
  "впр",
  "АБВДЕЖЗИЙКЛМНОПФХЦЧШЩЪЫЬЭЮЯ",
  "Г",
  "РСТУ",
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

/** The kind of a character and all that are of its kind. */
function kindOf(character: string): number {
  return KINDS.findIndex((characters) => characters.includes(character));
}

/** Latin letters that are words of Russian when they are typed for Cyrillic ones. */
const LIKE_CYRILLIC = kindOf("a");

/** Those in which CP866 may have been read. */
const MISREAD_LETTERS = kindOf("Ё");
const MISREAD_MARKS = kindOf("€");
const STOPS = kindOf(".");
const ELLIPSIS = kindOf("…");
const QUESTION = kindOf("?");
const HYPHEN = kindOf("-");
const OTHER_HYPHENS = kindOf("\u2010");

/** The first kind of capitals. */
const CAPITALS = kindOf("А");
/** Those in which the first bytes of UTF-8 may have been read. */
const LONG_LEADS = kindOf("в");
const LEAD_G = kindOf("Г");
const LEADS = kindOf("Р");

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
  const traits = [...KINDS.map(traitsOf), traitsOf("", EDGE)];
  for (const { kind, isWordCharacter, isJoiner, isWhite } of traits) {
    const part = isWordCharacter ? Part.letter : isJoiner ? Part.joiner : isWhite ? Part.white : 0;
    for (const character of KINDS[kind] ?? "") parts[character.charCodeAt(0)] = part;
  }
  const pairs = new Int32Array(64 * 64);
  for (const before of traits) {
    for (const after of traits) pairs[(before.kind << 6) | after.kind] = flagsOf(before, after);
  }
  return { kinds, pairs, parts };
}

/** What is asked of a kind. */
interface Traits {
  readonly kind: number;
  /** The first of its characters; a line break, which none is, for the edge. */
  readonly first: string;
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
  /** Neither opens nor joins. */
  readonly isMark: boolean;
  /** Beyond ASCII, no Russian letter, and nothing that follows a letter in good prose. */
  readonly isAlien: boolean;
  readonly isBeyondAscii: boolean;
}

function traitsOf(characters: string, kind: number): Traits {
  const first = characters.charAt(0) || "\n";
  const codes = Array.from(characters, (character) => character.charCodeAt(0));
  const isRussian = codes.some(isRussianLetter);
  const isEdge = kind === EDGE;
  const isWhiteKind = codes.some(isWhite);
  const isWordCharacter = /[\p{L}\p{N}]/u.test(first);
  const isOpening = "«(".includes(first);
  const isJoiner = "-'\u0301".includes(first);
  return {
    kind,
    first,
    isEdge,
    isWhite: isWhiteKind,
    isWordCharacter,
    isCyrillic: /\p{Script=Cyrillic}/u.test(first),
    isCyrillicCapital: /[\u0400-\u052F]/.test(first) && first !== first.toLowerCase(),
    isRussian,
    isLatin: /[A-Za-z]/.test(first),
    isOpening,
    isJoiner,
    isMark: kind !== 0 && !isEdge && !isWhiteKind && !isWordCharacter && !isOpening && !isJoiner,
    isAlien: codes.some((code) => code >= 0x80 && !isRussianLetter(code) && !isUsualMark(code)),
    isBeyondAscii: !isRussian && codes.some((code) => code >= 0x80),
  };
}

function flagsOf(before: Traits, after: Traits): number {
  let flags = 0;
  const give = (flag: number, condition: boolean): void => {
    if (condition) flags |= flag;
  };
  const follows = (characters: string): boolean => characters.includes(after.first);
  const precedes = (characters: string): boolean => characters.includes(before.first);
  const isBetween = before.isWhite || before.isEdge;
  give(WORD_START, (isBetween || before.isOpening) && after.isWordCharacter);
  give(Hint.uncounted, (before.isOpening && after.isMark) || (!isBetween && !before.isOpening && after.isOpening));
  give(groupOf(after), isBetween && after.isMark);
  give(groupOf(before) << START_SHIFT, before.isMark && after.isWordCharacter);
  give(groupOf(before) << CHAIN_SHIFT, before.isMark && after.isMark);

  give(Sign.unusual, after.kind === 0);
  give(Sign.spaceRun, before.isWhite && after.isWhite);
  give(
    Sign.spacing,
    (before.isWhite && follows(".?,:")) ||
      (precedes(",") && (after.isCyrillic || follows('«"(…'))) ||
      (precedes(":") && follows('«"')),
  );
  give(Hint.oddSpacing, (precedes(".…?") && after.isCyrillicCapital) || (precedes("-\u2010") && after.isWhite));
  give(Sign.colon, follows(":"));
  give(Sign.pairedMark, follows('«("»)'));
  give(Sign.misread, (after.isAlien || follows("?")) && (precedes("Г") || (precedes("Р") && !follows("ё"))));
  give(
    Hint.oddity,
    follows("Ё€") ||
      (precedes("Р") && follows("ё")) ||
      (before.isRussian && after.isRussian && after.isCyrillicCapital),
  );
  give(Hint.lead, precedes("в") && after.isAlien);
  give(Hint.trail, before.isAlien && after.isBeyondAscii);
  give(Sign.combining, follows("\u0301"));
  give(Sign.question, follows("?"));
  give(Sign.twin, follows("іІ"));

  give(Hint.latin, after.isLatin);
  const isLetter = after.isLatin || after.isCyrillic;
  give(
    Hint.joint,
    (before.isLatin && after.isCyrillic) || (before.isCyrillic && after.isLatin) || (precedes("0'\u0301") && isLetter),
  );
  give(GAP, !after.isWordCharacter && !after.isJoiner && !after.isEdge);
  give(Hint.looseJoiner, !before.isWordCharacter && after.isJoiner);
  give(Hint.loneEnd, precedes("a") && !after.isWordCharacter);
  return flags;
}

/** Most marks never stand behind white and before a letter, but dashes do either, and signs such as `№` and `+`. */
function groupOf({ first }: Traits): number {
  if (first === "—") return Hint.dashBehindWhite;
  return "№#".includes(first) ? Hint.signBehindWhite : Hint.markBehindWhite;
}
