import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import type { CodePage } from "../../../src/core/encoding/code-pages.ts";
import { MAC_CYRILLIC } from "../../../src/core/encoding/mac-cyrillic.ts";
import {
  decodePage,
  decodeUtf16,
  ENCODING_NAMES,
  encodePage,
  encodeUtf16,
  encodingNamed,
  markAt,
  PAGES,
} from "../../../src/core/encoding/text-encoding.ts";

const BYTES = Uint8Array.from({ length: 256 }, (_, byte) => byte);

describe("text encodings", () => {
  for (const page of new Set<CodePage>([...Object.values(PAGES), MAC_CYRILLIC])) {
    test(`${page.name} is the platform's own`, () => {
      assert.equal(decodePage(BYTES, page), new TextDecoder(page.name).decode(BYTES));
    });

    test(`${page.name} gives every byte back`, () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 200, size: "max" }), (bytes) => {
          assert.deepEqual(encodePage(decodePage(bytes, page), page), bytes);
        }),
      );
      const long = Uint8Array.from({ length: 20_000 }, (_, index) => index & 0xff);
      assert.deepEqual(encodePage(decodePage(long, page), page), long);
    });

    test(`${page.name} says which character it lacks`, () => {
      assert.equal(encodePage("Ответ\tЯ 😀", page), 8);
      assert.equal(encodePage("Қ", page), 0);
    });
  }

  for (const encoding of ["utf-16le", "utf-16be"] as const) {
    test(`${encoding} is the platform's own`, () => {
      fc.assert(
        fc.property(fc.string({ unit: "binary", maxLength: 50, size: "max" }), (text) => {
          const bytes = encodeUtf16(text, encoding);
          assert.equal(decodeUtf16(bytes, encoding), text);
          assert.equal(new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes), text.toWellFormed());
        }),
      );
      const long = "Вопрос\tКак? 😀\n".repeat(2000);
      assert.equal(decodeUtf16(encodeUtf16(long, encoding), encoding), long);
    });
  }

  test("an encoding is known by every name it usually has", () => {
    for (const encoding of ENCODING_NAMES) assert.equal(encodingNamed(encoding.toUpperCase()), encoding);
    assert.equal(encodingNamed("UTF8"), "utf-8");
    assert.equal(encodingNamed("UTF-16"), "utf-16le");
    assert.equal(encodingNamed("CP1251"), "windows-1251");
    assert.equal(encodingNamed("ibm866"), "cp866");
    assert.equal(encodingNamed("x-mac-cyrillic"), "mac-cyrillic");
    assert.equal(encodingNamed("mac_cyrillic"), "mac-cyrillic");
    assert.equal(encodingNamed("latin-1"), undefined);
    assert.equal(encodingNamed(""), undefined);
  });

  test("a byte-order mark says its encoding", () => {
    assert.deepEqual(markAt(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41)), { encoding: "utf-8", length: 3 });
    assert.deepEqual(markAt(Uint8Array.of(0xff, 0xfe)), { encoding: "utf-16le", length: 2 });
    assert.deepEqual(markAt(Uint8Array.of(0xfe, 0xff)), { encoding: "utf-16be", length: 2 });
    assert.equal(markAt(Uint8Array.of(0xef, 0xbb)), undefined);
    assert.equal(markAt(Uint8Array.of()), undefined);
  });
});
