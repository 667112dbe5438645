import assert from "node:assert/strict";
import { test } from "node:test";

import { Vocabulary } from "../../../src/core/transcript/labels.ts";
import { ownLabel } from "../../../src/core/transcript/own-labels.ts";
import { expectFindings, expectNothing } from "../support/marked.ts";
import { said } from "../support/said.ts";

const RULE = "label-lookalike";

test("letters of another script, one finding a label", () => {
  expectFindings(RULE, "⟦Вoпрoс⟧⇥Как?", ["safe: Вопрос⇥Как?"]);
  expectFindings(RULE, "⟦Οтвет⟧⇥Да.", ["safe: Ответ⇥Да."]);
  expectFindings(RULE, "⟦Аnswеr⟧⇥So.", ["safe: Answer⇥So."]);
});

test("the case stays as it is, and a digit takes that of the label", () => {
  expectFindings(RULE, "⟦BOПPOC⟧⇥Как?", ["safe: ВОПРОС⇥Как?"]);
  expectFindings(RULE, "⟦0твет⟧⇥Да.", ["safe: Ответ⇥Да."]);
  expectFindings(RULE, "⟦В0ПР0С⟧⇥Как?", ["safe: ВоПРоС⇥Как?"]);
});

test("invisible characters in or beside a label, and letters typed apart", () => {
  expectFindings(RULE, "⟦Во⁰прос⟧⇥Как?", ["safe: Вопрос⇥Как?"]);
  expectFindings(RULE, "⟦⁰Вопрос⁰⟧⇥Как?", ["safe: Вопрос⇥Как?"]);
  expectFindings(RULE, "⟦Пита\u200Dння⟧⇥Як?", ["safe: Питання⇥Як?"]);
});

test("half of a wrongly decoded letter is not dropped unasked", () => {
  expectFindings(RULE, "⟦Во¹прос⟧⇥Как?", ["suggested: Вопрос⇥Как?"]);
});

test("a canonical, a miscased and a misspelt label have none", () => {
  expectNothing(RULE, "Вопрос⇥Как?", "ВОПРОС⇥Как?", "Oтвтет⇥Да.", "Вопрос0⇥Как?");
});

test("the message names what is wrong: each letter once, each invisible character once, each letter that is typed apart", () => {
  const told = (word: string, label: string, faults: string): void => {
    const own = ownLabel(label, "question")!;
    assert.deepEqual(said(RULE, `${word}⇥Как?`, new Vocabulary([own])), [
      [`The label “${label}” is not typed in its own letters: ${faults}.`, `Type “${label}” in its own letters`],
    ]);
  };
  told("Вoпрoс", "Вопрос", "Latin “o” instead of Cyrillic “о”");
  told("0твет", "Ответ", "the digit “0” instead of Cyrillic “О”");
  told("В\u00ADопр\u00ADос", "Вопрос", "an invisible character, U+00AD soft hyphen");
  told("Журналі\u0308ст", "Журналїст", "“ї” typed as a letter and a mark");
  told("Va\u0302\u0301n", "Vấn", "“ấ” typed as a letter and a mark");
  told(
    "⁰Гocти\u0306",
    "Гостй",
    "Latin “o” instead of Cyrillic “о”; Latin “c” instead of Cyrillic “с”; " +
      "an invisible character, U+200B zero-width space; “й” typed as a letter and a mark",
  );
});
