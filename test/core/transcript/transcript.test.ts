import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import type { Steps } from "../../../src/core/steps.ts";
import { applyEdits, editsOverlap, type TextEdit } from "../../../src/core/text/edit.ts";
import { NON_RUSSIAN_TWINS } from "../../../src/core/text/twins.ts";
import { type PlacedTurn, Transcript } from "../../../src/core/transcript/transcript.ts";
import { anyText } from "../support/arbitraries.ts";
import { editedTranscript, everythingOf } from "../support/edited-transcript.ts";

/** Some hundred lines, now with more of them in a turn, now with less. */
const LONG = Array.from({ length: 400 }, (_, line) => {
  if (line % 7 === 3) return `Вопрос\tЧто было на странице ${line}?`;
  if (line % 7 === 5) return line % 3 === 0 ? "Ответ" : `Ответ\tТам было «слово» номер ${line}.`;
  return line % 11 === 6 ? "" : `\tИ ещё ${"очень ".repeat(line % 5)}важное (${line}`;
});

const INTERVIEW = Transcript.parse(
  [
    "Стенограмма встречи",
    "Ответ\tДобрый день.",
    "Вопрос\tКак прошла экспедиция?",
    "Ответ\tХорошо.",
    "\tВернулись все.",
    "Ответ\tИ даже раньше срока.",
    "",
    "Вопрос\tЧто дальше?",
    "Вопрос\tИ когда?",
    "\tХотя бы примерно?",
  ].join("\n"),
);

describe("turns", () => {
  test("hold their own line and the lines under it", () => {
    assert.deepEqual(
      [...INTERVIEW.turns()].map(({ role, firstLine, endLine }) => [role, firstLine, endLine]),
      [
        ["answer", 1, 2],
        ["question", 2, 3],
        ["answer", 3, 5],
        ["answer", 5, 7],
        ["question", 7, 8],
        ["question", 8, 10],
      ],
    );
  });

  test("are found by a line of theirs; no turn has the lines before the first label", () => {
    assert.equal(INTERVIEW.turnAt(0), undefined);
    assert.equal(INTERVIEW.turnAt(4)?.index, 2);
    assert.equal(INTERVIEW.turnAt(9)?.index, 5);
  });

  test("there is none before the first and behind the last", () => {
    assert.equal(INTERVIEW.turn(-1), undefined);
    assert.equal(INTERVIEW.turn(6), undefined);
  });

  test("are counted", () => {
    assert.equal(INTERVIEW.turnCount, 6);
    assert.equal(INTERVIEW.exchangeCount, 3);
    assert.equal(Transcript.parse("Без меток").turnCount, 0);
  });
});

describe("exchanges", () => {
  test("begin with a question and hold the answers up to the next", () => {
    assert.deepEqual(
      [...INTERVIEW.exchanges()].map(({ firstLine, endLine, answerCount }) => [firstLine, endLine, answerCount]),
      [
        [2, 7, 2],
        [7, 8, 0],
        [8, 10, 0],
      ],
    );
  });

  test("an answer before the first question belongs to none", () => {
    assert.equal(INTERVIEW.exchangeAt(1), undefined);
    assert.equal(INTERVIEW.exchangeAt(6)?.index, 0);
  });

  test("know their answers", () => {
    const answers = INTERVIEW.answers(INTERVIEW.exchange(0)!);
    assert.deepEqual(
      answers.map(({ firstLine }) => firstLine),
      [3, 5],
    );
  });

  test("there is none before the first and behind the last", () => {
    assert.equal(INTERVIEW.exchange(-1), undefined);
    assert.equal(INTERVIEW.exchange(3), undefined);
    assert.equal(Transcript.parse("Ответ\tДа.").exchange(0), undefined);
  });

  test("are unanswered when another question or the end follows", () => {
    assert.equal(INTERVIEW.unansweredCount, 2);
    assert.equal(Transcript.parse("Вопрос\tКто?\nОтвет\tМы.").unansweredCount, 0);
    assert.equal(Transcript.parse("Вопрос\tКто?\nВопрос\tКогда?\nОтвет\tМы.").unansweredCount, 1);
    assert.equal(Transcript.parse("Кто?").unansweredCount, 0);
  });
});

