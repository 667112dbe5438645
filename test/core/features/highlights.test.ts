import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { labelHighlights } from "../../../src/core/features/highlights.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { anyText } from "../support/arbitraries.ts";

/** Asserts that from each place marked `|` everything between `[` and `]`, and nothing else, is highlighted. */
function highlights(marked: string): void {
  const plain = marked.replaceAll(/[[\]]/g, "");
  const transcript = Transcript.parse(plain.replaceAll("|", ""));
  let cursors = 0;
  for (const { index } of plain.matchAll(/\|/g)) {
    const found = labelHighlights(transcript, index - cursors++);
    let text = transcript.text();
    for (const { span } of found?.toReversed() ?? []) {
      text = `${text.slice(0, span.start)}[${text.slice(span.start, span.end)}]${text.slice(span.end)}`;
    }
    assert.equal(text, marked.replaceAll("|", ""));
  }
  assert.ok(cursors > 0);
}

test("from every label of an exchange, the labels of that exchange", () => {
  highlights(
    "Вопрос\tКто?\nОтвет\tЯ.\n[|Вопр|ос|]\tГде?\n\tОтвет где?\n[|От|вет|]\tТам.\n[Отв|ет]\tТут.\nВопрос\tВсё?\nОтвет\tВсё.",
  );
});

test("of malformed labels the word alone", () => {
  highlights("  [Воп|рос] 5: Кто?\n1. [отв|ет] (смеясь): Я.\n[О|твте]\tНе я.");
});

test("an answer before the first question stands alone", () => {
  highlights("[От|вет]\tНачнём.\nОтвет\tПора.\nВопрос\tЧто?");
});

test("in prose, on indentations and behind a label's word there is nothing to highlight", () => {
  highlights("Вст|реча\nВопрос 5\t|О|твет был?\n|\tВоп|рос задан.\nчу|жое|");
});

test("the question is told from the answers", () => {
  const found = labelHighlights(Transcript.parse("Вопрос\tКто?\nОтвет\tЯ."), 0);
  assert.deepEqual(
    found?.map(({ role }) => role),
    ["question", "answer"],
  );
});

test("in any text highlights follow one another, and are the same from each of them", () => {
  fc.assert(
    fc.property(anyText, fc.nat(), (text, place) => {
      const transcript = Transcript.parse(text);
      const found = labelHighlights(transcript, place % (text.length + 1)) ?? [];
      let done = 0;
      for (const { span } of found) {
        assert.ok(done <= span.start && span.start < span.end && span.end <= text.length);
        assert.deepEqual(labelHighlights(transcript, span.start), found);
        done = span.end;
      }
    }),
  );
});
