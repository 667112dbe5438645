import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { CodeUnits, codeUnits } from "../../../src/core/text/code-units.ts";
import { anyText } from "../support/arbitraries.ts";

const unitsOf = (text: string): number[] => Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));

/** Made where `Buffer` is another one, or none at all. */
function madeWith(another: unknown): CodeUnits {
  const host = globalThis as { Buffer: unknown };
  const { Buffer } = host;
  host.Buffer = another;
  try {
    return new CodeUnits();
  } finally {
    host.Buffer = Buffer;
  }
}

/** Writes what Node writes, and notes the texts; `order` says where the lower byte of a unit goes and where the higher one. */
function bufferWith(order: readonly [number, number], written: string[] = []): unknown {
  const from = (buffer: ArrayBuffer): unknown => {
    const bytes = new Uint8Array(buffer);
    const write = (text: string, offset: number, encoding: string): void => {
      assert.equal(encoding, "utf16le");
      written.push(text);
      for (const [index, unit] of unitsOf(text).entries()) {
        bytes[offset + 2 * index + order[0]] = unit & 0xff;
        bytes[offset + 2 * index + order[1]] = unit >> 8;
      }
    };
    return { write };
  };
  return { from };
}

for (const [where, window] of [
  ["Node", new CodeUnits()],
  ["a browser", madeWith(undefined)],
  ["a host whose numbers have their bytes the other way round", madeWith(bufferWith([1, 0]))],
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

test("a text is copied as a whole where the host can, and only there", () => {
  const text = "Вопрос о границе";
  for (const [order, isCopied] of [
    [[0, 1], true],
    [[1, 0], false],
  ] as const) {
    const written: string[] = [];
    madeWith(bufferWith(order, written)).read(text, 0, text.length);
    assert.equal(written.includes(text), isCopied);
  }
});

test("what is there already is not read again, and what reaches beyond it is", () => {
  const { room } = CodeUnits;
  const text = "да".repeat(room);
  const window = new CodeUnits();
  window.read(text, 10, 20);
  for (const [from, to, origin] of [
    [10, 20, 10],
    [15, 30, 10],
    [room, room + 10, 10],
    [room, room + 11, room],
    [room - 1, room, room - 1],
  ] as const) {
    window.read(text, from, to);
    assert.equal(window.origin, origin);
    assert.equal(window.units[from - origin], text.charCodeAt(from));
  }
});

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

test("short texts take no memory of their own", () => {
  assert.equal(codeUnits("да"), codeUnits("а".repeat(CodeUnits.room)));
});