describe("counts", () => {
  test("are those of the paragraphs, labels aside", () => {
    assert.equal(INTERVIEW.wordCount, 2 + 2 + 3 + 1 + 2 + 4 + 2 + 2 + 3);
    assert.equal(INTERVIEW.paragraphCount, 9);
    assert.deepEqual(INTERVIEW.count(3, 5), { words: 3, paragraphs: 2 });
    assert.deepEqual(INTERVIEW.count(5, 7), { words: 4, paragraphs: 1 });
    assert.deepEqual(INTERVIEW.count(0, 10), { words: INTERVIEW.wordCount, paragraphs: 9 });
  });

  test("tell the lines with a question mark, and those whose marks may not pair", () => {
    const transcript = Transcript.parse("Вопрос\tКто (и как?\nОтвет\t«Мы».\n\tА что?? Мы).\n\tДа.");
    const stretches = [
      [0, 4],
      [0, 1],
      [1, 4],
      [1, 2],
      [3, 4],
      [2, 2],
    ] as const;
    assert.deepEqual(
      stretches.map(([from, to]) => transcript.countQuestionMarks(from, to)),
      [2, 1, 1, 0, 0, 0],
    );
    assert.deepEqual(
      stretches.map(([from, to]) => transcript.countUnsettled(from, to)),
      [2, 1, 1, 0, 0, 0],
    );
  });

  test("lead to the nearest line that has text", () => {
    const transcript = Transcript.parse("\n\tДа.\n\n \nВопрос\nНет.\n");
    assert.deepEqual(
      [0, 1, 2, 5, 6, 7].map((line) => transcript.paragraphFrom(line)),
      [1, 1, 5, 5, undefined, undefined],
    );
    assert.deepEqual(
      [0, 1, 2, 5, 6, 7].map((line) => transcript.paragraphBefore(line)),
      [undefined, undefined, 1, 1, 5, 5],
    );
  });
});

describe("letters that Russian lacks", () => {
  const counts = (text: string): number[] => {
    const transcript = Transcript.parse(text);
    return Array.from(NON_RUSSIAN_TWINS, (letter) => transcript.countTwin(letter));
  };

  test("are counted in paragraphs, in either case", () => {
    assert.deepEqual(
      counts("Питання\tХто це?\nВідповідь\tІ він, і вона.\n\tӘке, Һәм: ѕид ЈАЈ ї\nінший"),
      [4, 2, 1, 1, 2],
    );
  });

  test("are none in labels, in Russian and in Latin ones", () => {
    assert.deepEqual(counts("Відповідь (мій)\tНет.\n\tis his əə Ё ў"), [0, 0, 0, 0, 0]);
  });
});

const seen = (turn: PlacedTurn | undefined) =>
  turn && {
    index: turn.index,
    role: turn.role,
    label: turn.label,
    lines: [turn.firstLine, turn.endLine],
    start: turn.start,
    counts: [turn.paragraphs, turn.questionMarks, turn.unsettled],
    firstParagraph: turn.firstParagraph,
  };

describe("turns with what they hold", () => {
  const transcript = Transcript.parse(
    ["\uFEFFДо начала", "Вопрос\tКто? Где?", "\tИ (когда?", "", "Ответ", "\t", "\tТам.", "Ответ:", "Вопрос\tА?"].join(
      "\n",
    ),
  );

  test("say where they stand and what is in them", () => {
    assert.deepEqual(
      [...transcript.placedTurns()].map((turn) => {
        const { label, ...rest } = seen(turn)!;
        assert.equal(label.text, rest.role === "question" ? "Вопрос" : "Ответ");
        return rest;
      }),
      [
        {
          index: 0,
          role: "question",
          lines: [1, 4],
          start: 11,
          counts: [2, 2, 1],
          firstParagraph: 1,
        },
        {
          index: 1,
          role: "answer",
          lines: [4, 7],
          start: 40,
          counts: [1, 0, 0],
          firstParagraph: 6,
        },
        {
          index: 2,
          role: "answer",
          lines: [7, 8],
          start: 54,
          counts: [0, 0, 0],
          firstParagraph: undefined,
        },
        {
          index: 3,
          role: "question",
          lines: [8, 9],
          start: 61,
          counts: [1, 1, 0],
          firstParagraph: 8,
        },
      ],
    );
  });

  test("are the same looked up one by one, and met from any of them on", () => {
    for (const some of [transcript, INTERVIEW, Transcript.parse(LONG.join("\n"))]) {
      const met = [...some.placedTurns()].map(seen);
      assert.deepEqual(
        met.map((_, index) => seen(some.placedTurn(index))),
        met,
      );
      for (const from of [1, 2, met.length - 1]) {
        assert.deepEqual([...some.placedTurns(from)].map(seen), met.slice(from));
      }
    }
  });

  test("are none behind the last, nor where nobody speaks", () => {
    assert.deepEqual([...transcript.placedTurns(4)], []);
    assert.equal(transcript.placedTurn(4), undefined);
    assert.equal(transcript.placedTurn(-1), undefined);
    assert.deepEqual([...Transcript.parse("Без меток").placedTurns()], []);
    assert.deepEqual([...Transcript.parse("Без меток").placedTurns(1)], []);
  });
});

