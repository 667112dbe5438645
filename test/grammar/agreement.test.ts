import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { skipBlank } from "../../src/core/text/characters.ts";
import { BUILT_IN_LABELS, ROLES, Vocabulary } from "../../src/core/transcript/labels.ts";
import { isLabelled, type Line, type LineKind } from "../../src/core/transcript/line.ts";
import { readLine } from "../../src/core/transcript/reading.ts";
import { shortName, type Token, tokenize, turnOf, visible } from "./tokenize.ts";

const LABELS = BUILT_IN_LABELS.map(({ text }) => text);

/** The parts of a damaged line in their order, each more often as it should be than not. */
const damagedLine = fc
  .tuple(
    fc.constantFrom("", "", "", "\t", " ", "   ", "    ", "\u00A0", "\u200B", " \u200B "),
    fc.constantFrom("", "", "", "", "- ", "—\t", "• ", "1. ", "12)\u00A0", "12345. ", "-", "-\u200B "),
    fc.constantFrom(
      ...LABELS,
      ...LABELS,
      "вопрос",
      "ОТВЕТ",
      "Вoпрос",
      "Oтвет",
      "0твет",
      "Адка3",
      "От\u00ADвет",
      "Вопросы",
    ),
    fc.constantFrom("", "", "", "", "5", " 12", " № 3", "№", " 1\u200B2"),
    fc.constantFrom(
      "",
      "",
      "",
      "",
      " (пауза)",
      "()",
      " (a\tb)",
      " (((",
      ` (${"ж".repeat(40)})`,
      ` (${"ж".repeat(41)})`,
    ),
    fc.constantFrom(
      "\t",
      "\t",
      "\t",
      "",
      ":",
      ": ",
      " — ",
      ". ",
      "-",
      "- ",
      " ",
      "    ",
      " \u00A0  ",
      "\u200B",
      "–\u200B ",
    ),
    fc.constantFrom("", "", "", "\t", " ", ":", "\u00A0", "\u200B"),
    fc.constantFrom("Как?", "как?", "«Да».", "12 лет", "— Да.", ": да", "(да)", "", "a", "\uFFFD", "  "),
  )
  .map((parts) => parts.join(""));

const anyLine = fc.oneof(
  damagedLine,
  fc.string({ unit: fc.constantFrom(...Array.from("\t  \u00A0\u200B:.—-(№5«ВОвопросОтветЖк")), maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 12 }).filter((line) => !/[\n\r]/.test(line)),
);

const word = fc.string({
  unit: fc.constantFrom(...Array.from("абвгдежзийклмнопрстуфхцчшщъыьэюяёіұқA12-’")),
  minLength: 1,
  maxLength: 9,
});
/** What a canonical paragraph holds: words with one space between, marks among them. */
const paragraph = fc
  .array(fc.tuple(word, fc.constantFrom("", ",", ".", "?", ":", "»")), { minLength: 1, maxLength: 8 })
  .map((words) => words.map(([letters, mark]) => letters + mark).join(" "));

const described = (line: string): string => `«${visible(line)}»`;

/** The line as the grammar takes it when it stands in an answer. */
function kindOf(tokens: readonly Token[], line: string): LineKind {
  const names = tokens.map(({ scopes }) => shortName(scopes));
  if (names.some((name) => name === "label" || name === "!label")) return turnOf(tokens) as LineKind;
  if (names.includes("!stray-line") || names.includes("!unknown-label")) return "stray";
  return line === "" || names.includes("!blank-line") ? "blank" : "continuation";
}

/** Misspelt labels are the one thing of which the model knows more. */
function isOfTheModelOnly(line: Line): boolean {
  return line.head?.misspelt === true;
}

/** The grammar's tokens for a line under a question and under an answer: what a line is does not depend on its turn. */
function inEachTurn(line: string): Token[][] {
  return ROLES.map((role) => {
    const { text } = BUILT_IN_LABELS.find((label) => label.role === role)!;
    return tokenize([`${text}\tДа.`, line])[1]!;
  });
}

