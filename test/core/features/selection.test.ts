import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { selectionSteps } from "../../../src/core/features/selection.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { anyText } from "../support/arbitraries.ts";

/** What the selection grows to from the `|` of a text. */
function steps(marked: string): string[] {
  const offset = marked.indexOf("|");
  const text = marked.replace("|", "");
  return selectionSteps(Transcript.parse(text), offset).map(({ start, end }) => text.slice(start, end));
}

test("from a word to its sentence, paragraph, line, turn, exchange and file", () => {
  assert.deepEqual(steps("Вопрос\tДа?\nОтвет\tНет. Как-н|ибудь потом.\n\tКогда стает снег.\nВопрос\tСкоро ли?\n"), [
    "Как-нибудь",
    "Как-нибудь потом.",
    "Нет. Как-нибудь потом.",
    "Ответ\tНет. Как-нибудь потом.",
    "Ответ\tНет. Как-нибудь потом.\n\tКогда стает снег.",
    "Вопрос\tДа?\nОтвет\tНет. Как-нибудь потом.\n\tКогда стает снег.",
    "Вопрос\tДа?\nОтвет\tНет. Как-нибудь потом.\n\tКогда стает снег.\nВопрос\tСкоро ли?\n",
  ]);
});

test("a step that would add nothing is left out", () => {
  assert.deepEqual(steps("Вопрос\tСко|ро?"), ["Скоро", "Скоро?", "Вопрос\tСкоро?"]);
});

test("from a label to its line, turn, exchange and file", () => {
  assert.deepEqual(steps("Вопрос\tГде?\nОт|вет\tТам. Здесь.\n\tВезде."), [
    "Ответ",
    "Ответ\tТам. Здесь.",
    "Ответ\tТам. Здесь.\n\tВезде.",
    "Вопрос\tГде?\nОтвет\tТам. Здесь.\n\tВезде.",
  ]);
});

test("on a continuation's TAB there is no word or sentence", () => {
  assert.deepEqual(steps("Вопрос\tГде?\n|\tИ когда?"), ["\tИ когда?", "Вопрос\tГде?\n\tИ когда?"]);
});

describe("where lines are damaged", () => {
  test("a stray line belongs to the turn above it", () => {
    assert.deepEqual(steps("Вопрос\tГде?\nи ког|да\nОтвет\tТам."), [
      "когда",
      "и когда",
      "Вопрос\tГде?\nи когда",
      "Вопрос\tГде?\nи когда\nОтвет\tТам.",
    ]);
  });

  test("the lines before the first label are selected together", () => {
    assert.deepEqual(steps("Порт\n\nВстре|ча\n\nВопрос\tГде?"), [
      "Встреча",
      "Порт\n\nВстреча",
      "Порт\n\nВстреча\n\nВопрос\tГде?",
    ]);
  });

  test("blank lines at the end of a turn are selected when the cursor stands there", () => {
    assert.deepEqual(steps("Вопрос\tГде?\n\n|\n\nОтвет\tТам.\n"), [
      "Вопрос\tГде?\n\n",
      "Вопрос\tГде?\n\n\n\nОтвет\tТам.",
      "Вопрос\tГде?\n\n\n\nОтвет\tТам.\n",
    ]);
  });

  test("an empty text has no steps", () => {
    assert.deepEqual(steps("|"), []);
  });
});

test("with a byte-order mark the file is selected with it, everything else without", () => {
  assert.deepEqual(steps("\uFEFFВопрос\tГд|е?"), ["Где", "Где?", "Вопрос\tГде?", "\uFEFFВопрос\tГде?"]);
});

test("from any place in any text every step holds the place and is larger than the one before it", () => {
  fc.assert(
    fc.property(anyText, fc.nat(), (text, place) => {
      const offset = place % (text.length + 1);
      let previous = { start: offset, end: offset };
      for (const step of selectionSteps(Transcript.parse(text), offset)) {
        assert.ok(step.start <= previous.start && previous.end <= step.end);
        assert.ok(step.end - step.start > previous.end - previous.start);
        previous = step;
      }
      if (text !== "") assert.deepEqual(previous, { start: 0, end: text.length });
    }),
  );
});
