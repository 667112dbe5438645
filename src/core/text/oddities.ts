/** What a paragraph may have been read from in the wrong encoding: a second look at those in which a first one saw hints of it. */

import { isAsciiLetter, isRussianLetter, isUsualMark } from "./characters.ts";
import type { Spots } from "./spots.ts";

/** Of a paragraph, which may be looked at in several stretches. */
export interface Oddities {
  /** Signs in which CP866 may have been read, in words that may be such; of the same word twice in a row, once. */
  signs: number;
  /** A hash of the last such word. */
  lastWord: number;
  /** Pairs in which letters of UTF-8 may have been read: `Сё` begins words as well. */
  pairs: number;
  /** Those right behind another one, and those in which `é` may have been read beside a Latin letter. */
  certainPairs: number;
  /** Three characters in which one of UTF-8 may have been read. */
  triples: number;
  /** Capitals behind letters. */
  capitals: number;
  /** Small letters of the stretches that were looked at. */
  smallLetters: number;
}

export function noOddities(): Oddities {
  return { signs: 0, lastWord: 0, pairs: 0, certainPairs: 0, triples: 0, capitals: 0, smallLetters: 0 };
}

/** So many capitals behind letters do no names and abbreviations bring into most paragraphs. */
const MANY_CAPITALS = 4;

/** Whether there are so many of some that they mean something. */
export function mayBeMisread(oddities: Oddities): boolean {
  const { signs, pairs, certainPairs, triples, capitals, smallLetters } = oddities;
  if (signs > 1 || certainPairs > 0 || triples > 0) return true;
  // Pairs that stand alone are letters of UTF-8 only where nothing else stands.
  return (pairs > 1 && smallLetters === 0) || areMany(capitals, smallLetters);
}

function areMany(capitals: number, smallLetters: number): boolean {
  return capitals >= MANY_CAPITALS && 2 * capitals >= smallLetters;
}

/** Whether there may be so many capitals behind letters among the spots of a whole paragraph that they mean something. */
export function maySpotManyCapitals({ count, smallLetters }: Spots): boolean {
  return areMany(count, smallLetters);
}

/** Letters and marks in which CP866's `о е и м ж з й` and some others are read, but for `¤ ¦ ¬ ‰ † ‡ ™`. */
export const MISREAD_LETTERS = "ЁЂЃЄЇЉЊЋЌЍЎЏҐ";
/** Those of them that have a twin. */
export const MISREAD_TWINS = "Ј";
export const MISREAD_MARKS = "€§©®•";

/** In which, as Windows-1251 has them, the letters of Russian are read that CP866 has. */
const READ_AS_LETTERS = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u0098™љ›њќћџ\u00A0ЎўЈ¤Ґ¦§Ё©Є«¬\u00AD®Їабвгдежзийклмнопрс";

/** Flags. */
const Cp866 = { letter: 1, sign: 2 } as const;

/** None of these characters has a higher code. */
const CODES = 0x2200;

let cp866: Uint8Array | undefined;

function makeTable(): Uint8Array {
  const table = new Uint8Array(CODES);
  for (const letter of READ_AS_LETTERS) table[letter.charCodeAt(0)]! |= Cp866.letter;
  for (const sign of MISREAD_LETTERS + MISREAD_TWINS + MISREAD_MARKS) table[sign.charCodeAt(0)]! |= Cp866.sign;
  return table;
}

/** Adds those of the stretch `[from, to)`, which has these spots. */
export function addOddities(units: Uint16Array, from: number, to: number, spots: Spots, oddities: Oddities): void {
  const table = (cp866 ??= makeTable());
  const { places, count } = spots;
  /** Where the last pair ends, and pairs in a row with it. */
  let pairsEnd = -1;
  /** Where what is beyond ASCII ends in which signs were seen. */
  let signsEnd = from;
  for (let spot = 0; spot < count; spot++) {
    const index = places[spot]!;
    const code = units[index]!;
    if (code < 0x80) continue;
    const before = index > from ? units[index - 1]! : 0;
    if (isRussianLetter(code)) {
      if (isRussianLetter(before)) oddities.capitals++;
      continue;
    }
    const first = index > from + 1 ? units[index - 2]! : 0;
    if (isLead(before)) {
      oddities.pairs++;
      const isBesideLatin = isAsciiLetter(first) || (index + 1 < to && isAsciiLetter(units[index + 1]!));
      if (pairsEnd === index - 1 || (before === LATIN_LEAD && isBesideLatin)) oddities.certainPairs++;
      pairsEnd = index + 1;
    } else if (before === MARK_LEAD && pairsEnd === index - 1) {
      pairsEnd = index + 1;
    } else if (isLongLead(first) && isBeyondAscii(before) && !isUsualMark(before)) {
      oddities.triples++;
    }
    const isSign = (table[code]! & Cp866.sign) !== 0 || (code === LEFT_QUOTATION && before > 0x7f);
    if (isSign && index >= signsEnd) signsEnd = addSigns(units, from, to, index, oddities);
  }
  oddities.smallLetters += spots.smallLetters;
}

const LEFT_QUOTATION = 0xab;

/** `Г`, in which the first byte of `é` may have been read, and `В`, that of `«`, which counts only between others. */
const LATIN_LEAD = 0x413;
const MARK_LEAD = 0x412;

/** `Г`, `Р`, `С`, `Т`, `У`, in which the first byte of two may have been read. */
export function isLead(code: number): boolean {
  return (code >= 0x420 && code <= 0x423) || code === LATIN_LEAD;
}

/** `в`, `п`, `р`, in which the first byte of three or four may have been read. */
export function isLongLead(code: number): boolean {
  return code === 0x432 || code === 0x43f || code === 0x440;
}

/** Whether it is one of the characters that are no letters of Russian, `ё` among them. */
function isBeyondAscii(code: number): boolean {
  return code > 0x7f && !isRussianLetter(code);
}

/** Adds the signs of what is beyond ASCII around `place` if it would be a word, were it CP866: where that ends. */
function addSigns(units: Uint16Array, from: number, to: number, place: number, oddities: Oddities): number {
  const table = (cp866 ??= makeTable());
  let start = place;
  while (start > from && units[start - 1]! > 0x7f) start--;
  let word = 0;
  let signs = 0;
  let isWord = true;
  let end = start;
  for (; end < to && units[end]! > 0x7f; end++) {
    const code = units[end]!;
    const flags = table[code] ?? 0;
    isWord &&= (flags & Cp866.letter) !== 0;
    if ((flags & Cp866.sign) !== 0 || (code === LEFT_QUOTATION && end > start)) signs++;
    word = Math.imul(word ^ code, HASH_PRIME);
  }
  if (!isWord || end - start < 2) return end;
  if (word !== oddities.lastWord) oddities.signs += signs;
  oddities.lastWord = word;
  return end;
}

/** Of the hash FNV-1a. */
const HASH_PRIME = 0x01000193;
