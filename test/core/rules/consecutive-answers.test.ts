import { test } from "node:test";

import { expectFindings, expectNothing } from "../support/marked.ts";

const RULE = "consecutive-answers";

test("the second answer becomes a continuation of the first", () => {
  expectFindings(RULE, "Вопрос⇥Как?↵Ответ⇥Да.↵⟦Ответ⟧: Нет.", ["suggested: Вопрос⇥Как?↵Ответ⇥Да.↵⇥Нет."]);
  expectFindings(RULE, "Ответ⇥Да.↵ 1. ⟦Ответ⟧ 2⇥Нет.", ["suggested: Ответ⇥Да.↵⇥Нет."]);
});

test("a remark stays, at the head of the text", () => {
  expectFindings(RULE, "Ответ⇥Да.↵⟦Ответ⟧ (тихо): Нет.", ["suggested: Ответ⇥Да.↵⇥(тихо) Нет."]);
  expectFindings(RULE, "Ответ⇥Да.↵⟦Ответ⟧ (молчит):", ["suggested: Ответ⇥Да.↵⇥(молчит)"]);
});

test("a label without anything behind it leaves no blank line", () => {
  expectFindings(RULE, "Ответ⇥Да.↵⟦Ответ⟧↵⇥Нет.", ["suggested: Ответ⇥Да.↵⇥Нет."]);
});

test("nothing is suggested where the text would open a turn again", () => {
  expectFindings(RULE, "Ответ⇥Да.↵⟦Ответ⟧⇥Вопрос⇥Что?");
});

test("each answer after the first is one", () => {
  expectFindings(RULE, "Ответ⇥А.↵⟦Жауап⟧⇥Б.↵⟦Ответ⟧⇥В.", [
    "suggested: Ответ⇥А.↵⇥Б.↵Ответ⇥В.",
    "suggested: Ответ⇥А.↵Жауап⇥Б.↵⇥В.",
  ]);
});

test("a question between two answers keeps them apart", () => {
  expectNothing(RULE, "Ответ⇥Да.↵Вопрос↵Ответ⇥Нет.", "Ответ⇥Да.↵⇥Нет.");
});
