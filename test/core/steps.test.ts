import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { inOneGo, type Steps } from "../../src/core/steps.ts";

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
