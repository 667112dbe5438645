import { test } from "node:test";

import { expectFindings, expectNothing } from "../support/marked.ts";

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
