import fc from "fast-check";

import { BUILT_IN_LABELS } from "../../../src/core/transcript/labels.ts";
import { anyText } from "./arbitraries.ts";
import { mutatedCorpus } from "./mutated-corpus.ts";

const WHITE = " \t\u000B\u000C\u0085\u00A0\u1680\u2003\u2007\u2009\u2028\u2029\u202F\u205F\u3000";
const INVISIBLE = "\u00AD\u034F\u061C\u180E\u200B\u200D\u200F\u202A\u2060\uFEFF\uFFF9\u007F\u0000\u001F\u0081\u0098";

const blank = fc
  .array(fc.constantFrom(...Array.from(` \t \t${WHITE}${INVISIBLE}`)), { maxLength: 4 })
  .map((characters) => characters.join(""));

const words = fc.constantFrom(
  "Как это было?",
  "Сначала никто ничего не понял.",
  "Да.",
  "Вопрос — Как?",
  "Ответ: нет.",
  "вопрос о границе",
  "Это всё. Ответ\tНет.",
  "«Нет», — сказал он (тихо).",
  "12 человек",
  "и\u0306од",
  "Ð’Ð¾Ð¿Ñ€Ð¾Ñ\u0081",
  "Ñ\u0081 ним",
  "м\u200Bи\u200D\u0306 \u00AD дом",
  "\u{1F469}\u200D\u{1F680}",
  "می\u200Cخواهم",
  "\u1112\u1161\u11AB\u034F",
  "😀",
);

const label = fc.constantFrom(...BUILT_IN_LABELS.map(({ text }) => text));

/** A label as it should be, in another case, with a letter of another script, with something invisible, misspelt. */
const typedLabel = fc.tuple(label, fc.nat(), fc.nat(7)).map(([word, seed, damage]) => {
  const place = seed % word.length;
  switch (damage) {
    case 0:
      return word.toUpperCase();
    case 1:
      return word.toLowerCase();
    case 2:
      return word.replace("о", "o").replace("В", "B").replace("А", "A").replace("e", "е");
    case 3:
      return `${word.slice(0, place)}${INVISIBLE[seed % INVISIBLE.length]!}${word.slice(place)}`;
    case 4:
      return word.slice(0, place) + word.slice(place + 1);
    default:
      return word;
  }
});

const often = <T>(usual: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });

const separator = fc.oneof(blank, fc.constantFrom(": ", ":", " — ", ". ", " - ", "    ", "\t\t", " :\t"));

const labelledLine = fc
  .tuple(
    often("", blank),
    often("", fc.constantFrom("- ", "•\t", "1. ", "12)\u00A0")),
    typedLabel,
    often("", fc.constantFrom(" 5", "№ 7", "3")),
    often("", fc.constantFrom(" (тихо)", "(смеётся)")),
    often("\t", separator),
    often("", words),
    often("", blank),
  )
  .map((parts) => parts.join(""));

const continuationLine = fc
  .tuple(often("\t", blank), words, often(" ", blank), words, often("", blank))
  .map((parts) => parts.join(""));

const strayLine = fc
  .tuple(often("", fc.constant("Модератор\t")), words, often("", blank))
  .map((parts) => parts.join(""));

const line = fc.oneof(
  { weight: 4, arbitrary: labelledLine },
  { weight: 3, arbitrary: continuationLine },
  { weight: 2, arbitrary: blank },
  { weight: 1, arbitrary: strayLine },
);

const lineBreak = fc.oneof(
  { weight: 3, arbitrary: fc.constant("\n") },
  { weight: 1, arbitrary: fc.constantFrom("\r\n", "\r") },
);

/** A transcript of whole turns, damaged as people and programs damage them: some lines much, most a little. */
export const damagedTranscript: fc.Arbitrary<string> = fc
  .tuple(
    often("", fc.constant("\uFEFF")),
    fc.array(
      fc.tuple(line, lineBreak).map((parts) => parts.join("")),
      { maxLength: 12, size: "max" },
    ),
    often("", line),
  )
  .map(([mark, lines, last]) => mark + lines.join("") + last);

/** Damaged transcripts, made and real ones, and texts that were never one. */
export const anyTranscript: fc.Arbitrary<string> = fc.oneof(damagedTranscript, anyText, mutatedCorpus);
