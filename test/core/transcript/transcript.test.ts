import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { applyEdits, editsOverlap, type TextEdit } from "../../../src/core/text/edit.ts";
import { NON_RUSSIAN_TWINS } from "../../../src/core/text/twins.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { anyText } from "../support/arbitraries.ts";
import { everythingOf } from "../support/edited-transcript.ts";

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

  test("are unanswered when another question or the end follows", () => {
    assert.equal(INTERVIEW.unansweredCount, 2);
  });
});

describe("counts", () => {
  test("are those of the paragraphs, labels aside", () => {
    assert.equal(INTERVIEW.wordCount, 2 + 2 + 3 + 1 + 2 + 4 + 2 + 2 + 3);
    assert.equal(INTERVIEW.paragraphCount, 9);
    assert.deepEqual(INTERVIEW.count(3, 5), { words: 3, paragraphs: 2 });
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
