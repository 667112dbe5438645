import { test } from "node:test";

import { expectFindings, expectNothing } from "../support/marked.ts";

const RULE = "answer-without-question";

test("the first turn is an answer", () => {
  expectFindings(RULE, "Пролог↵ ⟦Ответ⟧: Да.↵Ответ⇥Нет.");
});

test("answers that a question precedes have one", () => {
  expectNothing(RULE, "Вопрос⇥Как?↵Ответ⇥Да.↵Ответ⇥Нет.", "⇥Ответ: да", "");
  expectNothing(RULE, "Вопрос⇥Как?", "Вопрос⇥Как?↵Вопрос↵Ответ⇥Да.");
});
