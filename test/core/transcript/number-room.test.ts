import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { NumberRoom } from "../../../src/core/transcript/number-room.ts";

test("what is kept in a room stays as it is, whatever comes later", () => {
  const wishes = fc.array(fc.tuple(fc.nat(300), fc.nat(300)), { maxLength: 200, size: "max" });
  fc.assert(
    fc.property(wishes, (pairs) => {
      const room = new NumberRoom();
      const kept = pairs.map(([wanted, used], index) => {
        const count = Math.min(wanted, used);
        const place = room.reserve(wanted);
        const { numbers } = room;
        assert.ok(place + wanted <= numbers.length);
        numbers.fill(index + 1, place, place + wanted);
        room.use(count);
        return { numbers, place, count };
      });
      for (const [index, { numbers, place, count }] of kept.entries()) {
        assert.ok(numbers.subarray(place, place + count).every((number) => number === index + 1));
      }
    }),
  );
});

test("a room has few arrays, no larger than what they are for makes worth while", () => {
  const room = new NumberRoom();
  const lengths = new Set<number>();
  for (let chunk = 0; chunk < 2000; chunk++) {
    room.reserve(96);
    room.use(96);
    lengths.add(room.numbers.length);
  }
  assert.deepEqual([...lengths].slice(0, 4), [96, 192, 384, 768]);
  assert.equal(Math.max(...lengths), 16 * 1024);
  assert.equal(room.reserve(20_000), 0);
  assert.equal(room.numbers.length, 20_000);
});
