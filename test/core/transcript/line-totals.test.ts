import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { ChunkMaker } from "../../../src/core/transcript/chunk-maker.ts";
import { Vocabulary } from "../../../src/core/transcript/labels.ts";
import type { LineChunk } from "../../../src/core/transcript/line-chunk.ts";
import { LINE_TOTALS, type LineTotals } from "../../../src/core/transcript/line-totals.ts";

/** Some lines, each with its line break, as one chunk. */
function chunkOf(text: string): LineChunk {
  const maker = new ChunkMaker(Vocabulary.builtIn).begin(text);
  maker.read(text.length);
  const [chunk, ...others] = maker.end();
  assert.deepEqual(others, []);
  return chunk!;
}

const totalsOf = (...texts: readonly string[]): LineTotals =>
  LINE_TOTALS.combine(texts.map((text) => LINE_TOTALS.of(chunkOf(text))));

const QUESTION = "Вопрос\tКак?\n";
const ANSWER = "Ответ\tДа, так.\n";
const CONTINUATION = "\tИ (вот ещё что.\n";
const KAZAKH = "Жауап\tІнім, іс.\r\n";
const LINES = [QUESTION, ANSWER, CONTINUATION, KAZAKH, "\n", "Просто так?\r\n", "Вопрос\n", " Ответ: ѕ (һ)\n"];

describe("what stretches add up to", () => {
  test("is nothing where there is none", () => {
    assert.deepEqual(LINE_TOTALS.combine([]), {
      lines: 0,
      length: 0,
      turns: 0,
      questions: 0,
      questionPairs: 0,
      words: 0,
      paragraphs: 0,
      questionMarks: 0,
      unsettled: 0,
      twins: [],
      firstRole: undefined,
      lastRole: undefined,
    });
  });

  test("is the sum of each number, with the roles at both ends", () => {
    assert.deepEqual(totalsOf(QUESTION + ANSWER, CONTINUATION, "\n", KAZAKH + CONTINUATION), {
      lines: 6,
      length: 12 + 15 + 17 + 1 + 17 + 17,
      turns: 3,
      questions: 1,
      questionPairs: 0,
      words: 1 + 2 + 4 + 2 + 4,
      paragraphs: 5,
      questionMarks: 1,
      unsettled: 2,
      twins: [3, 0, 0, 0, 0],
      firstRole: "question",
      lastRole: "answer",
    });
  });

  test("counts questions in a row also where one ends a stretch and one begins another", () => {
    const pairs = (...texts: readonly string[]): number => totalsOf(...texts).questionPairs;
    assert.equal(pairs(QUESTION, QUESTION), 1);
    assert.equal(pairs(QUESTION, QUESTION, QUESTION + QUESTION), 3);
    assert.equal(pairs(QUESTION, CONTINUATION, "\n", QUESTION), 1);
    assert.equal(pairs(QUESTION, ANSWER, QUESTION), 0);
    assert.equal(pairs(ANSWER, QUESTION), 0);
    assert.equal(pairs(QUESTION, ANSWER), 0);
    assert.equal(pairs(ANSWER, ANSWER), 0);
    assert.equal(pairs(CONTINUATION, QUESTION), 0);
    assert.equal(pairs(ANSWER + QUESTION, QUESTION + ANSWER), 1);
  });

  test("has the roles of the first and the last labelled line, whatever stands before and behind them", () => {
    const roles = (...texts: readonly string[]): unknown => {
      const { firstRole, lastRole } = totalsOf(...texts);
      return [firstRole, lastRole];
    };
    assert.deepEqual(roles(CONTINUATION, ANSWER, QUESTION, CONTINUATION), ["answer", "question"]);
    assert.deepEqual(roles(QUESTION, ANSWER, "\n"), ["question", "answer"]);
    assert.deepEqual(roles(CONTINUATION, QUESTION, CONTINUATION), ["question", "question"]);
    assert.deepEqual(roles(CONTINUATION, "\n"), [undefined, undefined]);
  });

  test("property: is the same wherever the stretches are cut, and for sums of sums", () => {
    const stretches = fc.array(fc.array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(stretches, fc.nat(6), (lines, cut) => {
        const texts = lines.map((some) => some.join(""));
        const whole = LINE_TOTALS.of(chunkOf(texts.join("")));
        assert.deepEqual(totalsOf(...texts), whole);
        const halves = [texts.slice(0, cut), texts.slice(cut)];
        assert.deepEqual(LINE_TOTALS.combine(halves.map((half) => totalsOf(...half))), whole);
      }),
      { numRuns: 300 },
    );
  });
});