describe("places", () => {
  const broken = Transcript.parse("\uFEFFа\r\nбв\n");

  test("a byte-order mark is in the text, not in the first line", () => {
    assert.equal(broken.byteOrderMark, "\uFEFF");
    assert.equal(broken.line(0).text, "а");
    assert.equal(broken.lineStart(0), 1);
    assert.equal(broken.length, 7);
  });

  test("an offset in a line break belongs to the line it ends", () => {
    assert.deepEqual(
      [0, 1, 2, 3, 4, 6, 7].map((offset) => broken.lineAt(offset)),
      [0, 0, 0, 0, 1, 1, 2],
    );
  });
});

describe("a part of the text", () => {
  test("is empty where nothing is left of it", () => {
    for (const text of ["", "\uFEFF", "\uFEFFа\nб", "а\nб"]) {
      const transcript = Transcript.parse(text);
      for (const [start, end] of [
        [0, 0],
        [text.length, text.length],
        [text.length, 0],
        [text.length, text.length + 5],
        [text.length + 2, text.length + 5],
      ] as const) {
        assert.equal(transcript.text({ start, end }), "");
      }
    }
  });

  test("may be a byte-order mark, with nothing behind it or something", () => {
    for (const text of ["\uFEFF", "\uFEFFа\nб"]) {
      const transcript = Transcript.parse(text);
      assert.equal(transcript.text(), text);
      assert.equal(transcript.text({ start: 0, end: 1 }), "\uFEFF");
      assert.equal(transcript.text({ start: 1, end: text.length }), text.slice(1));
    }
  });
});

