import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { BUILT_IN_LABELS, fold, isOneStepAway, ROLES, Vocabulary } from "../../../src/core/transcript/labels.ts";

describe("the built-in vocabulary", () => {
  test("has a question and an answer in each of its languages", () => {
    assert.deepEqual(
      BUILT_IN_LABELS.map(({ vocabulary, role }) => [vocabulary, role]),
      ["ru", "kk", "uk", "be", "en"].flatMap((language) => ROLES.map((role) => [language, role])),
    );
  });

  for (const label of BUILT_IN_LABELS) {
    test(`finds ${label.text} in any case, and one letter off only when asked for a misspelling`, () => {
      for (const word of [label.text, label.text.toUpperCase(), label.text.toLowerCase()]) {
        assert.equal(Vocabulary.builtIn.find(word), label);
      }
      const misspelt = label.text.slice(0, 2) + label.text.slice(3);
      assert.equal(Vocabulary.builtIn.find(misspelt), undefined);
      assert.equal(Vocabulary.builtIn.findMisspelt(misspelt), label);
    });
  }

  for (const [word, text] of [
    ["Вoпpоc", "Вопрос"],
    ["BOΠPOC", undefined],
    ["Вопр0с", "Вопрос"],
    ["Адка3", "Адказ"],
    ["Cұpaқ", "Сұрақ"],
    ["Жayaп", "Жауап"],
    ["Ο\u0442вет", "Ответ"],
    ["Питaння", "Питання"],
    ["Вiдповiдь", "Відповідь"],
    ["Quеstіоn", "Question"],
    ["Аnswеr", "Answer"],
    ["Во\u00ADпрос\u200B", "Вопрос"],
    ["Вопросы", undefined],
    ["Вопро", undefined],
    ["", undefined],
  ] as const) {
    test(`«${word}» ${text === undefined ? "is no label" : `is ${text}`}`, () => {
      assert.equal(Vocabulary.builtIn.find(word)?.text, text);
    });
  }

  for (const [word, text] of [
    ["Воп😀ос", "Вопрос"],
    ["Вопрос😀", "Вопрос"],
    ["😀Ответ", "Ответ"],
    ["Answ😀er", "Answer"],
    ["Отв😀", undefined],
    ["От😀😀т", undefined],
  ] as const) {
    test(`«${word}», its emoji counted as one character, misspells ${text ?? "no label"}`, () => {
      assert.equal(Vocabulary.builtIn.find(word), undefined);
      assert.equal(Vocabulary.builtIn.findMisspelt(word)?.text, text);
    });
  }

  test("gives the label of a role in the vocabulary of another label", () => {
    const [, , question, answer] = BUILT_IN_LABELS;
    assert.equal(Vocabulary.builtIn.labelFor("answer", question), answer);
    assert.equal(Vocabulary.builtIn.labelFor("question").text, "Вопрос");
  });
});

describe("a vocabulary with labels of the user's", () => {
  const own = { text: "Журналист", role: "question", vocabulary: "own", script: "Cyrillic" } as const;
  const vocabulary = new Vocabulary([own]);

  test("finds them like built-in ones", () => {
    assert.equal(vocabulary.find("ЖУРНAЛИСТ"), own);
    assert.equal(vocabulary.findMisspelt("Журналст"), own);
    const emoji = { ...own, text: "Гость😀" };
    assert.equal(new Vocabulary([emoji]).findMisspelt("Гсть😀"), emoji);
    assert.equal(vocabulary.find("Ответ")?.text, "Ответ");
  });

  test("takes the user's for a word that is a built-in one as well, and the first of two of the user's", () => {
    const answer = { text: "ВОПРОС", role: "answer", vocabulary: "own", script: "Cyrillic" } as const;
    const question = { text: "вопрос", role: "question", vocabulary: "own", script: "Cyrillic" } as const;
    assert.equal(new Vocabulary([answer, question]).find("Вопрос"), answer);
    assert.equal(new Vocabulary([question, answer]).find("Вопрос"), question);
  });

  test("falls back on Russian for the role they do not have", () => {
    assert.equal(vocabulary.labelFor("answer", own).text, "Ответ");
  });
});

describe("fold", () => {
  test("composes letters that were taken apart, also by an invisible character", () => {
    assert.equal(fold("И\u0306од", "Cyrillic"), "йод");
    assert.equal(fold("и\u200B\u0306од", "Cyrillic"), "йод");
  });
});

describe("one step away", () => {
  for (const [a, b, expected] of [
    ["ответ", "ответ", false],
    ["отвт", "ответ", true],
    ["оттвет", "ответ", true],
    ["отвед", "ответ", true],
    ["овтет", "ответ", true],
    ["овтеты", "ответ", false],
    ["тевто", "ответ", false],
    ["отт", "ответ", false],
    ["оавет", "ответ", true],
    ["оабет", "ответ", false],
    ["отабвет", "ответ", false],
    ["оабвет", "ответ", false],
    ["отет", "ответ", true],
    ["ответы", "ответ", true],
    ["впоос", "вопрос", false],
    ["", "а", true],
  ] as const) {
    test(`${a} – ${b}: ${String(expected)}`, () => {
      assert.equal(isOneStepAway(a, b), expected);
      assert.equal(isOneStepAway(b, a), expected);
    });
  }
});
