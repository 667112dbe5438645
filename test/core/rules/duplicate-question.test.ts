import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { check, checkLines } from "../../../src/core/rules/engine.ts";
import type { Finding } from "../../../src/core/rules/rule.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { expectFindings, expectNothing, marked } from "../support/marked.ts";

const RULE = "duplicate-question";

function duplicates(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ rule }) => rule === RULE);
}

/** Asserts that the last marked span is a duplicate of the one before it. */
function expectRelated(drawing: string): void {
  const { text, spans } = marked(drawing);
  const related = duplicates(check(Transcript.parse(text)))
    .at(-1)
    ?.related.map(({ span }) => span);
  assert.deepEqual(related, [spans.at(-2)], drawing);
}

test("a question asked before in the same words", () => {
  expectFindings(RULE, "Вопрос⇥Когда откроют мост?↵Ответ⇥Весной.↵Вопрос⇥⟦Когда откроют мост?⟧↵Ответ⇥Осенью.");
  expectRelated("Вопрос⇥⟦Когда откроют мост?⟧↵Ответ⇥Весной.↵Вопрос⇥⟦Когда откроют мост?⟧↵Ответ⇥Осенью.");
});

test("case, punctuation and spacing aside, and what cannot be seen", () => {
  expectFindings(RULE, "Вопрос⇥Кто-то был там?↵вопрос:  ⟦КТО - ТО   был, «там»…⟧ ");
  expectFindings(RULE, "Вопрос⇥Какой это мост?↵Вопрос⇥⟦Како\u0438\u0306 э⁰то мо\u00ADст⟧");
  expectFindings(RULE, "Question⇥Why?↵Вопрос⇥⟦why⟧");
});

test("signs of money are words, wherever they stand", () => {
  expectFindings(RULE, "Вопрос⇥Сколько стоит 5 €?↵Вопрос⇥⟦Сколь\u00ADко стоит 5 €?⟧");
  expectFindings(RULE, "Вопрос⇥А ско\u00ADлько 5 ₽?↵Вопрос⇥⟦А сколько 5 ₽?⟧");
  expectNothing(RULE, "Вопрос⇥Сколько стоит 5 €?↵Вопрос⇥Сколько стоит 5 ₽?");
});

test("short questions are no exception", () => {
  expectFindings(RULE, "Вопрос⇥Почему?↵Ответ⇥Так.↵Вопрос⇥⟦Почему?⟧");
});

test("all lines of the turn are its words, however they are broken", () => {
  expectFindings(RULE, "Вопрос⇥Я о мосте.↵⇥Когда?↵Ответ⇥Скоро.↵Вопрос⇥⟦Я о мосте. Когда?⟧↵Ответ⇥Скоро.");
  expectFindings(RULE, "Вопрос⇥Я о мосте. Когда?↵Вопрос⇥⟦Я о мосте.⟧↵Когда?");
  expectNothing(RULE, "Вопрос⇥Я о мосте.↵⇥Когда?↵Вопрос⇥Я о мосте.↵⇥Где?", "Вопрос⇥Когда?↵Вопрос⇥Я о мосте.↵⇥Когда?");
});

test("the text of a label that stands alone begins on a line below", () => {
  expectFindings(RULE, "Вопрос⇥Когда?↵Вопрос↵⇥↵⇥⟦Когда?⟧↵⇥…");
  expectRelated("Вопрос↵⇥⟦Когда?⟧↵Вопрос⇥⟦Когда?⟧");
});

test("the related place is the nearest earlier one", () => {
  const drawing = "Вопрос⇥Когда?↵Вопрос⇥⟦Когда?⟧↵Вопрос⇥Где?↵Вопрос⇥⟦Когда?⟧";
  expectFindings(RULE, drawing);
  expectRelated(drawing);
});

test("other words, answers and questions without words are none", () => {
  expectNothing(
    RULE,
    "Вопрос⇥Когда?↵Вопрос⇥А когда?",
    "Вопрос⇥Дом 1, 2?↵Вопрос⇥Дом 12?",
    "Вопрос⇥Вы знаете C++?↵Вопрос⇥Вы знаете C#?",
    "Вопрос⇥Всё?↵Вопрос⇥Все?",
    "Вопрос⇥Когда?↵Ответ⇥Когда?↵Ответ⇥Когда?",
    "⇥Когда?↵Вопрос⇥Когда?",
    "Вопрос⇥?↵Вопрос⇥?!↵Вопрос⇥…",
    "Вопрос↵Вопрос↵⇥",
    "Вопрос⇥😀↵Вопрос⇥😀",
  );
});

const question = fc.constantFrom(
  "Вопрос\tКак?",
  "Вопрос\tКогда?",
  "вопрос: КАК",
  "Вопрос",
  "\tКак?",
  "Ответ\tДа.",
  "Где?",
);
const transcripts = fc
  .array(question, { maxLength: 12, size: "max" })
  .map((lines) => Transcript.parse(lines.join("\n")));

/** What the rule says, found by comparing every question with all others. */
function expected(transcript: Transcript): string[] {
  const texts: { words: string; at: number }[] = [];
  const found: string[] = [];
  for (const turn of transcript.turns()) {
    if (turn.role !== "question") continue;
    const bodies = Array.from(transcript.lines(turn.firstLine, turn.endLine), ({ text, body }) =>
      text.slice(body.start),
    );
    const words = bodies
      .join(" ")
      .toLowerCase()
      .replaceAll(/[\s?]+/g, " ")
      .trim();
    if (words === "") continue;
    const first = turn.firstLine + bodies.findIndex((body) => body !== "");
    const at = transcript.lineStart(first) + transcript.line(first).body.start;
    const before = texts.findLast((text) => text.words === words);
    if (before !== undefined) found.push(`${at} like ${before.at}`);
    texts.push({ words, at });
  }
  return found;
}

test("finds what comparing each with each finds, in whatever order the lines are checked", () => {
  const found = (findings: readonly Finding[]): string[] =>
    duplicates(findings).map(({ span, related }) => `${span.start} like ${related[0]!.span.start}`);
  fc.assert(
    fc.property(transcripts, (transcript) => {
      const backward: Finding[] = [];
      for (let line = transcript.lineCount - 1; line >= 0; line--)
        backward.unshift(...checkLines(transcript, line, line + 1));
      assert.deepEqual(found(backward), expected(transcript));
      assert.deepEqual(found(check(transcript)), expected(transcript));
    }),
    { numRuns: 300 },
  );
});
