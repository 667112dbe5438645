import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import type { EarlierQuestions } from "../../../src/core/rules/asked-questions.ts";
import {
  check,
  Checker,
  checking,
  checkLines,
  compareFindings,
  countingMojibake,
  type Judged,
  MOST_FOUND,
} from "../../../src/core/rules/engine.ts";
import { RULES } from "../../../src/core/rules/index.ts";
import { type Found, type RuleId, safeFix } from "../../../src/core/rules/rule.ts";
import { message } from "../../../src/core/messages/catalogue.ts";
import { inOneGo } from "../../../src/core/steps.ts";
import { editsOverlap } from "../../../src/core/text/edit.ts";
import { type ChunkStretch, Transcript } from "../../../src/core/transcript/transcript.ts";
import { anyTranscript } from "../support/damaged-transcript.ts";
import { callsOf, instead } from "../support/instead.ts";
import { marked, text } from "../support/marked.ts";

const DAMAGED = "Пролог↵ вoпрос: Как? ↵↵Ответ↵Вопрос";

function rulesOf(drawing: string): string[] {
  return check(Transcript.parse(text(drawing))).map(({ rule }) => rule);
}

const SAID = message("blank-line", {});

/** What is reported, of that rule, when it finds this on the last line or in the last turn that it is shown. */
function foundBy(rule: RuleId, found: Found, source: string): ReturnType<typeof check>[number] {
  const transcript = Transcript.parse(source);
  const undo = instead(RULES[rule] as { check: (...shown: unknown[]) => void }, "check", () => (...shown) => {
    const report = shown.at(-1) as (found: Found) => void;
    report(found);
  });
  try {
    return check(transcript).findLast((finding) => finding.rule === rule)!;
  } finally {
    undo();
  }
}

/** Knows of no question that was asked before, and how often it was to tell which were. */
function countingQuestions(): { readonly questions: EarlierQuestions; readonly calls: () => number } {
  let calls = 0;
  const repeated = (): number[] => {
    calls++;
    return [];
  };
  return { questions: { earlier: () => undefined, repeated }, calls: () => calls };
}

/** What is found by rules about turns in those that reach into the lines `[from, to)`. */
function checkTurns(checker: Checker, from: number, to: number, report: (judged: Judged) => void): void {
  for (const turn of checker.turnsToCheck(from, to)) inOneGo(checker.checkingTurn(turn, report));
}

describe("checking", () => {
  test("gives all findings by place, and at one place in the order of the rules", () => {
    assert.deepEqual(rulesOf(DAMAGED), [
      "stray-line",
      "label-indent",
      "label-form",
      "label-lookalike",
      "label-separator",
      "trailing-space",
      "blank-line",
      "empty-turn",
      "empty-turn",
      "unanswered-question",
    ]);
  });

  test("gives each finding the severity of its rule, or the user's", () => {
    const severities = { "stray-line": "hint", "blank-line": "off", "empty-turn": "off" } as const;
    const found = check(Transcript.parse(text(DAMAGED)), { severities });
    assert.deepEqual(
      found.map(({ rule, severity }) => `${rule} ${severity}`),
      [
        "stray-line hint",
        "label-indent error",
        "label-form error",
        "label-lookalike error",
        "label-separator error",
        "trailing-space warning",
        "unanswered-question warning",
      ],
    );
  });

  test("finds nothing in a canonical transcript", () => {
    assert.deepEqual(rulesOf("Вопрос⇥Как?↵⇥И когда?↵Ответ⇥Да.↵⇥Так.↵"), []);
    assert.deepEqual(rulesOf(""), []);
  });

  test("finds nothing else on a line that is read in the wrong encoding", () => {
    const drawing = "Вопрос⇥Как?↵  Р’РѕРїСЂРѕСЃ  Р’РѕРїСЂРѕСЃ \uFFFD↵Ответ⇥Да.";
    assert.deepEqual(rulesOf(drawing), ["mojibake"]);
    const transcript = Transcript.parse(text(drawing));
    assert.deepEqual(check(transcript, { severities: { mojibake: "off" } }), []);
    assert.deepEqual(
      check(transcript, { severities: { mojibake: "hint" } }).map(({ severity }) => severity),
      ["hint"],
    );
  });

  test("offers no safe fix that joins such a line to another", () => {
    const found = check(Transcript.parse(text("Вопрос⇥Как?↵Ответ↵⇥Р’РѕРїСЂРѕСЃ Р’РѕРїСЂРѕСЃ")));
    assert.deepEqual(
      found.map(({ rule, fixes }) => [rule, fixes.map(({ safe }) => safe)]),
      [
        ["label-alone", [false]],
        ["mojibake", [false]],
      ],
    );
  });
});

