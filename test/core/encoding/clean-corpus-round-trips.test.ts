import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { findMisreading, isMojibake, repairMojibake } from "../../../src/core/encoding/mojibake.ts";
import { CLEAN_CORPUS } from "../support/clean-corpus.ts";
import {
  AS_1251_BY_1252,
  AS_1251_BY_LATIN1,
  AS_CP866_BY_1251,
  AS_KOI8_BY_1251,
  AS_UTF8_BY_1251,
  AS_UTF8_BY_1252,
  AS_UTF8_BY_LATIN1,
  holds,
  type OneByteEncoding,
} from "../support/misreadings.ts";

const CYRILLIC = /[\u0400-\u052F]/gu;

/** Elsewhere the `?` that stands for a lost letter passes for a question mark. */
const INSIDE_WORD = /(?<=[\u0400-\u052F])[\u0400-\u052F](?=[\u0400-\u052F])/gu;

/** Below this a line may say too little to be told by. */
const LETTERS = 20;

const LINES = CLEAN_CORPUS.flatMap(({ text }) => text.split("\n")).filter(
  (line) => (line.match(CYRILLIC)?.length ?? 0) >= LETTERS,
);

const PAIRS: readonly [string, OneByteEncoding | "utf-8", (text: string) => string][] = [
  ["UTF-8 as Windows-1251", "utf-8", AS_UTF8_BY_1251],
  ["UTF-8 as Windows-1252", "utf-8", AS_UTF8_BY_1252],
  ["UTF-8 as Latin-1", "utf-8", AS_UTF8_BY_LATIN1],
  ["Windows-1251 as Windows-1252", "windows-1251", AS_1251_BY_1252],
  ["Windows-1251 as Latin-1", "windows-1251", AS_1251_BY_LATIN1],
  ["KOI8-R as Windows-1251", "koi8-r", AS_KOI8_BY_1251],
  ["CP866 as Windows-1251", "ibm866", AS_CP866_BY_1251],
];

/** Kazakh in KOI8-R has a `?` in nearly every word: nothing was ever written so. */
function canBeWrittenIn(encoding: OneByteEncoding | "utf-8", line: string): boolean {
  const letters = line.match(CYRILLIC)!;
  const lost = letters.filter((letter) => !holds(encoding, letter));
  return lost.length * 10 <= letters.length;
}

test("the lines of the clean corpus are as they were written", () => {
  assert.ok(LINES.length >= 600);
  assert.deepEqual(LINES.filter(isMojibake), []);
});

for (const [name, encoding, misread] of PAIRS) {
  describe(name, () => {
    const written = LINES.filter((line) => canBeWrittenIn(encoding, line));
    const whole = written.filter((line) => holds(encoding, line));

    test("no line of the clean corpus passes for clean, lost bytes or not", () => {
      assert.ok(written.length >= LINES.length * 0.8);
      assert.deepEqual(
        written.filter((line) => !isMojibake(misread(line))),
        [],
      );
    });

    test("each line without lost bytes is repaired to itself", () => {
      assert.ok(whole.length >= LINES.length * 0.3);
      assert.deepEqual(
        whole.filter((line) => repairMojibake(misread(line)) !== line),
        [],
      );
    });

    test("each line names the encoding that it was written in", () => {
      assert.deepEqual(
        whole.filter((line) => findMisreading(misread(line))?.writtenIn !== encoding),
        [],
      );
    });

    test("a line that lost a letter inside a word is not repaired", () => {
      const lost = written.filter((line) => line.match(INSIDE_WORD)?.some((letter) => !holds(encoding, letter)));
      assert.deepEqual(
        lost.filter((line) => repairMojibake(misread(line)) !== undefined),
        [],
      );
    });
  });
}
