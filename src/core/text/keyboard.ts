/**
 * Words typed while the keyboard was set to the other layout: `Djghjc` for `Вопрос`. The keys of the Russian layout, and
 * of the letters that Ukrainian, Belarusian and Kazakh have on keys of their own, by what an English layout has there.
 */
const RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбю";
const ENGLISH = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const OTHERS = "іўұқ";
const OTHERS_ENGLISH = "so90";

const TO_ENGLISH = layout(RUSSIAN + OTHERS, ENGLISH + OTHERS_ENGLISH);
const TO_RUSSIAN = layout(ENGLISH, RUSSIAN);

function layout(from: string, to: string): ReadonlyMap<string, string> {
  return new Map(Array.from(from, (letter, index) => [letter, to[index]!]));
}

/** What the keys of a Cyrillic word give on an English layout, and those of a Latin one on the Russian; in lower case. */
export function onOtherLayout(word: string): string {
  const map = /\p{Script=Cyrillic}/u.test(word) ? TO_ENGLISH : TO_RUSSIAN;
  return Array.from(word.toLowerCase(), (letter) => map.get(letter) ?? letter).join("");
}
