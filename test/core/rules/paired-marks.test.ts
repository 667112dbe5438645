import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { type PairedMark, pairedMarks } from "../../../src/core/rules/paired-marks.ts";
import { Vocabulary } from "../../../src/core/transcript/labels.ts";
import type { Line } from "../../../src/core/transcript/line.ts";
import { readLine } from "../../../src/core/transcript/reading.ts";
import { text } from "../support/marked.ts";

const lineOf = (drawing: string): Line => readLine(text(drawing), "", Vocabulary.builtIn);

/** The marks of a continuation that says this, each with how it holds. */
function holds(said: string): string[] {
  return pairedMarks(lineOf(`⇥${said}`)).map(({ character, hold }) => `${character} ${hold}`);
}

/** The marks of a continuation that say that they open. */
function leading(said: string): string {
  return pairedMarks(lineOf(`⇥${said}`))
    .filter(({ leads }) => leads)
    .map(({ character }) => character)
    .join("");
}

describe("the marks of a line", () => {
  test("are those of its text, at their columns in the line", () => {
    assert.deepEqual(pairedMarks(lineOf("Ответ (тихо):⇥Он «прав».")), [
      { column: 17, character: "«", hold: "firm", leads: true },
      { column: 22, character: "»", hold: "firm", leads: false },
    ] satisfies PairedMark[]);
    assert.deepEqual(holds("()"), ["( firm", ") firm"]);
    assert.deepEqual(holds("Так и было, — да!"), []);
    for (const mark of Array.from('«»„“”()[]"')) assert.deepEqual(holds(`да${mark}нет`), [`${mark} firm`]);
  });

  test("are looked for once", () => {
    const line = lineOf("⇥«Да»");
    assert.equal(pairedMarks(line), pairedMarks(line));
  });
});

describe("a mark is loose", () => {
  test("in a smiley, and not behind it", () => {
    assert.deepEqual(holds("Да :)(так)"), [") loose", "( firm", ") firm"]);
    assert.deepEqual(holds("Да ;-))) «так»"), [") loose", ") loose", ") loose", "« firm", "» firm"]);
    assert.deepEqual(holds("Да (:"), ["( firm"]);
  });

  test("between white, and between quotation marks of one pair", () => {
    assert.deepEqual(holds("Знак ( забыли"), ["( loose"]);
    for (const pair of ["''", "‘’"]) assert.deepEqual(holds(`Знак ${pair[0]!}(${pair[1]!} тут`), ["( loose"], pair);
    for (const pair of ["«»", "„“", "“”", '""']) {
      assert.equal(holds(`Знак ${pair[0]!}(${pair[1]!} тут`)[1], "( loose", pair);
    }
    for (const pair of ["»«", "„”", "‘'"]) {
      assert.ok(holds(`Знак ${pair[0]!}(${pair[1]!} тут`).includes("( firm"), pair);
    }
  });

  test("not at the edge of the text", () => {
    assert.deepEqual(holds("( вот"), ["( firm"]);
    assert.deepEqual(holds("вот ("), ["( firm"]);
    assert.deepEqual(holds("("), ["( firm"]);
  });
});

test('a " behind a digit may say inch', () => {
  assert.deepEqual(holds('Экран 15" и "Заря"'), ['" inch', '" firm', '" firm']);
  assert.deepEqual(holds('"'), ['" firm']);
  assert.deepEqual(holds("Экран 15» "), ["» firm"]);
});

test("a ) behind the end of something longer than a list mark ends none", () => {
  assert.deepEqual(holds("«1234.1234.1234)"), ["« firm", ") firm"]);
});

test("a ) behind a letter or a number ends a list mark, when nothing else stands before it", () => {
  for (const mark of ["а", "12", "3.1", "3.1а", "IV", "iv", "1)–3", "а)-в", "1111.1111.111"]) {
    assert.equal(holds(`${mark})`).at(-1), ") list", mark);
    assert.equal(holds(`Это ${mark}) дома`).at(-1), ") list", mark);
  }
  for (const mark of ["", "аб", "12345", "3.", "Iv", "«а", "1)3", "«111.1111.111"]) {
    assert.equal(holds(`Это ${mark})`).at(-1), ") firm", mark);
  }
});

test("a mark leads before a word and behind none", () => {
  assert.equal(leading("«Да"), "«");
  assert.equal(leading("“Yes"), "“");
  assert.equal(leading("Так “да” и («нет»), —“вот“"), "“(«“");
  assert.equal(leading("дом“Заря” и f(x)"), "");
  assert.equal(leading("“ вот “, “."), "");
  assert.equal(leading("вот “"), "");
});

test("of more marks than punctuation has, none is looked at, be they all one smiley", () => {
  assert.equal(holds("да :" + "(".repeat(100_000)).length, 100_000);
  assert.deepEqual(holds("да :" + "(".repeat(2 ** 24 + 1)), []);
});
