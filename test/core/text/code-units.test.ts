import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { CodeUnits, codeUnits } from "../../../src/core/text/code-units.ts";
import { anyText } from "../support/arbitraries.ts";

const unitsOf = (text: string): number[] => Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));

/** Made where there is no `Buffer`, as in browsers. */
function madeInBrowser(): CodeUnits {
  const host = globalThis as { Buffer: unknown };
  const { Buffer } = host;
  host.Buffer = undefined;
  try {
    return new CodeUnits();
  } finally {
    host.Buffer = Buffer;
  }
}

for (const [where, window] of [
  ["Node", new CodeUnits()],
  ["a browser", madeInBrowser()],
] as const) {
  test(`in ${where} units are those of the text, wherever it is read`, () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 5 }), (text, ranges) => {
        const long = text.repeat(1000);
        window.clear();
        for (const [one, other] of ranges) {
          const from = Math.min(one * 997, long.length);
          const to = Math.min(from + other, long.length);
          window.read(long, from, to);
          const read = window.units.slice(from - window.origin, to - window.origin);
          assert.deepEqual([...read], unitsOf(long.slice(from, to)));
        }
      }),
    );
  });
}

test("what another text had there is forgotten", () => {
  const window = new CodeUnits();
  window.read("один", 0, 4);
  window.clear().read("два!", 0, 4);
  assert.deepEqual([...window.units.slice(0, 4)], unitsOf("два!"));
});

test("one that was given back is taken again, and holds no text", () => {
  const window = CodeUnits.take();
  window.read("один", 0, 4);
  window.giveBack();
  const again = CodeUnits.take();
  assert.equal(again, window);
  assert.notEqual(CodeUnits.take(), window);
  again.read("два!", 0, 4);
  assert.deepEqual([...again.units.slice(0, 4)], unitsOf("два!"));
});

test("a text of any length has its units at its own indices", () => {
  for (const length of [0, 1, CodeUnits.room - 1, CodeUnits.room, CodeUnits.room + 1, 3 * CodeUnits.room]) {
    const text = "аб😀".repeat(length).slice(0, length);
    assert.deepEqual([...codeUnits(text).slice(0, length)], unitsOf(text));
  }
});
