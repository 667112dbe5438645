import assert from "node:assert/strict";
import { test } from "node:test";

import { translate } from "../../../src/core/messages/translate.ts";
import { check } from "../../../src/core/rules/engine.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { expectFindings, expectNothing, text } from "../support/marked.ts";

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

test("the word can be added to the project's labels, in either role", () => {
  const actionsOf = (drawing: string) => check(Transcript.parse(text(drawing))).flatMap(({ actions }) => actions);
  assert.deepEqual(
    actionsOf("Модератор⇥Добрый день.").map(({ does }) => does),
    [
      { kind: "add-label", label: "Модератор", role: "question" },
      { kind: "add-label", label: "Модератор", role: "answer" },
    ],
  );
  assert.deepEqual(
    actionsOf("Гость⇥Да.").map(({ title }) => [translate(title, "en"), translate(title, "ru")]),
    [
      ["Add “Гость” to the project’s labels, as a question", "Добавить «Гость» в метки проекта: вопрос"],
      ["Add “Гость” to the project’s labels, as an answer", "Добавить «Гость» в метки проекта: ответ"],
    ],
  );
  for (const drawing of ["Го⁰сть:⇥Да.", "Гость 2⇥Да.", "Гость (тихо) ⇥Да."]) {
    assert.deepEqual(
      actionsOf(drawing).flatMap(({ does }) => (does.kind === "add-label" ? does.label : [])),
      ["Гость", "Гость"],
      drawing,
    );
  }
});

test("what would make no label of the line cannot be added", () => {
  for (const drawing of ["Наш гость⇥Да.", "Иван Петров⇥Да.", "12⇥Да.", "— Гость⇥Да."]) {
    assert.deepEqual(
      check(Transcript.parse(text(drawing))).map(({ rule, actions }) => [rule, actions]),
      [["unknown-label", []]],
      drawing,
    );
  }
});
