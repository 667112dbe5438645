import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import {
  type Configuration,
  DEFAULT_CONFIGURATION,
  mergeConfigurations,
  vocabularyOf,
} from "../../../src/core/config/configuration.ts";
import { check } from "../../../src/core/rules/engine.ts";
import { type Role, Vocabulary } from "../../../src/core/transcript/labels.ts";
import { ownLabel } from "../../../src/core/transcript/own-labels.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { text } from "../support/marked.ts";

function configured(given: Partial<Configuration>): Configuration {
  return { ...DEFAULT_CONFIGURATION, ...given };
}

const label = (word: string, role: Role = "question") => ownLabel(word, role)!;

describe("the project's file over the settings", () => {
  test("wins rule by rule and in the language", () => {
    const merged = mergeConfigurations(
      configured({ severities: { "doubled-word": "off", "blank-line": "hint" }, language: "en" }),
      configured({ severities: { "doubled-word": "error" }, language: "ru" }),
    );
    assert.deepEqual(merged.severities, { "doubled-word": "error", "blank-line": "hint" });
    assert.equal(merged.language, "ru");
    assert.equal(mergeConfigurations(configured({ language: "en" }), DEFAULT_CONFIGURATION).language, "en");
  });

  test("wins label by label: one that is read as the same gives way", () => {
    const merged = mergeConfigurations(
      configured({ labels: [label("МОДЕРАТOР", "answer"), label("Гость", "answer")] }),
      configured({ labels: [label("Модератор")] }),
    );
    assert.deepEqual(
      merged.labels.map(({ text, role }) => `${text} ${role}`),
      ["Модератор question", "Гость answer"],
    );
  });

  test("alone says what is intended", () => {
    const exception = { rule: "stray-line", words: "Пролог" } as const;
    const merged = mergeConfigurations(
      configured({ intended: [{ rule: "stray-line", words: "Эпилог" }] }),
      configured({ intended: [exception] }),
    );
    assert.deepEqual(merged.intended, [exception]);
    assert.equal(merged.intended[0], exception);
  });
});

describe("the vocabulary of a configuration", () => {
  test("is the same object for equal labels, and the built-in one for none", () => {
    const one = vocabularyOf({ labels: [label("Модератор"), label("Гость", "answer")] });
    assert.equal(vocabularyOf({ labels: [label("Модератор"), label("Гость", "answer")] }), one);
    assert.notEqual(vocabularyOf({ labels: [label("Модератор"), label("Гость", "question")] }), one);
    assert.equal(vocabularyOf(DEFAULT_CONFIGURATION), Vocabulary.builtIn);
  });

  test("makes own labels mean what the built-in ones mean", () => {
    const vocabulary = vocabularyOf({ labels: [label("Ведущий"), label("Гость", "answer")] });
    const transcript = Transcript.parse(text("Ведущий⇥Как?↵ГОСТЬ: Так.↵Вопрос⇥Ещё?↵Ответ⇥Да."), vocabulary);
    assert.deepEqual(
      [...transcript.lines()].map(({ kind }) => kind),
      ["question", "answer", "question", "answer"],
    );
    assert.deepEqual(
      check(transcript).map(({ rule }) => rule),
      ["label-form", "label-separator"],
    );
  });
});

describe("an own label", () => {
  for (const word of [
    "",
    " ",
    "Наш гость",
    "Гость:",
    "Гость(1)",
    "№5",
    "12",
    "—",
    "а\u0085б",
    "а\nб",
    "\u200B",
    "ж".repeat(41),
  ]) {
    test(`cannot be ${JSON.stringify(word)}`, () => {
      assert.equal(ownLabel(word, "answer"), undefined);
    });
  }

  test("is in NFC, without invisible characters", () => {
    assert.equal(ownLabel("Судья\u00AD и\u0306".replace(" ", ""), "answer")?.text, "Судьяй");
  });

  test("makes a canonical line labelled, and nothing is found on it", () => {
    const anyWord = fc
      .array(fc.constantFrom(...Array.from("АбвЖйoOcepTtH3010.-–—)*>'«»zZ\u0301\u0306іў")), {
        minLength: 1,
        maxLength: 8,
      })
      .map((characters) => characters.join(""));
    fc.assert(
      fc.property(anyWord, (word) => {
        const own = ownLabel(word, "question");
        if (own === undefined || Vocabulary.builtIn.find(own.text) !== undefined) return;
        const vocabulary = new Vocabulary([own]);
        const transcript = Transcript.parse(`${own.text}\tКак это было?\nОтвет\tТак.`, vocabulary);
        assert.equal(transcript.line(0).head?.label, own);
        assert.deepEqual(
          check(transcript).map(({ rule }) => rule),
          [],
        );
      }),
      { numRuns: 500 },
    );
  });
});
