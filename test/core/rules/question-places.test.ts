import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { type AskingLine, QuestionPlaces } from "../../../src/core/rules/question-places.ts";
import { inOneGo } from "../../../src/core/steps.ts";

const KEYS = [1, 2, -3] as const;

const placesOf = (asking: readonly AskingLine[]): QuestionPlaces => inOneGo(QuestionPlaces.making(asking));

/** Lines of a text, each with the key of the question that begins there, or 0. */
function asking(lines: readonly number[], first = 0): AskingLine[] {
  return lines.flatMap((key, index) => (key === 0 ? [] : [{ line: first + index, key }]));
}

/** All that places are asked for is what looking at every line gives. */
function assertHolds(places: QuestionPlaces, lines: readonly number[]): void {
  assert.deepEqual([...places.all()], asking(lines));
  for (const key of KEYS) {
    const ofKey = lines.flatMap((one, line) => (one === key ? [line] : []));
    for (let line = 0; line <= lines.length; line++) {
      const place = `key ${key}, line ${line}`;
      assert.deepEqual([...places.before(line, key)], ofKey.filter((one) => one < line).toReversed(), place);
      assert.deepEqual(
        [...places.from(line, key)],
        ofKey.filter((one) => one >= line),
        place,
      );
    }
  }
}

function replace(places: QuestionPlaces, lines: number[], from: number, to: number, by: readonly number[]): void {
  lines.splice(from, to - from, ...by);
  places.replace(from, to, by.length, asking(by, from));
}

describe("the places of questions", () => {
  test("are found by line and key, whatever lines come and go", () => {
    const line = fc.constantFrom(0, 0, ...KEYS);
    const change = fc.record({ from: fc.nat(), length: fc.nat(5), by: fc.array(line, { maxLength: 6 }) });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), fc.array(change, { maxLength: 12 }), (before, changes) => {
        const lines = [...before];
        const places = placesOf(asking(lines));
        assertHolds(places, lines);
        for (const { from, length, by } of changes) {
          const start = from % (lines.length + 1);
          replace(places, lines, start, Math.min(lines.length, start + length), by);
          assertHolds(places, lines);
        }
      }),
    );
  });

  test("are as many between two neighbours as come there, one after another or at once", () => {
    const lines = [1, 2];
    const places = placesOf(asking(lines));
    for (let more = 0; more < 100; more++) replace(places, lines, 1, 1, [KEYS[more % 3]!]);
    for (let more = 0; more < 100; more++) replace(places, lines, lines.length - 1, lines.length - 1, [1, 0, 2]);
    for (let more = 0; more < 70; more++) replace(places, lines, 0, 0, [2]);
    for (let more = 0; more < 300; more++) replace(places, lines, 90, 90, [KEYS[more % 3]!, 0]);
    for (let more = 0; more < 300; more++) replace(places, lines, 100 + more, 101 + more, [KEYS[more % 3]!, 0]);
    assertHolds(places, lines);
    replace(
      places,
      lines,
      60,
      60,
      Array.from({ length: 300 }, (_, index) => KEYS[index % 3]!),
    );
    assertHolds(places, lines);
  });

  test("keep a key of which none is left", () => {
    const places = placesOf([{ line: 3, key: 1 }]);
    places.replace(3, 4, 1, []);
    assert.equal(places.has(1), true);
    assert.equal(places.has(2), false);
    assert.deepEqual([...places.from(0, 1), ...places.before(9, 1), ...places.before(9, 2), ...places.all()], []);
    for (let more = 0; more < 40; more++) places.replace(0, 0, 1, [{ line: 0, key: 2 }]);
    assert.equal(places.has(1), true);
    assert.deepEqual([...places.from(39, 2)], [39]);
  });

  test("are found among as many as there may be", () => {
    const all = Array.from({ length: 100_000 }, (_, line) => ({ line, key: KEYS[line % 3]! }));
    const places = placesOf(all);
    const [next] = places.from(70_001, 1);
    const [nearest] = places.before(70_001, -3);
    assert.deepEqual([next, nearest], [70_002, 69_998]);
  });
});