describe("beside lines that are read in the wrong encoding", () => {
  const MISREAD = "Р’РѕРїСЂРѕСЃ Р’РѕРїСЂРѕСЃ";

  const FOUND: readonly (readonly [drawing: string, rules: readonly string[]])[] = [
    [`Вопрос⇥${MISREAD}`, ["mojibake"]],
    [`Вопрос⇥Как?↵Ответ⇥Да.↵⇥${MISREAD} (`, ["mojibake"]],
    [
      `Вопрос↵⇥${MISREAD}?↵Ответ⇥Да.↵Вопрос↵⇥${MISREAD}?↵Ответ⇥Да.`,
      ["label-alone", "mojibake", "label-alone", "mojibake"],
    ],
    [`Вопрос⇥Как?↵Ответ⇥Да (.↵⇥${MISREAD}`, ["unpaired-mark", "mojibake"]],
    // The remark alone was misread, where there is no other text.
    [`Вопрос (${MISREAD}):↵Ответ⇥Да.`, ["mojibake"]],
    [`Вопрос⇥Как?↵Ответ (${MISREAD})⇥↵⇥Да.`, ["mojibake"]],
  ];
  for (const [drawing, rules] of FOUND) {
    test(`nothing is found but ${rules.join(", ")}: ${drawing}`, () => {
      assert.deepEqual(rulesOf(drawing), rules);
    });
  }

  test("an empty line before such a line is removed safely", () => {
    const found = check(Transcript.parse(text(`Вопрос⇥Как?↵Ответ⇥Да.↵↵⇥${MISREAD}`)));
    assert.deepEqual(
      found.map(({ rule, fixes }) => [rule, fixes.map(({ safe }) => safe)]),
      [
        ["blank-line", [true]],
        ["mojibake", [false]],
      ],
    );
  });

  test("of lines that have text those are counted, however few of their letters were misread", () => {
    const drawing = `Вопрос (${MISREAD})⇥↵Вопрос⇥${MISREAD}↵↵⇥Ещё ${MISREAD}↵Ответ⇥Да.`;
    assert.deepEqual(inOneGo(countingMojibake(Transcript.parse(text(drawing)))), { mojibakeLines: 2, textLines: 3 });
  });

  const EDITS: readonly (readonly [drawing: string, safe: boolean])[] = [
    [`Вопрос⇥⟦Раз⟧¹ два↵⇥${MISREAD}`, true],
    [`Вопрос⇥⟦Раз¹⟧ два↵⇥${MISREAD}`, false],
    [`Вопрос⇥Раз¹⟦ два⟧↵⇥${MISREAD}`, true],
    [`Вопрос⇥⟦Раз⟧ ⟦два¹⟧`, false],
    [`Вопрос⇥⟦Раз¹⟧ ⟦два⟧`, false],
    [`Вопрос⇥⟦Раз⟧ ¹ ⟦два⟧`, true],
    [`Вопрос⇥Раз⟦ два↵⇥⟧${MISREAD}`, false],
    [`Вопрос⇥Раз↵⇥${MISREAD}↵⟦⇥Три⟧ четыре¹`, true],
    [`Вопрос⇥Раз↵⇥${MISREAD}↵⇥⟦Три⟧ четыре¹`, true],
    [`Вопрос⇥Раз¹↵⇥Два¹ ⟦три↵⇥четыре⟧ пять¹`, true],
    [`Вопрос⇥Раз↵⇥Два ⟦три¹↵⇥четыре⟧ пять`, false],
    [`Вопрос⇥Раз↵⇥Два ⟦три↵⇥чет¹ыре⟧ пять`, false],
  ];
  for (const [drawing, safe] of EDITS) {
    test(`a fix is ${safe ? "safe that leaves" : "suggested that touches"} what was misread: ${drawing}`, () => {
      const { text: plain, spans } = marked(drawing);
      const edits = spans.map((span) => ({ span, text: "" }));
      const found = { span: { start: 0, end: 6 }, message: SAID, fixes: [safeFix(SAID, ...edits)] };
      const { fixes } = foundBy("question-mark", found, plain);
      assert.deepEqual(fixes, [{ title: SAID, safe, edits }]);
    });
  }

  test("a fix within a line is safe when none of its edits drops half of a letter", () => {
    const drawings = ["Вопрос⇥⟦Раз⟧ ⟦два¹⟧", "Вопрос⇥⟦Раз¹⟧ ⟦два⟧", "Вопрос⇥⟦Раз⟧ ¹ ⟦два⟧"];
    const safe = drawings.map((drawing) => {
      const { text: plain, spans } = marked(drawing);
      const fix = safeFix(SAID, ...spans.map((span) => ({ span, text: "" })));
      return foundBy("trailing-space", { span: { start: 0, end: 6 }, message: SAID, fixes: [fix] }, plain).fixes[0]!
        .safe;
    });
    assert.deepEqual(safe, [false, false, true]);
  });
});

