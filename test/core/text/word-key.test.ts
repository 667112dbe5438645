import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { CodeUnits, codeUnits } from "../../../src/core/text/code-units.ts";
import { keyWordsOf, NO_WORDS, withLetters, withWords } from "../../../src/core/text/word-key.ts";

const keyOf = (text: string): number => withWords(NO_WORDS, keyWordsOf(text));

test("words are compared without case, punctuation and spacing, and with the signs that tell them apart", () => {
  for (const [text, words] of [
    ["", ""],
    ["…", ""],
    ["Как так?", "как так"],
    ["  «Как», — сказал\u00A0он…", "как сказал он"],
    ["Что-то", "что то"],
    ["C++ и C#", "c + + и c #"],
    ["5 % и 7 ₽", "5 % и 7 ₽"],
    ["бы\u00ADло", "было"],
    ["и\u0306", "й"],
  ] as const) {
    assert.equal(keyWordsOf(text), words, text);
  }
});

test("other words, or other beginnings of words, make another key", () => {
  const texts = ["", "как", "кака", "ка к", "кка", "так", "к ак", "как как", "как+", "как #", "1954", "1964"];
  assert.equal(new Set(texts.map(keyOf)).size, texts.length);
  assert.equal(keyOf(""), NO_WORDS);
});

/** Of the kinds that ordinary lines have, stress marks aside. */
const text = fc
  .array(fc.constantFrom(...Array.from("абвгёАБЯЁіҚazAZ019²  \u00A0.,:;!?«»()-‑'’—–№₽€%+#&@§½")), { maxLength: 40 })
  .map((characters) => characters.join(""));

test("the key of units is that of their words, in whatever parts they come", () => {
  fc.assert(
    fc.property(text, fc.nat(40), (whole, place) => {
      codeUnits(whole);
      const cut = Math.min(place, whole.length);
      assert.equal(withLetters(NO_WORDS, 0, whole.length), keyOf(whole));
      const first = withLetters(NO_WORDS, 0, cut);
      const before = cut === 0 ? undefined : CodeUnits.units[cut - 1];
      assert.equal(withLetters(first, cut, whole.length, before), keyOf(whole));
    }),
    { numRuns: 3000 },
  );
});

test("words do the same to any key: one multiplication and one addition", () => {
  fc.assert(
    fc.property(text, fc.integer(), (words, key) => {
      codeUnits(words);
      const of = (before: number): number => withLetters(before, 0, words.length);
      assert.equal(of(key), (Math.imul(of(1) - of(0), key) + of(0)) | 0);
      assert.equal(of(key), withWords(key, keyWordsOf(words)));
    }),
  );
});
