import assert from "node:assert/strict";
import { test } from "node:test";

import { formatTranscript } from "../../../src/core/format.ts";
import { message } from "../../../src/core/messages/catalogue.ts";
import { check } from "../../../src/core/rules/engine.ts";
import { applyEdits } from "../../../src/core/text/edit.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { expectFindings, expectNothing } from "../support/marked.ts";

const RULE = "invisible-character";

function formatted(text: string): string {
  const outcome = formatTranscript(Transcript.parse(text));
  assert.equal(outcome.kind, "formatted");
  return applyEdits(text, outcome.edits);
}

test("every character that nobody sees, inside the text of every kind of line", () => {
  const codes = [
    [0x00, 0x08],
    [0x0e, 0x1f],
    [0x7f, 0x7f],
    [0xad, 0xad],
    [0x34f, 0x34f],
    [0x61c, 0x61c],
    [0x180e, 0x180e],
    [0x200b, 0x200f],
    [0x202a, 0x202e],
    [0x2060, 0x206f],
    [0xfeff, 0xfeff],
    [0xfff9, 0xfffb],
  ].flatMap(([first, last]) => Array.from({ length: last! - first! + 1 }, (_, index) => first! + index));
  for (const character of codes.map((code) => String.fromCharCode(code))) {
    for (const head of ["Вопрос⇥", "Ответ: ", "⇥", "    ", "", "Модератор⇥"]) {
      expectFindings(RULE, `${head}слу⟦${character}⟧чай`, [`safe: ${head}случай`.replaceAll("\t", "⇥")]);
    }
  }
});

test("each of several is one", () => {
  expectFindings(RULE, "⇥а⟦⁰⟧⟦⁰⟧б⟦²⟧в", ["safe: ⇥а⁰б²в", "safe: ⇥а⁰б²в", "safe: ⇥а⁰⁰бв"]);
});

test("at the end of the text, with and without white beside it", () => {
  expectFindings(RULE, "⇥Да.⟦⁰⟧", ["safe: ⇥Да."]);
  expectFindings(RULE, "⇥Да.⟦⁰⟧ ", ["safe: ⇥Да. "]);
  expectFindings(RULE, "⇥Да. ⟦⁰⟧", ["safe: ⇥Да. "]);
  assert.equal(formatted("\tДа. \u200B \u00AD"), "\tДа.");
});

test("at the head of a stray line", () => {
  expectFindings(RULE, "⟦⁰⟧Пролог.", ["safe: Пролог."]);
});

test("one beside an indentation, a label or a separator is theirs", () => {
  expectNothing(RULE, "⁰⇥⁰Да.", "Вопрос⁰⇥⁰Как?", "⁰Вопрос: ⁰Как?", "Во⁰прос⇥Как?", "Вопрос 5⁰⇥Как?");
});

test("a line without text has none", () => {
  expectNothing(RULE, "", "⁰", "⇥⁰", "Вопрос⇥⁰", "Вопрос ⁰ ");
});

test("white is none, not even what is narrow or breaks no line", () => {
  expectNothing(RULE, "⇥5°000 \u20095\u202F000 а\u0085б\u2028в\u000Bг");
});

test("the byte-order mark of the file is none, and no other one takes its place", () => {
  expectNothing(RULE, "²Пролог.");
  expectFindings(RULE, "²⟦²⟧Пролог.", ["safe: ²Пролог."]);
  expectFindings(RULE, "⟦⁰⟧⟦²⟧⟦²⟧Пролог.", ["safe: Пролог.", "safe: ⁰²Пролог.", "safe: ⁰²Пролог."]);
  assert.equal(formatted("\u200B\uFEFF\uFEFFПролог."), "Пролог.");
});

test("of several byte-order marks at the head of a later line each is one", () => {
  expectFindings(RULE, "Ответ⇥Да.↵⟦²⟧⟦²⟧Эпилог.", ["safe: Ответ⇥Да.↵²Эпилог.", "safe: Ответ⇥Да.↵²Эпилог."]);
  expectFindings(RULE, "⟦⁰⟧⟦²⟧Пролог⟦²⟧", ["safe: Пролог²", "safe: ⁰Пролог²", "safe: ⁰²Пролог"]);
});

test("the finding and its fix say what stands there and what would", () => {
  const findings = check(Transcript.parse("Вопрос\tсо\u00ADвсем?\nОтвет\tво\u0081прос\n\tÑ\u0081 ним")).filter(
    ({ rule }) => rule === RULE,
  );
  assert.deepEqual(
    findings.map(({ message, fixes }) => [message, ...fixes.map(({ title }) => title)]),
    [
      [message("invisible-character", { found: "\u00AD" }), message("fix.remove-white", { found: "\u00AD" })],
      [message("invisible-character.half", { found: "\u0081" }), message("fix.remove-white", { found: "\u0081" })],
      [message("invisible-character.half", { found: "\u0081" }), message("fix.write-character", { character: "с" })],
    ],
  );
});

