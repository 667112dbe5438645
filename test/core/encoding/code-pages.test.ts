import assert from "node:assert/strict";
import { describe, test } from "node:test";

import {
  byteOf,
  characterOf,
  type CodePage,
  CP866,
  KOI8_R,
  reread,
  WINDOWS_1251,
  WINDOWS_1252,
} from "../../../src/core/encoding/code-pages.ts";

const PAGES: readonly CodePage[] = [WINDOWS_1251, WINDOWS_1252, KOI8_R, CP866];
const BYTES = Uint8Array.from({ length: 256 }, (_, byte) => byte);

describe("code pages", () => {
  for (const page of PAGES) {
    test(`${page.name} is the platform's own`, () => {
      const expected = new TextDecoder(page.name).decode(BYTES);
      assert.equal([...BYTES].map((byte) => characterOf(page, byte)).join(""), expected);
    });

    test(`${page.name} gives every byte back`, () => {
      for (const byte of BYTES) assert.equal(byteOf(page, characterOf(page, byte).charCodeAt(0)), byte);
    });
  }

  test("a character that a page lacks has no byte", () => {
    assert.equal(byteOf(WINDOWS_1251, "Қ".charCodeAt(0)), -1);
    assert.equal(byteOf(CP866, "«".charCodeAt(0)), -1);
  });

  test("Windows-1252 takes the controls that Latin-1 has in place of marks", () => {
    assert.equal(byteOf(WINDOWS_1252, 0x97), 0x97);
    assert.equal(byteOf(WINDOWS_1252, "—".charCodeAt(0)), 0x97);
  });

  test("rereading keeps what the page lacks", () => {
    assert.equal(reread("Âîïðîñ: Қазақ", WINDOWS_1252, WINDOWS_1251), "Вопрос: Қазақ");
  });
});
