/**
 * What can be told of a text by looking at each character once, beside the one before it. Nearly every line of nearly
 * every transcript is in order, and nearly all of the time that a long one takes goes into seeing that it is: so what may be
 * wrong with a line leaves a *sign*, and only lines with a sign are looked at again. A sign may mislead; that none is
 * missing is what the readers of signs rely on.
 */

import { isRussianLetter, isUsualMark, isWhite, LINE_FEED_CODE } from "./characters.ts";
import { CodeUnits } from "./code-units.ts";
import {
  addOddities,
  mayBeMisread,
  maySpotManyCapitals,
  MISREAD_LETTERS,
  MISREAD_MARKS,
  MISREAD_TWINS,
  noOddities,
  type Oddities,
} from "./oddities.ts";
import { type Spots, spotsIn } from "./spots.ts";

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
  /** Where letters of both scripts meet, or one may stand behind what is none; where a word ends with one like Cyrillic. */
  joint: 1 << 16,
  /** White that is no space. */
  otherWhite: 1 << 17,
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
  /** A capital of Russian behind another letter. */
  capital: 1 << 31,
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

/** What was seen of a stretch. */
export interface Glance {
  signs: number;
  /** Of no use when the stretch is unusual; nor is what follows. */
  words: number;
  /** Whether it has white that is no space. */
  hasOtherWhite: boolean;
  /** Where colons stand, quotation marks, parentheses and brackets: the first `markCount` items. */
  readonly marks: Int32Array;
  markCount: number;
  /** Where the stretch ends. */
  end: number;
}

const GLANCE: Glance = {
  signs: 0,
  words: 0,
  hasOtherWhite: false,
  marks: new Int32Array(CodeUnits.room),
  markCount: 0,
  end: 0,
};

/**
 * Looks at a paragraph, which begins at `from` of `CodeUnits.units` and ends before the next line break, or at `to`. What is
 * returned is good until the next call, since this is done for each line of a file.
 *
 * @param oddities of the stretches before this one, when it is one of several: those of this one are added, and what they say
 * together is for whoever has seen all.
 */
export function glanceAt(from: number, to?: number, oddities?: Oddities): Glance {
  if (to === undefined) return glance(from, oddities);
  const { units } = CodeUnits;
  const unit = units[to]!;
  units[to] = LINE_FEED_CODE;
  const seen = glance(from, oddities);
  units[to] = unit;
  return seen;
}

function glance(from: number, oddities: Oddities | undefined): Glance {
  const { look, mayRepeatWord, countWords, findMarks } = (looks ??= makeLooks());
  const { units } = CodeUnits;
  const flags = look(from);
  const to = GAPS[END_PLACE]!;
  const counts = GAPS[COUNTS_PLACE]!;
  const gapCount = counts & (WORD_START - 1);
  let signs = flags & SIGNS;
  // Few stretches get further, so that a second look, at what is meant, costs little.
  if ((flags & Hint.looseJoiner) !== 0 || (mayRepeatWord(from, gapCount) && repeatsWord(units, from, gapCount))) {
    signs |= Sign.doubledWord;
  }
  if ((flags & Hint.oddSpacing) !== 0 && isSpacedOddly(units, from, to, gapCount)) signs |= Sign.spacing;
  const mayMix = (flags & Hint.latin) !== 0 && (flags & Hint.joint) !== 0;
  const isOdd = (flags & Hint.oddity) !== 0 || ((flags & Hint.lead) !== 0 && (flags & Hint.trail) !== 0);
  const mayBeOdd = isOdd || (flags & Hint.capital) !== 0;
  if (mayMix || mayBeOdd) {
    const spots = spotsIn(from, to);
    if (mayMix && mixesScriptsAt(units, from, to, spots)) signs |= Sign.mixedScript;
    if (mayBeOdd && oddities !== undefined) {
      addOddities(units, from, to, spots, oddities);
    } else if (isOdd || (mayBeOdd && maySpotManyCapitals(spots))) {
      const all = noOddities();
      addOddities(units, from, to, spots, all);
      if (mayBeMisread(all)) signs |= Sign.misread;
    }
  }
  GLANCE.signs = signs;
  GLANCE.hasOtherWhite = (flags & Hint.otherWhite) !== 0;
  GLANCE.words = mayMiscount(flags) ? countWords(from, gapCount) : counts >> WORDS_SHIFT;
  GLANCE.markCount = (flags & (Sign.pairedMark | Sign.colon)) === 0 ? 0 : findMarks(gapCount);
  GLANCE.end = to;
  return GLANCE;
}

