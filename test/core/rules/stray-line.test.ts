import { test } from "node:test";

import { expectFindings, expectNothing } from "../support/marked.ts";

const RULE = "stray-line";

test("a stray line becomes a continuation, a question or an answer", () => {
  expectFindings(RULE, "Вопрос⇥Как?↵⟦И когда? ⟧↵Ответ⇥Да.", [
    "suggested: Вопрос⇥Как?↵⇥И когда? ↵Ответ⇥Да.",
    "suggested: Вопрос⇥Как?↵Вопрос⇥И когда? ↵Ответ⇥Да.",
    "suggested: Вопрос⇥Как?↵Ответ⇥И когда? ↵Ответ⇥Да.",
  ]);
});

test("the label is of the vocabulary of the nearest turn above, else below, else Russian", () => {
  expectFindings(RULE, "Вопрос⇥Как?↵Жауап⇥Иә.↵⟦Солай.⟧↵Ответ⇥Да.", [
    "suggested: Вопрос⇥Как?↵Жауап⇥Иә.↵⇥Солай.↵Ответ⇥Да.",
    "suggested: Вопрос⇥Как?↵Жауап⇥Иә.↵Сұрақ⇥Солай.↵Ответ⇥Да.",
    "suggested: Вопрос⇥Как?↵Жауап⇥Иә.↵Жауап⇥Солай.↵Ответ⇥Да.",
  ]);
  expectFindings(RULE, "⟦Why?⟧↵Answer⇥So.", [
    "suggested: ⇥Why?↵Answer⇥So.",
    "suggested: Question⇥Why?↵Answer⇥So.",
    "suggested: Answer⇥Why?↵Answer⇥So.",
  ]);
  expectFindings(RULE, "⟦Why?⟧", ["suggested: ⇥Why?", "suggested: Вопрос⇥Why?", "suggested: Ответ⇥Why?"]);
});

test("prose that begins with the word of a label is stray", () => {
  const prose = "Вопрос о границе важен.";
  expectFindings(RULE, `⟦${prose}⟧`, [
    `suggested: ⇥${prose}`,
    `suggested: Вопрос⇥${prose}`,
    `suggested: Ответ⇥${prose}`,
  ]);
});

test("an unknown label, a continuation and a blank line are not stray", () => {
  expectNothing(RULE, "Модератор⇥Добрый день.", "⇥Так.", " ", "Вопрос⇥Как?");
});
