import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { checkLines } from "../../../src/core/rules/engine.ts";
import { glanceAt } from "../../../src/core/text/character-pairs.ts";
import { codeUnits } from "../../../src/core/text/code-units.ts";
import { hasSettledMarks } from "../../../src/core/transcript/settled-marks.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";

/** Whether the marks of a paragraph are settled, whatever stands before it and behind it. */
function isSettled(paragraph: string, before = "", behind = ""): boolean {
  codeUnits(before + paragraph + behind);
  const from = before.length;
  const to = from + paragraph.length;
  return hasSettledMarks(from, to, glanceAt(from, to));
}

describe("marks are settled", () => {
  for (const paragraph of [
    "Просто слова, и всё.",
    "Он сказал: «Да».",
    "«Да», — сказал он (тихо).",
    "«Заря» и «Восход», (вот) и (так).",
    "«Он (тихо) ушёл»",
    "(Это «Заря»)",
    "Он «(тихо) ушёл» в «сад (тот)».",
    '«"Заря" ушла»',
    'Это "Заря" и "Восход".',
    '"Заря"',
    'Он сказал:"да" и "нет".',
    'Дом/"сад" и дом.',
    "Что-то (так-то) было.",
    "Да: (вот) и «так»… — Вот.",
    "Он (да, нет) вот: всё.",
    'Это "(так) и вот".',
  ]) {
    test(`in ${paragraph}`, () => {
      assert.equal(isSettled(paragraph), true);
    });
  }
});

describe("marks are not settled", () => {
  for (const [reason, ...paragraphs] of [
    [
      "where one lacks its partner",
      "«Да.",
      "Да».",
      "Он (да.",
      "Он да).",
      'Он "да.',
      '"А" и "Б" и "в',
      "(«Да)",
      "«(Да»",
    ],
    ["where they close before they open", "Так» и «так", "Так) и (так"],
    ["where one of a kind is inside another", "«Дом «Заря» там» и вот", "Это (дом (тот) там) вот", "««Да»"],
    [
      "in brackets and in quotation marks that may be of two kinds",
      "Он [да] вот",
      "„Да“",
      "“Да”",
      "А “ б",
      "„",
      "”",
      "]",
      "[",
    ],
    ["where an inch may be meant", 'Экран 15" и 17" тут', 'Экран 10" и 20"', 'Экран 19" и 29"', 'От 5" до 8"'],
    [
      "where a parenthesis may be of a smiley",
      "Он (да ;) нет",
      "Он (да ;-) нет",
      "Он (да =) нет",
      "Он (да ;^) нет",
      "Он (да ;') нет",
      "Он да ;( нет) вот",
      "Он да =( нет) вот",
      "Он да ;-( нет) вот",
      "Он да :( нет) вот",
    ],
    ["where a list may stand in parentheses", "Он (вот: 1) да", "Он (вот: а) дома; б) дороги)"],
    [
      "where they are spoken of",
      "Знаки « и » тут",
      "Знаки ( и ) тут",
      'Знаки " и " тут',
      "Знаки «(» и «)» тут",
      'Знаки "(" и ")" тут',
      "Знаки '«' и '»' тут",
      "Знаки ‘(’ и ‘)’ тут",
      'Знаки "«" и "»" тут',
      'Знаки «"» и «"» тут',
      "Знаки\u00A0(\u2009и\u00A0)\u2009тут",
    ],
  ] as const) {
    test(reason, () => {
      for (const paragraph of paragraphs) assert.equal(isSettled(paragraph), false, paragraph);
    });
  }
});

test("marks are settled whatever stands before their paragraph and behind it", () => {
  for (const before of [":", ";", " ", "«", "(", '"', "да "]) {
    for (const paragraph of ["(да) нет", "( да) нет", "«да» нет", "« да» нет"]) {
      assert.equal(isSettled(paragraph, before), true, before + paragraph);
    }
  }
  for (const behind of [" ", "»", ")", '"', ":", " да"]) {
    for (const paragraph of ["нет (да)", "нет (да )", "нет «да»", "нет «да »"]) {
      assert.equal(isSettled(paragraph, "", behind), true, paragraph + behind);
    }
  }
});

test("property: a paragraph whose marks are settled changes nothing for the marks around it", () => {
  const pieces = [
    ...Array.from("«»()\"[]„“”'‘’:;=-^, "),
    ...'«» () "" «( )» 5" ;) :( =) ;-) )) а) 1) «Да» (да) "да" да Да и и,'.split(" "),
  ];
  const paragraph = fc
    .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 })
    .map((some) => `а${some.join("")}`);
  const others = fc.array(paragraph, { maxLength: 2 });
  const found = (paragraphs: readonly string[]): string[] => {
    const transcript = Transcript.parse(
      `Вопрос\tКак?\nОтвет\tТак.\n${paragraphs.map((text) => `\t${text}\n`).join("")}`,
    );
    return checkLines(transcript, 2, 2 + paragraphs.length)
      .filter(({ rule }) => rule === "unpaired-mark")
      .map(({ span }) => {
        // Of straight ones that are odd in number, the last is found, whichever it is.
        if (transcript.text(span) === '"') return '"';
        const line = transcript.lineAt(span.start);
        return `${transcript.line(line).text} ${span.start - transcript.lineStart(line)}`;
      })
      .sort();
  };
  fc.assert(
    fc.property(others, paragraph, others, (above, settled, below) => {
      fc.pre(isSettled(settled));
      assert.deepEqual(found([...above, settled, ...below]), found([...above, ...below]));
    }),
    { numRuns: 150 },
  );
});
