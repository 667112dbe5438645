/**
 * A number for some words, case, punctuation and spacing aside: the same words have the same, others most likely another one. It is
 * made letter by letter, and words may be added to those that it was made of.
 */

import { composed, LONGEST_RUN, withoutInvisible } from "./characters.ts";
import { CodeUnits } from "./code-units.ts";

/** The key of no words at all; hardly ever that of some. */
export const NO_WORDS = 0x811c9dc5 | 0;
/** That of the hash FNV-1a, by which each letter multiplies the key before it is added; and the one for the first letter of a word. */
const PRIME = 0x01000193;
const WORD_PRIME = 0x01010197;

/**
 * The words of a text as they are compared: without case, punctuation and spacing, one space between them. Signs that tell
 * words apart stay: `C++` is not `C#`.
 */
export function keyWordsOf(text: string): string {
  const plain = composed(withoutInvisible(text)).toLowerCase();
  return plain.match(wordOrSign())?.join(" ") ?? "";
}

let wordPattern: RegExp | undefined;

function wordOrSign(): RegExp {
  return (wordPattern ??= new RegExp(`[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]{0,${LONGEST_RUN}}|[\\p{Sc}+#%&@§]`, "gu"));
}

/** The key of the words before, and of those that {@link keyWordsOf} gives. */
export function withWords(key: number, words: string): number {
  const letters = (folded ??= foldedLetters());
  let result = key;
  let prime = WORD_PRIME;
  for (let index = 0; index < words.length; index++) {
    const code = words.charCodeAt(index);
    // Not all characters are in the table.
    if (code !== SPACE) result = (Math.imul(result, prime) + (letters[code]! & LETTER || code)) | 0;
    prime = code === SPACE ? WORD_PRIME : PRIME;
  }
  return result;
}

const SPACE = 0x20;

/**
 * As {@link withWords}, of the words of the units `[from, to)` of `CodeUnits.units`, which are of the characters of ordinary lines,
 * stress marks aside.
 *
 * @param before the unit that stands before them; without it a word begins with them
 */
export function withLetters(key: number, from: number, to: number, before = SPACE): number {
  ofUnits ??= ofUnitsBy(CodeUnits.units, (folded ??= foldedLetters()), MULTIPLIERS);
  return ofUnits(key, from, to, before);
}

type OfUnits = (key: number, from: number, to: number, before: number) => number;

let ofUnits: OfUnits | undefined;

/** What is given is known to stay, so that the engine compiles its place into the loop. */
function ofUnitsBy(units: Uint16Array, letters: Int32Array, multipliers: Int32Array): OfUnits {
  return (key, from, to, before) => {
    let result = key;
    let last = letters[before]! >> CLASS_SHIFT;
    let place = from;
    // Without a branch, which would go either way at each space: what is no letter leaves the key as it is. Two at a time, since
    // what both do to a key is found without waiting for the key.
    for (; place + 1 < to; place += 2) {
      const letter = letters[units[place]!]!;
      const following = letters[units[place + 1]!]!;
      const next = letter >> CLASS_SHIFT;
      const multiplier = multipliers[(next << 2) | (following >> CLASS_SHIFT)]!;
      const factor = Math.imul(multipliers[(last << 2) | next]!, multiplier);
      const addend = Math.imul(letter & LETTER, multiplier) + (following & LETTER);
      result = (Math.imul(result, factor) + addend) | 0;
      last = following >> CLASS_SHIFT;
    }
    if (place === to) return result;
    const letter = letters[units[place]!]!;
    return (Math.imul(result, multipliers[(last << 2) | (letter >> CLASS_SHIFT)]!) + (letter & LETTER)) | 0;
  };
}

/**
 * By the class of one character, times 4, and that of the next one. The first letter of a word multiplies by another number than
 * the rest, so that the same letters in other words come to another key. Larger than it need be: the engine keeps arrays of a
 * few bytes where it may move them.
 */
const MULTIPLIERS = new Int32Array(64);
MULTIPLIERS.set([1, WORD_PRIME, WORD_PRIME, 0, 1, PRIME, WORD_PRIME, 0, 1, WORD_PRIME, WORD_PRIME]);

/** What is kept of a character: what it adds to a key, and above that its class. */
const LETTER = 0xffff;
const CLASS_SHIFT = 16;
/** What a sign adds, so that it is no letter's. */
const SIGN = 1 << 15;

let folded: Int32Array | undefined;

/**
 * For the letters, digits and signs of ordinary lines what {@link keyWordsOf} makes of them, and the class: 0 for what is no part
 * of a word, 1 for a letter or a digit, 2 for a sign, each of which is a word of its own.
 */
function foldedLetters(): Int32Array {
  const letters = new Int32Array(0x10000);
  for (const [from, to] of [ALPHABETS, CURRENCIES]) {
    for (let code = from; code < to; code++) {
      const words = keyWordsOf(String.fromCharCode(code));
      if (words === "") continue;
      const isSign = !/[\p{L}\p{N}]/u.test(words);
      letters[code] = words.charCodeAt(0) | (isSign ? SIGN | (2 << CLASS_SHIFT) : 1 << CLASS_SHIFT);
    }
  }
  return letters;
}

/** Ranges of codes, half-open: Latin to Cyrillic, and signs such as `₽`. */
const ALPHABETS = [0, 0x530] as const;
const CURRENCIES = [0x20a0, 0x20d0] as const;