test("what a rule finds in a line, mends there and explains by another place stands where the line does", () => {
  const span = { start: 1, end: 3 };
  const found = { span, message: SAID, fixes: [safeFix(SAID, { span, text: "" })], related: [{ span, message: SAID }] };
  const moved = { start: 13, end: 15 };
  const { span: place, fixes, related } = foundBy("trailing-space", found, text("Вопрос⇥Как?↵ Ответ⇥Да."));
  assert.deepEqual(place, moved);
  assert.deepEqual(fixes, [safeFix(SAID, { span: moved, text: "" })]);
  assert.deepEqual(related, [{ span: moved, message: SAID }]);
});

test("what is found behind the last character of the text is found on the last line", () => {
  const span = { start: 11, end: 11 };
  assert.deepEqual(foundBy("unanswered-question", { span, message: SAID }, text("Вопрос⇥Как?")).span, span);
});

test("findings are in order by where they begin, then by where they end, then by rule", () => {
  const at = (start: number, end: number, rule: RuleId): Parameters<typeof compareFindings>[0] => ({
    rule,
    span: { start, end },
  });
  const inOrder = [
    at(1, 9, "question-mark"),
    at(2, 3, "question-mark"),
    at(2, 4, "label-separator"),
    at(2, 4, "label-alone"),
    at(2, 4, "mojibake"),
    at(2, 5, "label-separator"),
    at(3, 3, "label-separator"),
  ];
  for (const [first, one] of inOrder.entries()) {
    for (const [second, other] of inOrder.entries()) {
      assert.equal(Math.sign(compareFindings(one, other)), Math.sign(first - second), `${first} ${second}`);
    }
  }
});