describe("in a long transcript", () => {
  for (const [name, mark, lineBreak] of [
    ["", "", "\n"],
    [" with a byte-order mark", "\uFEFF", "\r\n"],
    [" with lone CRs", "", "\r"],
  ] as const) {
    const text = mark + LONG.join(lineBreak);
    const transcript = Transcript.parse(text);
    const starts = LONG.map((_, line) => mark.length + LONG.slice(0, line).join("").length + line * lineBreak.length);

    test(`every line stands where it stands${name}`, () => {
      assert.equal(transcript.lineCount, LONG.length);
      assert.equal(transcript.length, text.length);
      assert.equal(transcript.text(), text);
      for (const [line, start] of starts.entries()) {
        const end = start + LONG[line]!.length;
        assert.equal(transcript.line(line).text, LONG[line]);
        assert.equal(transcript.lineStart(line), start);
        assert.equal(transcript.lineEnd(line), end);
        for (const offset of [start, start + (LONG[line]!.length >> 1), end])
          assert.equal(transcript.lineAt(Math.min(offset, text.length - 1)), line);
      }
      assert.equal(transcript.lineAt(text.length), LONG.length - 1);
      assert.equal(transcript.lineStart(LONG.length), text.length);
    });

    test(`a part of the text is that part${name}`, () => {
      const cuts = [
        0,
        1,
        2,
        ...[31, 32, 33, 63, 64, 65, 200, 384, 399].flatMap((line) => [
          starts[line]! - 1,
          starts[line]!,
          starts[line]! + 1,
        ]),
        text.length - 1,
        text.length,
      ];
      for (const start of cuts) {
        for (const end of cuts)
          assert.equal(transcript.text({ start, end }), start < end ? text.slice(start, end) : "");
      }
    });

    test(`some of the lines are those lines${name}`, () => {
      const ends = [0, 1, 31, 32, 33, 64, 100, 399, 400];
      for (const from of ends) {
        for (const to of ends) {
          const expected = from < to ? LONG.slice(from, to) : [];
          assert.deepEqual(
            Array.from(transcript.lines(from, to), (line) => line.text),
            expected,
          );
          let next = from;
          for (const { chunk, firstLine, start, first, end } of transcript.stretches(from, to)) {
            assert.ok(first < end);
            assert.equal(firstLine + first, next);
            assert.equal(start, starts[firstLine]);
            for (let index = first; index < end; index++) assert.equal(chunk.line(index).text, LONG[next++]);
          }
          assert.equal(next, Math.max(from, to));
        }
      }
    });
  }

  test("counts of some of the lines are those of each of them", () => {
    const transcript = Transcript.parse(LONG.join("\n"));
    const lines = [...transcript.lines()];
    for (const [from, to] of [
      [0, 400],
      [0, 32],
      [31, 33],
      [32, 64],
      [50, 333],
      [399, 400],
    ] as const) {
      const some = lines.slice(from, to);
      assert.deepEqual(transcript.count(from, to), {
        words: some.reduce((total, { words }) => total + words, 0),
        paragraphs: some.filter(({ text }) => /\s./.test(text)).length,
      });
      assert.equal(transcript.countQuestionMarks(from, to), some.filter(({ text }) => text.includes("?")).length);
      assert.equal(transcript.countUnsettled(from, to), some.filter(({ text }) => text.includes("(")).length);
    }
  });

  test("a line outside it is none", () => {
    const transcript = Transcript.parse(LONG.join("\n"));
    assert.throws(() => transcript.line(-1), RangeError);
    assert.throws(() => transcript.line(400), /400/);
    assert.throws(() => transcript.lineEnd(400), RangeError);
  });
});

