import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { check, Checker, type CheckSettings } from "../../../src/core/rules/engine.ts";
import { askedQuestions, questionKey } from "../../../src/core/rules/asked-questions.ts";
import { FindingIndex } from "../../../src/core/rules/finding-index.ts";
import { concernedWords, type IntendedException } from "../../../src/core/rules/intended.ts";
import { KeyNumbers } from "../../../src/core/rules/key-numbers.ts";
import { safeFix, suggestedFix } from "../../../src/core/rules/rule.ts";
import { message } from "../../../src/core/messages/catalogue.ts";
import { MeasuredSequence } from "../../../src/core/text/measured-sequence.ts";
import { editsOverlap, type TextEdit } from "../../../src/core/text/edit.ts";
import { LineChunk } from "../../../src/core/transcript/line-chunk.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { anyText } from "../support/arbitraries.ts";
import { anyTranscript } from "../support/damaged-transcript.ts";
import { beforeCalls, instead } from "../support/instead.ts";
import { findingBeside, mostSevere } from "../support/listed-findings.ts";

const line = fc.constantFrom(
  "Вопрос\tКак?",
  "Вопрос\tКак это было?",
  "Вопрос\tкак — это было?!",
  "Вопрос",
  "Вопрос\t",
  "Ответ\tТак.",
  "Ответ\tОн сказал: «Да.",
  "Ответ",
  "\tкак это было?",
  "\tИ тут» он ушёл.",
  "\tПетр I и ПЕТР І.",
  "\tІван Iванов, МIНСК.",
  '\t5" и (',
  "",
  " \t",
  "Просто строка.",
  "Ведущий\tДобрый день.",
  "- Питання\tЩо?",
  "\tР’РѕРїСЂРѕСЃ: «да",
  "Ответ\tЭто всё. Вопрос: Как?",
);
const lines = fc
  .array(fc.tuple(line, fc.constantFrom("\n", "\n", "\r\n", "\r")), { maxLength: 30, size: "max" })
  .map((all) => all.flat().join(""));
const text = fc.oneof({ weight: 3, arbitrary: lines }, { weight: 1, arbitrary: anyTranscript });

/** Where and how much is replaced, as parts of the text, and by what. */
const edit = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(60)),
  inserted: fc.oneof(lines, anyText, fc.constantFrom("", "", "\n", "\r", "\t", "?", "»", "і", "а", "\uFEFF")),
});

function editsOf(length: number, wanted: readonly { place: number; length: number; inserted: string }[]): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const one of wanted) {
    const start = Math.floor(one.place * length);
    const next = { span: { start, end: Math.min(length, start + one.length) }, text: one.inserted };
    if (edits.every((other) => !editsOverlap(next, other))) edits.push(next);
  }
  return edits;
}

/** Those of several questions. */
function repeatedKeys(transcript: Transcript): number[] {
  const keys = Array.from(askedQuestions(transcript), ({ key }) => key);
  return keys.filter((key, place) => keys.indexOf(key) !== place);
}

/** As the index keeps them. */
function checked(transcript: Transcript, settings: CheckSettings = {}, used = new Set<IntendedException>()): unknown[] {
  return check(transcript, settings, (exception) => used.add(exception)).map(({ rule, severity, span, message }) => ({
    rule,
    severity,
    span,
    message,
  }));
}