describe("rules are not asked in vain", () => {
  test("those about turns and places are not asked when they are off", () => {
    const rules = Object.values(RULES).filter(({ scope }) => scope !== "line");
    const severities = Object.fromEntries(rules.map(({ id }) => [id, "off"]));
    const transcript = Transcript.parse(text(DAMAGED));
    for (const rule of rules) {
      const othersOn = callsOf(rule, "check", () => check(transcript, { severities: { [rule.id]: "off" } }));
      assert.equal(othersOn.length, 0, rule.id);
      assert.equal(callsOf(rule, "check", () => check(transcript, { severities })).length, 0, rule.id);
    }
    const { questions, calls } = countingQuestions();
    checkTurns(new Checker(transcript, { severities }, questions), 0, transcript.lineCount, () => undefined);
    assert.equal(calls(), 0);
  });

  test("a line is read once to tell its encoding, however much is found on it and wherever", () => {
    const transcript = Transcript.parse(text("Вопрос⇥Как?↵Ответ⇥👍 (это↵⇥👍 (так « (вот «и (тут↵⇥👍 (ещё"));
    const [{ chunk }] = [...transcript.stretches()] as [ChunkStretch];
    const told = callsOf(chunk, "keepIsMisread", () => {
      assert.ok(check(transcript).filter(({ rule }) => rule === "unpaired-mark").length > 5);
    });
    assert.deepEqual(told, [
      [1, false],
      [2, false],
      [3, false],
    ]);
  });

  test("of an ordinary line those are asked for which it has a sign", () => {
    const transcript = Transcript.parse(text("Вопрос⇥Как?↵Ответ⇥Да,нет и и да."));
    const asked = Object.values(RULES)
      .filter(({ scope }) => scope !== "turn")
      .filter((rule) => callsOf(rule, "check", () => check(transcript)).length > 0);
    assert.deepEqual(
      asked.map(({ id }) => id),
      ["mark-spacing", "doubled-word"],
    );
  });

  test("lines in order are not read", () => {
    const linesRead = (drawing: string, method: "signs" | "line", from: number, to: number): unknown[] => {
      const transcript = Transcript.parse(text(drawing));
      const checker = new Checker(transcript, {});
      const read = [...transcript.stretches(from, to)].flatMap((stretch) =>
        callsOf(stretch.chunk, method, () => {
          checker.checkLines(stretch, () => undefined);
        }),
      );
      return [...new Set(read.map(([index]) => index))];
    };
    assert.deepEqual(linesRead("Вопрос⇥Как?↵Ответ⇥Да.↵⇥Так.", "signs", 0, 3), []);
    assert.deepEqual(linesRead("Вопрос⇥Как?↵Ответ⇥Да.↵⇥Так.", "signs", 2, 3), []);
    assert.deepEqual(linesRead("Пролог↵Вопрос⇥Как?↵Ответ⇥Да.↵⇥Так  так.↵⇥Да.", "line", 0, 5), [0, 3]);
    assert.deepEqual(linesRead("⇥Пролог↵⇥Эпилог↵Вопрос⇥Как?↵Ответ⇥Да.", "line", 0, 4), [0, 1]);
  });

  const TURNS: readonly (readonly [drawing: string, turns: readonly number[]])[] = [
    ["Вопрос⇥Как?↵Ответ⇥Да.↵Вопрос⇥Где?↵Ответ⇥Там.", []],
    ["Вопрос⇥Как?↵Ответ⇥Да.↵⇥Так.↵Вопрос⇥Где↵⇥он?↵Ответ⇥Там.", []],
    ["Вопрос⇥Как.↵Ответ⇥Да.", [0]],
    ["Вопрос↵⇥Как?↵Ответ⇥Да.", [0]],
    ["Вопрос⇥Как?↵Ответ↵⇥Да.", [1]],
    ["Вопрос⇥Как?↵Ответ⇥«Да.", [1]],
    ["Ответ⇥Да.↵Ответ⇥Нет.", [0, 1]],
    ["Вопрос⇥Как?↵Вопрос⇥Где?↵Ответ⇥Там.", [0]],
    ["Вопрос⇥Как?↵Ответ⇥Да.↵Вопрос⇥Где?", [2]],
    ["Вопрос⇥Как?↵Ответ⇥Да.↵Вопрос⇥Как?↵Ответ⇥Нет.", [2]],
  ];
  for (const [drawing, turns] of TURNS) {
    test(`those about turns see ${turns.join(" and ") || "none"} of ${drawing}`, () => {
      const transcript = Transcript.parse(text(drawing));
      assert.deepEqual(turnsShown(transcript, {}), turns);
      const isRepeated = drawing.split("Как?").length > 2;
      assert.deepEqual(turnsShown(transcript, { "duplicate-question": "off" }), isRepeated ? [] : turns);
    });
  }

  function turnsShown(transcript: Transcript, severities: Partial<Record<RuleId, "off">>): number[] {
    const checker = new Checker(transcript, { severities });
    const range = { from: 0, to: transcript.turnCount };
    return callsOf(RULES["consecutive-answers"], "check", () => {
      inOneGo(checker.checkingTurns(range, () => undefined));
    }).map(([place]) => (place as { turn: { index: number } }).turn.index);
  }
});