describe("a change", () => {
  const transcript = Transcript.parse(LONG.join("\n"));
  const start = (line: number): number => transcript.lineStart(line);
  const insertion = (offset: number, text: string): TextEdit => ({ span: { start: offset, end: offset }, text });
  const removal = (start: number, end: number): TextEdit => ({ span: { start, end }, text: "" });
  const regionsOf = (edits: readonly TextEdit[], of = transcript): number[][] =>
    of
      .change(edits)
      .regions.map(({ firstLine, endLine, newFirstLine, newEndLine }) => [
        firstLine,
        endLine,
        newFirstLine,
        newEndLine,
      ]);

  test("of nothing changes no line", () => {
    assert.deepEqual(transcript.change([]).regions, []);
    assert.equal(transcript.edit([]).text(), transcript.text());
  });

  test("inside a line changes that line", () => {
    for (const line of [0, 1, 31, 32, 100, 399]) {
      assert.deepEqual(regionsOf([insertion(start(line) + 1, "ё")]), [[line, line + 1, line, line + 1]]);
    }
  });

  test("at the end of a line changes that line, behind a byte-order mark too", () => {
    for (const some of [transcript, Transcript.parse(`\uFEFF${transcript.text()}`)]) {
      for (const line of [0, 31, 32, 100]) {
        for (const offset of [some.lineEnd(line) - 1, some.lineEnd(line)]) {
          assert.deepEqual(regionsOf([insertion(offset, "ё")], some), [[line, line + 1, line, line + 1]]);
        }
      }
    }
  });

  test("at the head of a line changes that line, and the one before it if that ends in a CR alone", () => {
    assert.deepEqual(regionsOf([insertion(start(0), "ё")]), [[0, 1, 0, 1]]);
    const lines = transcript.text().split("\n");
    for (const [lineBreak, before] of [
      ["\n", 0],
      ["\r\n", 0],
      ["\r", 1],
    ] as const) {
      const some = Transcript.parse(lines.join(lineBreak));
      for (const line of [1, 32, 64, 399]) {
        const first = line - before;
        const edits = [insertion(some.lineStart(line), "ё")];
        assert.deepEqual(regionsOf(edits, some), [[first, line + 1, first, line + 1]], JSON.stringify(lineBreak));
      }
    }
  });

  test("that ends where a line begins, and leaves it there, does not touch it", () => {
    const replacement = (from: number, to: number, text: string): TextEdit => ({
      span: { start: from, end: to },
      text,
    });
    for (const [of, lineBreak] of [
      [transcript, "\n"],
      [Transcript.parse(transcript.text().replaceAll("\n", "\r\n")), "\r\n"],
      [Transcript.parse(`\uFEFF${transcript.text()}`), "\n"],
    ] as const) {
      for (const line of [5, 31, 32, 63]) {
        const next = of.lineStart(line + 1);
        for (const [text, count] of [
          ["\n", 1],
          ["\r\n", 1],
          [" \n", 1],
          ["\n\n", 2],
        ] as const) {
          const edit = replacement(next - lineBreak.length, next, text);
          assert.deepEqual(regionsOf([edit], of), [[line, line + 1, line, line + count]], JSON.stringify(text));
        }
        for (const text of ["", " ", "\n\t"]) {
          const edit = replacement(next - lineBreak.length, next, text);
          const joined = text === "" || text === " ";
          assert.deepEqual(regionsOf([edit], of), [[line, line + 2, line, line + (joined ? 1 : 2)]]);
        }
      }
    }
    const behindReturn = Transcript.parse("Ответ\tДа.\rНет.\rОтвет\tНет.");
    const edits = [replacement(9, 15, ""), replacement(15, 15, "Ответ\tИ нет.\n")];
    assert.deepEqual(regionsOf(edits, behindReturn), [[0, 3, 0, 2]]);
    assert.deepEqual(regionsOf([replacement(0, 1, "Вопрос\tКак?\n")], Transcript.parse("\uFEFFОтвет\tДа.")), [
      [0, 1, 0, 2],
    ]);
  });

  test("at the ends of all lines is made in many steps", () => {
    const lines = Transcript.parse("Ответ\tИ так это было, и не иначе, и все это видели и знают.\n".repeat(9600));
    const edits = Array.from({ length: 9600 }, (_, line) => ({
      span: { start: lines.lineStart(line + 1) - 1, end: lines.lineStart(line + 1) },
      text: "\n\n",
    }));
    let steps = 0;
    const changing = lines.changing(edits);
    while (changing.next().done !== true) steps++;
    assert.ok(steps > 8, `${steps}`);
  });

  test("at the heads of all lines is made in many steps", () => {
    const lines = Transcript.parse("Ответ\tИ так это было, и не иначе, и все это видели и знают.\n".repeat(9600));
    const edits = Array.from({ length: 9600 }, (_, line) => insertion(lines.lineStart(line), " "));
    let steps = 0;
    const changing = lines.changing(edits);
    while (changing.next().done !== true) steps++;
    assert.ok(steps > 8, `${steps}`);
  });

  test("may bring five million lines", () => {
    const { after } = Transcript.parse("").change([insertion(0, "\n".repeat(5_000_000))]);
    assert.equal(after.lineCount, 5_000_001);
  });

  test("in many places tells of each, with what lines have come and gone before it", () => {
    const edits = [
      insertion(start(3) + 1, "\n"),
      insertion(start(5) + 1, "ё"),
      removal(start(30) + 1, start(34) + 2),
      insertion(start(200) + 1, "а\nб\nв\n"),
      removal(start(399) + 1, start(399) + 2),
    ];
    const expected = [
      [3, 4, 3, 5],
      [5, 6, 6, 7],
      [30, 35, 31, 32],
      [200, 201, 197, 201],
      [399, 400, 399, 400],
    ];
    assert.deepEqual(regionsOf(edits), expected);
    assert.deepEqual(regionsOf(edits.toReversed()), expected);
  });

  test("in two places of a line, or of two lines in a row, is one", () => {
    assert.deepEqual(regionsOf([insertion(start(33) + 1, "\n"), insertion(start(33) + 3, "ё")]), [[33, 34, 33, 35]]);
    assert.deepEqual(regionsOf([insertion(start(33) + 1, "\n"), insertion(start(34) + 1, "ё")]), [[33, 35, 33, 36]]);
    assert.deepEqual(regionsOf([removal(start(33) + 1, start(40) + 1), insertion(start(40) + 2, "ё")]), [
      [33, 41, 33, 34],
    ]);
  });

  test("leaves the lines outside of what it tells as they are", () => {
    fc.assert(
      fc.property(editedTranscript, ({ text, edits }) => {
        const { before, after, regions } = Transcript.parse(text).change(edits);
        const [old, now] = [[...before.lines()], [...after.lines()]].map((lines) =>
          lines.map((line) => line.text + line.lineBreak),
        );
        const pieces: string[] = [];
        let [done, newDone] = [0, 0];
        for (const { firstLine, endLine, newFirstLine, newEndLine } of regions) {
          assert.ok(done <= firstLine && firstLine < endLine && newFirstLine <= newEndLine);
          assert.equal(newFirstLine - newDone, firstLine - done);
          pieces.push(...old!.slice(done, firstLine), ...now!.slice(newFirstLine, newEndLine));
          [done, newDone] = [endLine, newEndLine];
        }
        assert.equal(now!.length - newDone, old!.length - done);
        assert.equal([...pieces, ...old!.slice(done)].join(""), now!.join(""));
        assert.equal(after.text(), applyEdits(text, edits));
      }),
      { numRuns: 40 },
    );
  });
});

