import { codeUnits } from "../text/code-units.ts";
import { CP866, KOI8_R, reread, WINDOWS_1251, WINDOWS_1252 } from "./code-pages.ts";
import { countPairs } from "./letter-pairs.ts";

/** What reading a text once more in another one-byte page brings to light. */
export interface PageReading {
  readonly misread: boolean;
  /** The text as it was written. */
  readonly repaired: string;
}

/** Tallies of the words that make sense once read otherwise. */
interface Tally {
  letters: number;
  pairs: number;
  common: number;
}

function add(tally: Tally, word: string): void {
  const { pairs, common } = countPairs(word.toLowerCase());
  tally.letters += word.length;
  tally.pairs += pairs;
  tally.common += common;
}

/** Latin words as a Windows-1251 text read as Windows-1252 has them: the marks that stand for `ё і ї є ґ ў` are letters. */
const LATIN_WORD = /[A-Za-zÀ-ÿŠŒŽšœžŸƒ¡¢£¥¨ª¯²³´¸º¼½¾¿\u0100-\u024F\u1E00-\u1EFF]+/g;
const ORDINARY_LATIN = /[A-Za-z\u0100-\u024F\u1E00-\u1EFF]/u;
const CYRILLIC = /[\u0400-\u052F]/u;

/**
 * `Âîïðîñ`: Windows-1251 read as Latin-1. Words of nothing but accented letters, which no Latin language has at any
 * length, and which are words in Russian.
 */
export function readAsWindows1251(text: string): PageReading {
  const tally: Tally = { letters: 0, pairs: 0, common: 0 };
  let others = CYRILLIC.test(text);
  let longest = 0;
  for (const [word] of text.matchAll(LATIN_WORD)) {
    if (ORDINARY_LATIN.test(word)) {
      others = true;
      continue;
    }
    if (word.length < 2) continue;
    longest = Math.max(longest, word.length);
    add(tally, reread(word, WINDOWS_1252, WINDOWS_1251));
  }
  // `þá` and `öö` are words; what goes by two letters alone must fill the line.
  const enough = longest >= 3 || !others;
  const misread = enough && tally.common > 0 && tally.common >= tally.pairs / 2;
  return { misread, repaired: misread ? reread(text, WINDOWS_1252, WINDOWS_1251) : text };
}

/** Runs of what is not ASCII: in a CP866 text read as Windows-1251 the no-break space, `«` and the soft hyphen are letters. */
const NOT_ASCII = /[^\0-\x7F]+/g;

/** In Russian prose as Windows-1251 has it none of these is inside a word; in a CP866 text they are `о е и м ж з й`. */
const ALIEN_LETTERS = "ЂЃЉЊЌЋЏЎЈҐЁЄЇ¤¦§©¬®€‰™†‡•";

const SANE_WORD = /^(?:[А-ЯЁ]?[а-яё]+|[А-ЯЁ]+)$/;

/** What else of CP866 stands in prose. The rest are the lines of frames: a word that needs them was never CP866. */
const OTHER_CP866 = /^[А-яЁёЄєЇїЎў№°·\u00A0]+$/;

/** `‚®Їа®б`: CP866 read as Windows-1251. Words with signs for letters, which are words once read as CP866. */
export function readAsCp866(text: string): PageReading {
  const { sane, others, aliens, aliensOfOneWord } = countAsCp866(text);
  const enough = sane >= 3 && (aliensOfOneWord >= 2 || (aliens >= 2 && sane > others));
  if (!enough || !makesSense(text)) return { misread: false, repaired: text };
  const repaired = text.replaceAll(NOT_ASCII, (run) => {
    const word = reread(run, WINDOWS_1251, CP866);
    return SANE_WORD.test(word) || (others < sane && OTHER_CP866.test(word)) ? word : run;
  });
  return { misread: true, repaired };
}

/** Whether those of the words that may be ones are mostly made of common pairs once they are read as CP866. */
function makesSense(text: string): boolean {
  const tally: Tally = { letters: 0, pairs: 0, common: 0 };
  for (const [run] of text.matchAll(NOT_ASCII)) {
    const word = reread(run, WINDOWS_1251, CP866);
    if (SANE_WORD.test(word)) add(tally, word);
  }
  return tally.common >= tally.pairs / 2;
}

/** What runs of characters beyond ASCII would be if they were CP866. */
interface Cp866Counts {
  /** Letters of those that would be words. */
  sane: number;
  /** Letters of all others. */
  others: number;
  /** Alien letters in words, each word once. */
  aliens: number;
  aliensOfOneWord: number;
}