/** Whether some word may begin with a mark that neither opens nor joins. */
function mayMiscount(flags: number): boolean {
  if ((flags & (Hint.uncounted | Hint.looseJoiner)) !== 0) return true;
  const starts = (flags >> START_SHIFT) & BEHIND_WHITE;
  const chains = (flags >> CHAIN_SHIFT) & BEHIND_WHITE;
  return (flags & starts) !== 0 || ((flags & chains) !== 0 && starts !== 0);
}

/** Where characters stand that are no part of words, and where the stretch ends; behind that what was counted, and the end again. */
const GAPS = new Int32Array(CodeUnits.room + 4);
const COUNTS_PLACE = CodeUnits.room + 2;
const END_PLACE = CodeUnits.room + 3;
const GAPS_MASK = CodeUnits.room - 1;

/** What is asked of each unit of a stretch `[from, to)`, or of each of its gaps. */
interface Looks {
  /** The flags of all pairs up to the next line break. Notes where the gaps are and the end, and what was counted. */
  readonly look: (from: number) => number;
  /** Whether two words in a row may be the same, one character between them. */
  readonly mayRepeatWord: (from: number, gapCount: number) => boolean;
  /** As the function of that name in `words.ts`, of characters that are known here. */
  readonly countWords: (from: number, gapCount: number) => number;
  /** Notes which gaps are marks: how many there are. */
  readonly findMarks: (gapCount: number) => number;
}

let looks: Looks | undefined;

function makeLooks(): Looks {
  const { units } = CodeUnits;
  const { kinds, pairs, parts } = (tables ??= makeTables());
  return {
    look: lookBy(units, kinds, pairs, GAPS),
    mayRepeatWord: mayRepeatWordBy(units, GAPS),
    countWords: countWordsBy(units, parts, GAPS),
    findMarks: findMarksBy(units, parts, GAPS, GLANCE.marks),
  };
}

// What these functions look at is given to functions that make them, and so is never another array: the engine compiles the place
// of each array into the loops, instead of looking for it at every unit.

function lookBy(units: Uint16Array, kinds: Uint8Array, pairs: Int32Array, gaps: Int32Array): Looks["look"] {
  return (from) => {
    let flags = 0;
    let counts = 0;
    let previous = EDGE;
    // As in `CodeUnits.read`: a whole number to the engine.
    let index = from | 0;
    let kind = kinds[units[index]!]!;
    let next = kinds[units[index + 1]!]!;
    // Two at a time, without a branch that goes either way, and without waiting for what was made of the unit before: each
    // saves about as much as all that is done here costs.
    while (((kind | next) & LINE_BREAK) === 0) {
      const pair = pairs[(previous << 6) | kind]!;
      const nextPair = pairs[(kind << 6) | next]!;
      previous = next;
      flags |= pair | nextPair;
      gaps[counts & GAPS_MASK] = index;
      counts = (counts + (pair & COUNTED)) | 0;
      gaps[counts & GAPS_MASK] = index + 1;
      counts = (counts + (nextPair & COUNTED)) | 0;
      index = (index + 2) | 0;
      kind = kinds[units[index]!]!;
      next = kinds[units[index + 1]!]!;
    }
    // What stands behind the last one is the edge of the paragraph, which is nothing to be counted.
    const last = kind === LINE_BREAK ? EDGE : kind;
    const lastPair = pairs[(previous << 6) | last]!;
    const end = kind === LINE_BREAK ? index : index + 1;
    // There may be one gap more than there is room for units, and behind it the end.
    gaps[counts & (WORD_START - 1)] = index;
    counts = (counts + (lastPair & COUNTED)) | 0;
    gaps[counts & (WORD_START - 1)] = end;
    gaps[COUNTS_PLACE] = counts;
    gaps[END_PLACE] = end;
    return flags | lastPair | pairs[(last << 6) | EDGE]!;
  };
}

