import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { mayBeMisread, noOddities, type Oddities } from "../../../src/core/text/oddities.ts";
import { glance, namesOf, signsOf } from "../support/glances.ts";

describe("a text may be misread", () => {
  /** What is odd in a paragraph of several stretches. */
  function oddities(stretches: readonly string[]): Oddities {
    const found = noOddities();
    for (const stretch of stretches) glance(stretch, 0, stretch.length, found);
    return found;
  }

  const mayBe = (...stretches: readonly string[]): boolean => mayBeMisread(oddities(stretches));

  test("when its stretches are so together, where none of them is alone", () => {
    for (const [first, second] of [
      ["Ёлка", "Ёж"],
      ["Ёж, да", "Да, по®кой"],
      ["Сё", "Тё…"],
      ["РФ МИД", "США"],
      ["РФ и МИД", "это США и"],
      ["РФ, США", "слов слов РФ"],
    ] as const) {
      assert.equal(mayBe(first), false, first);
      assert.equal(mayBe(second), false, second);
      assert.equal(mayBe(first, second), true, first + second);
      assert.equal(mayBe(second, "Да.", first), true, second + first);
    }
  });

  test("when one of its stretches is so", () => {
    for (const odd of ["Ёлка и Ёж", "СёТё", "вёЁ"]) {
      assert.equal(signsOf(odd), "misread", odd);
      for (const other of ["", "Да, это так.", "Ёж", "Сё", "РФ"]) {
        assert.equal(mayBe(odd, other), true, odd);
        assert.equal(mayBe(other, odd), true, odd);
      }
    }
  });

  test("but not when there is too little that is odd in all of it", () => {
    for (const stretches of [
      [],
      [""],
      ["вёл", "пёс"],
      ["её…", "всё…"],
      ["Да, это так.", "«Нет», — сказал он."],
      ["Ёж", "Ёж"],
      ["Ёж", "слово", "Ёж"],
      ["Ёж", "5 €"],
      ["Ёж", "Ётта"],
      ["Сё", "Тёма"],
      ["Сёма", "Тё"],
      ["вё", "ё"],
      ["РФ и США", "слово"],
      ["РФ, США", "слово слов РФ"],
      ["РФ МИД", "США и это словами"],
    ]) {
      assert.equal(mayBe(...stretches), false, stretches.join(" | "));
    }
  });

  test("of which its stretches alone do not say it, unless they hold a pair that is certain", () => {
    const see = (text: string): string => namesOf(glance(text, 0, text.length, noOddities()).signs);
    for (const odd of ["Ёлка и Ёж", "СёТё", "вёЁ", "ВОПРОС"]) assert.equal(see(odd), "", odd);
    assert.equal(see("Гё"), "misread");
    assert.equal(see("Ёлка  Ёж"), "spaceRun");
  });

  test("by a pair in which é may have been read, beside a Latin letter", () => {
    for (const text of ["cafГ©", "Г©a", "ZГ®", "да, Г©t"]) assert.equal(mayBe(text), true, text);
    for (const text of ["Г©", "Г© a", "a Г©", "кГ©", "Г©к", "aР©", "Р©a", "aД©", "5Г©5", "a-Г©-a", "Г©1a"]) {
      assert.equal(mayBe(text), false, text);
    }
    for (const [from, to] of [
      [0, 2],
      [1, 3],
    ] as const) {
      const found = noOddities();
      glance(from === 0 ? "Г©a" : "aГ©", from, to, found);
      assert.equal(mayBeMisread(found), false);
    }
  });

  test("has nothing odd, and no small letters that count, in stretches that are in order", () => {
    for (const text of [
      "Да, это так.",
      "слово",
      "её…",
      "всё—",
      "вёл",
      "вё.",
      "вё да",
      "Рим и её",
      "слово в слово",
      "в… её",
      "ещё Её№",
      "У неё",
      "«Да», — сказал он (тихо).",
      "Москва и Россия",
      "А Б В",
      "5 № 7 и 8",
    ]) {
      assert.deepEqual(oddities([text]), noOddities(), text);
    }
  });

  test("by capitals behind letters, of which small ones make little, those of all stretches that have either", () => {
    const { capitals, smallLetters } = oddities(["РФ и США", "слово", "вот МИД"]);
    assert.deepEqual({ capitals, smallLetters }, { capitals: 5, smallLetters: 4 });
  });
});
