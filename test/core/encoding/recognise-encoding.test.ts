import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import fc from "fast-check";

import { recogniseEncoding, scanUtf8 } from "../../../src/core/encoding/recognise-encoding.ts";
import {
  BYTE_ORDER_MARKS,
  decodePage,
  ENCODING_NAMES,
  type EncodingName,
  encodePage,
  encodeUtf16,
  isPage,
  PAGES,
} from "../../../src/core/encoding/text-encoding.ts";
import { countNationalLabels } from "../../../src/core/features/label-count.ts";
import { Vocabulary } from "../../../src/core/transcript/labels.ts";
import { text } from "../support/marked.ts";

const SAMPLES = join(import.meta.dirname, "../../../samples");
const PROSE = ["briefing.qa", "hearing.qa.txt", "interview.qa"].map((name) =>
  readFileSync(join(SAMPLES, name), "utf8").replace(/^\uFEFF/, ""),
);

function recognise(bytes: Uint8Array): EncodingName | undefined {
  return recogniseEncoding(bytes, (decoded) => countNationalLabels(decoded, Vocabulary.builtIn));
}

/** The bytes of a text; what a page lacks is left out. */
function encoded(plain: string, encoding: EncodingName): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode(plain);
  if (!isPage(encoding)) return encodeUtf16(plain, encoding);
  let left = plain;
  for (;;) {
    const bytes = encodePage(left, PAGES[encoding]);
    if (typeof bytes !== "number") return bytes;
    left = left.slice(0, bytes) + left.slice(bytes + 1);
  }
}

/** Small letters are the same bytes in two of the pages: what counts is that the same text is read. */
function expectRead(plain: string, encoding: EncodingName): void {
  const bytes = encoded(plain, encoding);
  const found = recognise(bytes);
  if (found === encoding) return;
  assert.ok(found !== undefined && isPage(found) && isPage(encoding), `${String(found)}: ${plain}`);
  assert.equal(decodePage(bytes, PAGES[found]), decodePage(bytes, PAGES[encoding]));
}

describe("recognising an encoding", () => {
  for (const encoding of ENCODING_NAMES) {
    test(`${encoding}: whole transcripts, each exchange, each paragraph without its label`, () => {
      for (const prose of PROSE) {
        assert.equal(recognise(encoded(prose, encoding)), encoding);
        for (const line of prose.split(/\r\n?|\n/)) {
          if (line === "") continue;
          expectRead(line, encoding);
          const body = line.replace(/^[^\t]*\t/, "");
          if (body.length > 40) expectRead(body, encoding);
        }
      }
    });

    test(`${encoding}: short and damaged transcripts in several languages`, () => {
      for (const drawing of [
        "Вопрос⇥Как?↵Ответ⇥Да.",
        "вопрос: да? ответ",
        "ВОПРОС:⇥ДА?↵ОТВЕТ:⇥НЕТ.",
        "  1. Ответ  — Я не знаю.↩⇥Ну.↩",
        "Питання⇥Що далі?↵Адказ⇥Так.",
        "Question⇥Кто вы по образованию?↵Answer⇥Юрист, адвокат.",
      ]) {
        expectRead(text(drawing), encoding);
      }
    });
  }

  test("a byte-order mark decides, whatever follows", () => {
    for (const [encoding, mark] of BYTE_ORDER_MARKS) {
      assert.equal(recognise(Uint8Array.of(...mark)), encoding);
      assert.equal(recognise(Uint8Array.of(...mark, 0xcf, 0xf0, 0xe8)), encoding);
    }
  });

  test("plain ASCII and an empty file are UTF-8", () => {
    assert.equal(recognise(encoded(text("Question⇥Why?↵Answer⇥So."), "utf-8")), "utf-8");
    assert.equal(recognise(Uint8Array.of()), "utf-8");
  });

  test("UTF-8 that has lost bytes is still UTF-8", () => {
    const bytes = encoded(PROSE[0]!, "utf-8");
    assert.equal(recognise(bytes.slice(0, -1).fill(0xff, 20, 21)), "utf-8");
    assert.equal(recognise(encoded("Вопрос\tКак?", "utf-8").slice(1)), "utf-8");
  });

  test("labels decide where letters alone would not", () => {
    assert.equal(recognise(encoded(text("Ответ⇥√≈∆ №5: ««»» —"), "mac-cyrillic")), "mac-cyrillic");
    assert.equal(recognise(encoded(text("Ответ⇥ТАСС, ООН, ЮНЕСКО"), "koi8-r")), "koi8-r");
  });

  test("what is no text has no encoding", () => {
    assert.equal(recognise(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d)), undefined);
    assert.equal(recognise(Uint8Array.from({ length: 1000 }, (_, index) => (index * 7919) % 256)), undefined);
    assert.equal(recognise(Uint8Array.from({ length: 1000 }, (_, index) => 1 + ((index * 7919) % 255))), undefined);
  });

  test("UTF-8 is valid exactly where the platform finds it so", () => {
    const valid = (bytes: Uint8Array): boolean => {
      try {
        new TextDecoder("utf-8", { fatal: true }).decode(bytes);
        return true;
      } catch {
        return false;
      }
    };
    const byte = fc.constantFrom(
      0x41,
      0x80,
      0x8f,
      0x90,
      0x9f,
      0xa0,
      0xbf,
      0xc1,
      0xc2,
      0xdf,
      0xe0,
      0xed,
      0xef,
      0xf0,
      0xf4,
    );
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 5 }), (list) => {
        const bytes = Uint8Array.from(list);
        assert.equal(scanUtf8(bytes).faults === 0, valid(bytes));
      }),
      { numRuns: 2000 },
    );
  });
});