describe("the grammar agrees with the model", () => {
  test("on what every line is", () => {
    fc.assert(
      fc.property(anyLine, (text) => {
        const line = readLine(text, "", Vocabulary.builtIn);
        if (isOfTheModelOnly(line)) return;
        for (const tokens of inEachTurn(text)) assert.equal(kindOf(tokens, text), line.kind, described(text));
      }),
      { numRuns: 100000 },
    );
  });

  test("on where the label and the text of a labelled line stand", () => {
    fc.assert(
      fc.property(damagedLine, (text) => {
        const line = readLine(text, "", Vocabulary.builtIn);
        if (isOfTheModelOnly(line) || !isLabelled(line)) return;
        const [tokens] = inEachTurn(text);
        const label = tokens!.find(({ scopes }) => scopes.some((scope) => scope.startsWith("entity.name")))!;
        // What is invisible before a label belongs to it; the grammar takes it for an indentation.
        const visibleStart = skipBlank(text, line.head.word.start);
        assert.deepEqual([label.start, label.end], [visibleStart, line.head.word.end], described(text));
        const separator = tokens!.find(({ scopes }) => shortName(scopes)?.includes("separator"));
        assert.equal(separator?.end ?? text.length, line.head.separator.end, described(text));
      }),
      { numRuns: 2000 },
    );
  });

  test("on what is canonical", () => {
    fc.assert(
      fc.property(fc.constantFrom(...BUILT_IN_LABELS), paragraph, paragraph, (label, first, second) => {
        const [labelled, continued] = tokenize([`${label.text}\t${first}`, `\t${second}`]);
        const end = label.text.length;
        assert.equal(turnOf(labelled!), label.role);
        assert.equal(turnOf(continued!), label.role);
        assert.deepEqual(spans(labelled!), [
          ["label", 0, end],
          ["separator", end, end + 1],
          [undefined, end + 1, end + 1 + first.length],
        ]);
        assert.deepEqual(spans(continued!), [
          ["tab", 0, 1],
          [undefined, 1, 1 + second.length],
        ]);
      }),
    );
  });
});

function spans(tokens: readonly Token[]): (readonly [string | undefined, number, number])[] {
  return tokens.map(({ scopes, start, end }) => [shortName(scopes), start, end]);
}

test("tokens cover every line of any transcript once", () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 6 }), (lines) => {
      tokenize(lines).forEach((tokens, index) => {
        const line = lines[index]!;
        let column = 0;
        for (const { start, end } of tokens) {
          assert.equal(start, column, described(line));
          column = end;
        }
        assert.equal(column, line.length, described(line));
      });
    }),
    { numRuns: 1000 },
  );
});

/**
 * The longest line that VS Code tokenises, made of what the expressions repeat. The engine gives a search up after ten
 * million steps and takes it for no match, so an expression that grows with the square of the line loses the scope that
 * stands at its end.
 */
describe("a line of 20,000 characters keeps its scopes:", () => {
  const LENGTH = 20_000;
  const filled = (head: string, unit: string, tail: string): string =>
    head + unit.repeat(Math.ceil((LENGTH - head.length - tail.length) / unit.length)) + tail;

  for (const [title, line, last] of [
    ["white before a TAB", filled("Вопрос", " ", "\tКак"), undefined],
    ["white before a colon", filled("вопрос", " ", ":Как"), undefined],
    ["invisible characters before a TAB", filled("Вопрос", "\u200B", "\tКак"), undefined],
    ["white and invisible characters by turns", filled("Вопрос", " \u200B", "\tКак"), undefined],
    ["TABs before a label", filled("", "\t", "Вопрос\tКак"), undefined],
    ["white before what is no label", filled("", " ", "Как"), undefined],
    ["white behind what is no label", filled("Как", " ", "Как"), "!stray-line"],
    ["digits", filled("Вопрос ", "1", "\tКак"), undefined],
    ["white behind a number", filled("Вопрос 5", " ", "\tКак"), undefined],
    ["white behind a number sign", filled("Вопрос №", " ", "5\tКак"), undefined],
    ["white inside a remark", filled("Ответ (", " ", "а)\tКак"), undefined],
    ["white and letters inside a remark", filled("Ответ (", " а", ")\tКак"), undefined],
    ["invisible characters inside a word", filled("Вопр", "\u00AD", "ос\tКак"), undefined],
    ["white, marks", filled("Вопрос", " -", " Как"), "!stray-line"],
    ["white inside text", filled("Вопрос\tКак", " ", "так"), undefined],
    ["white at the end of text", filled("Вопрос\tКак", " ", ""), "!trailing-space"],
    ["TABs inside text", filled("Вопрос\tКак", "\t", "так"), undefined],
    ["TABs and letters inside text", filled("Вопрос\tКак", "\tт", "\t"), "!trailing-space"],
    ["words", filled("Вопрос\t", "Вопрос ", ""), "!trailing-space"],
    ["letters", filled("", "В", ""), "!stray-line"],
    ["nothing but white", filled("", " ", ""), "!blank-line"],
  ] as const) {
    test(title, () => {
      const model = readLine(line, "", Vocabulary.builtIn);
      for (const tokens of inEachTurn(line)) {
        assert.equal(kindOf(tokens, line), model.kind);
        assert.equal(shortName(tokens.at(-1)!.scopes), last);
      }
    });
  }
});
