import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { Vocabulary } from "../../../src/core/transcript/labels.ts";
import { LABEL_LENGTH, labelKeys, ownLabel } from "../../../src/core/transcript/own-labels.ts";
import { readLine } from "../../../src/core/transcript/reading.ts";

describe("a word of the user's", () => {
  test("is a label of its role, as it is spelled", () => {
    assert.deepEqual(ownLabel("Судья", "question"), {
      text: "Судья",
      role: "question",
      vocabulary: "own",
      script: "Cyrillic",
    });
    assert.deepEqual(ownLabel("Guest", "answer"), {
      text: "Guest",
      role: "answer",
      vocabulary: "own",
      script: "Latin",
    });
  });

  for (const word of ["М", "Гость2", "2-й", "Гл.", "о'Нил", "Э_7", "«Мы»", "Σωκράτης", "客"]) {
    test(`may be «${word}»`, () => {
      const label = ownLabel(word, "answer");
      assert.equal(label?.text, word);
      assert.equal(readLine(`${word}\tДа.`, "", new Vocabulary([label])).head?.label, label);
    });
  }

  for (const word of ["", " ", "12", "—", "…", "№5", "№ гостя"]) {
    test(`is no label without a letter or before its number: ${JSON.stringify(word)}`, () => {
      assert.equal(ownLabel(word, "answer"), undefined);
    });
  }

  for (const mark of [" ", "\t", "\n", "\u0085", "\u00A0", "\u2028", "\u3000", ":", "(", "№"]) {
    test(`is no label with ${JSON.stringify(mark)} at its head, inside or at its end`, () => {
      for (const word of [`${mark}Судья`, `Суд${mark}ья`, `Судья${mark}`]) {
        assert.equal(ownLabel(word, "answer"), undefined);
      }
    });
  }

  test("is kept in composed letters and without what cannot be seen", () => {
    assert.equal(ownLabel("Су\u00ADдьи\u0306\u200B", "answer")?.text, "Судьй");
    assert.equal(ownLabel("\u200B\u00AD", "answer"), undefined);
  });

  test("has up to forty characters, whatever they are made of", () => {
    for (const letter of ["ы", "и\u0306", "\u{10400}", "ы\u200B"]) {
      assert.notEqual(ownLabel(letter.repeat(LABEL_LENGTH), "answer"), undefined, letter);
      assert.equal(ownLabel(letter.repeat(LABEL_LENGTH + 1), "answer"), undefined, letter);
    }
  });

  test("is Cyrillic as soon as one letter is", () => {
    assert.equal(ownLabel("PRщик", "answer")?.script, "Cyrillic");
    assert.equal(ownLabel("Σ1", "answer")?.script, "Latin");
  });
});

describe("the keys of labels", () => {
  const shareKeys = (some: string, other: string): boolean =>
    labelKeys({ text: some }).some((key) => labelKeys({ text: other }).includes(key));

  for (const [some, other] of [
    ["Ответ", "ОТВЕТ"],
    ["Ответ", "Oтвeт"],
    ["Мост", "Moст"],
    ["Хор", "Xop"],
    ["Cook", "Сооk"],
    ["Гость", "Го\u00ADсть"],
    ["Лицей", "Лицеи\u0306"],
  ] as const) {
    test(`are shared by ${some} and ${other}`, () => {
      assert.ok(shareKeys(some, other));
      assert.ok(shareKeys(other, some));
    });
  }

  for (const [some, other] of [
    ["Ответ", "Ответы"],
    ["Вопрос", "Ответ"],
    ["Гость", "Guest"],
  ] as const) {
    test(`are not shared by ${some} and ${other}`, () => {
      assert.ok(!shareKeys(some, other));
    });
  }

  test("are apart by script, so that a letter of one is not taken for the other's", () => {
    assert.deepEqual(labelKeys({ text: "Хор" }), ["Cхор", "Lxop"]);
    assert.equal(new Set(labelKeys({ text: "Гость" })).size, 2);
  });
});
