import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { foldingBlocks } from "../../../src/core/features/folding.ts";
import { hasText, isLabelled } from "../../../src/core/transcript/line.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { anyText } from "../support/arbitraries.ts";

function blocks(lines: readonly string[]): unknown[] {
  return foldingBlocks(Transcript.parse(lines.join("\n"))).map(({ kind, firstLine, lastLine }) => [
    kind,
    firstLine,
    lastLine,
  ]);
}

test("exchanges fold, and within them the answers of more than one line, each for itself", () => {
  assert.deepEqual(
    blocks([
      "Вопрос\tКто там?",
      "\tИ зачем?",
      "Ответ\tЯ.",
      "\tПо делу.",
      "Ответ\tИ я.",
      "Ответ\tИ мы.",
      "\tПросто так.",
      "Вопрос\tВсе здесь?",
      "Ответ\tДа.",
    ]),
    [
      ["exchange", 0, 6],
      ["answer", 2, 3],
      ["answer", 5, 6],
      ["exchange", 7, 8],
    ],
  );
});

test("a question without an answer folds when it has more than one line", () => {
  assert.deepEqual(blocks(["Вопрос\tКто?", "Вопрос\tКто же?", "\tОтвечайте!"]), [["exchange", 1, 2]]);
});

test("a question of several lines behind an answer is no part of it", () => {
  const blocks = foldingBlocks(Transcript.parse("Вопрос\tА?\nОтвет\tБ.\nВопрос\tВ?\n\tИ?\nОтвет\tГ."));
  assert.deepEqual(blocks, [
    { kind: "exchange", firstLine: 0, lastLine: 1 },
    { kind: "exchange", firstLine: 2, lastLine: 4 },
  ]);
});

test("an answer before the first question folds, text before the first label does not", () => {
  assert.deepEqual(blocks(["Встреча", "в порту", "Ответ\tНачнём.", "\tПора."]), [["answer", 2, 3]]);
});

test("indentation says nothing: stray lines fold with the turn above them", () => {
  assert.deepEqual(blocks(["  Вопрос: Кто?", "Я", "    и ты", "ответ\tДа", "нет"]), [
    ["exchange", 0, 4],
    ["answer", 3, 4],
  ]);
});

test("blank lines fold between paragraphs and stay outside at the end", () => {
  assert.deepEqual(blocks(["Вопрос\tКто?", "", "Ответ\tЯ.", "", "\tИ он.", "", "", "Вопрос\tВсё?", ""]), [
    ["exchange", 0, 4],
    ["answer", 2, 4],
  ]);
});

test("blocks of any text nest, begin on different lines with a label and end with a label or a text", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const transcript = Transcript.parse(text);
      const open: number[] = [];
      let previous = -1;
      for (const { firstLine, lastLine } of foldingBlocks(transcript)) {
        assert.ok(previous < firstLine && firstLine < lastLine && lastLine < transcript.lineCount);
        while (open.length > 0 && open.at(-1)! < firstLine) open.pop();
        assert.ok(open.length === 0 || lastLine <= open.at(-1)!);
        assert.ok(isLabelled(transcript.line(firstLine)));
        assert.ok(hasText(transcript.line(lastLine)) || isLabelled(transcript.line(lastLine)));
        open.push(lastLine);
        previous = firstLine;
      }
    }),
  );
});
