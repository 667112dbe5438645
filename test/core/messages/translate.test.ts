import assert from "node:assert/strict";
import { test } from "node:test";

import { type Message, type MessageArguments, message, type MessageId } from "../../../src/core/messages/catalogue.ts";
import { languageOf } from "../../../src/core/messages/counts.ts";
import english from "../../../src/core/messages/english.json" with { type: "json" };
import russian from "../../../src/core/messages/russian.json" with { type: "json" };
import { translate } from "../../../src/core/messages/translate.ts";
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
      message("fault.twin", { found: "o", meant: "о" }),
      message("fault.twin", { found: "0", meant: "о" }),
      message("fault.twin", { found: "Ρ", meant: "Р" }),
      message("fault.invisible", { character: "\u00AD" }),
      message("fault.decomposed", { letter: "й" }),
    ],
  },
  "label-indent": { label: "Вопрос", found: "\u00A0\u00A0" },
  "continuation-indent": { found: "    " },
  "tab-in-text": { found: "\u2028" },
  "repeated-space": { found: "  " },
  "repeated-space.no-break": { found: "  \u202F", kept: "\u202F" },
  "trailing-space": { found: "\t" },
  "blank-line": {},
  "blank-line.white": { found: "\u0081" },
  "blank-line.last": { found: " " },
  "empty-turn": { label: "Ответ" },
  "stray-line": {},
  "unknown-label": { found: "Модератор" },
  "orphan-paragraph": {},
  "answer-without-question": { label: "Ответ" },
  "unanswered-question": { label: "Вопрос" },
  "unanswered-question.last": { label: "Вопрос" },
  "consecutive-answers": { label: "Ответ" },
  "embedded-label": { label: "Ответ" },
  "duplicate-question": {},
  "duplicate-question.earlier": {},
  "mixed-script": { found: "Hе", faults: [message("fault.twin", { found: "H", meant: "Н" })] },
  "mixed-script.letter": { faults: [message("fault.twin", { found: "c", meant: "с" })] },
  "invisible-character": { found: "\u200B" },
  "invisible-character.half": { found: "\u0081" },
  "decomposed-letter": { found: "и\u0306", letter: "й" },
  mojibake: { writtenIn: "ibm866", readAs: "windows-1251", repaired: "Вопрос" },
  "mojibake.lost": { writtenIn: "utf-8", readAs: "windows-1252" },
  "replacement-character": {},
  "unpaired-mark": { found: "«" },
  "mark-spacing.before": { found: "," },
  "mark-spacing.after": { found: "?.." },
  "mark-spacing.hyphen": {},
  "question-mark": {},
  "doubled-word": { found: "на" },
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
  "fix.one-space": {},
  "fix.one-no-break-space": { kept: "\u00A0" },
  "fix.space-instead": { found: "\t" },
  "fix.remove-line": {},
  "fix.make-continuation": {},
  "fix.start-turn": {},
  "fix.usual-spacing": {},
  "fix.add-question-label": { label: "Модератор" },
  "fix.add-answer-label": { label: "Эксперт" },
  "configuration.empty": {},
  "configuration.syntax": {},
  "configuration.missing": { missing: "," },
  "configuration.object": {},
  "configuration.array": {},
  "configuration.string": {},
  "configuration.value": { found: "да", allowed: "1, 2" },
  "configuration.unknown": { found: "метка" },
  "configuration.misspelt": { found: "метка", suggestion: "метки" },
  "configuration.duplicate": { found: "на на" },
  "configuration.label": { found: "Наш гость", longest: 40 },
  "configuration.label-taken": { found: "вопрос", label: "Вопрос" },
  "configuration.unused": { rule: "правило" },
  "configuration.not-edited": {},
  "fix.make-question": { label: "Вопрос" },
  "fix.make-answer": { label: "Ответ" },
  "fix.question-instead": { label: "Вопрос", found: "Модератор" },
  "fix.answer-instead": { label: "Ответ", found: "Модератор" },
  "fix.latin-script": { replacement: "Не" },
  "fix.cyrillic-script": { replacement: "Не" },
  "fix.one-script-each": {},
  "fix.one-word": { found: "на" },
  "fix.one-word-each": {},
  "fix.write-character": { character: "с" },
  "fix.compose-letter": { letter: "й" },
  "fix.repair-text": {},
  "fix.reopen-with-encoding": { writtenIn: "utf-8" },
  "format-refused.mojibake": { mojibakeLines: 3, textLines: 10 },
  "format-refused.words-changed": { line: 7 },
  "format-refused.no-end": { passes: 64 },
  "format-refused.too-many": { millions: 4 },
  "fault.twin": { found: "o", meant: "о" },
  "fault.invisible": { character: "\u00AD" },
  "fault.decomposed": { letter: "й" },
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
  "embedded-label.summary": {},
  "duplicate-question.summary": {},
  "mixed-script.summary": {},
  "invisible-character.summary": {},
  "decomposed-letter.summary": {},
  "mojibake.summary": {},
  "replacement-character.summary": {},
  "unpaired-mark.summary": {},
  "mark-spacing.summary": {},
  "question-mark.summary": {},
  "doubled-word.summary": {},
};