describe("a long transcript that was edited", () => {
  const reads = (text: string, edits: readonly TextEdit[]): void => {
    const edited = Transcript.parse(text).edit(edits);
    const anew = Transcript.parse(applyEdits(text, edits));
    assert.equal(edited.text(), anew.text());
    assert.equal(edited.byteOrderMark, anew.byteOrderMark);
    const linesOf = (transcript: Transcript): string[] =>
      Array.from(transcript.lines(), ({ kind, text, lineBreak }) => `${kind} ${text}${lineBreak}`);
    assert.deepEqual(linesOf(edited), linesOf(anew));
  };

  test("equals one read anew, wherever the edits are and whatever comes and goes", () => {
    for (const [mark, lineBreak] of [
      ["", "\n"],
      ["\uFEFF", "\r\n"],
      ["", "\r"],
    ] as const) {
      const text = mark + LONG.join(lineBreak);
      const transcript = Transcript.parse(text);
      const lines = [0, 1, 31, 32, 33, 63, 64, 250, 399];
      for (const inserted of ["", "\n", "\r\n\r", "\uFEFFё", "\tа\n".repeat(70)]) {
        for (const size of [0, 300, 3000]) {
          for (const beside of [-1, 0, 1]) {
            const edits: TextEdit[] = [];
            for (const line of lines) {
              const start = Math.max(0, transcript.lineStart(line) + beside);
              const edit = { span: { start, end: Math.min(text.length, start + size) }, text: inserted };
              if (edits.every((other) => !editsOverlap(edit, other))) edits.push(edit);
            }
            reads(text, edits);
            if (size === 0) reads(text, [edits[3]!]);
          }
        }
      }
    }
  });

  test("has a byte-order mark when its text begins with one", () => {
    const text = LONG.join("\n");
    const marked = `\uFEFF${text}`;
    for (const [before, edit, mark] of [
      [text, { span: { start: 0, end: 0 }, text: "\uFEFF" }, "\uFEFF"],
      [text, { span: { start: 3000, end: 3000 }, text: "\uFEFF" }, ""],
      [text, { span: { start: 0, end: 1 }, text: "\uFEFFа" }, "\uFEFF"],
      [marked, { span: { start: 0, end: 1 }, text: "" }, ""],
      [marked, { span: { start: 0, end: 1 }, text: "\uFEFF" }, "\uFEFF"],
      [marked, { span: { start: 0, end: 0 }, text: "а" }, ""],
      [marked, { span: { start: 1, end: 1 }, text: "а" }, "\uFEFF"],
      [marked, { span: { start: 3000, end: 3010 }, text: "а" }, "\uFEFF"],
      ["а", { span: { start: 1, end: 1 }, text: "\uFEFF" }, ""],
      ["\uFEFF\uFEFFа", { span: { start: 0, end: 1 }, text: "" }, "\uFEFF"],
    ] as const) {
      assert.equal(Transcript.parse(before).edit([edit]).byteOrderMark, mark);
      reads(before, [edit]);
    }
  });

  test("equals one read anew where many lines were taken away in neighbouring parts", () => {
    const text = LONG.join("\n");
    const transcript = Transcript.parse(text);
    for (const lines of [
      [64, 96, 128],
      [64, 128],
      [64, 160, 192, 369],
    ]) {
      reads(
        text,
        lines.map((line) => ({
          span: { start: transcript.lineStart(line) + 1, end: transcript.lineStart(line + 30) + 1 },
          text: "",
        })),
      );
    }
  });

  test("keeps its lines together: none are left alone where many were taken away", () => {
    const chunks = (transcript: Transcript): unknown[] => Array.from(transcript.stretches(), ({ chunk }) => chunk);
    const transcript = Transcript.parse(LONG.join("\n"));
    const without = (from: number, to: number): Transcript =>
      transcript.edit([
        { span: { start: transcript.lineStart(from) + 1, end: transcript.lineStart(to) + 1 }, text: "" },
      ]);
    for (const taken of [24, 25, 28, 31]) {
      for (const from of [0, 32, 64, 352]) {
        const counts = Array.from(without(from, from + taken).stretches(), ({ chunk }) => chunk.lineCount);
        assert.ok(counts.slice(0, -1).every((count) => count >= 8));
      }
    }
    // Where enough are left, the lines behind them are as they were.
    assert.equal(new Set(chunks(without(64, 64 + 24))).difference(new Set(chunks(transcript))).size, 1);
    assert.equal(chunks(without(64, 64 + 24)).length, chunks(transcript).length);
  });
});