function mayRepeatWordBy(units: Uint16Array, gaps: Int32Array): Looks["mayRepeatWord"] {
  return (from, gapCount) => {
    let start = from | 0;
    let before = 0;
    // Without a call, for which the engine would make room at every word. Hardly ever the same for two in a row that are not the
    // same: where letters differ, they do in their last seven bits.
    for (let gap = 0; gap <= gapCount; gap = (gap + 1) | 0) {
      const end = gaps[gap]!;
      const word = ((end - start) << 18) ^ (units[start]! << 7) ^ units[(end - 1) | 0]!;
      if (word === before) return true;
      before = word;
      start = (end + 1) | 0;
    }
    return false;
  };
}

function countWordsBy(units: Uint16Array, parts: Uint8Array, gaps: Int32Array): Looks["countWords"] {
  return (from, gapCount) => {
    let words = 0;
    let isWord = 0;
    let start = from;
    for (let gap = 0; gap < gapCount; gap++) {
      const end = gaps[gap]!;
      const part = parts[units[end]!]!;
      if (hasLetter(start, end)) isWord = 1;
      isWord |= part & Part.letter;
      // What stands between two white characters is one word or none.
      if (part === Part.white) {
        words += isWord;
        isWord = 0;
      }
      start = end + 1;
    }
    return words + (hasLetter(start, gaps[gapCount]!) ? 1 : isWord);
  };

  /** Whether what stands between two gaps is more than joiners. */
  function hasLetter(start: number, end: number): boolean {
    let index = start;
    while (index < end && (parts[units[index]!]! & Part.letter) === 0) index++;
    return index < end;
  }
}

function findMarksBy(units: Uint16Array, parts: Uint8Array, gaps: Int32Array, marks: Int32Array): Looks["findMarks"] {
  return (gapCount) => {
    let count = 0;
    for (let gap = 0; gap < gapCount; gap++) {
      const index = gaps[gap]!;
      marks[count & GAPS_MASK] = index;
      count = (count + (parts[units[index]!]! >> MARK_SHIFT)) | 0;
    }
    return count;
  };
}

const FIRST_SMALL_LETTER = 0x61;

/** Whether two words in a row are the same and begin with a small letter, one character between them. */
function repeatsWord(units: Uint16Array, from: number, gapCount: number): boolean {
  let start = from;
  let length = 0;
  for (let gap = 0; gap <= gapCount; gap++) {
    const end = GAPS[gap]!;
    const isAsLong = end - start === length && length > 0;
    if (isAsLong && units[start]! >= FIRST_SMALL_LETTER && isRepeated(units, start, end)) return true;
    length = end - start;
    start = end + 1;
  }
  return false;
}

/** Whether the same stands before `[from, to)`, one character between. */
function isRepeated(units: Uint16Array, from: number, to: number): boolean {
  const distance = to - from + 1;
  for (let index = from; index < to; index++) if (units[index] !== units[index - distance]) return false;
  return true;
}

/** Whether somewhere white may be missing behind a long word that ends a sentence, or stand behind a hyphen by mistake. */
function isSpacedOddly(units: Uint16Array, from: number, to: number, gapCount: number): boolean {
  const { kinds, pairs, parts } = (tables ??= makeTables());
  for (let gap = 0; gap < gapCount; gap++) {
    const index = GAPS[gap]!;
    const kind = kinds[units[index]!]!;
    if (parts[units[index]!] === Part.white) {
      const before = index > from ? kinds[units[index - 1]!]! : EDGE;
      const isOdd = (pairs[(before << 6) | kind]! & Hint.oddSpacing) !== 0;
      if (isOdd && !isConjunction(units, index + 1, to)) return true;
    } else if (index + 1 < to) {
      const isOdd = (pairs[(kind << 6) | kinds[units[index + 1]!]!]! & Hint.oddSpacing) !== 0;
      if (isOdd && endsLongWord(units, from, index)) return true;
    }
  }
  return false;
}