const MESSAGES = Object.entries(EXAMPLES).map(([id, given]) => ({ id, arguments: given }) as Message);

for (const each of MESSAGES) {
  test(`${each.id} is said in full in both languages`, () => {
    const english = translate(each, "en");
    const russian = translate(each, "ru");
    assert.notEqual(english, russian);
    assert.match(russian, /[а-яё]{3}/);
    const encodings = /UTF-8|Windows-125[12]|KOI8-R|CP866/g;
    assert.doesNotMatch(
      russian.replaceAll(encodings, ""),
      /\b(?!TAB)[A-Za-z]{2,}\b(?<!U)/,
      "no English is left in the Russian",
    );
    for (const said of [english, russian]) {
      assert.doesNotMatch(said, /undefined|\[object|NaN|\$\{| {2}/);
      assert.doesNotMatch(said, /[\t\u00A0\u00AD\u2028\u202F\u0081]/, "what cannot be seen is named");
    }
    // A finding is sentences; a choice and a summary are phrases.
    const isPhrase = /^(fix|fault)\.|\.summary$/.test(each.id);
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

test("encodings are called what people call them, and lost letters are told of", () => {
  const given = { writtenIn: "ibm866", readAs: "windows-1251" } as const;
  assert.equal(
    translate(message("mojibake", { ...given, repaired: "Вопрос" }), "ru"),
    "Строка записана в CP866, а прочитана как Windows-1251. Должно быть: «Вопрос».",
  );
  assert.match(translate(message("mojibake.lost", given), "ru"), /Часть букв утрачена/);
  const reopen = (writtenIn: "utf-8" | "windows-1251" | "koi8-r"): string =>
    translate(message("fix.reopen-with-encoding", { writtenIn }), "en");
  assert.deepEqual(
    [reopen("utf-8"), reopen("windows-1251"), reopen("koi8-r")],
    ["Reopen the file in UTF-8", "Reopen the file in Windows-1251", "Reopen the file in KOI8-R"],
  );
});

test("every sentence is there in both languages, and takes only what its message gives", () => {
  assert.deepEqual(
    Object.keys(russian).filter((id) => !id.endsWith("Genitive")),
    Object.keys(english),
  );
  for (const { id, arguments: given } of MESSAGES) {
    for (const texts of [english, russian]) {
      const fields = [...texts[id].matchAll(/\{(\w+)[:|}]/g)].map(([, name]) => name!);
      for (const name of fields) assert.ok(name in given, `${name} in ${id}`);
    }
  }
});

test("a locale is served in Russian when it is Russian, else in English", () => {
  assert.deepEqual(["ru", "ru-RU", "RU", "en", "kk", "rue"].map(languageOf), ["ru", "ru", "ru", "en", "en", "en"]);
});
