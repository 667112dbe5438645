/**
 * The pairs of letters that Russian words are mostly made of: about nine in ten pairs of any prose, one in five of
 * letters drawn at random. Enough to tell a word from a word read in the wrong encoding. Each first letter has behind it those
 * that follow it.
 */
const COMMON_PAIRS = new Set(
  (
    "авгдзйклмнпрстфхчшщюя баеилоруы ваеилнорсы гаеидлору даеилноруыі евгджзйклмнопрстхцчшюя жадеин " +
    "задино ивгдезйклмнопрстхцчюя каеилорту лаеиоуыьюя маеиноуы наеиностуыяі обвгдежзйклмнпрстхчюя " +
    "паеилору раеиностуыя савеиклмнопрстушья тавеиноруыьс угджклмнпрстчшю фаеио хаор цаеи чаеинту шаеиль " +
    "щаеи ыейвлмнхтқ ькнсштея эктл юбдтчщ явдзлмнртхщ іңнйївздк ға"
  )
    .split(" ")
    .flatMap(([first, ...followers]) => followers.map((follower) => `${first}${follower}`)),
);

/** How many neighbouring letters a word has, and how many of these pairs are common. `word` is in lower case. */
export function countPairs(word: string): { readonly pairs: number; readonly common: number } {
  const pairs = Math.max(0, word.length - 1);
  let common = 0;
  for (let index = 0; index < pairs; index++) {
    if (COMMON_PAIRS.has(word.slice(index, index + 2).replaceAll("ё", "е"))) common++;
  }
  return { pairs, common };
}
