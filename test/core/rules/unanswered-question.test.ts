import { test } from "node:test";

import { expectFindings, expectNothing } from "../support/marked.ts";

const RULE = "unanswered-question";

test("a question that another one or the end of the file follows", () => {
  expectFindings(RULE, "⟦Вопрос⟧⇥Как?↵Вопрос⇥Когда?↵Ответ⇥Да.↵⟦Вопрос⟧⇥Где?↵⇥И зачем?");
});

test("an answer answers, and an empty one too", () => {
  expectNothing(RULE, "Вопрос⇥Как?↵Просто строка↵Ответ", "Ответ⇥Да.", "");
});
