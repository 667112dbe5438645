import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import {
  BYTE_ORDER_MARK,
  composed,
  isC1Control,
  isControlWhite,
  isInvisible,
  isNoBreakWhite,
  isRussianLetter,
  isUsualMark,
  isWhite,
  isWhiteOrInvisible,
  skipBlank,
  skipBlankBackward,
  skipInvisible,
  TAB,
  visibleText,
  VisibleTextReader,
  withoutInvisible,
} from "../../../src/core/text/characters.ts";

const codes = (unwanted: (code: number) => boolean): string =>
  Array.from({ length: 0x10000 }, (_, code) => code)
    .filter(unwanted)
    .map((code) => code.toString(16).toUpperCase().padStart(4, "0"))
    .join(" ");

test("white is what the format says it is", () => {
  assert.equal(
    codes(isWhite),
    "0009 000B 000C 0020 0085 00A0 1680 2000 2001 2002 2003 2004 2005 2006 2007 2008 2009 200A 2028 2029 202F 205F 3000",
  );
});

test("no-break white is part of white", () => {
  assert.equal(codes(isNoBreakWhite), "00A0 2007 202F");
});

test("white that ends a line or a field elsewhere is part of white", () => {
  assert.equal(codes(isControlWhite), "0009 000B 000C 0085 2028 2029");
});

test("what follows a letter in good prose is a no-break space, », a dash, a quotation mark or an ellipsis", () => {
  const dashesAndQuotes = "2010 2011 2012 2013 2014 2015 2016 2017 2018 2019 201A 201B 201C 201D";
  assert.equal(codes(isUsualMark), `00A0 00BB ${dashesAndQuotes} 2026`);
});

test("the letters of Russian are those of its alphabet, but for the one that has dots", () => {
  const alphabet = Array.from("абвгдежзийклмнопрстуфхцчшщъыьэюя");
  const both = [...alphabet.map((letter) => letter.toUpperCase()), ...alphabet];
  assert.equal(
    codes(isRussianLetter),
    codes((code) => both.includes(String.fromCharCode(code))),
  );
});

test("the tabulator is white, the byte-order mark is invisible", () => {
  assert.deepEqual(
    Array.from(TAB, (character) => character.charCodeAt(0)),
    [0x09],
  );
  assert.deepEqual(
    Array.from(BYTE_ORDER_MARK, (character) => character.charCodeAt(0)),
    [0xfeff],
  );
});

test("invisible is what the format says it is: white and line breaks are not", () => {
  const c0 = "0000 0001 0002 0003 0004 0005 0006 0007 0008 000E 000F 0010 0011 0012 0013 0014 0015 0016 0017 0018 0019";
  const c1 = Array.from({ length: 0x21 }, (_, index) => (0x7f + index).toString(16).toUpperCase().padStart(4, "0"))
    .filter((code) => code !== "0085")
    .join(" ");
  assert.equal(
    codes(isInvisible),
    `${c0} 001A 001B 001C 001D 001E 001F ${c1} 00AD 034F 061C 180E 200B 200C 200D 200E 200F 202A 202B 202C 202D 202E ` +
      "2060 2061 2062 2063 2064 2065 2066 2067 2068 2069 206A 206B 206C 206D 206E 206F FEFF FFF9 FFFA FFFB",
  );
});

test("a control character of the second block is invisible, unless it is white", () => {
  assert.equal(
    codes(isC1Control),
    codes((code) => code >= 0x80 && code < 0xa0 && isInvisible(code)),
  );
  assert.equal(isC1Control(0x85), false);
});

test("no character is both white and invisible, and both together are what is skipped", () => {
  assert.equal(
    codes((code) => isWhite(code) && isInvisible(code)),
    "",
  );
  assert.equal(
    codes(isWhiteOrInvisible),
    codes((code) => isWhite(code) || isInvisible(code)),
  );
});

test("what is invisible is dropped at the beginning, in the middle and at the end; white stays", () => {
  assert.equal(withoutInvisible("\uFEFFпо\u00ADго\u00AD\u00ADвор да \t нет\u200B"), "поговор да \t нет");
  assert.equal(withoutInvisible("\u200B\u200B"), "");
  assert.equal(withoutInvisible("Да, и ещё раз да."), "Да, и ещё раз да.");
  assert.equal(withoutInvisible(""), "");
});

