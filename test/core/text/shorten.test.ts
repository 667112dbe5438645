import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { lengthToShorten, shorten } from "../../../src/core/text/shorten.ts";
import { anyText } from "../support/arbitraries.ts";

test("what fits stays whole, on one line and with single spaces", () => {
  assert.equal(shorten("Как прошёл день?", 16), "Как прошёл день?");
  assert.equal(shorten(" Как\t прошёл\u00A0\u0085день?\r\n", 16), "Как прошёл день?");
  assert.equal(shorten("Как про\u00ADшёл день?", 16), "Как прошёл день?");
});

test("what does not is cut off at the end of a word, without marks before the ellipsis", () => {
  assert.equal(shorten("Как прошёл день?", 15), "Как прошёл…");
  assert.equal(shorten("Как прошёл день?", 11), "Как прошёл…");
  assert.equal(shorten("Как прошёл день?", 10), "Как…");
  assert.equal(shorten("Скажите, пожалуйста, когда", 21), "Скажите, пожалуйста…");
  assert.equal(shorten("Газета «Известия»", 10), "Газета…");
});

test("white at the end takes no room", () => {
  assert.equal(shorten("Как прошёл день? ", 16), "Как прошёл день?");
  assert.equal(shorten("Как прошёл день? ", 17), "Как прошёл день?");
  assert.equal(shorten("Как прошёл день? ", 15), "Как прошёл…");
  assert.equal(shorten("Как прошёл день? Так.", 17), "Как прошёл день?…");
  assert.equal(shorten("Как прошёл день? Так.", 15), "Как прошёл…");
  assert.equal(shorten("Как прошёл день?\u00A0", 16), "Как прошёл день?");
});

test("so much of a text as is needed is shortened as the whole is", () => {
  fc.assert(
    fc.property(fc.array(anyText), fc.integer({ min: 1, max: 40 }), (texts, maximum) => {
      const text = texts.join(" ");
      assert.equal(shorten(text.slice(0, lengthToShorten(maximum)), maximum), shorten(text, maximum));
    }),
  );
});

test("a word that is too long is cut between two characters", () => {
  assert.equal(shorten("Превысокомногорассмотрительствующий", 9), "Превысок…");
  assert.equal(shorten("😀😀😀", 4), "😀…");
});

test("only the head of a text is looked at, and what is left of it says so", () => {
  assert.equal(shorten(`Да, да${" ".repeat(100)}нет`, 10), "Да, да…");
});

test("the result is never longer than asked for, nor on two lines", () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 40 }), (text, maximum) => {
      const short = shorten(text, maximum);
      assert.ok(short.length <= maximum);
      assert.doesNotMatch(short, /[\n\r\t]| {2}/);
    }),
  );
});
