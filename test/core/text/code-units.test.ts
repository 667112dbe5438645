import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { CodeUnits, codeUnits, copierTo } from "../../../src/core/text/code-units.ts";
import { anyText } from "../support/arbitraries.ts";

const unitsOf = (text: string): number[] => Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));

/** What copies to an array where `Buffer` is another one, or none at all. */
function copierWith(another: unknown, units: Uint16Array): (text: string) => void {
  const host = globalThis as { Buffer: unknown };
  const { Buffer } = host;
  host.Buffer = another;
  try {
    return copierTo(units);
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

for (const [where, host] of [
  ["Node", Buffer],
  ["a browser", undefined],
  ["a host whose numbers have their bytes the other way round", bufferWith([1, 0])],
] as const) {
  test(`in ${where} a text is copied unit by unit, and nothing behind it is touched`, () => {
    const units = new Uint16Array(1000);
    const copy = copierWith(host, units);
    fc.assert(
      fc.property(anyText, (text) => {
        units.fill(7);
        copy(text);
        assert.deepEqual([...units.subarray(0, text.length + 1)], [...unitsOf(text), 7]);
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
    copierWith(bufferWith(order, written), new Uint16Array(text.length))(text);
    assert.equal(written.includes(text), isCopied);
  }
});

test("units are those of the text, wherever it is read, and a line feed follows them", () => {
  const window = new CodeUnits();
  const { units } = CodeUnits;
  fc.assert(
    fc.property(anyText, fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 5 }), (text, ranges) => {
      const long = text.repeat(1000);
      window.clear();
      for (const [one, other] of ranges) {
        const from = Math.min(one * 997, long.length);
        const to = Math.min(from + other, long.length);
        window.read(long, from, to);
        const { origin, end } = window;
        assert.deepEqual([...units.slice(from - origin, to - origin)], unitsOf(long.slice(from, to)));
        assert.equal(units[end - origin], 0x0a);
      }
    }),
  );
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
    assert.equal(CodeUnits.units[from - origin], text.charCodeAt(from));
  }
});

test("what another text had there is forgotten", () => {
  const window = new CodeUnits();
  window.read("один", 0, 4);
  window.clear().read("два!", 0, 4);
  assert.deepEqual([...CodeUnits.units.slice(0, 4)], unitsOf("два!"));
});

test("what was read of another text meanwhile is read again", () => {
  const [one, other] = [new CodeUnits(), new CodeUnits()];
  one.read("один", 0, 4);
  other.read("два!", 0, 4);
  one.read("один", 0, 4);
  assert.deepEqual([...CodeUnits.units.slice(0, 4)], unitsOf("один"));
  codeUnits("три!");
  other.read("два!", 0, 4);
  assert.deepEqual([...CodeUnits.units.slice(0, 4)], unitsOf("два!"));
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
