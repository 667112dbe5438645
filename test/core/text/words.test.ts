import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { isWhite } from "../../../src/core/text/characters.ts";
import { countWords, firstWord, nearestWord, wordAt } from "../../../src/core/text/words.ts";
import { CHARACTERS, PIECES } from "../support/arbitraries.ts";

/** The word at the `|` of a text, or "". */
function word(marked: string): string {
  const column = marked.indexOf("|");
  const text = marked.replace("|", "");
  const found = wordAt(text, column);
  return found === undefined ? "" : text.slice(found.start, found.end);
}

test("a word is found from its inside and from either edge", () => {
  assert.equal(word("Это |полиция."), "полиция");
  assert.equal(word("Это пол|иция."), "полиция");
  assert.equal(word("Это полиция|."), "полиция");
});

test("a word may be of any script, of digits, with stress marks, with letters outside the first plane", () => {
  assert.equal(word("бұл С|ұрақ ма"), "Сұрақ");
  assert.equal(word("за\u0301|мок"), "за\u0301мок");
  assert.equal(word("в 19|90 году"), "1990");
  assert.equal(word("a 𝒜𝒷|𝒸 d"), "𝒜𝒷𝒸");
  assert.equal(word("дого\u00ADв|ор"), "дого\u00ADвор");
});

test("hyphens and apostrophes join the parts of a word", () => {
  assert.equal(word("скажи что|-нибудь ещё"), "что-нибудь");
  assert.equal(word("скажи что-ниб|удь ещё"), "что-нибудь");
  assert.equal(word("цей об’|єкт"), "об’єкт");
  assert.equal(word("юго-|восточно-азиатский"), "юго-восточно-азиатский");
});

test("a part of one letter is joined as well, from whichever side it is looked at", () => {
  for (const marked of ["|р-н", "р|-н", "р-|н", "р-н|"]) assert.equal(word(marked), "р-н", marked);
});

test("a hyphen on one side of a word, two of them, or a dash do not", () => {
  assert.equal(word("теле|- и радио"), "теле");
  assert.equal(word("вот|--так"), "вот");
  assert.equal(word("Москва—Пе|кин"), "Пекин");
  assert.equal(word("-|да"), "да");
  assert.equal(word("да|-"), "да");
});

test("there is no word between marks and spaces, and none in an empty text", () => {
  assert.equal(word("Да. | Нет"), "");
  assert.equal(word("«|»"), "");
  assert.equal(word("|"), "");
  assert.equal(word("— |- —"), "");
});

test("the first word of a text is found behind whatever stands before it", () => {
  assert.equal(firstWord("— «Что-нибудь», да"), "Что-нибудь");
  assert.equal(firstWord(" … "), undefined);
});

test("the nearest word is the one touched, or the next one in the direction asked for", () => {
  const nearest = (text: string, column: number, direction: -1 | 1): string => {
    const found = nearestWord(text, column, direction);
    return found === undefined ? "" : text.slice(found.start, found.end);
  };
  assert.equal(nearest("да … нет", 1, -1), "да");
  assert.equal(nearest("да … нет", 1, 1), "да");
  assert.equal(nearest("да  …  нет", 4, -1), "да");
  assert.equal(nearest("да  …  нет", 4, 1), "нет");
  assert.equal(nearest("да", 2, 1), "да");
  assert.equal(nearest("да", 0, -1), "да");
  assert.equal(nearest("… да", 1, -1), "");
  assert.equal(nearest("да …", 4, 1), "");
});

test("words are counted between white: those with a letter or a digit, whatever else they hold", () => {
  const count = (text: string): number => countWords(text, 0, text.length);
  assert.equal(count("Это было давно, в 1990 году."), 6);
  assert.equal(count("— Да… — «что-нибудь», / нет !"), 3);
  assert.equal(count(" \t— … \u00A0"), 0);
  assert.equal(count("да\u00A0нет\u2009ну\tвот"), 4);
  assert.equal(count("5"), 1);
  assert.equal(count(""), 0);
});

test("words outside the range are not counted, and one that reaches into it is", () => {
  const text = "раз два три";
  assert.equal(countWords(text, 4, 7), 1);
  assert.equal(countWords(text, 3, 4), 0);
  assert.equal(countWords(text, 2, 5), 2);
  assert.equal(countWords(text, 4, 8), 1);
  assert.equal(countWords(text, 4, 9), 2);
  assert.equal(countWords(text, 7, 7), 0);
});

test("a single character is a word when it is a letter or a digit of any script, and is none otherwise", () => {
  const wrong: string[] = [];
  for (let code = 0; code < 0x11000; code++) {
    const character = String.fromCodePoint(code);
    const expected = /[\p{L}\p{N}]/u.test(character) ? 1 : 0;
    if (countWords(character, 0, character.length) !== expected) wrong.push(`U+${code.toString(16)}`);
  }
  assert.deepEqual(wrong, []);
});

test("as many words are counted as there are pieces between white that have a letter or a digit", () => {
  const pieces = fc.array(fc.constantFrom(...CHARACTERS, ...PIECES, " ", "-", "«"), { maxLength: 20 });
  fc.assert(
    fc.property(pieces, pieces, pieces, (...parts) => {
      const [before, within, after] = parts.map((part) => part.join("")) as [string, string, string];
      const spaced = Array.from(within, (character) => (isWhite(character.charCodeAt(0)) ? " " : character)).join("");
      const expected = spaced.split(" ").filter((piece) => /[\p{L}\p{N}]/u.test(piece)).length;
      assert.equal(countWords(before + within + after, before.length, before.length + within.length), expected);
    }),
  );
});
