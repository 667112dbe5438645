import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import {
  counterpart,
  exchangesSpan,
  findQuestions,
  type Move,
  nextQuestion,
  nextTurn,
  previousQuestion,
  previousTurn,
  questionEntries,
  textStart,
  turnsSpan,
} from "../../../src/core/features/navigation.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { anyText } from "../support/arbitraries.ts";

const TRANSCRIPT = Transcript.parse(
  [
    "Встреча в ратуше", //                0
    "\tЧасть первая", //                  1
    "Ответ\tДобрый день.", //             2
    "Вопрос\tКогда откроют мост?", //     3
    "\tИ какой из двух?", //              4
    "Ответ\tОсенью.", //                  5
    "\tТочнее не скажу.", //              6
    "Ответ\tОба моста.", //               7
    "Смех в зале", //                     8
    "Вопрос\tПочём проезд?", //           9
    "Вопрос\tЕсть ли льготы?", //        10
    "Ответ\tЕсть.", //                   11
    "", //                               12
  ].join("\n"),
);

/** Where a move leads from each line of the transcript. */
function moves(move: Move): (number | undefined)[] {
  return Array.from({ length: TRANSCRIPT.lineCount }, (_, line) => move(TRANSCRIPT, line));
}

const NONE = undefined;

test("the next question, from every kind of line", () => {
  assert.deepEqual(moves(nextQuestion), [3, 3, 3, 9, 9, 9, 9, 9, 9, 10, NONE, NONE, NONE]);
});

test("the previous question: the one the line belongs to, or from a question the one before", () => {
  assert.deepEqual(moves(previousQuestion), [NONE, NONE, NONE, NONE, 3, 3, 3, 3, 3, 3, 9, 10, 10]);
});

test("the next turn", () => {
  assert.deepEqual(moves(nextTurn), [2, 2, 3, 5, 5, 7, 7, 9, 9, 10, 11, NONE, NONE]);
});

test("the previous turn", () => {
  assert.deepEqual(moves(previousTurn), [NONE, NONE, NONE, 2, 3, 3, 5, 5, 7, 7, 9, 10, 11]);
});

test("the counterpart: from a question its first answer, from an answer its question", () => {
  assert.deepEqual(moves(counterpart), [NONE, NONE, NONE, 5, 5, 3, 3, 3, 3, NONE, 11, 10, 10]);
});

test("a cursor comes to stand before the text of the line, or at its end when it has none", () => {
  const transcript = Transcript.parse("Вопрос:  Да?\nОтвет\t\n\tДа");
  assert.deepEqual(
    [0, 1, 2].map((line) => textStart(transcript, line)),
    [9, 19, 21],
  );
});

describe("what is selected", () => {
  const lines = (select: typeof turnsSpan, from: number, to = from): [number, number] | undefined => {
    const span = select(TRANSCRIPT, from, to);
    return span && [TRANSCRIPT.lineAt(span.start), span.end === TRANSCRIPT.length ? 13 : TRANSCRIPT.lineAt(span.end)];
  };

  test("the turn, with its last line break", () => {
    assert.deepEqual(lines(turnsSpan, 6), [5, 7]);
    assert.deepEqual(lines(turnsSpan, 8), [7, 9]);
    assert.deepEqual(turnsSpan(TRANSCRIPT, 9, 9), { start: TRANSCRIPT.lineStart(9), end: TRANSCRIPT.lineStart(10) });
  });

  test("all turns that a selection has a part of", () => {
    assert.deepEqual(lines(turnsSpan, 4, 6), [3, 7]);
    assert.deepEqual(lines(turnsSpan, 0, 5), [5, 7]);
  });

  test("the exchange, to the end of the text", () => {
    assert.deepEqual(lines(exchangesSpan, 6), [3, 9]);
    assert.deepEqual(lines(exchangesSpan, 11), [10, 13]);
    assert.deepEqual(lines(exchangesSpan, 8, 9), [3, 10]);
  });

  test("nothing before the first label, and no exchange before the first question", () => {
    assert.equal(lines(turnsSpan, 1), undefined);
    assert.equal(lines(exchangesSpan, 2), undefined);
  });
});