/** Whether there may be a word of many letters between white and `to`. */
function endsLongWord(units: Uint16Array, from: number, to: number): boolean {
  const { parts } = (tables ??= makeTables());
  const first = Math.max(from, to - MOST_MARKS);
  let letters = 0;
  for (let index = to - 1; index >= first; index--) {
    const part = parts[units[index]!]!;
    if (part === Part.white) return false;
    if ((part & Part.letter) !== 0 && ++letters === LONG_WORD) return true;
  }
  return first > from;
}

/** How far a word is looked for among marks. */
const MOST_MARKS = 64;

/** Of fewer letters are abbreviations. */
const LONG_WORD = 4;

/** Whether the word at `from` is `и`: `теле- и радиопередачи`. */
function isConjunction(units: Uint16Array, from: number, to: number): boolean {
  return from + 1 < to && units[from] === 0x438 && units[from + 1] === 0x20;
}

/** Whether some word may have letters of both scripts, or be a lone Latin letter before white. Told of any text. */
export function mixesScripts(units: Uint16Array, from: number, to: number): boolean {
  let end = from;
  for (let index = from; index < to && end >= 0; index++) {
    if (index >= end) end = endOfUnmixedWord(units, from, to, index);
  }
  return end < 0;
}

/** As {@link mixesScripts}, of words that have one of the spots: others have no letters but those of Russian. */
function mixesScriptsAt(units: Uint16Array, from: number, to: number, { places, count }: Spots): boolean {
  let end = from;
  for (let spot = 0; spot < count && end >= 0; spot++) {
    const index = places[spot]!;
    if (index >= end) end = endOfUnmixedWord(units, from, to, index);
  }
  return end < 0;
}

/** Where the word ends that a unit stands in, if the unit may be one of a letter that is not Cyrillic; -1 when the word is mixed. */
function endOfUnmixedWord(units: Uint16Array, from: number, to: number, index: number): number {
  const { parts } = (tables ??= makeTables());
  // What is unknown may be a letter, or belong to one.
  if ((parts[units[index]!]! & (Part.latin | Part.unknown)) === 0) return index + 1;
  let start = index;
  while (start > from && (parts[units[start - 1]!]! & IN_WORD) !== 0) start--;
  let end = index + 1;
  while (end < to && (parts[units[end]!]! & IN_WORD) !== 0) end++;
  return mixesScriptsInWord(units, start, end, end < to && parts[units[end]!] === Part.white) ? -1 : end;
}

function mixesScriptsInWord(units: Uint16Array, from: number, to: number, isBeforeWhite: boolean): boolean {
  const { kinds, parts } = (tables ??= makeTables());
  let [latin, cyrillic, digits, others, lone] = [0, 0, 0, 0, 0];
  for (let index = from; index < to; index++) {
    const code = units[index]!;
    const part = parts[code]!;
    if ((part & Part.joiner) !== 0) continue;
    if (code >= 0x400 && (code < 0x530 || isRareCyrillic(code))) cyrillic++;
    else if (part === Part.unknown) others += code >= 0x41 ? 1 : 0;
    else if ((part & Part.latin) === 0) digits++;
    else {
      latin++;
      if (kinds[code] === LIKE_CYRILLIC) lone++;
    }
  }
  if (latin + others > 0 && cyrillic > 0) return true;
  return isBeforeWhite && (lone > 0 || others > 0) && latin <= 1 && digits === 0;
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

const MARK_SHIFT = 5;
/** What a character is in words; flags. */
const Part = {
  /** Or a digit. */
  letter: 1,
  /** What stands inside a word without dividing it; a hyphen divides it into words of which each has its script. */
  joiner: 2,
  white: 4,
  /** What is unusual may be anything. */
  unknown: 8,
  /** A letter of Latin. */
  latin: 16,
  /** A colon, or what `Sign.pairedMark` is told by. */
  mark: 1 << MARK_SHIFT,
} as const;

const IN_WORD = Part.letter | Part.joiner | Part.unknown;

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
  MISREAD_LETTERS,
  MISREAD_TWINS,
  "0123456789",
  "¹²³",
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
  "—–‘",
  "'’ʼ",
  "№₽−×÷≈±°",
  MISREAD_MARKS,
  "#$%&*+/<=>@\\^_`{|}~",
  "\u0301",
];