describe("turns by lines", () => {
  /** So many questions, all without an answer. */
  const questions = (count: number): Transcript =>
    Transcript.parse(Array.from({ length: count }, (_, index) => `Вопрос\tКто ${index}?`).join("\n"));

  test("of few lines no turns are looked at but those that reach into them", () => {
    const seen = (from: number, to: number): number[] => {
      const lines: number[] = [];
      checkTurns(new Checker(questions(160), {}), from, to, ({ line }) => lines.push(line));
      return lines;
    };
    assert.deepEqual(seen(0, 2), [0, 1]);
    assert.deepEqual(seen(40, 43), [40, 41, 42]);
    assert.deepEqual(
      seen(40, 104),
      Array.from({ length: 64 }, (_, index) => 40 + index),
    );
  });

  test("of turns in a range no others are looked at", () => {
    const lines: number[] = [];
    inOneGo(new Checker(questions(9), {}).checkingTurns({ from: 3, to: 5 }, ({ line }) => lines.push(line)));
    assert.deepEqual(lines, [3, 4]);
  });

  test("of more than 64 lines, and of all, it is asked once which questions are repeated", () => {
    const asked = (lineCount: number, from: number, to: number): number => {
      const { questions: counting, calls } = countingQuestions();
      const lines = Array.from({ length: lineCount }, (_, index) => (index % 2 === 0 ? "Вопрос\tКто?" : "Ответ\tЯ."));
      const checker = new Checker(Transcript.parse(lines.join("\n")), {}, counting);
      checkTurns(checker, from, to, () => undefined);
      return calls();
    };
    assert.deepEqual([asked(100, 0, 64), asked(100, 0, 65)], [0, 1]);
    assert.deepEqual([asked(100, 30, 94), asked(100, 30, 95)], [0, 1]);
    assert.deepEqual([asked(65, 0, 64), asked(65, 0, 65)], [0, 1]);
    assert.deepEqual([asked(3, 0, 2), asked(3, 1, 3), asked(3, 0, 3)], [0, 0, 1]);
    assert.equal(asked(1, 0, 1), 1);
  });

  /** A transcript of 32 lines for each word, as many as are in a chunk. */
  function written(...chunks: readonly string[]): Transcript {
    let questionCount = 0;
    const lines = chunks.flatMap((signs) => {
      assert.equal(signs.length, 32);
      return Array.from(signs, (sign) => {
        if (sign === "в") return `Вопрос\tКто ${questionCount++}?`;
        return { с: "Вопрос\tКто он?", н: "Вопрос\tКто.", о: "Ответ\tЯ." }[sign] ?? "\tИ ещё.";
      });
    });
    return Transcript.parse(lines.join("\n"));
  }

  const pairs = "во".repeat(16);
  const endsWithQuestion = `${"во".repeat(15)}в-`;
  const beginsWithAnswer = `о${"во".repeat(15)}-`;
  const text32 = "-".repeat(32);

  const OUT_OF_ORDER: readonly (readonly [
    title: string,
    chunks: readonly string[],
    lines: readonly [from: number, to: number],
    ranges: readonly (readonly [from: number, to: number])[],
  ])[] = [
    ["the last one when all are in order", [pairs, pairs, pairs], [0, 96], [[95, 96]]],
    ["the last one of the lines' own chunk", [pairs, pairs, pairs], [40, 50], [[63, 64]]],
    ["none without lines", [pairs], [3, 3], []],
    ["none without labels", [text32], [0, 32], []],
    ["the last one below lines without labels", [text32, pairs], [0, 64], [[31, 32]]],
    ["the last one of lines below those without labels", [text32, pairs], [32, 64], [[31, 32]]],
    [
      "an answer behind an answer",
      [pairs, beginsWithAnswer],
      [0, 64],
      [
        [31, 33],
        [62, 63],
      ],
    ],
    [
      "an answer behind an answer above the lines",
      [pairs, beginsWithAnswer],
      [40, 50],
      [
        [31, 33],
        [62, 63],
      ],
    ],
    [
      "a question behind a question",
      [endsWithQuestion, pairs],
      [0, 64],
      [
        [30, 32],
        [62, 63],
      ],
    ],
    [
      "the last one when a question is answered in the next chunk",
      [endsWithQuestion, beginsWithAnswer],
      [0, 64],
      [[61, 62]],
    ],
    [
      "the last one when a question is answered above the lines",
      [endsWithQuestion, beginsWithAnswer],
      [33, 64],
      [[61, 62]],
    ],
    [
      "the last one when a question is answered after much text",
      [endsWithQuestion, text32, beginsWithAnswer],
      [0, 96],
      [[61, 62]],
    ],
    [
      "an answer at the head",
      [beginsWithAnswer],
      [0, 32],
      [
        [0, 1],
        [30, 31],
      ],
    ],
    [
      "all turns of a chunk in which one is not in order, and the one above",
      [pairs, `но${"во".repeat(15)}`, pairs],
      [0, 96],
      [
        [31, 64],
        [95, 96],
      ],
    ],
    [
      "a question that was asked before",
      [`со${"во".repeat(15)}`, pairs, `${"во".repeat(8)}со${"во".repeat(7)}`],
      [0, 96],
      [
        [80, 81],
        [95, 96],
      ],
    ],
  ];
  for (const [title, chunks, [from, to], ranges] of OUT_OF_ORDER) {
    test(`may not be in order: ${title}`, () => {
      assert.deepEqual(
        Array.from(new Checker(written(...chunks), {}).turnsOutOfOrder(from, to), (range) => [range.from, range.to]),
        ranges,
      );
    });
  }
});

