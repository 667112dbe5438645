import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { askedQuestions, asksTheSame, questionKey, QuestionsInOrder } from "../../../src/core/rules/asked-questions.ts";
import { KeyNumbers } from "../../../src/core/rules/key-numbers.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { beforeCalls } from "../support/instead.ts";
import { text } from "../support/marked.ts";

const parse = (drawing: string): Transcript => Transcript.parse(text(drawing));

/** The key of a transcript’s only turn. */
function keyOf(drawing: string): number {
  const transcript = parse(drawing);
  return questionKey(transcript, transcript.turn(0)!);
}

describe("the key of a question", () => {
  test("is the same for the same words, whatever their case, marks, spacing, lines and spelling in Unicode", () => {
    const plain = "Вопрос⇥Какой это ёлочный мост?";
    for (const other of [
      "вопрос: КАКОЙ — это  «ёлочный» мост",
      "Вопрос⇥Какой это↵⇥ёлочный мост?",
      "Вопрос⇥Како\u0438\u0306 это е\u0308лочный мост?",
      "Вопрос⇥Ка⁰кой это ёлоч\u00ADный мост?",
      "Вопрос↵↵⇥Какой это ёлочный мост?",
    ]) {
      assert.equal(keyOf(other), keyOf(plain), other);
    }
  });

  test("is another one for other words, up to the end of the longest line", () => {
    const long = "слово дела ".repeat(3000);
    const texts = ["Какой это мост?", "Какой это дом?", "C++?", "C#?", `${long}да`, `${long}нет`, `${long}нет и да`];
    const keys = texts.map((question) => keyOf(`Вопрос⇥${question}`));
    assert.equal(new Set(keys).size, texts.length);
    assert.equal(keyOf(`Вопрос⇥${long.toUpperCase()}ДА`), keyOf(`Вопрос⇥${long}да?`));
    assert.equal(keyOf(`Вопрос⇥Так.↵⇥${long}да`), keyOf(`Вопрос⇥Так, ${long}да`));
  });

  test("is another one where words begin elsewhere, whatever else is on the line", () => {
    const divided = ["Как оно?", "Ка коно?", "Как о но?", "Каконо?", "К ак-оно?", "C 5?", "C5?"];
    const keys = divided.map((question) => keyOf(`Вопрос⇥${question}`));
    assert.equal(new Set(keys).size, divided.length);
    for (const [index, question] of divided.entries()) {
      assert.equal(keyOf(`Вопрос⇥⁰${question}`), keys[index], question);
      assert.equal(keyOf(`Вопрос⇥${question.replace(/[ -]/, "↵⇥")}`), keys[index], question);
    }
    assert.equal(keyOf("Вопрос⇥⁰C++ и 5₽?"), keyOf("Вопрос⇥C + + и 5 ₽?"));
    assert.equal(keyOf("Вопрос⇥C++и 5₽?"), keyOf("Вопрос⇥⁰C + +и 5 ₽?"));
    const long = "слово дела ".repeat(3000);
    for (const word of ["слоник", "слон ик"]) {
      for (let more = 0; more < 12; more++) {
        const question = `${"а".repeat(more)} ${long}${word}`;
        assert.equal(keyOf(`Вопрос⇥${question}`), keyOf(`Вопрос⇥⁰${question}`));
      }
    }
  });

  test("is another one with a stress, whatever else is on the line", () => {
    assert.notEqual(keyOf("Вопрос⇥Где за\u0301мок?"), keyOf("Вопрос⇥Где замок?"));
    assert.notEqual(keyOf("Вопрос⇥Где за\u0301мок?"), keyOf("Вопрос⇥Где замо\u0301к?"));
    assert.equal(keyOf("Вопрос⇥Где за\u0301мок?"), keyOf("вопрос: ⁰где за\u0301мок"));
    assert.equal(keyOf("Вопрос⇥Где к\u0301?"), keyOf("Вопрос⇥Где ќ?"));
  });

  test("is the same over hundreds of lines, whatever kinds they are of, and after a change of one", () => {
    const words = Array.from({ length: 400 }, (_, place) => `слово ${place}`);
    const lines = words.map((word, place) =>
      place % 7 === 0 ? `\t\u200B${word}` : place % 50 === 0 ? "" : `\t${word}`,
    );
    const said = words.filter((_, place) => place % 7 === 0 || place % 50 !== 0).join(" ");
    const [before, behind] = ["Ответ\tДа.\nВопрос\tТак\n", "\nОтвет\tДа.\nВопрос\tИ что?"];
    let transcript = Transcript.parse(before + lines.join("\n") + behind);
    const expected = (words: string): number[] => [keyOf(`Вопрос⇥Так ${words}`), keyOf("Вопрос⇥И что?")];
    const asked = (source: Transcript): number[] => Array.from(askedQuestions(source), ({ key }) => key);
    const lookedUp = (source: Transcript): number[] => [1, 3].map((turn) => questionKey(source, source.turn(turn)!));
    for (const keys of [asked, lookedUp, asked]) assert.deepEqual(keys(transcript), expected(said));
    for (const word of ["слово 202", "слово 203"]) {
      const start = transcript.text().indexOf(word);
      transcript = transcript.edit([{ span: { start, end: start + 5 }, text: "буква" }]);
    }
    const changed = said.replace(/слово(?= 20[23] )/g, "буква");
    for (const keys of [lookedUp, asked, lookedUp]) assert.deepEqual(keys(transcript), expected(changed));
    const opened = transcript.edit([
      { span: { start: before.length - 1, end: before.length - 1 }, text: "\nОтвет\tДа." },
    ]);
    assert.deepEqual(asked(opened), [keyOf("Вопрос⇥Так"), keyOf("Вопрос⇥И что?")]);
  });

  test("is 0 where there are no words", () => {
    for (const empty of ["Вопрос⇥", "Вопрос⇥?!", "Вопрос↵⇥…↵↵", "Вопрос⇥⁰"]) assert.equal(keyOf(empty), 0, empty);
  });
});

