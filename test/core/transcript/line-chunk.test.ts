import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { RULES } from "../../../src/core/rules/index.ts";
import type { LineRule, PlacedLineRule } from "../../../src/core/rules/rule.ts";
import { Vocabulary } from "../../../src/core/transcript/labels.ts";
import { readLine } from "../../../src/core/transcript/reading.ts";
import { type PlacedTurn, Transcript } from "../../../src/core/transcript/transcript.ts";
import { anyTranscript } from "../support/damaged-transcript.ts";

/** Pieces of paragraphs of every kind that characters have, common ones and those that only look like them. */
const PIECES = [
  ...Array.from("абвгпрстуфёВГРСТУЁіјәІҺїқґЄ"),
  ...Array.from("acokyxXAC"),
  ...Array.from("0127"),
  ...Array.from(" .,:;!?…«»„“”()[]\"'’-‑—–№%/@=#+$~\\"),
  "\u00A0",
  "\u0301",
  "\u00AD",
  "\u2009",
  "é",
  "Ð",
  "§",
  "😀",
  "²",
  "\u0308",
  "на на",
  "и и",
  "В В",
  "из-за из-за",
  "Ответ:",
  "Вопрос: ",
  ". Ответ: нет",
  "т. е.",
  "И.Петров",
  "сказал.Нет",
  "слово ,",
  " — ",
  "— Да",
  " - ",
  "что- то",
  ":«",
  ",«",
  ",и",
  "1,5",
  "(а)",
  " а) ",
  ":)",
  "=))",
  "««",
  "»»",
  '5"',
  '«"»',
  '""',
  "Kазах",
  "Hе",
  " c ",
  "SMSка",
  "WhatsAppе",
  "К2a",
  "o'Рейли",
  "СССР?",
  "слов?",
  "вё",
  "Сё",
  "Тё",
  "c\u00AD ними",
  "a\u0308 он",
  "рії",
  "Р’Рѕ",
  "Ð’Ð¾",
  "МИД РФ США",
];

const paragraph = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 12, size: "max" })
  .map((pieces) => pieces.join(""));
const head = fc.constantFrom("Вопрос\t", "Ответ\t", "\t", "Жауап\t", "Answer\t");
const ordinaryText = fc
  .array(fc.tuple(head, paragraph, fc.constantFrom("\n", "\n", "\r\n", "\r")), { maxLength: 8 })
  .map((lines) => lines.flat().join(""));
const text = fc.oneof({ weight: 3, arbitrary: ordinaryText }, { weight: 1, arbitrary: anyTranscript });

/** As long as one look reaches and longer, most of it plain words, between which the pieces are. */
const longText = fc
  .tuple(
    head,
    fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 }),
    fc.integer({ min: 900, max: 4000 }),
  )
  .map(([opening, pieces, words]) => {
    const filling = Array.from({ length: words }, (_, index): string => (index % 2 === 0 ? "слово" : "и дело"));
    const places = pieces.map((_, index) => Math.floor(((index + 1) * words) / (pieces.length + 1)));
    for (const [index, piece] of pieces.entries()) filling[places[index]!] = piece;
    return `${opening}${filling.join(" ")}\n`;
  });

const OWN = new Vocabulary([
  { text: "Ведущий", role: "question", vocabulary: "own", script: "Cyrillic" },
  { text: "ответ", role: "answer", vocabulary: "own", script: "Cyrillic" },
  { text: "М.", role: "answer", vocabulary: "own", script: "Cyrillic" },
]);

