import assert from "node:assert/strict";
import { test } from "node:test";

import { expectFindings, expectNothing } from "../support/marked.ts";
import { said } from "../support/said.ts";

const RULE = "unanswered-question";

test("a question that another one or the end of the file follows", () => {
  expectFindings(RULE, "⟦Вопрос⟧⇥Как?↵Вопрос⇥Когда?↵Ответ⇥Да.↵⟦Вопрос⟧⇥Где?↵⇥И зачем?");
});

test("an answer answers, and an empty one too", () => {
  expectNothing(RULE, "Вопрос⇥Как?↵Просто строка↵Ответ", "Ответ⇥Да.", "");
});

test("only before another question is joining the two a remedy", () => {
  assert.deepEqual(said(RULE, "Вопрос⇥Как?↵Question⇥Why?"), [
    ["No answer follows “Вопрос”. Add it, or join the question to the next one."],
    ["No answer follows “Question”. Add it."],
  ]);
});
