import assert from "node:assert/strict";
import { test } from "node:test";

import { composed, isInvisible, isNoBreakWhite, isWhite, visibleText } from "../../../src/core/text/characters.ts";

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

test("visible text drops white and invisible characters and composes letters, also around what was dropped", () => {
  assert.equal(visibleText(" \u00ADи\u200B\u0306\tд у\u0301\u2028"), "йду\u0301");
});

test("letters and their marks are composed, but for runs of marks that no writing has", () => {
  assert.equal(composed("и\u0306 е\u0308"), "й ё");
  assert.equal(composed("\u0301".repeat(10) + "и\u0306"), "\u0301".repeat(10) + "й");
  const marks = "\u0301\u0323".repeat(40);
  assert.equal(composed(`и\u0306а${marks}и\u0306`), `йа${marks}й`);
  assert.equal(composed(marks.slice(0, 63)), marks.slice(0, 63).normalize("NFC"));
  assert.equal(composed(marks.slice(0, 64)), marks.slice(0, 64));
});
