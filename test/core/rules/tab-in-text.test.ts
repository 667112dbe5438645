import assert from "node:assert/strict";
import { test } from "node:test";

import { translate } from "../../../src/core/messages/translate.ts";
import { check } from "../../../src/core/rules/engine.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { expectFindings, expectNothing } from "../support/marked.ts";

const RULE = "tab-in-text";

test("each TAB inside text becomes a space", () => {
  expectFindings(RULE, "Ответ⇥Да,⟦⇥⟧⟦⇥⟧конечно.", ["safe: Ответ⇥Да, ⇥конечно.", "safe: Ответ⇥Да,⇥ конечно."]);
  expectFindings(RULE, "⇥Так⟦⇥⟧и есть.", ["safe: ⇥Так и есть."]);
});

test("so does what separates lines and pages elsewhere", () => {
  for (const character of ["\u000B", "\u000C", "\u0085", "\u2028", "\u2029"]) {
    expectFindings(RULE, `Ответ⇥Да,⟦${character}⟧конечно.`, ["safe: Ответ⇥Да, конечно."]);
  }
});

test("the message and the fix name the character", () => {
  const said = ["\t", "\u2028"].map((character) => {
    const [found] = check(Transcript.parse(`Ответ\tДа,${character}конечно.`)).filter(({ rule }) => rule === RULE);
    return [found!.message, found!.fixes[0]!.title].map((message) => translate(message, "ru"));
  });
  assert.deepEqual(said, [
    ["Внутри текста: табуляция. Слова разделяются пробелом.", "Заменить пробелом: табуляция"],
    [
      "Внутри текста: разделитель строк U+2028. Слова разделяются пробелом.",
      "Заменить пробелом: разделитель строк U+2028",
    ],
  ]);
});

test("the TAB that makes an unknown label is not one of them, a second is", () => {
  expectFindings(RULE, "Модератор⇥Добрый⟦⇥⟧день.", ["safe: Модератор⇥Добрый день."]);
});

test("a stray line too long for a label has a TAB inside its text", () => {
  const words = "а".repeat(41);
  expectFindings(RULE, `${words}⟦⇥⟧и так далее.`, [`safe: ${words} и так далее.`]);
});

test("the TAB of a label inside text says that a turn begins there", () => {
  expectNothing(RULE, "Ответ⇥Это всё. Ответ⇥Нет.", "Ответ⇥«Да» Вопрос⇥Как?");
  expectFindings(RULE, "Ответ⇥Это Ответ⟦⇥⟧нет.", ["safe: Ответ⇥Это Ответ нет."]);
  expectFindings(RULE, "Ответ⇥Всё. ответ⟦⇥⟧нет.", ["safe: Ответ⇥Всё. ответ нет."]);
  expectFindings(RULE, "Ответ⇥Всё. Ответ⟦³⟧Нет.", ["safe: Ответ⇥Всё. Ответ Нет."]);
});

test("separator, indentation and the end of a line are not inside text", () => {
  expectNothing(RULE, "Вопрос⇥⇥Как?⇥", "⇥⇥Так.", "⇥", "Вопрос⇥");
});
