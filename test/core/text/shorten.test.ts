import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { lengthToShorten, shorten, shortenTidy } from "../../../src/core/text/shorten.ts";
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

test("every kind of white becomes a space, and a run of it becomes one", () => {
  for (const white of "\t\n\r\u000B\u000C\u0085\u00A0\u1680\u2000\u2007\u2009\u200A\u2028\u2029\u202F\u205F\u3000") {
    const code = white.charCodeAt(0).toString(16);
    assert.equal(shorten(`Да${white}нет`, 20), "Да нет", code);
    assert.equal(shorten(`Да${white}${white}нет, ${white}да`, 20), "Да нет, да", code);
    assert.equal(shorten(`${white}Да${white}`, 20), "Да", code);
    assert.equal(shorten(`Да${white}нет${white}да`, 7), "Да нет…", code);
  }
});

test("of what is invisible nothing is left", () => {
  for (const invisible of "\u0000\u007F\u0081\u00AD\u200B\u202A\u2060\uFEFF\uFFF9") {
    const code = invisible.charCodeAt(0).toString(16);
    assert.equal(shorten(`Да${invisible}нет`, 20), "Данет", code);
    assert.equal(shorten(invisible, 20), "", code);
    assert.equal(shorten(`${invisible} ${invisible}`, 20), "", code);
  }
});

test("letters and marks of any kind stay", () => {
  for (const text of ["№ 5 — «да»", "Ñandú, ça và", "Сұрақ ✓ ℗ ™", "„Вот“ “как” 100 €", "質問 答え"]) {
    assert.equal(shorten(text, 40), text);
  }
});

test("a soft hyphen in front changes nothing: what is looked at twice is shortened as ordinary text is", () => {
  const words = fc.array(fc.oneof(anyText, fc.constantFrom("Да, ", "почему", " — «", " 𐀀", "\u2009", "ＡＢ")), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(words, fc.integer({ min: 2, max: 40 }), (parts, maximum) => {
      const text = parts.join("").slice(0, maximum * 8 - 1);
      assert.equal(shorten(`\u00AD${text}`, maximum), shorten(text, maximum));
    }),
    { numRuns: 500 },
  );
});

test("so much of a text as is needed is shortened as the whole is", () => {
  fc.assert(
    fc.property(fc.array(anyText), fc.integer({ min: 1, max: 40 }), (texts, maximum) => {
      const text = texts.join(" ");
      assert.equal(shorten(text.slice(0, lengthToShorten(maximum)), maximum), shorten(text, maximum));
    }),
  );
});

test("of a long text a part is needed that depends on the length asked for alone", () => {
  assert.ok(lengthToShorten(40) < 1000);
  const text = `Да${" ".repeat(100)}нет`;
  for (const maximum of [3, 5, 10]) {
    assert.equal(shorten(text.slice(0, lengthToShorten(maximum)), maximum), "Да…");
    assert.equal(shorten(text, maximum), "Да…");
  }
});

test("tidy text is shortened as any other", () => {
  const words = fc.array(fc.constantFrom("а", "слово", "это,", "«Нет»", "—", "C++", "Ёлка…", "2²"), { minLength: 1 });
  const white = fc.constantFrom(" ", "\u00A0", "\u2007", "\u2009", "\u202F");
  const tidy = fc.tuple(words, white).map(([all, between]) => `${all.join(" ")}${between}да`);
  fc.assert(
    fc.property(tidy, fc.integer({ min: 1, max: 40 }), (text, maximum) => {
      const shortened = (hasOtherWhite: boolean): string =>
        shortenTidy(`Да нет. ${text} А?`, 8, 8 + text.length, maximum, hasOtherWhite);
      assert.equal(shortened(true), shorten(text, maximum));
      if (!/[^\S ]/.test(text)) assert.equal(shortened(false), shorten(text, maximum));
    }),
  );
  assert.equal(shortenTidy("Это\u00A0— слово.", 0, 12, 9, true), "Это…");
  assert.equal(shortenTidy("Как\u00A0прошёл\u202Fдень?", 0, 16, 16, true), "Как прошёл день?");
});

test("a word that is too long is cut between two characters", () => {
  assert.equal(shorten("Превысокомногорассмотрительствующий", 9), "Превысок…");
  assert.equal(shorten("😀😀😀", 4), "😀…");
  assert.equal(shorten("😀😀😀", 5), "😀😀…");
  assert.equal(shorten("😀😀ещё", 4), "😀…");
  assert.equal(shorten("\u{10000}\u{10000}\u{10000}", 4), "\u{10000}…");
  assert.equal(shorten("\u{10000}\u{10000}\u{10000}", 5), "\u{10000}\u{10000}…");
  assert.equal(shorten("\u{10FFFF}\u{10FFFF}\u{10FFFF}", 4), "\u{10FFFF}…");
  assert.equal(shorten("ｆｕｌｌ", 3), "ｆｕ…");
});

test("only the head of a text is looked at, and what is left of it says so", () => {
  assert.equal(shorten(`Да, да${" ".repeat(100)}нет`, 10), "Да, да…");
  assert.equal(shorten(`Да${" ".repeat(100)}нет`, 10), "Да…");
  assert.equal(shorten(`Как дела${" ".repeat(100)}нет`, 9), "Как дела…");
  assert.equal(shorten(`Как дела${" ".repeat(100)}нет`, 8), "Как…");
});

test("white that reaches as far as a text is looked at, and ends there, leaves nothing out", () => {
  for (const length of [10, 11, 12, 13, 20, 21, 79, 80]) assert.equal(shorten("Да".padEnd(length), 10), "Да");
});

test("of marks alone nothing is left but the ellipsis", () => {
  assert.equal(shorten("— ……… — ………", 5), "…");
  assert.equal(shorten("(((((((", 5), "…");
});

test("no character is cut in two", () => {
  assert.equal(shorten(`${"\u00AD".repeat(15)}😀`, 2), "…");
  assert.equal(shorten(`Да${" ".repeat(77)}😀`, 10), "Да…");
  const characters = fc.string({
    unit: fc.constantFrom("😀", "𐀀", "а", "Ａ", " ", "\u00AD"),
    maxLength: 100,
    size: "max",
  });
  fc.assert(
    fc.property(characters, fc.integer({ min: 1, max: 12 }), (text, maximum) => {
      assert.ok(shorten(text, maximum).isWellFormed());
    }),
  );
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