describe("a line that is read at a glance", () => {
  test("may be longer than a glance reaches", () => {
    const [stretch] = Transcript.parse(`Ответ\t${"слово дело ".repeat(2000)}слово.`).stretches();
    const line = stretch!.chunk;
    assert.equal(line.isOrdinary(0), true);
    assert.equal(line.signs(0), 0);
    assert.equal(line.words(0), 4001);
  });

  test("is the line that is read character by character", () => {
    fc.assert(
      fc.property(
        fc.oneof({ weight: 40, arbitrary: text }, longText),
        fc.constantFrom(Vocabulary.builtIn, OWN),
        (source, vocabulary) => {
          for (const line of Transcript.parse(source, vocabulary).lines()) {
            assert.deepEqual(line, readLine(line.text, line.lineBreak, vocabulary));
          }
        },
      ),
      { numRuns: 5000 },
    );
  });

  for (const [length, source, numRuns] of [
    ["any", text, 5000],
    ["great", longText, 300],
  ] as const) {
    test(`of ${length} length has a sign of everything that rules find on it`, () => {
      expectSigns(source, numRuns);
    });
  }

  function expectSigns(texts: fc.Arbitrary<string>, numRuns: number): void {
    const isLineRule = (rule: { scope: string }): rule is LineRule => rule.scope === "line";
    const isPlacedRule = (rule: { scope: string }): rule is PlacedLineRule => rule.scope === "placed-line";
    const lineRules = Object.values(RULES).filter(isLineRule);
    const placedRules = Object.values(RULES).filter(isPlacedRule);
    fc.assert(
      fc.property(texts, (source) => {
        // Before a label anything may be an orphan.
        const transcript = Transcript.parse(`Вопрос\tКак?\n${source}`);
        for (const { chunk, firstLine, start, first, end } of transcript.stretches()) {
          for (let index = first; index < end; index++) {
            if (!chunk.isOrdinary(index)) continue;
            const line = chunk.line(index);
            for (const rule of lineRules) {
              if ((rule.signs & chunk.signs(index)) !== 0) continue;
              rule.check(line, transcript.vocabulary, () => assert.fail(`${rule.id} in ${JSON.stringify(line.text)}`));
            }
            const place = {
              transcript,
              line,
              index: firstLine + index,
              start: start + chunk.lineStart(index),
              turn: () => transcript.turnAt(firstLine + index),
            };
            for (const rule of placedRules) {
              if (line.kind === "blank" || !rule.kinds.includes(line.kind)) continue;
              if ((rule.signs & chunk.signs(index)) !== 0) continue;
              rule.check(place, () => assert.fail(`${rule.id} in ${JSON.stringify(line.text)}`));
            }
          }
        }
      }),
      { numRuns },
    );
  }

  test("has unsettled marks wherever a mark lacks its partner", () => {
    const { "unpaired-mark": rule } = RULES;
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 4 }), (paragraphs) => {
        const transcript = Transcript.parse(`Вопрос\tКак?\nОтвет\t${paragraphs.join("\n\t")}`);
        const turn = transcript.placedTurn(1)!;
        if (turn.unsettled > 0 || rule.scope !== "turn") return;
        const line = transcript.line(1);
        rule.check(
          {
            ...{ transcript, line, start: turn.start, next: undefined, previous: undefined },
            turn: { ...turn, unsettled: 1 },
          } as never,
          (found) => assert.fail(JSON.stringify([transcript.text(), found.span])),
        );
      }),
      { numRuns: 3000 },
    );
  });
});

test("turns looked up one by one hold what those met on the way through hold", () => {
  fc.assert(
    fc.property(text, (source) => {
      const transcript = Transcript.parse(source);
      const turns = [...transcript.placedTurns()];
      assert.deepEqual(
        turns.map(({ index }) => said(transcript.placedTurn(index)!)),
        turns.map(said),
      );
      for (const { index } of turns) {
        assert.deepEqual(Array.from(transcript.placedTurns(index), said), turns.slice(index).map(said));
      }
    }),
  );
});

/** What a turn says of itself, whether it knows or looks it up. */
function said(turn: PlacedTurn): unknown {
  const { index, role, label, firstLine, endLine, start, end, opening } = turn;
  const { words, paragraphs, questionMarks, unsettled, firstParagraph, lastParagraph } = turn;
  const held = { words, paragraphs, questionMarks, unsettled, firstParagraph, lastParagraph };
  const texts = [0, 1, 5, Infinity].map((length) => turn.openingText(length));
  return { index, role, label, firstLine, endLine, start, end, opening, texts, ...held };
}

test("a turn opens with the paragraph on its first line", () => {
  const transcript = Transcript.parse("Вопрос\tКак дела? \nОтвет\n\tХорошо.\nОтвет 2:  Да");
  assert.deepEqual(
    Array.from(transcript.placedTurns(), ({ opening }) => transcript.text(opening)),
    ["Как дела?", "", "Да"],
  );
  const [question, answer] = transcript.placedTurns();
  assert.equal(question!.openingText(3), "Как");
  assert.equal(question!.openingText(100), "Как дела?");
  assert.deepEqual(answer!.opening, { start: 23, end: 23 });
  assert.equal(answer!.openingText(100), "");
});