describe("the list of questions", () => {
  const entries = questionEntries(TRANSCRIPT);
  const numbers = (query: string): number[] => findQuestions(entries, query).map(({ number }) => number);

  test("has every question with the words of all its paragraphs, and says which have no answer", () => {
    assert.deepEqual(
      entries.map(({ number, line, answered, text }) => ({ number, line, answered, text })),
      [
        { number: 1, line: 3, answered: true, text: "Когда откроют мост? И какой из двух?" },
        { number: 2, line: 9, answered: false, text: "Почём проезд?" },
        { number: 3, line: 10, answered: true, text: "Есть ли льготы?" },
      ],
    );
  });

  test("is all there for an empty query", () => {
    assert.deepEqual(numbers(""), [1, 2, 3]);
    assert.deepEqual(numbers("  ?"), [1, 2, 3]);
  });

  test("is searched by words and their beginnings, in any order and case, ё or е", () => {
    assert.deepEqual(numbers("мост"), [1]);
    assert.deepEqual(numbers("ДВУХ когд"), [1]);
    assert.deepEqual(numbers("почем"), [2]);
    assert.deepEqual(numbers("е"), [3]);
    assert.deepEqual(numbers("ост"), []);
  });

  test("shows the question with the number first, then those that begin with it, then those that name it", () => {
    const asked = Array.from({ length: 12 }, (_, index) => `Вопрос\t${index === 4 ? "Кто в цехе 1?" : "Кто?"}`);
    const many = questionEntries(Transcript.parse(asked.join("\n")));
    const found = (query: string): number[] => findQuestions(many, query).map(({ number }) => number);
    assert.deepEqual(found("1"), [1, 10, 11, 12, 5]);
    assert.deepEqual(found("№ 12"), [12]);
    assert.deepEqual(found("12."), [12]);
    assert.deepEqual(found("13"), []);
  });

  test("shows a question without text as what it is", () => {
    assert.deepEqual(questionEntries(Transcript.parse("Вопрос\t"))[0]?.text, "");
  });
});

describe("on any text", () => {
  const onEveryLine = (check: (transcript: Transcript, line: number) => void): void => {
    fc.assert(
      fc.property(anyText, (text) => {
        const transcript = Transcript.parse(text);
        for (let line = 0; line < transcript.lineCount; line++) check(transcript, line);
      }),
    );
  };

  test("next then previous returns to the label one stands on, and the other way round", () => {
    onEveryLine((transcript, line) => {
      for (const [next, previous, role] of [
        [nextTurn, previousTurn, undefined],
        [nextQuestion, previousQuestion, "question"],
      ] as const) {
        const turn = transcript.turnAt(line);
        if (turn?.firstLine !== line || (role !== undefined && turn.role !== role)) continue;
        const after = next(transcript, line);
        if (after !== undefined) assert.equal(previous(transcript, after), line);
        const before = previous(transcript, line);
        if (before !== undefined) assert.equal(next(transcript, before), line);
      }
    });
  });

  test("a move leads to a label, downwards or upwards as it says", () => {
    onEveryLine((transcript, line) => {
      for (const [move, direction] of [
        [nextTurn, 1],
        [nextQuestion, 1],
        [previousTurn, -1],
        [previousQuestion, -1],
      ] as const) {
        const target = move(transcript, line);
        if (target === undefined) continue;
        assert.equal(Math.sign(target - line), direction);
        assert.notEqual(transcript.line(target).head, undefined);
      }
    });
  });

  test("the counterpart of a counterpart is in the same exchange, and of the first role", () => {
    onEveryLine((transcript, line) => {
      const there = counterpart(transcript, line);
      if (there === undefined) return;
      const back = counterpart(transcript, there);
      assert.equal(transcript.exchangeAt(there)?.index, transcript.exchangeAt(line)?.index);
      assert.equal(transcript.turnAt(back!)?.role, transcript.turnAt(line)?.role);
    });
  });

  test("what is selected holds the line", () => {
    onEveryLine((transcript, line) => {
      for (const span of [turnsSpan(transcript, line, line), exchangesSpan(transcript, line, line)]) {
        if (span === undefined) continue;
        assert.ok(span.start <= transcript.lineStart(line));
        assert.ok(span.end >= transcript.lineStart(line + 1));
      }
    });
  });
});