test("white and invisible characters are skipped up to the first other one", () => {
  assert.equal(skipBlank(" \t\u200Bда", 0), 3);
  assert.equal(skipBlank("да \u00A0 нет", 2), 5);
  assert.equal(skipBlank("да нет", 0), 0);
  assert.equal(skipBlank("да  \u00AD", 2), 5);
});

test("white and invisible characters are skipped backward down to the last other one", () => {
  assert.equal(skipBlankBackward("да \t\u200B", 0), 2);
  assert.equal(skipBlankBackward("да \u00A0 нет", 0, 5), 2);
  assert.equal(skipBlankBackward("да нет", 0), 6);
  assert.equal(skipBlankBackward("да  \u00AD", 2), 2);
});

test("nothing is skipped beyond the range that is given", () => {
  assert.equal(skipBlank("     ", 1, 3), 3);
  assert.equal(skipBlank("     ", 3, 3), 3);
  assert.equal(skipBlankBackward("     ", 2, 4), 2);
  assert.equal(skipBlankBackward("     ", 4, 4), 4);
  assert.equal(skipInvisible("\u200B\u200B\u200B", 0, 2), 2);
  assert.equal(skipInvisible("\u200B\u200B\u200B", 2, 2), 2);
});

test("where only the invisible is skipped, white is what it stops at", () => {
  assert.equal(skipInvisible("\u200B\u00AD да", 0), 2);
  assert.equal(skipInvisible("да\u200B", 2), 3);
  assert.equal(skipInvisible("да\u200B", 0), 0);
});

test("visible text drops white and invisible characters and composes letters, also around what was dropped", () => {
  assert.equal(visibleText(" \u00ADи\u200B\u0306\tд у\u0301\u2028"), "йду\u0301");
});

test("visible text of pieces is that of the whole, and what is sure of it is told with each piece", () => {
  const unit = fc.constantFrom(
    ..."абй и\u0306\u0301\u00AD\u200B\u0483\u09C7\u09BE\u1100\u1161\uD83D\uDE00\u0345x\u0307".split(""),
  );
  const piece = fc.array(unit, { maxLength: 8 }).map((units) => units.join(""));
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const reader = new VisibleTextReader();
      const read = [...pieces.map((one) => reader.read(one)), reader.end()];
      assert.equal(read.join(""), visibleText(pieces.join("")));
    }),
    { numRuns: 2000 },
  );
  const reader = new VisibleTextReader();
  assert.deepEqual(
    [reader.read("Ми"), reader.read("\u0306 да"), reader.read("ль"), reader.end()],
    ["М", "йд", "ал", "ь"],
  );
});

test("every character is composed as Unicode says, alone and behind others", () => {
  for (let code = 0; code < 0x10000; code++) {
    const character = String.fromCharCode(code);
    for (const before of ["", "и", "e", "İ", character]) {
      assert.equal(composed(before + character), (before + character).normalize("NFC"), code.toString(16));
    }
  }
});

test("a text is composed as Unicode says, of whatever characters", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "и",
      "\u0306",
      "\u0308",
      "е",
      " ",
      "a",
      "\u0323",
      "\u0301",
      "각",
      "ᄀ",
      "ᅡ",
      "\uD83D",
      "\uDE00",
      "Å",
    ),
    fc.string({ unit: "binary", maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join("");
      assert.equal(composed(text), text.normalize("NFC"));
    }),
    { numRuns: 3000 },
  );
});

test("letters and their marks are composed, but for runs of marks that no writing has", () => {
  assert.equal(composed("и\u0306 е\u0308"), "й ё");
  assert.equal(composed("\u0301".repeat(10) + "и\u0306"), "\u0301".repeat(10) + "й");
  const marks = "\u0301\u0323".repeat(40);
  assert.equal(composed(`и\u0306а${marks}и\u0306`), `йа${marks}й`);
  assert.equal(composed(marks.slice(0, 63)), marks.slice(0, 63).normalize("NFC"));
  assert.equal(composed(marks.slice(0, 64)), marks.slice(0, 64));
});
