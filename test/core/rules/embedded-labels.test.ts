import assert from "node:assert/strict";
import { test } from "node:test";

import { embeddedLabelBefore, embeddedLabels } from "../../../src/core/rules/embedded-labels.ts";
import { Vocabulary } from "../../../src/core/transcript/labels.ts";
import { readLine } from "../../../src/core/transcript/reading.ts";
import { text } from "../support/marked.ts";

function labelsIn(drawing: string): string[] {
  const line = readLine(text(drawing), "", Vocabulary.builtIn);
  return Array.from(embeddedLabels(line, Vocabulary.builtIn), ({ gap, word, separator }) =>
    [gap, word, separator].map(({ start, end }) => `${start}–${end}`).join(" "),
  );
}

test("labels inside a text are found with the white before and behind them", () => {
  assert.deepEqual(labelsIn("Ответ⇥Всё. ⁰Вопрос:  Как?"), ["10–12 12–18 18–21"]);
  assert.deepEqual(labelsIn("⇥⇥Ответ: нет"), ["0–2 2–7 7–9"]);
  assert.deepEqual(labelsIn("⇥Да. Ответ⇥"), ["4–5 5–10 10–11"]);
  assert.deepEqual(labelsIn("⇥Как. Вопрос⇥Так. Ответ: нет"), ["17–18 18–23 23–25", "5–6 6–12 12–13"]);
});

test("a text that begins with a colon is read to its end", () => {
  assert.deepEqual(labelsIn(": Всё. Ответ: нет"), ["6–7 7–12 12–14"]);
  assert.deepEqual(labelsIn(":"), []);
});

test("what opens a turn holds no label inside text, not even its remark", () => {
  const opened = "Вопрос (Да. Ответ: нет):⇥Как?";
  const line = readLine(text(opened), "", Vocabulary.builtIn);
  assert.equal(line.body.start, opened.indexOf("Как"));
  assert.deepEqual(labelsIn(opened), []);
  for (const column of Array.from(opened.matchAll(/[:⇥]/g), ({ index }) => index)) {
    assert.equal(embeddedLabelBefore(line, column, Vocabulary.builtIn), undefined);
  }
});