describe("long work in steps", () => {
  const LINES = 20_000;
  const text = "\tИ это.\n".repeat(LINES);
  const transcript = Transcript.parse(text);
  const stepsOf = <Result>(steps: Steps<Result>): { count: number; result: Result } => {
    for (let count = 0; ; count++) {
      const step = steps.next();
      if (step.done === true) return { count, result: step.value };
    }
  };
  const changeIn = (lines: readonly number[]) =>
    stepsOf(
      transcript.changing(
        lines.map((line) => ({
          span: { start: transcript.lineStart(line) + 2, end: transcript.lineStart(line) + 3 },
          text: "ё",
        })),
      ),
    );

  test("is read some hundred lines at a time", () => {
    const { count, result } = stepsOf(Transcript.parsing(text));
    assert.equal(result.text(), text);
    assert.ok(count > LINES / 500 && count < LINES / 100);
  });

  test("is changed in one place in a step or two, and in a few in as many", () => {
    assert.ok(changeIn([10_000]).count <= 2);
    const few = changeIn([10, 5000, 10_000, 19_000]);
    assert.ok(few.count >= 4 && few.count <= 8);
    assert.equal(few.result.after.length, text.length);
    assert.equal(few.result.regions.length, 4);
  });

  test("is read in steps where it comes as one change, and gone in one", () => {
    const { count, result } = stepsOf(
      transcript.changing([{ span: { start: 2, end: 2 }, text: text.slice(2) + text }]),
    );
    assert.equal(result.after.lineCount, 2 * transcript.lineCount + LINES - 1);
    assert.ok(count > LINES / 2000 && count < LINES / 100, `${count}`);
    const insertion = (paragraph: string, times: number) =>
      stepsOf(transcript.changing([{ span: { start: 2, end: 2 }, text: paragraph.repeat(times) }])).count;
    const long = `Да${" и так это было".repeat(1000)}.\n\t`;
    assert.ok(insertion(long, 100) > 20);
    assert.ok(insertion("Дa  и нет.\n\t", 4000) > insertion("Да и нет.\n\t", 4000));
    const { before, after } = result;
    const gone = stepsOf(after.changing([{ span: { start: 2, end: 2 + 2 * text.length - 2 }, text: "" }]));
    assert.equal(gone.result.after.text(), before.text());
    assert.ok(gone.count <= 2);
  });

  test("is changed in every part in steps as when it is read", () => {
    const { count, result } = changeIn(Array.from({ length: LINES / 20 }, (_, index) => 20 * index));
    assert.equal(result.regions.length, LINES / 20);
    assert.equal(result.after.length, text.length);
    assert.ok(count > LINES / 500 && count < LINES / 100);
  });
});

