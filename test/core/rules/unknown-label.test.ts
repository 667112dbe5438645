import { test } from "node:test";

import { expectFindings, expectNothing } from "../support/marked.ts";

const RULE = "unknown-label";

test("the label and its separator give way to a known label and a TAB", () => {
  expectFindings(RULE, "⟦Модератор⟧⇥Добрый день.", ["suggested: Вопрос⇥Добрый день.", "suggested: Ответ⇥Добрый день."]);
  expectFindings(RULE, "Question⇥Why?↵⟦Mr Smith⟧ ⇥⇥So.", [
    "suggested: Question⇥Why?↵Question⇥So.",
    "suggested: Question⇥Why?↵Answer⇥So.",
  ]);
});

test("it has up to forty characters", () => {
  const forty = "😀".repeat(40);
  expectFindings(RULE, `⟦${forty}⟧⇥да`, ["suggested: Вопрос⇥да", "suggested: Ответ⇥да"]);
  expectNothing(RULE, `${forty}а⇥да`);
});

test("without text behind the TAB, or without a TAB, there is no label", () => {
  expectNothing(RULE, "Модератор⇥", "Модератор⇥ ⁰", "Модератор: да", "Вопрос⇥Как?", "⇥Модератор⇥да");
});
