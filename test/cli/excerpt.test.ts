import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { excerptOf } from "../../src/cli/excerpt.ts";
import { cellsOf, visibleLine } from "../../src/cli/visible-text.ts";
import { marked } from "../core/support/marked.ts";

/** The two lines under each other, as a terminal shows them. */
function drawing(line: string, width = 60): string[] {
  const { text, spans } = marked(line);
  const { shown, carets } = excerptOf(text, spans[0]!, width);
  return [shown, carets];
}

describe("the line of a finding", () => {
  test("carets stand under the span", () => {
    assert.deepEqual(drawing("Вопрос⟦: ⟧Как?"), ["Вопрос: Как?", "      ^^"]);
    assert.deepEqual(drawing("⟦Вопрос⟧⇥Как?"), ["Вопрос⇥Как?", "^^^^^^"]);
  });

  test("a TAB is one sign, an invisible character its code", () => {
    assert.deepEqual(drawing("Ответ⟦⇥⇥⟧Да."), ["Ответ⇥⇥Да.", "     ^^"]);
    assert.deepEqual(drawing("Ответ⇥Д⟦⁰⟧а."), ["Ответ⇥Д<U+200B>а.", "       ^^^^^^^^"]);
    assert.deepEqual(drawing("а\u202Eб⟦в⟧"), ["а<U+202E>бв", "          ^"]);
  });

  test("a letter with marks takes one column, wide signs take two", () => {
    assert.deepEqual(drawing("е\u0301ж и\u0306⟦ш⟧"), ["е\u0301ж и\u0306ш", "    ^"]);
    assert.deepEqual(drawing("本⟦日⟧本 😀⟦x⟧"), ["本日本 😀x", "  ^^"]);
    assert.deepEqual(drawing("👨\u200D👩\u200D👧 🇷🇺 ⟦да⟧"), ["👨\u200D👩\u200D👧 🇷🇺 да", "      ^^"]);
    // A part of a sign cannot be marked without the rest of it.
    assert.deepEqual(drawing("и⟦\u0306⟧ш"), ["и\u0306ш", "^"]);
  });

  test("an empty span and a line break have a caret too", () => {
    assert.deepEqual(drawing("Ответ⟦⟧ Да."), ["Ответ Да.", "     ^"]);
    assert.deepEqual(drawing("Ответ⟦⟧"), ["Ответ", "     ^"]);
    assert.deepEqual(excerptOf("", { start: 0, end: 1 }, 60), { shown: "", carets: "^" });
  });

  test("a long line is shortened around the span", () => {
    const long = `${"слово ".repeat(20)}⟦на на⟧ ${"слово ".repeat(20)}`;
    const [shown, carets] = drawing(long, 40) as [string, string];
    assert.match(shown, /^….*на на.*…$/);
    assert.equal(shown.length, 40);
    assert.equal(shown.slice(carets.indexOf("^"), carets.length), "на на");
    assert.deepEqual(drawing(`⟦на на⟧ ${"слово ".repeat(20)}`, 20), ["на на слово слово …", "^^^^^"]);
    assert.deepEqual(drawing(`${"слово ".repeat(20)}⟦  ⟧`, 20)[1], "                 ^^");
    assert.deepEqual(drawing(`⟦${"а".repeat(100)}⟧`, 20), [`${"а".repeat(18)}…`, "^".repeat(18)]);
  });

  test("nothing in a file commands the terminal", () => {
    assert.equal(visibleLine("\x1B[31mкрасный\x07\r\n\x9B"), "<U+001B>[31mкрасный<U+0007><U+000D><U+000A><U+009B>");
  });

  test("whatever the line and the span, the carets lie under what is shown", () => {
    const unit = fc.constantFrom("а", "Я", " ", "\t", "\u0301", "\u200D", "\u200B", "本", "😀", "\uD83D", "\x1B", "x");
    fc.assert(
      fc.property(
        fc.array(unit, { maxLength: 300 }),
        fc.nat(300),
        fc.nat(300),
        fc.integer({ min: 20, max: 80 }),
        (units, a, b, width) => {
          const line = units.join("");
          const start = Math.min(a, b, line.length);
          const { shown, carets } = excerptOf(line, { start, end: Math.max(a, b) }, width);
          assert.match(carets, /^ *\^+$/);
          const columns = cellsOf(shown).reduce((sum, cell) => sum + cell.width, 0);
          assert.ok(columns <= width, `${columns} > ${width}`);
          assert.ok(carets.length <= Math.max(width, 1));
          assert.doesNotMatch(shown, /[\x00-\x1F\x7F-\x9F]/);
        },
      ),
    );
  });
});
