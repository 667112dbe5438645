import assert from "node:assert/strict";
import { test } from "node:test";

import { lineRemoval } from "../../../src/core/rules/line-removal.ts";
import { applyEdits } from "../../../src/core/text/edit.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { drawn, text } from "../support/marked.ts";

/** The drawn text without a line. */
function without(index: number, drawing: string): string {
  const transcript = Transcript.parse(text(drawing));
  return drawn(applyEdits(transcript.text(), [lineRemoval(transcript, index, transcript.lineStart(index))]));
}

test("a line goes with its line break, and the last one without the one before it", () => {
  assert.equal(without(1, "а↵б↵в"), "а↵в");
  assert.equal(without(1, "а↵б↩↵в"), "а↵в");
  assert.equal(without(1, "а↵б"), "а↵");
});

test("empty lines behind it take CR as their break where a CR before it would join theirs", () => {
  assert.equal(without(1, "а↩б↵↵↵в"), "а↩↩↩в");
  assert.equal(without(1, "а↩б↵в"), "а↩в");
  assert.equal(without(1, "а↵б↵↵в"), "а↵↵в");
});

test("U+FEFF goes along that would come to the head of the file, and no other", () => {
  assert.equal(without(0, "↵²²Вопрос⇥Кто?"), "Вопрос⇥Кто?");
  assert.equal(without(1, "↵↵²Вопрос⇥Кто?"), "↵Вопрос⇥Кто?");
  assert.equal(without(1, "Слова↵↵²слова"), "Слова↵²слова");
  assert.equal(without(1, "Вопрос⇥↵↵²слова"), "Вопрос⇥↵²слова");
  assert.equal(without(0, "²↵²Вопрос⇥Кто?"), "²²Вопрос⇥Кто?");
});