/** A text and edits of it that do not overlap. */
const editedText = anyText.chain((text) =>
  fc
    .array(
      fc.tuple(fc.nat(text.length), fc.nat(6), fc.oneof(anyText, fc.constantFrom("", "\n", "\r", "\uFEFF", "\t"))),
      {
        maxLength: 4,
      },
    )
    .map((wanted) => {
      const edits: TextEdit[] = [];
      for (const [start, length, inserted] of wanted) {
        const edit = { span: { start, end: Math.min(text.length, start + length) }, text: inserted };
        if (edits.every((other) => !editsOverlap(edit, other))) edits.push(edit);
      }
      return { text, edits };
    }),
);

describe("in every text", () => {
  test("a transcript that was edited equals one read from the edited text", () => {
    fc.assert(
      fc.property(editedText, ({ text, edits }) => {
        const edited = Transcript.parse(text).edit(edits);
        assert.deepEqual(everythingOf(edited), everythingOf(Transcript.parse(applyEdits(text, edits))));
      }),
      { numRuns: 3000 },
    );
  });

  test("edits one after another add up", () => {
    fc.assert(
      fc.property(fc.array(editedText, { minLength: 2, maxLength: 6 }), (steps) => {
        let transcript = Transcript.parse(steps[0]!.text);
        let text = steps[0]!.text;
        for (const { edits } of steps) {
          const fitting = edits.filter(({ span }) => span.end <= text.length);
          transcript = transcript.edit(fitting);
          text = applyEdits(text, fitting);
        }
        assert.deepEqual(everythingOf(transcript), everythingOf(Transcript.parse(text)));
      }),
      { numRuns: 500 },
    );
  });

  test("places, turns and exchanges looked up one by one are those met on the way through", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const transcript = Transcript.parse(text);
        const lines = [...transcript.lines()];
        let start = transcript.byteOrderMark.length;
        for (const [index, line] of lines.entries()) {
          assert.equal(transcript.lineStart(index), start);
          const end = start + line.text.length + line.lineBreak.length;
          for (let offset = start; offset < end; offset++) assert.equal(transcript.lineAt(offset), index);
          start = end;
        }
        assert.equal(transcript.lineStart(lines.length), text.length);
        const turns = [...transcript.turns()];
        const exchanges = [...transcript.exchanges()];
        assert.deepEqual(
          turns.map(({ index }) => transcript.turn(index)),
          turns,
        );
        assert.deepEqual(
          exchanges.map(({ index }) => transcript.exchange(index)),
          exchanges,
        );
        for (const index of lines.keys()) {
          const holds = ({ firstLine, endLine }: { firstLine: number; endLine: number }): boolean =>
            firstLine <= index && index < endLine;
          assert.deepEqual(transcript.turnAt(index), turns.find(holds));
          assert.deepEqual(transcript.exchangeAt(index), exchanges.find(holds));
        }
      }),
      { numRuns: 500 },
    );
  });

  test("a part of the text is that part", () => {
    fc.assert(
      fc.property(anyText, fc.nat(200), fc.nat(200), (text, a, b) => {
        const start = Math.min(a, b, text.length);
        const end = Math.min(Math.max(a, b), text.length);
        assert.equal(Transcript.parse(text).text({ start, end }), text.slice(start, end));
      }),
    );
  });
});

test("an edit leaves all chunks but those it touches as they are", () => {
  const text = "Вопрос\tКак?\nОтвет\tТак.\n\tИ вот ещё что.\n\tИ это.\n".repeat(500);
  const before = Transcript.parse(text);
  const chunksOf = (transcript: Transcript): Set<unknown> =>
    new Set(Array.from(transcript.stretches(), ({ chunk }) => chunk));
  for (const edits of [[1010], [3, 1010, 1999]]) {
    const after = before.edit(
      edits.map((line) => ({
        span: { start: before.lineStart(line) + 3, end: before.lineStart(line) + 4 },
        text: "ё",
      })),
    );
    assert.equal(chunksOf(before).difference(chunksOf(after)).size, edits.length);
    assert.equal(chunksOf(after).difference(chunksOf(before)).size, edits.length);
  }
});

test("an edit outside the text throws, and so do edits that overlap", () => {
  const transcript = Transcript.parse("абв");
  assert.throws(() => transcript.edit([{ span: { start: 2, end: 4 }, text: "" }]), RangeError);
  assert.throws(
    () => transcript.edit([0, 1].map((start) => ({ span: { start, end: start + 2 }, text: "" }))),
    RangeError,
  );
});