test("two turns ask the same when their words are the same, wherever lines are broken", () => {
  const transcript = parse("Вопрос⇥Я о мосте. Когда?↵Вопрос⇥Я о мосте↵↵⇥…↵⇥когда↵Вопрос⇥Я о мосте.");
  const [first, second, third] = [0, 1, 2].map((turn) => transcript.turn(turn)!);
  assert.equal(asksTheSame(transcript, first!, second!), true);
  assert.equal(asksTheSame(transcript, first!, third!), false);
});

/** How many questions are read while something is done. */
function questionsRead(work: () => void): number {
  let count = 0;
  const undo = beforeCalls(KeyNumbers.prototype, "set", () => {
    count++;
  });
  try {
    work();
  } finally {
    undo();
  }
  return count;
}

describe("the questions of a transcript in order", () => {
  const parsed = (): Transcript =>
    parse(
      "Пролог↵Вопрос⇥Когда?↵Ответ⇥Когда?↵Вопрос⇥?↵Вопрос⇥Где?↵⇥Где?↵Вопрос⇥когда…↵Ответ⇥Да.↵Вопрос⇥Когда↵Ответ⇥Да.",
    );
  const transcript = parsed();
  const places = (source: Transcript): number[][] =>
    Array.from(askedQuestions(source), ({ turn, line }) => [turn, line]);
  const keys = [0, 3, 4, 6].map((turn) => questionKey(parsed(), parsed().turn(turn)!));
  test("are those that have words, with their turns, lines and keys", () => {
    for (const source of [parsed(), transcript, transcript]) {
      assert.deepEqual(places(source), [
        [0, 1],
        [3, 4],
        [4, 6],
        [6, 8],
      ]);
      assert.deepEqual(
        Array.from(askedQuestions(source), ({ key }) => key),
        keys,
      );
    }
  });

  test("are counted by what they ask", () => {
    const questions = new QuestionsInOrder(transcript);
    while (questions.readMore(1));
    const counts = questions.counts();
    assert.deepEqual(
      keys.map((key) => counts.get(key)),
      [3, 1, 3, 3],
    );
    assert.equal(counts.get(keys[0]! ^ 1), 0);
  });

  test("are the same after a change as in the text that is read anew", () => {
    const [question, more] = ["Вопрос\tЧто тут?\n", "\tИ там?\n"];
    let changed = Transcript.parse(question.repeat(40) + more.repeat(40) + question.repeat(40));
    for (const [start, end, text] of [
      [0, 6, "Ответ"],
      [100, 105, "кто"],
      [20 * question.length, 21 * question.length, more],
      [41 * question.length, 41 * question.length, question],
    ] as const) {
      assert.notEqual([...askedQuestions(changed)].length, 0);
      changed = changed.edit([{ span: { start, end }, text }]);
      assert.deepEqual([...askedQuestions(changed)], [...askedQuestions(Transcript.parse(changed.text()))]);
    }
  });

  test("are the same after any changes, whatever was known of them before", () => {
    const line = fc.constantFrom("Вопрос\tКак?", "Вопрос\tКто?", "\tГде он?", "Ответ\tДа.", "Вопрос\t—", "Так.", "");
    const joined = (all: readonly string[]): string => all.map((one) => `${one}\n`).join("");
    const change = fc.tuple(fc.nat(150), fc.nat(3), fc.array(line, { maxLength: 6 }));
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 40, maxLength: 120, size: "max" }),
        fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { maxLength: 6 }),
        (source, changes) => {
          let transcript = Transcript.parse(joined(source));
          for (const places of changes) {
            const edits = places.map(([from, count, by], place) => {
              const first = Math.min(transcript.lineCount - 1, (from % 40) + 40 * place);
              const end = Math.min(transcript.lineCount, first + count);
              return { span: { start: transcript.lineStart(first), end: transcript.lineStart(end) }, text: joined(by) };
            });
            transcript = transcript.edit(
              edits.filter((edit, place) => place === 0 || edit.span.start > edits[place - 1]!.span.end),
            );
            const anew = Transcript.parse(transcript.text());
            assert.deepEqual([...askedQuestions(transcript)], [...askedQuestions(anew)]);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test("ask more when what stands behind them is no turn of its own any more, be it in another chunk", () => {
    for (let above = 28; above < 34; above++) {
      const lines = [...Array.from({ length: above }, () => "Ответ\tДа."), "Вопрос\tЧто тут?"];
      const source = `${[...lines, ...Array.from({ length: 40 }, () => "Ответ\tТак.")].join("\n")}\n`;
      const transcript = Transcript.parse(source);
      const key = questionKey(transcript, transcript.turn(above)!);
      assert.equal(questionKey(transcript, transcript.turn(above)!), key);
      const place = source.indexOf("Ответ\tТак");
      const changed = transcript.edit([{ span: { start: place + 2, end: place + 5 }, text: "" }]);
      const asked = questionKey(changed, changed.turn(above)!);
      const anew = Transcript.parse(changed.text());
      assert.notEqual(asked, key);
      assert.equal(asked, questionKey(anew, anew.turn(above)!));
      const back = changed.edit([{ span: { start: place + 2, end: place + 2 }, text: "вет" }]);
      assert.equal(questionKey(back, back.turn(above)!), key);
    }
  });

  /** A hundred questions, of which the first chunk of lines shows where 31 end, the next two 32 each, and the last one 4. */
  const hundred = parse(Array.from({ length: 100 }, (_, place) => `Вопрос⇥Что ${place}?`).join("↵"));

  test("are at least as many at a time as was asked for, up to the end of a chunk of lines", () => {
    const questions = new QuestionsInOrder(hundred);
    for (const [count, isMore, read] of [
      [0, true, 0],
      [1, true, 31],
      [32, true, 32],
      [34, true, 36],
      [2, false, 1],
      [1, false, 0],
    ] as const) {
      assert.equal(
        questionsRead(() => {
          assert.equal(questions.readMore(count), isMore);
        }),
        read,
      );
    }
  });

  test("are none in a text that asks nothing", () => {
    for (const drawing of ["", "Пролог", "Ответ⇥Когда?", "Вопрос⇥?", "Вопрос"]) {
      assert.equal(new QuestionsInOrder(parse(drawing)).readMore(1), false, drawing);
      assert.deepEqual([...askedQuestions(parse(drawing))], [], drawing);
    }
  });

  test("are read no further than the chunk of lines that shows where the one ends that is asked about", () => {
    const questions = new QuestionsInOrder(hundred);
    for (const [turn, count] of [
      [0, 31],
      [30, 0],
      [31, 32],
      [99, 37],
    ] as const) {
      const read = questionsRead(() => {
        assert.equal(questions.earlier(hundred.turn(turn)!), undefined);
      });
      assert.equal(read, count);
    }
    const repeated = new QuestionsInOrder(transcript);
    for (const [turn, earlier] of [
      [0, undefined],
      [4, 0],
      [3, undefined],
      [6, 4],
    ] as const) {
      assert.equal(repeated.earlier(transcript.turn(turn)!)?.index, earlier);
    }
  });

  test("are compared when the second turn is the first that is asked about", () => {
    const twice = parse("Вопрос⇥Когда?↵Вопрос⇥Когда?");
    assert.equal(new QuestionsInOrder(twice).earlier(twice.turn(1)!)?.index, 0);
  });

  test("are repeated from the second time on", () => {
    assert.deepEqual([...new QuestionsInOrder(transcript).repeated()], [4, 6]);
    assert.deepEqual([...new QuestionsInOrder(parse("Вопрос⇥Когда?↵Вопрос⇥Где?")).repeated()], []);
  });

  test("have the turns and lines that they have in a long transcript, too", () => {
    const long = parse("Вопрос⇥Когда?↵Ответ⇥Да.↵⇥И всё.↵".repeat(50));
    const questions = new QuestionsInOrder(long);
    assert.deepEqual(
      [...questions.repeated()],
      Array.from({ length: 49 }, (_, index) => 2 * index + 2),
    );
    assert.deepEqual(
      places(long),
      Array.from({ length: 50 }, (_, index) => [2 * index, 3 * index]),
    );
  });
});