/** The first of each kind of quotation marks, parentheses and brackets, and the colon. */
const PAIRED_MARKS = '«("»';
const MARKS = `:${PAIRED_MARKS}`;

/** The kind of a character and all that are of its kind. */
function kindOf(character: string): number {
  return KINDS.findIndex((characters) => characters.includes(character));
}

/** Latin letters that are words of Russian when they are typed for Cyrillic ones. */
const LIKE_CYRILLIC = kindOf("a");

/** What stands before the first character and behind the last one. */
const EDGE = 63;
/** The kind of line breaks, which no other has a bit in common with. */
const LINE_BREAK = 64;

const LETTER_APOSTROPHE = 0x2bc;

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
  for (const character of "\n\r") kinds[character.charCodeAt(0)] = LINE_BREAK;
  const parts = new Uint8Array(0x10000).fill(Part.unknown);
  const traits = [...KINDS.map(traitsOf), traitsOf("", EDGE)];
  for (const { kind, first, isWordCharacter, isLatin, isJoiner, isWhite } of traits) {
    const word = isWordCharacter ? Part.letter : isJoiner && first !== "-" ? Part.joiner : 0;
    const mark = MARKS.includes(first) ? Part.mark : 0;
    const part = word | mark | (isLatin ? Part.latin : 0) | (isWhite ? Part.white : 0);
    for (const character of KINDS[kind] ?? "") parts[character.charCodeAt(0)] = part;
  }
  // An apostrophe that Unicode calls a letter, so that it makes a word where it stands alone.
  parts[LETTER_APOSTROPHE]! |= Part.letter;
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
  give(Sign.pairedMark, follows(PAIRED_MARKS));
  give(Sign.misread, (after.isAlien || follows("?")) && (precedes("Г") || (precedes("Р") && !follows("ё"))));
  give(Hint.oddity, follows("ЁЈ€") || (precedes("Р") && follows("ё")));
  give(Hint.lead, precedes("в") && after.isAlien);
  give(Hint.capital, before.isRussian && after.isRussian && after.isCyrillicCapital);
  give(Hint.trail, before.isAlien && after.isBeyondAscii);
  give(Sign.combining, follows("\u0301"));
  give(Sign.question, follows("?"));
  give(Sign.twin, follows("іІЈ"));

  give(Hint.latin, after.isLatin);
  const isLetter = after.isLatin || after.isCyrillic;
  give(
    Hint.joint,
    (before.isLatin && after.isCyrillic) ||
      (before.isCyrillic && after.isLatin) ||
      (precedes("0¹'\u0301") && isLetter) ||
      (precedes("a") && !after.isWordCharacter),
  );
  // What stands behind `²` may be a word of its own.
  give(GAP, (!after.isWordCharacter || follows("¹")) && !after.isJoiner && !after.isEdge);
  give(Hint.looseJoiner, (!before.isWordCharacter || precedes("¹")) && after.isJoiner);
  give(Hint.otherWhite, after.isWhite && !follows(" "));
  return flags;
}

/** Most marks never stand behind white and before a letter, but dashes do either, and signs such as `№` and `+`. */
function groupOf({ first }: Traits): number {
  if (first === "—") return Hint.dashBehindWhite;
  return "№#".includes(first) ? Hint.signBehindWhite : Hint.markBehindWhite;
}
