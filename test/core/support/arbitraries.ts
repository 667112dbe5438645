import fc from "fast-check";

import { BUILT_IN_LABELS } from "../../../src/core/transcript/labels.ts";

/** Every character class that the format treats apart, and a few letters to stand between them. */
export const CHARACTERS = [
  ...Array.from("\t\n\r \u000B\u000C\u0085\u00A0\u2007\u2009\u202F\u2028\u3000"),
  ...Array.from("\u00AD\u034F\u200B\u200C\u200D\u2060\uFEFF\u0000\u0081\u0098\u007F"),
  ...Array.from("0135"),
  ...Array.from("абвйоОсСтТпПрР"),
  ...Array.from("oOcCpPeEhHə"),
  ...Array.from("іЈѕҺә"),
  // Of a script, and no letter; a letter, and of none; numbers that are no digits.
  ...Array.from("Ⅳⅹªⓐ𝐀½²"),
  ...Array.from("и\u0306\u0301\u0323eÑß"),
  "и\u0306",
  ...Array.from("\u212A\u1112\u1161\u11AB\u0645\u06CC\u0915\u094D"),
  "\uFFFD",
  "\uD83D",
  "😀",
];

/** Labels as people type them: right, in another case, with letters of another script, misspelt. */
const WORDS = [
  ...BUILT_IN_LABELS.map(({ text }) => text),
  "вопрос",
  "ОТВЕТ",
  "Вoпрос",
  "Oтвет",
  "Вопр0с",
  "Вопрс",
  "Отвтет",
  "Во\u200Bпрос",
  "Модератор",
  "Как?",
  "граница",
];

/** Those words, and what stands around them. */
export const PIECES = [
  ...WORDS,
  "\r\n",
  "\n",
  "\n",
  "\t",
  "\t",
  ": ",
  " — ",
  "    ",
  "1. ",
  "- ",
  "(смеётся)",
  "№ 5",
  " 12 ",
];

/** A short run of characters, words and line breaks that the format cares about, in any order. */
export const anyText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.constantFrom(...CHARACTERS)), { maxLength: 60, size: "max" })
  .map((pieces) => pieces.join(""));
