import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { uniting } from "../../src/core/index-ranges.ts";
import { QuestionsInOrder } from "../../src/core/rules/asked-questions.ts";
import { takingFixes } from "../../src/core/rules/fixing.ts";
import { sorting } from "../../src/core/sorting.ts";
import { composingEdits } from "../../src/core/text/compose-edits.ts";
import { sortingEdits } from "../../src/core/text/edit.ts";
import { Transcript } from "../../src/core/transcript/transcript.ts";
import { inOneGo, Pace, type Steps } from "../../src/core/steps.ts";

describe("the pace of work", () => {
  test("makes a step of so many things", () => {
    const pace = new Pace(3);
    const done = Array.from({ length: 9 }, () => pace.isStepDone());
    assert.deepEqual(done, [false, false, true, false, false, true, false, false, true]);
    assert.equal(new Pace(1).isStepDone(), true);
  });

  test("is made for small things where nothing else is said", () => {
    const pace = new Pace();
    const things = Array.from({ length: 10_000 }, () => pace.isStepDone());
    const steps = things.filter((isDone) => isDone).length;
    assert.ok(steps >= 5 && steps < 100, String(steps));
  });
});

describe("work done in one go", () => {
  function* adding(count: number, done: number[]): Steps<string> {
    for (let step = 0; step < count; step++) {
      done.push(step);
      yield;
    }
    return `${count} steps`;
  }

  test("is done to its end, and gives what comes of it", () => {
    for (const count of [0, 1, 2, 7]) {
      const done: number[] = [];
      assert.equal(inOneGo(adding(count, done)), `${count} steps`);
      assert.deepEqual(
        done,
        Array.from({ length: count }, (_, step) => step),
      );
    }
  });

  test("goes on from where others have left it", () => {
    const done: number[] = [];
    const steps = adding(4, done);
    steps.next();
    steps.next();
    assert.equal(inOneGo(steps), "4 steps");
    assert.deepEqual(done, [0, 1, 2, 3]);
  });

  test("fails as the work does", () => {
    function* failing(): Steps<string> {
      yield;
      throw new RangeError("too far");
    }
    assert.throws(() => inOneGo(failing()), RangeError);
  });
});

describe("work on many things", () => {
  const COUNT = 20_000;
  const EDITS = Array.from({ length: COUNT }, (_, index) => ({
    span: { start: 3 * index, end: 3 * index + 1 },
    text: "",
  }));
  const RANGES = Array.from({ length: COUNT }, (_, index) => ({ from: 3 * index, to: 3 * index + 1 }));
  const NUMBERS = Array.from({ length: COUNT }, (_, index) => (index * 7919) % COUNT);
  const QUESTIONS = new QuestionsInOrder(Transcript.parse("Вопрос\tКак?\n".repeat(COUNT)));
  while (QUESTIONS.readMore(COUNT));
  const TEXT = Transcript.parse("аб\n".repeat(COUNT));

  const WORK: Readonly<Record<string, () => Steps<unknown>>> = {
    "putting edits in order": () => sortingEdits(EDITS, 3 * COUNT),
    "composing edits": () => composingEdits(EDITS, []),
    "taking fixes": () =>
      takingFixes(
        TEXT,
        EDITS.map((edit) => ({ edits: [edit] })),
      ),
    "taking fixes that meet": () =>
      takingFixes(
        TEXT,
        EDITS.map((_, index) => ({ edits: [{ span: { start: index, end: index + 1 }, text: "" }] })),
      ),
    "uniting ranges": () => uniting(RANGES),
    sorting: () => sorting(NUMBERS, (a, b) => a - b),
    "looking for questions that are alike": () => QUESTIONS.turnsAlike(),
  };
  for (const [name, work] of Object.entries(WORK)) {
    test(`is done in some steps, not in one for each: ${name}`, () => {
      let count = 0;
      for (const steps = work(); steps.next().done !== true;) count++;
      assert.ok(count >= 15 && count < COUNT / 20, String(count));
    });
  }
});
