import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { turnFacts, type TurnFacts } from "../../../src/core/features/hover.ts";
import { readingMinutes } from "../../../src/core/features/statistics.ts";
import { hasText, type Line } from "../../../src/core/transcript/line.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { anyText } from "../support/arbitraries.ts";

/** The facts at the `|` of a text. */
function facts(marked: string): TurnFacts | undefined {
  return turnFacts(Transcript.parse(marked.replace("|", "")), marked.indexOf("|"));
}

describe("where facts are given", () => {
  /** Asserts for every column of the last line whether it has facts: `+` or `-` below it, one more than characters. */
  function columns(text: string, expected: string): void {
    const transcript = Transcript.parse(text);
    const start = transcript.lineStart(transcript.lineCount - 1);
    const found = Array.from({ length: text.length - start + 1 }, (_, column) =>
      turnFacts(transcript, start + column) === undefined ? "-" : "+",
    );
    assert.equal(found.join(""), expected);
  }

  test("on a label, up to the first letter of the text", () => {
    columns("Вопрос\tДа?", "+++++++----");
    columns(" Ответ : да", "+++++++++---");
  });

  test("on a label without text, to the end of its line", () => {
    columns("Вопрос\t", "++++++++");
    columns("Ответ", "++++++");
  });

  test("on the indentation of a continuation, and nowhere in its text", () => {
    columns("Вопрос\tДа?\n\tДа", "+---");
    columns("Вопрос\tДа?\n \tДа", "++---");
  });

  test("not on stray, blank and leading lines", () => {
    columns("Вопрос\tДа?\nда", "---");
    columns("Вопрос\tДа?\n\t ", "---");
    columns("\tВстреча", "---------");
  });

  test("they say what they are about", () => {
    assert.deepEqual(facts("Вопрос\tДа?\n|\tДа")?.span, { start: 11, end: 12 });
    assert.deepEqual(facts("Вопр|ос:  Да?")?.span, { start: 0, end: 9 });
  });
});

describe("of a question", () => {
  test("its place, length and the beginning of its answer", () => {
    const found = facts("Вопрос\tКто?\nВоп|рос\tГде вы были?\n\tИ с кем?\nОтвет\tДома.\n\tС кошкой.\nОтвет\tА я нет.");
    assert.deepEqual(found, {
      span: { start: 12, end: 19 },
      role: "question",
      question: { number: 2, of: 2 },
      answer: undefined,
      paragraph: undefined,
      paragraphs: 2,
      words: 6,
      readingMinutes: readingMinutes(6),
      questionText: undefined,
      answerText: "Дома. С кошкой.",
      answers: 2,
    });
  });

  test("that there is no answer, or none with text", () => {
    assert.equal(facts("Вопр|ос\tКто?\nВопрос\tГде?")?.answers, 0);
    assert.equal(facts("Вопр|ос\tКто?\nВопрос\tГде?")?.answerText, undefined);
    assert.equal(facts("Вопр|ос\tКто?\nОтвет\t")?.answers, 1);
    assert.equal(facts("Вопр|ос\tКто?\nОтвет\t")?.answerText, undefined);
  });

  test("a long answer is shortened", () => {
    const { answerText } = facts(`Воп|рос\tКто?\nОтвет\t${"очень ".repeat(100)}да.`)!;
    assert.match(answerText!, /^очень .* очень…$/);
    assert.ok(answerText!.length <= 240);
  });
});

describe("of an answer", () => {
  test("which it is, and which paragraph of it the line is", () => {
    const { question, answer, paragraph, paragraphs, words } = facts(
      "Вопрос\tКто?\nОтвет\tЯ.\nОтвет\tИ я.\n\n|\tИ он.\n\tИ она.",
    )!;
    assert.deepEqual(
      { question, answer, paragraph, paragraphs, words },
      {
        question: { number: 1, of: 1 },
        answer: { number: 2, of: 2 },
        paragraph: { number: 2, of: 3 },
        paragraphs: 3,
        words: 6,
      },
    );
  });

  test("before the first question it answers none", () => {
    const { question, answer } = facts("Отве|т\tНачнём.\nВопрос\tЧто?")!;
    assert.deepEqual({ question, answer }, { question: undefined, answer: undefined });
  });

  test("the question is repeated when it is out of sight, and only then", () => {
    const answer = (lines: number): string => `Вопрос\tКто там?\nОтвет\tЯ.\n${"\tИ я.\n".repeat(lines)}|\tИ всё.`;
    assert.equal(facts(answer(8))?.questionText, undefined);
    assert.equal(facts(answer(9))?.questionText, "Кто там?");
  });
});

test("a turn of many lines is not read through", () => {
  const lines = ["Вопрос\tКто?", "Ответ\tМы.", ...Array.from({ length: 10_000 }, () => "\tИ ещё один.")];
  const transcript = Transcript.parse(lines.join("\n"));
  let read = 0;
  const watched = new Proxy(transcript, {
    get(target, name) {
      if (name === "line") {
        return (index: number): Line => {
          read++;
          return target.line(index);
        };
      }
      if (name === "lines") {
        return function* (from: number, to: number): IterableIterator<Line> {
          for (const line of target.lines(from, to)) {
            read++;
            yield line;
          }
        };
      }
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
  assert.equal(turnFacts(watched, transcript.lineStart(9_000))?.words, 30_001);
  assert.ok(read > 0 && read < 10, `${read} lines were read`);
});

test("in any text facts are given only beside prose, and are numbered within bounds", () => {
  fc.assert(
    fc.property(anyText, fc.nat(), (text, place) => {
      const offset = place % (text.length + 1);
      const transcript = Transcript.parse(text);
      const found = turnFacts(transcript, offset);
      if (found === undefined) return;
      const index = transcript.lineAt(offset);
      const line = transcript.line(index);
      if (hasText(line)) assert.ok(offset < transcript.lineStart(index) + line.body.start);
      assert.ok(found.span.start <= offset && offset <= found.span.end);
      for (const numbered of [found.question, found.answer, found.paragraph]) {
        if (numbered !== undefined) assert.ok(numbered.number >= 1 && numbered.number <= numbered.of);
      }
    }),
  );
});
