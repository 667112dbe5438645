import assert from "node:assert/strict";
import { test } from "node:test";

import { firstWord, wordAt } from "../../../src/core/text/words.ts";

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

test("a hyphen on one side of a word, two of them, or a dash do not", () => {
  assert.equal(word("теле|- и радио"), "теле");
  assert.equal(word("вот|--так"), "вот");
  assert.equal(word("Москва—Пе|кин"), "Пекин");
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
