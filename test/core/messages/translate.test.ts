import assert from "node:assert/strict";
import { test } from "node:test";

import { type Message, type MessageArguments, message, type MessageId } from "../../../src/core/messages/catalogue.ts";
import { languageOf, translate } from "../../../src/core/messages/translate.ts";
import { RULES } from "../../../src/core/rules/index.ts";

/** One example of each message. */
const EXAMPLES: { readonly [Id in MessageId]: MessageArguments[Id] } = {
  "label-separator": { label: "Вопрос", found: ":  " },
  "label-alone": { label: "Вопрос" },
  "label-form.case": { label: "Вопрос", found: "ВОПРОС" },
  "label-form.bullet": { found: "-" },
  "label-form.list-number": { found: "12." },
  "label-form.number": { label: "Вопрос", found: "№ 5" },
  "label-form.remark": { label: "Ответ", found: "(тихо)" },
  "label-form.misspelling": { label: "Ответ", found: "Отвтет" },
  "label-lookalike": {
    label: "Вопрос",
    faults: [
      { kind: "twin", found: "o", meant: "о" },
      { kind: "twin", found: "0", meant: "о" },
      { kind: "twin", found: "Ρ", meant: "Р" },
      { kind: "invisible", character: "\u00AD" },
      { kind: "decomposed", letter: "й" },
    ],
  },
  "label-indent": { label: "Вопрос", found: "\u00A0\u00A0" },
  "continuation-indent": { found: "    " },
  "tab-in-text": { found: "\u2028" },
  "repeated-space": { found: "  \u202F", kept: "\u202F" },
  "trailing-space": { found: "\t" },
  "blank-line": { found: "\u0081" },
  "blank-line.last": { found: " " },
  "empty-turn": { label: "Ответ" },
  "stray-line": {},
  "unknown-label": { found: "Модератор" },
  "orphan-paragraph": {},
  "answer-without-question": { label: "Ответ" },
  "unanswered-question": { label: "Вопрос", isLast: false },
  "consecutive-answers": { label: "Ответ" },
  "fix.one-tab": { found: ": " },
  "fix.join-paragraph": { label: "Вопрос" },
  "fix.write-label": { label: "Вопрос", found: "ВОПРОС" },
  "fix.replace-letters": { replacement: "Вопрос" },
  "fix.remove-bullet": { found: "•" },
  "fix.remove-list-number": { found: "1)" },
  "fix.remove-number": { found: "5" },
  "fix.move-remark": { found: "(тихо)" },
  "fix.remove-list-numbers": {},
  "fix.remove-numbers": {},
  "fix.move-remarks": {},
  "fix.one-tab-each": {},
  "fix.remove-white": { found: "     " },
  "fix.one-space": { kept: " " },
  "fix.space-instead": { found: "\t" },
  "fix.remove-line": {},
  "fix.make-continuation": {},
  "fix.make-question": { label: "Вопрос" },
  "fix.make-answer": { label: "Ответ" },
  "fix.question-instead": { label: "Вопрос", found: "Модератор" },
  "fix.answer-instead": { label: "Ответ", found: "Модератор" },
  "format-refused.mojibake": { mojibakeLines: 3, textLines: 10 },
  "format-refused.words-changed": { line: 7 },
  "format-refused.no-end": { passes: 64 },
  "label-separator.summary": {},
  "label-alone.summary": {},
  "label-form.summary": {},
  "label-lookalike.summary": {},
  "label-indent.summary": {},
  "continuation-indent.summary": {},
  "tab-in-text.summary": {},
  "repeated-space.summary": {},
  "trailing-space.summary": {},
  "blank-line.summary": {},
  "empty-turn.summary": {},
  "stray-line.summary": {},
  "unknown-label.summary": {},
  "orphan-paragraph.summary": {},
  "answer-without-question.summary": {},
  "unanswered-question.summary": {},
  "consecutive-answers.summary": {},
};

const MESSAGES = Object.entries(EXAMPLES).map(([id, given]) => ({ id, arguments: given }) as Message);

for (const each of MESSAGES) {
  test(`${each.id} is said in full in both languages`, () => {
    const english = translate(each, "en");
    const russian = translate(each, "ru");
    assert.notEqual(english, russian);
    assert.match(russian, /[а-яё]{3}/);
    assert.doesNotMatch(russian, /\b(?!TAB)[A-Za-z]{2,}\b(?<!U)/, "no English is left in the Russian");
    for (const said of [english, russian]) {
      assert.doesNotMatch(said, /undefined|\[object|NaN|\$\{| {2}/);
      assert.doesNotMatch(said, /[\t\u00A0\u00AD\u2028\u202F\u0081]/, "what cannot be seen is named");
    }
    // A finding is sentences; a choice and a summary are phrases.
    const isPhrase = /^fix\.|\.summary$/.test(each.id);
    assert.equal(english.endsWith("."), !isPhrase, english);
    assert.equal(russian.endsWith("."), !isPhrase, russian);
  });
}

test("every rule has a summary", () => {
  for (const id of Object.keys(RULES)) assert.ok(Object.hasOwn(EXAMPLES, `${id}.summary`), id);
});

test("characters are counted in the form that goes with the number", () => {
  const said = (found: string): string => translate(message("fix.remove-white", { found }), "ru");
  assert.equal(said(" "), "Убрать: пробел");
  assert.equal(said("   "), "Убрать: 3 пробела");
  assert.equal(said(" ".repeat(5)), "Убрать: 5 пробелов");
  assert.equal(said(" ".repeat(21)), "Убрать: 21 пробел");
  assert.equal(said("\u00A0\u00A0\t"), "Убрать: 2 неразрывных пробела U+00A0, табуляция");
  assert.equal(
    translate(message("fix.remove-white", { found: "  \u00A0" }), "en"),
    "Remove: 2 spaces, U+00A0 no-break space",
  );
});

test("letters are told apart by their script", () => {
  const given = EXAMPLES["label-lookalike"];
  assert.equal(
    translate(message("label-lookalike", given), "ru"),
    "Метка «Вопрос» набрана не теми знаками: латинская «o» вместо кириллической «о»; цифра «0» вместо кириллической «о»; " +
      "греческая «Ρ» вместо кириллической «Р»; невидимый знак: мягкий перенос U+00AD; «й» набрано двумя знаками, " +
      "буквой и значком над ней.",
  );
});

test("a locale is served in Russian when it is Russian, else in English", () => {
  assert.deepEqual(["ru", "ru-RU", "RU", "en", "kk", "rue"].map(languageOf), ["ru", "ru", "ru", "en", "en", "en"]);
});
