import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { escapeMarkdown } from "../../../src/core/text/markdown.ts";

test("links, HTML, code, emphasis, entities and addresses lose their meaning", () => {
  assert.equal(escapeMarkdown("[x](command:quit)"), "\\[x\\]\\(command\\:quit\\)");
  assert.equal(escapeMarkdown("<b>да</b>"), "\\<b\\>да\\<\\/b\\>");
  assert.equal(escapeMarkdown("`нет` **и** ~~да~~"), "\\`нет\\` \\*\\*и\\*\\* \\~\\~да\\~\\~");
  assert.equal(escapeMarkdown("&lt; www.example.com a@example.com"), "\\&lt\\; www\\.example\\.com a\\@example\\.com");
  assert.equal(escapeMarkdown("1. $(zap) \\"), "1\\. \\$\\(zap\\) \\\\");
});

test("letters, digits and the marks of Russian prose stay as they are", () => {
  assert.equal(escapeMarkdown("Ёлка № 5 — «да»…"), "Ёлка № 5 — «да»…");
});

test("behind every backslash of the result stands one ASCII mark of the text, and no mark stands without one", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const escaped = escapeMarkdown(text);
      assert.equal(escaped.replace(/\\([!-/:-@[-`{-~])/g, "$1"), text);
      assert.doesNotMatch(escaped.replace(/\\[!-/:-@[-`{-~]/g, ""), /[!-/:-@[-`{-~]/);
    }),
  );
});