describe("the findings of an index", () => {
  test("are those of a check", () => {
    fc.assert(
      fc.property(text, (source) => {
        const transcript = Transcript.parse(source);
        const index = FindingIndex.read(transcript);
        assert.deepEqual(index.findings(), checked(transcript));
        assert.equal(index.count, index.findings().length);
      }),
      { numRuns: 300 },
    );
  });

  test("are those of a check after any edits", () => {
    fc.assert(
      fc.property(text, fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { maxLength: 6 }), (source, steps) => {
        let transcript = Transcript.parse(source);
        const index = FindingIndex.read(transcript);
        for (const wanted of steps) {
          const change = transcript.change(editsOf(transcript.length, wanted));
          index.follow(change);
          transcript = change.after;
          assert.deepEqual(index.findings(), checked(Transcript.parse(transcript.text())));
        }
      }),
      { numRuns: 700 },
    );
  });

  test("are those of a check after any edits where something is intended", () => {
    fc.assert(
      fc.property(
        text,
        fc.nat(),
        fc.array(fc.array(edit, { minLength: 1, maxLength: 2 }), { maxLength: 5 }),
        (source, seed, steps) => {
          let transcript = Transcript.parse(source);
          const found = check(transcript);
          const intended = found
            .filter((_, place) => (place + seed) % 3 === 0)
            .map((finding) => ({ rule: finding.rule, words: concernedWords(transcript, finding) }));
          const settings = { intended };
          const index = FindingIndex.read(transcript, settings);
          for (const wanted of steps) {
            const change = transcript.change(editsOf(transcript.length, wanted));
            index.follow(change);
            transcript = change.after;
            const used = new Set<IntendedException>();
            assert.deepEqual(index.findings(), checked(Transcript.parse(transcript.text()), settings, used));
            assert.deepEqual(index.used, used);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  test("are told of repeated questions as of those of a text that is read anew", () => {
    const line = fc.constantFrom(
      "Вопрос\tКак?",
      "Вопрос\tКто?",
      "\tГде он?",
      "\tКак?",
      "Ответ\tДа.",
      "Так.",
      "Вопрос\t—",
      "",
    );
    const lines = fc.array(line, { maxLength: 12 });
    const change = fc.array(fc.tuple(fc.nat(150), fc.nat(3), lines), { minLength: 1, maxLength: 4 });
    const joined = (all: readonly string[]): string => all.map((one) => `${one}\n`).join("");
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 90, size: "max" }),
        fc.array(change, { maxLength: 5 }),
        (source, changes) => {
          let transcript = Transcript.parse(joined(source));
          const index = FindingIndex.read(transcript);
          for (const places of changes) {
            const { lineCount } = transcript;
            const edits = places
              .map(([from, count, by]) => {
                const first = from % lineCount;
                const end = Math.min(lineCount, first + count);
                return {
                  span: { start: transcript.lineStart(first), end: transcript.lineStart(end) },
                  text: joined(by),
                };
              })
              .filter((edit, place, all) => all.slice(0, place).every((other) => !editsOverlap(edit, other)));
            const changed = transcript.change(edits);
            index.follow(changed);
            transcript = changed.after;
            const anew = Transcript.parse(transcript.text());
            assert.deepEqual(index.findings(), checked(anew));
            const repeated = new Set(repeatedKeys(anew));
            const expected = Array.from(askedQuestions(anew)).filter(({ key }) => repeated.has(key));
            assert.deepEqual(
              [...index.repeated()],
              expected.map(({ turn }) => turn),
            );
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  test("are found beside any place, and the most severe of them", () => {
    fc.assert(
      fc.property(text, fc.nat(400), fc.nat(20), (source, offset, most) => {
        const index = FindingIndex.read(Transcript.parse(source));
        const all = check(index.transcript);
        for (const direction of ["next", "previous"] as const) {
          const expected = findingBeside(all, offset, direction);
          const found = index.beside(offset, direction);
          assert.equal(found?.number ?? 0, expected + 1, direction);
          if (found !== undefined) assert.deepEqual(found.finding.span, all[expected]!.span);
        }
        assert.deepEqual(
          index.mostSevere(most).map(({ rule, span }) => ({ rule, span })),
          mostSevere(all, most).map(({ rule, span }) => ({ rule, span })),
        );
      }),
      { numRuns: 300 },
    );
  });
});

test("the most severe are some of those of one line, however many it has", () => {
  const index = FindingIndex.read(Transcript.parse(`Вопрос\tКак?\nОтвет\t${"а  б  ".repeat(70_000)}да.`));
  assert.equal(index.count, 140_000);
  const starts = index.mostSevere(3).map(({ span }) => span.start);
  assert.deepEqual(starts, [19, 22, 25]);
});

test("a change of many places is followed as well as one of few", () => {
  const source = "Вопрос\tКак?\nОтвет\tТак  и так.\n".repeat(500);
  const transcript = Transcript.parse(source);
  const index = FindingIndex.read(transcript);
  const places = Array.from(source.matchAll(/ {2}/g), ({ index: start }) => ({
    span: { start, end: start + 2 },
    text: " ",
  }));
  index.follow(transcript.change(places));
  assert.deepEqual(index.findings(), checked(Transcript.parse(source.replaceAll("  ", " "))));
});

test("a paste of many lines is followed as well as one of few, and so is its undoing", () => {
  // Each asks what others ask, some of them above and some below.
  const talk = (count: number): string => "Вопрос\tКак?\nОтвет\tТак  и так.\nВопрос\tА кто?\n\tc ними\n".repeat(count);
  for (const [lines, pasted] of [
    [400, 30],
    [400, 400],
    [8000, 300],
  ] as const) {
    const source = talk(lines / 4);
    const transcript = Transcript.parse(source);
    const index = FindingIndex.read(transcript);
    const place = transcript.lineStart(lines / 2);
    const text = talk(pasted / 4);
    const change = transcript.change([{ span: { start: place, end: place }, text }]);
    index.follow(change);
    assert.deepEqual(index.findings(), checked(Transcript.parse(source.slice(0, place) + text + source.slice(place))));
    index.follow(change.after.change([{ span: { start: place, end: place + text.length }, text: "" }]));
    assert.deepEqual(index.findings(), checked(transcript));
  }
});

/** What an index looks at while something is done, and what of it it remembers anew. */
interface Seen {
  readonly lines: number[];
  /** Turns looked at by themselves, by index. */
  readonly turns: number[];
  /** How often it is asked of a line what is known of its question. */
  questions: number;
  notes: number;
  replaced: number;
}

function seenDuring(work: () => void): Seen {
  const seen: Seen = { lines: [], turns: [], questions: 0, notes: 0, replaced: 0 };
  const isNote = (item: unknown): boolean => typeof item === "object" && item !== null && "used" in item;
  const undo = [
    beforeCalls(Checker.prototype, "checkLines", ({ firstLine, first, end }) => {
      for (let at = first; at < end; at++) seen.lines.push(firstLine + at);
    }),
    beforeCalls(Checker.prototype, "checkingTurn", ({ turn: { index } }) => {
      seen.turns.push(index);
    }),
    beforeCalls(LineChunk.prototype, "questionKey", () => {
      seen.questions++;
    }),
    instead(
      MeasuredSequence.prototype as MeasuredSequence<unknown, unknown>,
      "items",
      (original) =>
        function* (this: MeasuredSequence<unknown, unknown>, ...range) {
          for (const item of original.apply(this, range)) {
            if (isNote(item)) seen.notes++;
            yield item;
          }
        },
    ),
    beforeCalls(MeasuredSequence.prototype, "replace", () => {
      seen.replaced++;
    }),
  ];
  try {
    work();
  } finally {
    for (const one of undo) one();
  }
  return seen;
}

/** Follows the replacement of a piece of the text, each time it stands there or the first time, and tells what was seen. */
function replaceIn(index: FindingIndex, ...pieces: readonly (readonly [old: string, text: string])[]): Seen {
  const source = index.transcript.text();
  const edits = pieces.map(([old, text]) => {
    const start = source.indexOf(old);
    assert.ok(start >= 0, old);
    return { span: { start, end: start + old.length }, text };
  });
  const change = index.transcript.change(edits);
  const seen = seenDuring(() => {
    index.follow(change);
  });
  assert.deepEqual(index.findings(), checked(Transcript.parse(change.after.text()), index.settings));
  seen.turns.sort((a, b) => a - b);
  return seen;
}

function indexOf(lines: readonly string[], settings: CheckSettings = {}): FindingIndex {
  return FindingIndex.read(Transcript.parse(lines.join("\n")), settings);
}

function upTo(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, place) => from + place);
}

describe("a change has all checked anew", () => {
  const long = (lineCount: number): string => `Вопрос\tКак?\nОтвет\tТак.\n${"\tДа.\n".repeat(lineCount - 3)}`;

  /** How many lines are checked of how many when each edit puts a text at the end of a line. */
  function checkedOf(source: string, edits: readonly { line: number; text: string }[]): [checked: number, all: number] {
    const transcript = Transcript.parse(source);
    const index = FindingIndex.read(transcript);
    const change = transcript.change(
      edits.map(({ line, text }) => ({
        span: { start: transcript.lineEnd(line), end: transcript.lineEnd(line) },
        text,
      })),
    );
    const seen = seenDuring(() => {
      index.follow(change);
    });
    return [seen.lines.length, change.after.lineCount];
  }

  test("from the 201st place on", () => {
    const at = (count: number): { line: number; text: string }[] =>
      Array.from({ length: count }, (_, place) => ({ line: 4 * place + 1, text: " Да." }));
    assert.deepEqual(checkedOf(long(1001), at(200)), [200, 1001]);
    assert.deepEqual(checkedOf(long(1001), at(201)), [1001, 1001]);
  });

  test("when more than a thousand lines are others, and more than a twentieth of all", () => {
    const lines = (count: number): { line: number; text: string }[] => [{ line: 1, text: "\n\tДа.".repeat(count - 1) }];
    assert.deepEqual(checkedOf(long(100), lines(1000)), [1000, 1099]);
    assert.deepEqual(checkedOf(long(100), lines(1001)), [1100, 1100]);
    assert.deepEqual(checkedOf(long(19_020), lines(1001)), [1001, 20_020]);
    assert.deepEqual(checkedOf(long(19_019), lines(1001)), [20_019, 20_019]);
  });

  test("when more than a thousand lines have gone, and as many as that share of those that are left", () => {
    const checkedWithout = (count: number, all: number): number => {
      const transcript = Transcript.parse(long(all));
      const index = FindingIndex.read(transcript);
      const change = transcript.change([
        { span: { start: transcript.lineEnd(1), end: transcript.lineEnd(count + 1) }, text: "" },
      ]);
      return seenDuring(() => {
        index.follow(change);
      }).lines.length;
    };
    assert.equal(checkedWithout(999, 2001), 1);
    assert.equal(checkedWithout(1000, 2001), 1001);
    assert.equal(checkedWithout(1000, 30_001), 1);
  });

  test("however far down it is, by its lines alone", () => {
    assert.deepEqual(checkedOf(long(3001), [{ line: 2901, text: " Да." }]), [1, 3001]);
  });
});

test("what is found on lines that are alike is kept once, and other things apart", () => {
  const found = (lines: readonly string[]) => FindingIndex.read(Transcript.parse(lines.join("\n"))).findings();
  const sharesWith = (first: string, second: string): boolean => {
    const [, one, two] = found(["Вопрос\tКак?", "Ответ\tДа.  Нет.", first, second, "\tНет."]);
    return one!.message === two!.message;
  };
  assert.ok(sharesWith("", ""));
  assert.ok(sharesWith("\tДа.  Нет.", "\tДа.  Нет."));
  assert.ok(!sharesWith("", " "));
  assert.ok(!sharesWith(" ", "\t\t"));
  assert.ok(!sharesWith("\tДа.  Нет.", "\tДа.   Нет."));
  assert.ok(!sharesWith("\tДа.  Нет.", "\tИ да.  Нет."));
});

describe("a change has looked at", () => {
  test("the lines it changes alone when nothing is intended", () => {
    const lines = ["Вопрос\tКак?", "", "", "Ответ\tТак.", "", "", "\tДа.", ""];
    for (const settings of [{}, { intended: [] }]) {
      assert.deepEqual(replaceIn(indexOf(lines, settings), ["Так", "Вот так"]).lines, [3]);
    }
  });

  test("the lines without text beside those it changes too when something is intended", () => {
    const settings: CheckSettings = { intended: [{ rule: "empty-turn", words: "Да" }] };
    const blank = Array.from({ length: 150 }, () => "");
    for (const [lines, from, to] of [
      [["Вопрос\tКак?", "", "", "Ответ\tТак.", "", "", "\tДа.", ""], 1, 6],
      [["", "", "Так.", "Ответ\tДа."], 0, 3],
      [["Ответ\tДа.", "\tТак.", "", ""], 1, 4],
      [["Вопрос\tКак?", ...blank, "Ответ\tТак.", ...blank, "\tДа."], 50, 253],
    ] as const) {
      assert.deepEqual(replaceIn(indexOf(lines, settings), ["Так", "Вот так"]).lines, upTo(from, to));
    }
  });

  test("the turns it reaches into and those beside them", () => {
    const lines = [
      "Пролог.",
      "Второй.",
      "Вопрос\tКто?",
      "Ответ\tОн.",
      "Вопрос\tГде?",
      "Ответ\tТам.",
      "\tВот.",
      "Вопрос\tЧто?",
    ];
    const concerned: readonly (readonly [lines: readonly string[], old: string, turns: readonly number[]])[] = [
      [lines, "Пролог", [0]],
      [lines, "Второй", [0]],
      [lines, "Кто", [0, 1]],
      [lines, "Где", [1, 2, 3]],
      [lines, "Там", [2, 3, 4]],
      [lines, "Вот", [3, 4]],
      [lines, "Что", [3, 4]],
      [lines.slice(2), "Кто", [0, 1]],
      [lines.slice(2), "Вот", [3, 4]],
    ];
    for (const [text, old, turns] of concerned) {
      assert.deepEqual(replaceIn(indexOf(text), [old, `${old} тут`]).turns, turns, old);
    }
  });

  test("of the turns below it the first that asks what has come or gone, and no others", () => {
    const lines = [
      "Вопрос\tГде?",
      "Ответ\tТам.",
      ...["Кто?", "Как?", "Кто?", "Как?", "Где?"].flatMap((asked) => [`Вопрос\t${asked}`, "Ответ\tТак."]),
    ];
    assert.deepEqual(replaceIn(indexOf(lines), ["Где", "Кто"]).turns, [0, 1, 2, 10]);
    assert.deepEqual(replaceIn(indexOf(lines), ["Где", "Как"]).turns, [0, 1, 4, 10]);
    assert.deepEqual(replaceIn(indexOf(lines), ["Где", "Когда"]).turns, [0, 1, 10]);
    assert.deepEqual(replaceIn(indexOf(lines), ["Там", "Тут"]).turns, [0, 1, 2]);
    const silent = ["Вопрос\t—", "\tКто?", "Ответ\tОн.", "Вопрос\tГде?", "Ответ\tТам.", "Ответ\tТут."];
    assert.deepEqual(replaceIn(indexOf(silent), ["Кто", ""]).turns, [0, 1]);
    // The one right behind the change is beside it.
    assert.deepEqual(replaceIn(indexOf(lines), ["Ответ\tТам.", "Вопрос\tКто?"]).turns, [0, 1, 2]);
  });

  test("hardly anything of what is known, be it that others ask the same far above and far below", () => {
    // Something is found in each of them.
    const lines = Array.from({ length: 300 }, (_, place) => [
      `Вопрос\tЧто  в ${place + 1}-й раз?`,
      "Ответ\tТак (.",
    ]).flat();
    const index = indexOf(lines);
    for (const [old, text] of [
      ["в 1-й", "в тот"],
      ["в тот", "в этот"],
      ["этот раз", "этот  раз"],
      ["Так", "Вот так"],
      ["Вопрос", "Ответ"],
      ["Ответ", "Вопрос"],
    ] as const) {
      const { notes, questions } = replaceIn(index, [old, text]);
      assert.ok(notes < 40 && questions < 20, `${old}: ${notes}, ${questions}`);
    }
    const repeated = indexOf(["Вопрос\tКто?", "Ответ\tОн.", "Вопрос\tКто?", "Ответ\tОн.", ...lines]);
    assert.ok(replaceIn(repeated, ["Кто", "А кто"]).questions < 20);
    const thrice = indexOf([...lines, ...lines, ...lines]);
    const second = "\tЧто  в 200-й раз?\nОтвет\tТак (.\nВопрос\tЧто  в 201-й";
    const middle = thrice.transcript.text().indexOf(second, 300 * 40);
    for (const [at, length, text] of [
      [1, 0, "А "],
      [1, 2, ""],
      [second.indexOf("Так"), 3, "Вот"],
      [second.indexOf("\nОтвет"), 6, ""],
      [second.indexOf("\nОтвет"), 0, "\nОтвет"],
      [4, 0, "\n\t"],
      [4, 2, ""],
      [0, second.indexOf("Вопрос"), ""],
    ] as const) {
      const span = { start: middle + at, end: middle + at + length };
      const change = thrice.transcript.change([{ span, text }]);
      const { notes, questions } = seenDuring(() => {
        thrice.follow(change);
      });
      assert.ok(notes < 100 && questions < 40, `${text}: ${notes}, ${questions}`);
      assert.deepEqual(thrice.findings(), checked(change.after));
    }
    // What stands between two places does not matter either.
    const [one, other] = [["Так", "Так вот"] as const, ["\tЧто  в 250-й раз", "\tЧто в 250-й раз, что"] as const];
    const { notes, questions } = replaceIn(index, one, other);
    assert.ok(notes < 100 && questions < 40, `${notes}, ${questions}`);
  });

  test("of a long turn only the lines with marks that do not pair by themselves", () => {
    const lines = ["Вопрос\tКак?", "Ответ\tТак «и", ...Array.from({ length: 500 }, () => "\tВот (так) и «вот».")];
    const index = indexOf([...lines, "\tда» так."]);
    const [at, mark] = [index.transcript.lineStart(300) + 1, "« "];
    for (const [length, text] of [
      [0, "А "],
      [2, mark],
      [mark.length, ""],
      [0, "\n\t"],
    ] as const) {
      const change = index.transcript.change([{ span: { start: at, end: at + length }, text }]);
      let read = 0;
      const undo = beforeCalls(LineChunk.prototype, "line", () => {
        read++;
      });
      try {
        index.follow(change);
      } finally {
        undo();
      }
      assert.ok(read < 20, `${text}: ${read}`);
      assert.deepEqual(index.findings(), checked(change.after));
    }
  });

  test("nothing of what is known where nothing was found and nothing is", () => {
    const index = indexOf(["Вопрос\tКто?", "Ответ\tОн.", "\tИ она.", "Вопрос\tГде", "\tже?", "Ответ\tТам."]);
    for (const piece of [
      ["она", "оно"],
      ["Он", "Они"],
      ["же?", "же?!"],
      ["же?!", "же он?"],
    ] as const) {
      assert.equal(replaceIn(index, piece).replaced, 0, piece[0]);
    }
    assert.equal(replaceIn(index, ["И оно", "И  оно"]).replaced, 1);
    assert.equal(replaceIn(index, ["И  оно", "И оно"]).replaced, 1);
  });
});

describe("what a change says of a question", () => {
  test("is told from what is said of each other, be it asked above or below", () => {
    const questions = Array.from({ length: 300 }, (_, place) => `Вопрос\tЧто было в ${1700 + place} году?\n`);
    const all = Transcript.parse(questions.join(""));
    // Where the numbers of these would be noted, that of a turn which asks nothing would be, too.
    const first = questions.filter((_, turn) => questionKey(all, all.turn(turn)!) % 64 === 0);
    assert.notEqual(first.length, 0);
    for (const asked of first) {
      const index = indexOf([...["Так", "Да", "Вот", "Он"].map((answer) => `Ответ\t${answer}.`), "Ответ\tНет.", ""]);
      replaceIn(index, ["Ответ\tНет.\n", `${asked}Ответ\tНет.\n`]);
      replaceIn(index, ["Ответ\tДа.\n", `${asked}Ответ\tДа.\n`]);
      assert.equal(index.findings().filter(({ rule }) => rule === "duplicate-question").length, 1);
      replaceIn(index, [asked, ""]);
      assert.equal(index.findings().filter(({ rule }) => rule === "duplicate-question").length, 0);
    }
  });

  test("is nothing of an answer in the same words", () => {
    const index = indexOf(["Вопрос\tКто?", "Ответ\tОн.", "Вопрос\tА кто?", "Ответ\tОна."]);
    replaceIn(index, ["Он.", "А кто?"]);
    replaceIn(index, ["Ответ", "Вопрос"]);
    assert.deepEqual(
      index.findings().map(({ rule }) => rule),
      ["unanswered-question", "unanswered-question", "duplicate-question"],
    );
    replaceIn(index, ["Вопрос\tА", "Ответ\tА"]);
    assert.equal(index.count, 0);
  });

  test("goes for what is asked below each of several places", () => {
    const index = indexOf([
      "Вопрос\tКто?",
      "Ответ\tОн.",
      "Вопрос\tКак",
      "\tименно?",
      "Ответ\tТак.",
      "Вопрос\tКак было?",
      "Ответ\tТак.",
    ]);
    replaceIn(index, ["Он", "Она"], ["именно", "было"]);
    assert.deepEqual(
      index.findings().map(({ rule }) => rule),
      ["duplicate-question"],
    );
    replaceIn(index, ["Она", "Он"], ["было", "именно"]);
    assert.equal(index.count, 0);
  });
});

test("a change far away decides in which script a word is meant, and has it looked at when it may", () => {
  const index = indexOf(["Вопрос\tГде?", "Ответ\tГород МIНСК.", "\tДа.", "\tТам."]);
  const meant = (): unknown => index.findings().map(({ message: said }) => said);
  const [latin, other] = [meant(), indexOf(["Вопрос\tГде?", "Ответ\tГород МIНСК.", "\tДа.", "\tІ."]).findings()];
  assert.deepEqual(replaceIn(index, ["Там", "Тут"]).lines, [3]);
  assert.deepEqual(meant(), latin);
  assert.deepEqual(replaceIn(index, ["Тут", "Тут і там"]).lines, [3, 1]);
  assert.deepEqual(meant(), [other[0]!.message]);
  assert.notDeepEqual(meant(), latin);
  assert.deepEqual(replaceIn(index, ["Тут", "Вот"]).lines, [3]);
  assert.deepEqual(replaceIn(index, [" і там", ""]).lines, [3, 1]);
  assert.deepEqual(meant(), latin);
  assert.deepEqual(replaceIn(index, ["Вот", "Вот " + "і".repeat(999)]).lines, [3, 1]);
  assert.deepEqual(replaceIn(index, ["Вот", "Вот і"]).lines, [3, 1]);
  // Of so many one more makes no difference.
  assert.deepEqual(replaceIn(index, ["Вот", "Вот і"]).lines, [3]);
});

test("a change says of a line of white whether it is the last", () => {
  const index = indexOf(["Вопрос\tКак?", "Ответ\tТак.", "  ", "\tДа."]);
  const said = (): unknown => index.findings().map((finding) => finding.message.id);
  assert.deepEqual(said(), ["blank-line.white"]);
  replaceIn(index, ["\n\tДа.", ""]);
  assert.deepEqual(said(), ["blank-line.last"]);
  replaceIn(index, ["\n  ", "\n  \n\tДа."]);
  assert.deepEqual(said(), ["blank-line.white"]);
  replaceIn(index, ["\tДа.", ""]);
  assert.deepEqual(said(), ["blank-line.white"]);
});

test("an exception is no longer used once a change makes the words beside its label others", () => {
  const intended: readonly IntendedException[] = [
    { rule: "empty-turn", words: "Как Ответ Да" },
    { rule: "empty-turn", words: "Как Ответ Нет" },
  ];
  const index = indexOf(["Вопрос\tКак?", "Ответ", "", "Вопрос\tДа?", "Ответ\tТак."], { intended });
  assert.deepEqual([...index.used], [intended[0]]);
  replaceIn(index, ["Да", "Нет"]);
  assert.deepEqual([...index.used], [intended[1]]);
  replaceIn(index, ["Нет", "Что"]);
  assert.deepEqual([...index.used], []);
});

test("the finding before a place may stand turns above it", () => {
  const index = indexOf([
    "Вопрос\tКак?",
    "Ответ\tТак  и так.",
    "Вопрос\tКто?",
    "Ответ\tОн.",
    "Вопрос\tГде?",
    "Ответ\tТам  и тут.",
  ]);
  const { transcript } = index;
  assert.equal(index.beside(transcript.lineStart(4), "previous")?.number, 1);
  assert.equal(index.beside(transcript.lineStart(0), "previous")?.number, 2);
  assert.equal(index.beside(transcript.lineStart(2), "next")?.number, 2);
});

test("fixes are the same at several places when all are safe, or none is and they are called the same", () => {
  const index = indexOf(["Вопрос\tКак?", "Ответ\tТак  и  так, город МIНСК.", "\tПЕТРA  и IВАН."]);
  const title = message("fix.one-script-each", {});
  const other = message("fix.remove-line", {});
  assert.deepEqual(
    [
      index.mayFixSeveral("repeated-space", safeFix(other)),
      index.mayFixSeveral("repeated-space", suggestedFix(other)),
      index.mayFixSeveral("mixed-script", suggestedFix(title)),
      index.mayFixSeveral("mixed-script", suggestedFix(other)),
      index.mayFixSeveral("mixed-script", safeFix(title)),
    ],
    [true, false, true, false, false],
  );
});

describe("a whole text is read", () => {
  /** How many chunks that are clear, other chunks, questions and turns are read in each step, and in how many more the rest is done. */
  function stepsOf(source: string): [steps: string[], more: number] {
    const transcript = Transcript.parse(source);
    const steps: string[] = [];
    let [clear, other, questions, turns] = [0, 0, 0, 0];
    const undo = [
      beforeCalls(Checker.prototype, "checkLines", ({ chunk }) => {
        if (chunk.isClear) clear++;
        else other++;
      }),
      beforeCalls(Checker.prototype, "checkingTurn", () => {
        turns++;
      }),
      beforeCalls(KeyNumbers.prototype, "set", () => {
        questions++;
      }),
    ];
    try {
      const reading = FindingIndex.reading(transcript);
      for (let isDone = false; !isDone;) {
        isDone = reading.next().done === true;
        steps.push(`${clear} ${other} ${questions} ${turns}`);
        [clear, other, questions, turns] = [0, 0, 0, 0];
      }
    } finally {
      for (const one of undo) one();
    }
    const read = steps.slice(0, 1 + steps.findLastIndex((step) => step !== "0 0 0 0"));
    return [read, steps.length - read.length];
  }

  test("in steps of a few chunks, of one alone where something may be found", () => {
    const lines = ["Вопрос\tКак?", "Ответ\tТак.", ...Array.from({ length: 70 * 32 - 2 }, () => "\tДа.")];
    const looking = ["0 0 0 0", "0 0 0 0", "0 0 0 0", "0 0 0 1"];
    assert.deepEqual(stepsOf(lines.join("\n"))[0], ["32 0 0 0", "32 0 0 0", "6 0 1 0", ...looking]);
    lines[40] = lines[70] = "\tДа  и да.";
    assert.deepEqual(stepsOf(lines.slice(0, 5 * 32).join("\n"))[0], ["1 1 0 0", "0 1 0 0", "2 0 1 1"]);
  });

  test("in steps of a few questions and turns", () => {
    const asked = (count: number): string[] => Array.from({ length: count }, (_, place) => `Вопрос\tЧто ${place}?\n`);
    const answered = asked(70).map((question) => `${question}Ответ\tТак.\n`);
    assert.deepEqual(stepsOf(answered.join("")), [["4 1 0 0", "0 0 32 0", "0 0 32 0", "0 0 6 1"], 1]);
    assert.deepEqual(stepsOf(asked(128).join("")), [
      ["4 1 0 0", "0 0 63 0", "0 0 32 0", "0 0 32 0", "0 0 1 32", ...Array.from({ length: 3 }, () => "0 0 0 32")],
      12,
    ]);
  });
});
