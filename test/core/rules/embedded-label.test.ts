import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { check } from "../../../src/core/rules/engine.ts";
import { applyEdits } from "../../../src/core/text/edit.ts";
import { type Label, Vocabulary } from "../../../src/core/transcript/labels.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { anyTranscript } from "../support/damaged-transcript.ts";
import { expectFindings, expectNothing } from "../support/marked.ts";

const RULE = "embedded-label";

describe("after the end of a sentence or quotation and white", () => {
  test("a label and a colon or TAB start a new turn", () => {
    expectFindings(RULE, "Ответ⇥Это всё. ⟦Вопрос⟧: А потом?", ["suggested: Ответ⇥Это всё.↵Вопрос⇥А потом?"]);
    expectFindings(RULE, "Ответ⇥Это всё. ⟦Вопрос⟧⇥А потом?", ["suggested: Ответ⇥Это всё.↵Вопрос⇥А потом?"]);
    expectFindings(RULE, "⇥Так и было.  ⟦Сұрақ⟧:Қашан?", ["suggested: ⇥Так и было.↵Сұрақ⇥Қашан?"]);
    expectFindings(RULE, "Кто-то: «Тише!» ⟦Ответ⟧: ⇥ Хорошо.", ["suggested: Кто-то: «Тише!»↵Ответ⇥Хорошо."]);
  });

  test("each of the marks counts", () => {
    for (const mark of Array.from('.?!…»"”)')) {
      expectFindings(RULE, `Ответ⇥Да${mark}°⟦Ответ⟧: нет`, [`suggested: Ответ⇥Да${mark}↵Ответ⇥нет`]);
    }
    for (const mark of Array.from(",;:—-“«(]")) expectNothing(RULE, `Ответ⇥Да${mark} Ответ: нет`);
  });

  test("white has to stand there, of any kind, and what is invisible goes with it", () => {
    expectNothing(RULE, "Ответ⇥Да.Ответ: нет", "Ответ⇥Да.⁰Ответ: нет");
    expectFindings(RULE, "Ответ⇥Да.⁰ ⁰⟦Ответ⟧: нет", ["suggested: Ответ⇥Да.↵Ответ⇥нет"]);
    expectFindings(RULE, "Ответ⇥Да.⇥⟦Ответ⟧⇥нет", ["suggested: Ответ⇥Да.↵Ответ⇥нет"]);
  });

  test("several in one line are one finding each", () => {
    expectFindings(RULE, "Вопрос⇥Как? ⟦Ответ⟧: Так. ⟦Вопрос⟧⇥Где?", [
      "suggested: Вопрос⇥Как?↵Ответ⇥Так. Вопрос⇥Где?",
      "suggested: Вопрос⇥Как? Ответ: Так.↵Вопрос⇥Где?",
    ]);
  });
});

describe("at the start of a continuation’s text", () => {
  test("the label takes the place of the indentation", () => {
    expectFindings(RULE, "Вопрос⇥Как?↵⇥⟦Ответ⟧: нет.", ["suggested: Вопрос⇥Как?↵Ответ⇥нет."]);
    expectFindings(RULE, "    ⟦Ответ⟧: нет.", ["suggested: Ответ⇥нет."]);
  });

  test("such a line with a TAB or less white is a turn already", () => {
    expectNothing(RULE, "⇥Ответ⇥нет.", "  Ответ: нет.", "Ответ⇥Ответ: нет.");
  });
});

test("a label without text behind it stands on its line alone", () => {
  expectFindings(RULE, "Вопрос⇥Как? ⟦Ответ⟧: ↵⇥Так.", ["suggested: Вопрос⇥Как?↵Ответ↵⇥Так."]);
});

test("the new line ends like its own line, else like the first one", () => {
  expectFindings(RULE, "Вопрос⇥А?↩↵Ответ⇥Б. ⟦Ответ⟧: В.↵Ответ⇥Г.", [
    "suggested: Вопрос⇥А?↩↵Ответ⇥Б.↵Ответ⇥В.↵Ответ⇥Г.",
  ]);
  expectFindings(RULE, "Вопрос⇥А?↩↵Ответ⇥Б. ⟦Ответ⟧: В.", ["suggested: Вопрос⇥А?↩↵Ответ⇥Б.↩↵Ответ⇥В."]);
});

test("another spelling, another word or another mark is no label", () => {
  expectNothing(
    RULE,
    "Ответ⇥Всё. ответ: нет.",
    "Ответ⇥Всё. ОТВЕТ: нет.",
    "Ответ⇥Всё. Oтвет: нет.",
    "Ответ⇥Всё. Ответы: их два.",
    "Ответ⇥Всё. Ответ — нет.",
    "Ответ⇥Всё. Ответ : нет.",
    "Ответ⇥Всё. Ответ (тихо): нет.",
    "Ответ⇥Всё. Мой Ответ: нет.",
    "Ответ⇥Всё. Вопрос-Ответ: игра.",
    "Ответ⇥Всё. Вопрос о мосте: сложный.",
  );
});

test("labels of the user’s own count", () => {
  const own: Label = { text: "Гость", role: "answer", vocabulary: "own", script: "Cyrillic" };
  const drawing = "Вопрос⇥Как? ⟦Гость⟧: Так.";
  expectFindings(RULE, drawing, ["suggested: Вопрос⇥Как?↵Гость⇥Так."], new Vocabulary([own]));
  expectNothing(RULE, drawing.replaceAll(/[⟦⟧]/g, ""));
});

test("in any text the fix makes a line that opens a turn with a canonical head", () => {
  const pieces = fc.constantFrom(
    "Это всё.",
    "?",
    "»",
    " ",
    "⁰",
    "\t",
    "Ответ",
    "Вопрос",
    ":",
    "нет",
    "\n",
    "\r",
    "\r\n",
  );
  const text = fc.oneof(
    anyTranscript,
    fc.array(pieces, { maxLength: 14, size: "max" }).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(text, (source) => {
      for (const { rule, span, fixes } of check(Transcript.parse(source))) {
        if (rule !== RULE) continue;
        const { edits } = fixes[0]!;
        const after = Transcript.parse(applyEdits(source, edits));
        const newLine = after.lineAt(span.start + edits[0]!.text.length - (edits[0]!.span.end - edits[0]!.span.start));
        const { head, text: line } = after.line(newLine);
        assert.equal(head?.word.start, 0);
        assert.match(line.slice(head.separator.start, head.separator.end), /^\t?$/);
        assert.equal(head.label.text, source.slice(span.start, span.end));
      }
    }),
    { numRuns: 1000 },
  );
});