/** Looks at each character once, and makes no text of any: a line may be long, and most are told here to be in order. */
function countAsCp866(text: string): Cp866Counts {
  const traits = (cp866Traits ??= makeTraits());
  const units = codeUnits(text);
  const counts: Cp866Counts = { sane: 0, others: 0, aliens: 0, aliensOfOneWord: 0 };
  const seen = new Set<string>();
  for (let index = 0; index < text.length; index++) {
    if (units[index]! < 0x80) continue;
    const start = index;
    const first = traits[units[index]!] ?? 0;
    let [common, letters, aliens] = [first, 0, 0];
    // Of all but the first character, which may be a capital before small letters.
    let rest = Trait.small | Trait.capital;
    for (; index < text.length && units[index]! >= 0x80; index++) {
      const trait = traits[units[index]!] ?? traitsOfRare(text, index);
      common &= trait;
      if (index > start) rest &= trait;
      if ((trait & Trait.letter) !== 0) letters++;
      if ((trait & Trait.alien) !== 0) aliens++;
      else if ((trait & Trait.quotation) !== 0 && index > start && isBeyondAscii(units, index + 1, text.length))
        aliens++;
    }
    const length = index - start;
    const isSane =
      (common & (Trait.small | Trait.capital)) !== 0 ||
      (length > 1 && (first & Trait.capital) !== 0 && (rest & Trait.small) !== 0);
    if (!isSane) {
      counts.others += letters;
      continue;
    }
    counts.sane += length;
    // A sign that stands alone is a sign: `§ 5`, `© 2019`. The same word again, a name perhaps, tells nothing more.
    if (length < 2 || aliens === 0) continue;
    const word = text.slice(start, index);
    if (seen.has(word)) continue;
    seen.add(word);
    counts.aliens += aliens;
    if (length >= 3) counts.aliensOfOneWord = Math.max(counts.aliensOfOneWord, aliens);
  }
  return counts;
}

function isBeyondAscii(units: Uint16Array, index: number, length: number): boolean {
  return index < length && units[index]! >= 0x80;
}

/** What a character is, as it stands and once it is read as CP866; flags. */
const Trait = {
  /** A letter of Russian, small or capital, once it is read. */
  small: 1,
  capital: 2,
  alien: 4,
  /** `«`, which is an alien within a word. */
  quotation: 8,
  /** A letter as it stands. */
  letter: 16,
} as const;

/** No character of Windows-1251 has a higher code. */
const TRAITS = 0x2200;

let cp866Traits: Uint8Array | undefined;

function makeTraits(): Uint8Array {
  return Uint8Array.from({ length: TRAITS }, (_, code) => {
    const character = String.fromCharCode(code);
    const read = reread(character, WINDOWS_1251, CP866);
    return (
      (/[а-яё]/u.test(read) ? Trait.small : 0) |
      (/[А-ЯЁ]/u.test(read) ? Trait.capital : 0) |
      (ALIEN_LETTERS.includes(character) ? Trait.alien : 0) |
      (character === "«" ? Trait.quotation : 0) |
      (/\p{L}/u.test(character) ? Trait.letter : 0)
    );
  });
}

/** Of a character that is not in the table; its second half, where it has one, is nothing. */
function traitsOfRare(text: string, index: number): number {
  return /\p{L}/u.test(String.fromCodePoint(text.codePointAt(index)!)) ? Trait.letter : 0;
}

/** The no-break space of KOI8-R. */
const KOI8_SPACE = "љ";
const CYRILLIC_WORD = /љ|[\u0400-\u0458\u045A-\u04FF]+/g;

/** KOI8-R has small letters where Windows-1251 has capitals, and the other way round; `Ј` is its `ё`, `і` its `Ё`. */
const INVERTED_WORD = /^[А-Яа-яЈі][А-ЯЈ]*$/;
/** A word as Windows-1251 has it: where one stands, only a part of the line is KOI8-R. An abbreviation inverted is none. */
const ORDINARY_WORD = /^[А-ЯЁ][а-яё]+$/;
const INVERTED_CAPITAL = /^[а-яі]/u;

/**
 * `чПРТПУ`: KOI8-R read as Windows-1251. Words that begin small and go on in capitals, and which are words once read
 * as KOI8-R. Words typed with Caps Lock look the same, and are words as they stand.
 */
export function readAsKoi8(text: string): PageReading {
  const asRead: Tally = { letters: 0, pairs: 0, common: 0 };
  const asWritten: Tally = { letters: 0, pairs: 0, common: 0 };
  let otherLetters = 0;
  let longest = 0;
  let begunSmall = false;
  let ordinary = false;
  for (const [word] of text.matchAll(CYRILLIC_WORD)) {
    if (word === KOI8_SPACE) continue;
    if (!INVERTED_WORD.test(word)) {
      otherLetters += word.length;
      ordinary ||= ORDINARY_WORD.test(word);
      continue;
    }
    add(asRead, word);
    add(asWritten, reread(word, WINDOWS_1251, KOI8_R));
    longest = Math.max(longest, word.length);
    if (INVERTED_CAPITAL.test(word)) begunSmall = true;
  }
  // `дБА` and `мРНК` begin small too, and words all in capitals are judged by their letters alone.
  const enough = begunSmall
    ? asRead.letters >= otherLetters && (longest >= 5 || asRead.letters >= 8)
    : otherLetters === 0 && longest >= 6 && asRead.letters >= 20;
  const gained = asWritten.common - asRead.common;
  // A few words of rare letters, as in `Две съезд Ещё штуку`, are told by how much less they were words before.
  const least = !begunSmall ? 0.75 : gained >= asRead.pairs * 0.4 ? 0.5 : 0.6;
  const misread = enough && asWritten.common >= asWritten.pairs * least && gained >= Math.max(1, asRead.pairs * 0.15);
  if (!misread) return { misread, repaired: text };
  const repaired = text.replaceAll(CYRILLIC_WORD, (word) =>
    INVERTED_WORD.test(word) || word === KOI8_SPACE || !ordinary ? reread(word, WINDOWS_1251, KOI8_R) : word,
  );
  return { misread, repaired };
}
