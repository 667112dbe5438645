import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { formatTranscript } from "../../../src/core/format.ts";
import { translate } from "../../../src/core/messages/translate.ts";
import { check } from "../../../src/core/rules/engine.ts";
import { RULES } from "../../../src/core/rules/index.ts";
import { applyEdits } from "../../../src/core/text/edit.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";
import { everyDefect } from "../support/every-defect.ts";

for (const [name, lineBreak] of [
  ["LF", "\n"],
  ["CRLF", "\r\n"],
] as const) {
  describe(`a transcript with every defect, one a line, ${name}`, () => {
    const damaged = everyDefect(lineBreak);
    const transcript = Transcript.parse(damaged.text);
    const findings = check(transcript);

    test("each is found where it is, and nothing else", () => {
      assert.deepEqual(
        findings.map(({ rule, severity, span }) => ({ rule, severity, ...span })),
        damaged.findings,
      );
    });

    test("each is told in English and in Russian", () => {
      for (const { rule, message } of findings) {
        const [english, russian] = [translate(message, "en"), translate(message, "ru")];
        // What is quoted from the transcript stands in quotation marks.
        assert.match(english.replaceAll(/“[^”]*”/gu, ""), /^[^\p{Script=Cyrillic}]+[.]$/u, rule);
        assert.match(russian.replaceAll(/«[^»]*»/gu, ""), /\p{Script=Cyrillic}.*[.]$/u, rule);
      }
    });

    test("formatting mends exactly what can be mended safely, once", () => {
      const outcome = formatTranscript(transcript);
      assert.equal(outcome.kind, "formatted");
      const formatted = applyEdits(damaged.text, outcome.edits);
      assert.equal(formatted, damaged.formatted);
      assert.deepEqual(formatTranscript(Transcript.parse(formatted)), { kind: "formatted", edits: [] });
    });
  });
}

test("the transcript leaves out no rule", () => {
  const broken = new Set(everyDefect("\n").findings.map(({ rule }) => rule));
  assert.deepEqual(
    Object.keys(RULES).filter((rule) => !broken.has(rule as keyof typeof RULES)),
    [],
  );
});