test("half of a wrongly decoded letter is not dropped unasked", () => {
  expectFindings(RULE, "⇥во⟦¹⟧прос", ["suggested: ⇥вопрос"]);
  expectFindings(RULE, "⇥а⟦\u0098⟧⟦⁰⟧б", ["suggested: ⇥а⁰б", "safe: ⇥а\u0098б"]);
});

test("and is the character that it makes with its neighbours", () => {
  expectFindings(RULE, "⇥Пришёл Ñ⟦¹⟧ ним.", ["suggested: ⇥Пришёл с ним."]);
  expectFindings(RULE, "⇥Да. Р⟦\u0098⟧ нет.", ["suggested: ⇥Да. И нет."]);
  // Outside of transcripts, but one character of UTF-8 all the same.
  const picture = "suggested: ⇥а\u{10000}б";
  expectFindings(RULE, "⇥аð⟦\u0090⟧⟦\u0080⟧⟦\u0080⟧б", [picture, picture, picture]);
});

test("characters apart from it make none with it", () => {
  expectFindings(RULE, "Ответ (Ñ): а⟦¹⟧", ["suggested: Ответ (Ñ): а"]);
});

test("what shapes an emoji is none", () => {
  expectNothing(
    RULE,
    "⇥Семья: \u{1F468}\u200D\u{1F469}\u200D\u{1F467}.",
    "⇥\u{1F469}\u{1F3FD}\u200D\u{1F680} и \u2764\uFE0F\u200D\u{1F525}",
    "⇥\u{1F3F3}\uFE0F\u200D\u{1F308}, \u{1F43B}\u200D\u2744\uFE0F, \u{1F642}\u200D\u2194\uFE0F",
    "⇥\u2600\uFE0F 5\uFE0F\u20E3",
  );
});

test("a joiner without an emoji on either side is one, and so is one too many", () => {
  expectFindings(RULE, "⇥\u{1F468}⟦\u200D⟧а", ["safe: ⇥\u{1F468}а"]);
  expectFindings(RULE, "⇥а⟦\u200D⟧\u{1F468}", ["safe: ⇥а\u{1F468}"]);
  expectFindings(RULE, "⇥\u{1F468}⟦\u200D⟧а \u{1F467}", ["safe: ⇥\u{1F468}а \u{1F467}"]);
  expectFindings(RULE, "⇥\u{1F468}⟦\u200C⟧\u{1F467}", ["safe: ⇥\u{1F468}\u{1F467}"]);
  assert.equal(formatted("\tа \u{1F468}\u200D\u200D\u{1F467}\u200D б"), "\tа \u{1F468}\u200D\u{1F467} б");
});

test("a joiner reaches over what is invisible, up to a limit", () => {
  const joined = (count: number): number =>
    check(Transcript.parse(`\t\u{1F468}\u200D${"\u2060".repeat(count)}\u{1F467}`)).filter(({ rule }) => rule === RULE)
      .length;
  assert.equal(joined(1), 1);
  assert.equal(joined(30), 30);
  assert.equal(joined(40), 41);
});

test("joiners between letters of scripts that need them are none", () => {
  expectNothing(
    RULE,
    "⇥Фарси: می\u200Cخواهم.",
    "⇥Хинди: क्\u200Dष, деванагари с огласовкой.",
    "⇥Бенгальский: র\u200D্য.",
  );
});

test("between letters of Latin, Cyrillic and Greek, at the edge of a word, and of other kinds they are", () => {
  expectFindings(RULE, "⇥слу⟦\u200D⟧чай", ["safe: ⇥случай"]);
  expectFindings(RULE, "⇥of⟦\u200C⟧fice", ["safe: ⇥office"]);
  expectFindings(RULE, "⇥λό⟦\u200D⟧γος", ["safe: ⇥λόγος"]);
  expectFindings(RULE, "⇥слово⟦\u200C⟧می", ["safe: ⇥словоمی"]);
  expectFindings(RULE, "⇥می⟦\u200C⟧ и", ["safe: ⇥می и"]);
  expectFindings(RULE, "⇥م⟦\u2060⟧ی", ["safe: ⇥می"]);
});

test("is hidden on a line that was read in the wrong encoding", () => {
  expectNothing(RULE, "⇥Р’РѕРїСЂРѕСЃ\u00ADР’РѕРїСЂРѕСЃ¹");
});

test("removal leaves a letter and its mark to be joined, and spaces to be made one", () => {
  assert.equal(formatted("\tМо\u200Bи\u200D\u0306 \u2060 дом"), "\tМой дом");
});
