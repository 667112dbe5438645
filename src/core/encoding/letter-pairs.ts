/**
 * The pairs of letters that Russian words are mostly made of: about nine in ten pairs of any prose, one in five of
 * letters drawn at random. Enough to tell a word from a word read in the wrong encoding. Each first letter has behind it those
 * that follow it.
 */
const COMMON_PAIRS =
  "авгдзйклмнпрстфхчшщюя баеилоруы ваеилнорсы гаеидлору даеилноруыі евгджзйклмнопрстхцчшюя жадеин " +
  "задино ивгдезйклмнопрстхцчюя каеилорту лаеиоуыьюя маеиноуы наеиностуыяі обвгдежзйклмнпрстхчюя " +
  "паеилору раеиностуыя савеиклмнопрстушья тавеиноруыьс угджклмнпрстчшю фаеио хаор цаеи чаеинту шаеиль " +
  "щаеи ыейвлмнхтқ ькнсштея эктл юбдтчщ явдзлмнртхщ іңнйївздк ға";

/** The small letters of Cyrillic, from `а` to the last of these pairs. */
const FIRST_LETTER = 0x430;
const LETTERS = 128;
const YO = 0x451;
const YE = 0x435;

let table: Uint8Array | undefined;

/** 1 for two letters that are a common pair, the first of them times `LETTERS`. */
function makeTable(): Uint8Array {
  const common = new Uint8Array(LETTERS * LETTERS);
  for (const [first, ...followers] of COMMON_PAIRS.split(" ")) {
    for (const follower of followers) common[letterOf(first!, 0) * LETTERS + letterOf(follower, 0)] = 1;
  }
  return common;
}

/** The number of a letter, `ё` the same as `е`; no letter of these pairs has the last one. */
function letterOf(word: string, index: number): number {
  const code = word.charCodeAt(index);
  const letter = (code === YO ? YE : code) - FIRST_LETTER;
  return letter >= 0 && letter < LETTERS ? letter : LETTERS - 1;
}

/** How many neighbouring letters a word has, and how many of these pairs are common. `word` is in lower case. */
export function countPairs(word: string): { readonly pairs: number; readonly common: number } {
  const commonPairs = (table ??= makeTable());
  const pairs = Math.max(0, word.length - 1);
  let common = 0;
  let letter = letterOf(word, 0);
  for (let index = 1; index <= pairs; index++) {
    const next = letterOf(word, index);
    common += commonPairs[letter * LETTERS + next]!;
    letter = next;
  }
  return { pairs, common };
}
