import assert from "node:assert/strict";
import { test } from "node:test";

import { isEmptySpan, shiftSpan, span, spanFrom, spanText, touches } from "../../../src/core/text/span.ts";

test("a span holds the characters from its start up to its end", () => {
  const text = "Вопрос\tКак?";
  assert.equal(spanText(text, span(0, 6)), "Вопрос");
  assert.equal(spanText(text, span(7, 11)), "Как?");
  assert.equal(spanText(text, span(6, 6)), "");
});

test("a shifted span is as long as it was", () => {
  assert.deepEqual(shiftSpan(span(3, 5), 10), span(13, 15));
  assert.deepEqual(spanFrom(span(13, 15), 10), span(3, 5));
  assert.deepEqual(spanFrom(span(3, 5), 0), span(3, 5));
});

test("a span is empty when it ends where it starts", () => {
  assert.equal(isEmptySpan(span(4, 4)), true);
  assert.equal(isEmptySpan(span(4, 5)), false);
});

test("a cursor touches a span inside it and at both of its edges", () => {
  const touched = [1, 2, 3, 4, 5, 6].filter((offset) => touches(span(2, 5), offset));
  assert.deepEqual(touched, [2, 3, 4, 5]);
  assert.equal(touches(span(3, 3), 3), true);
});
