import assert from "node:assert/strict";
import { test } from "node:test";

import { type Countable, countPhrase, inOneOfForms, readingTimePhrase } from "../../../src/core/messages/counts.ts";

const COUNTABLES: readonly Countable[] = [
  "question",
  "answer",
  "paragraph",
  "word",
  "problem",
  "error",
  "warning",
  "information",
  "hint",
  "minute",
  "hour",
];

test("Russian nouns stand in the form that goes with the number", () => {
  const phrases = [0, 1, 2, 4, 5, 11, 12, 21, 22, 25, 101, 111].map((count) => countPhrase("ru", count, "answer"));
  assert.deepEqual(phrases, [
    "0 ответов",
    "1 ответ",
    "2 ответа",
    "4 ответа",
    "5 ответов",
    "11 ответов",
    "12 ответов",
    "21 ответ",
    "22 ответа",
    "25 ответов",
    "101 ответ",
    "111 ответов",
  ]);
});

test("a number gets the same phrase each time, in each language and with each noun", () => {
  for (const times of ["first", "again"]) {
    assert.equal(countPhrase("en", 999, "word"), "999 words", times);
    assert.equal(countPhrase("ru", 999, "word"), "999 слов", times);
    assert.equal(countPhrase("en", 999, "answer"), "999 answers", times);
    assert.equal(countPhrase("en", 1000, "word"), "1,000 words", times);
    assert.equal(countPhrase("en", 1001, "word"), "1,001 words", times);
  }
});

test("every noun has all the forms of its language", () => {
  assert.deepEqual(
    COUNTABLES.map((what) => [1, 2, 5].map((count) => countPhrase("ru", count, what)).join(", ")),
    [
      "1 вопрос, 2 вопроса, 5 вопросов",
      "1 ответ, 2 ответа, 5 ответов",
      "1 абзац, 2 абзаца, 5 абзацев",
      "1 слово, 2 слова, 5 слов",
      "1 проблема, 2 проблемы, 5 проблем",
      "1 ошибка, 2 ошибки, 5 ошибок",
      "1 предупреждение, 2 предупреждения, 5 предупреждений",
      "1 замечание, 2 замечания, 5 замечаний",
      "1 подсказка, 2 подсказки, 5 подсказок",
      "1 минута, 2 минуты, 5 минут",
      "1 час, 2 часа, 5 часов",
    ],
  );
  assert.deepEqual(
    COUNTABLES.map((what) => [1, 5].map((count) => countPhrase("en", count, what)).join(", ")),
    [
      "1 question, 5 questions",
      "1 answer, 5 answers",
      "1 paragraph, 5 paragraphs",
      "1 word, 5 words",
      "1 problem, 5 problems",
      "1 error, 5 errors",
      "1 warning, 5 warnings",
      "1 remark, 5 remarks",
      "1 hint, 5 hints",
      "1 minute, 5 minutes",
      "1 hour, 5 hours",
    ],
  );
});

test("thousands are set apart as the language does it", () => {
  assert.equal(countPhrase("en", 1234567, "word"), "1,234,567 words");
  assert.equal(countPhrase("ru", 1234567, "word"), "1\u00A0234\u00A0567 слов");
});

test("forms that are given are chosen by the number", () => {
  assert.equal(inOneOfForms("ru", 3, ["строка", "строки", "строк"]), "строки");
});

test("reading time is told to the minute, in hours when there are any", () => {
  const times = [0, 0.99, 1, 1.5, 5.4, 59.4, 59.6, 125].map((minutes) => readingTimePhrase("ru", minutes));
  assert.deepEqual(times, [
    "меньше минуты чтения",
    "меньше минуты чтения",
    "1 минута чтения",
    "2 минуты чтения",
    "5 минут чтения",
    "59 минут чтения",
    "1 час чтения",
    "2 часа 5 минут чтения",
  ]);
  assert.equal(readingTimePhrase("en", 0), "less than a minute to read");
  assert.equal(readingTimePhrase("en", 61), "1 hour 1 minute to read");
});