test("findings are given one after another: none is looked for before it is asked for", () => {
  const transcript = Transcript.parse(`Вопрос\tКак?\nОтвет\tТак.\n${"\tДа. \n".repeat(1000)}`);
  const asked = callsOf(RULES["trailing-space"], "check", () => {
    assert.equal(checking(transcript).next().value?.rule, "trailing-space");
  });
  assert.ok(asked.length < 100, String(asked.length));
});

test("of a line, and of a turn, no more is told than a million findings", () => {
  const spaces = Transcript.parse(`Вопрос\tКак?\nОтвет\t${"а  ".repeat(MOST_FOUND + 10)}\n\tДа. \n`);
  const counts: Partial<Record<RuleId, number>> = {};
  for (const { rule } of checking(spaces)) counts[rule] = (counts[rule] ?? 0) + 1;
  assert.deepEqual(counts, { "repeated-space": MOST_FOUND, "trailing-space": 1 });
});

test("every rule stands under its own name", () => {
  for (const [name, { id }] of Object.entries(RULES)) assert.equal(id, name);
});

describe("on any text", () => {
  test("findings and their fixes stand inside the text, and the edits of a fix do not overlap", () => {
    fc.assert(
      fc.property(anyTranscript, (source) => {
        for (const { span, fixes, rule } of check(Transcript.parse(source))) {
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= source.length, rule);
          assert.ok(
            fixes.filter(({ safe }) => safe).length <= 1 && (fixes.length === 1 || !fixes.some((f) => f.safe)),
            rule,
          );
          for (const { edits } of fixes) {
            assert.ok(edits.length > 0);
            for (const [index, edit] of edits.entries()) {
              assert.ok(0 <= edit.span.start && edit.span.start <= edit.span.end && edit.span.end <= source.length);
              assert.ok(edits.slice(0, index).every((other) => !editsOverlap(other, edit)));
            }
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test("checking lines finds what checking all finds on them", () => {
    fc.assert(
      fc.property(anyTranscript, fc.nat(), fc.nat(), (source, one, other) => {
        const transcript = Transcript.parse(source);
        const from = Math.min(one % transcript.lineCount, other % transcript.lineCount);
        const to = Math.max(one % transcript.lineCount, other % transcript.lineCount) + 1;
        const expected = check(transcript).filter(({ span }) => {
          const line = transcript.lineAt(span.start);
          return line >= from && line < to;
        });
        assert.deepEqual(checkLines(transcript, from, to), expected);
      }),
      { numRuns: 300 },
    );
  });

  test("checking all finds the same where turns are longer than what is looked at in one go", () => {
    const filling = fc.integer({ min: 0, max: 3 }).map((times) => "\n\tИ «ещё (так.".repeat(40 * times));
    fc.assert(
      fc.property(fc.array(fc.tuple(anyTranscript, filling), { minLength: 1, maxLength: 3 }), (parts) => {
        const transcript = Transcript.parse(parts.flat().join(""));
        const byLine = Array.from({ length: transcript.lineCount }, (_, line) =>
          checkLines(transcript, line, line + 1),
        );
        assert.deepEqual(check(transcript), byLine.flat());
      }),
      { numRuns: 30 },
    );
  });

  test("an edited transcript has the findings of the text it has become", () => {
    fc.assert(
      fc.property(anyTranscript, fc.nat(), fc.nat(8), fc.string({ maxLength: 4 }), (source, at, length, inserted) => {
        const start = at % (source.length + 1);
        const edit = { span: { start, end: Math.min(source.length, start + length) }, text: inserted };
        const transcript = Transcript.parse(source);
        check(transcript);
        const edited = transcript.edit([edit]);
        assert.deepEqual(check(edited), check(Transcript.parse(edited.text())));
      }),
      { numRuns: 300 },
    );
  });
});
