import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { FIXES } from "../../scripts/generate-readme.ts";
import { isTranscriptByContent } from "../../src/core/features/recognition.ts";
import { formatTranscript } from "../../src/core/format.ts";
import { check } from "../../src/core/rules/engine.ts";
import { RULES } from "../../src/core/rules/index.ts";
import { BUILT_IN_LABELS } from "../../src/core/transcript/labels.ts";
import { Transcript } from "../../src/core/transcript/transcript.ts";
import { filesUnder, read } from "./support/sources.ts";

const DAMAGED = "samples/damaged.qa";
const SAMPLES = filesUnder("samples").filter((path) => /\.(qa|txt)$/.test(path));

const LABELS = BUILT_IN_LABELS.map(({ text }) => text).join("|");
const CANONICAL_LINE = new RegExp(`^(${LABELS})?\\t[^\\s]+( [^\\s]+)*$`);

for (const path of SAMPLES.filter((sample) => sample !== DAMAGED)) {
  describe(path, () => {
    const text = read(path);
    const transcript = Transcript.parse(text);

    test("is canonical, line by line", () => {
      assert.match(text, /\n$/);
      for (const line of text.slice(0, -1).split("\n")) assert.match(line, CANONICAL_LINE);
    });

    test("has no problems, and formatting leaves it as it is", () => {
      assert.deepEqual(check(transcript), []);
      assert.deepEqual(formatTranscript(transcript), { kind: "formatted", edits: [] });
    });

    test("would be known for a transcript by its content", () => {
      assert.ok(isTranscriptByContent(text.split("\n")));
    });

    test("answers every question once, and asks with a question mark", () => {
      assert.ok(transcript.exchangeCount >= 4);
      for (const { question, firstLine, answerCount } of transcript.exchanges()) {
        const asked = Array.from(transcript.lines(firstLine, question.endLine), (line) => line.text).join("\n");
        assert.match(asked, /\?/);
        assert.equal(answerCount, 1, asked);
      }
    });

    test("has typographic quotation marks in pairs, dashes and ellipses as a publisher sets them", () => {
      assert.doesNotMatch(text, /"|'| - |\.\.\./);
      for (const [opening, closing] of path.endsWith("english.qa") ? ["“”"] : ["«»", "„“"]) {
        assert.equal(text.split(opening!).length, text.split(closing!).length, `${opening!}${closing!}`);
      }
    });
  });
}

describe(DAMAGED, () => {
  const transcript = Transcript.parse(read(DAMAGED));
  const findings = check(transcript);

  test("shows every rule", () => {
    const found = new Set<string>(findings.map(({ rule }) => rule));
    assert.deepEqual(
      Object.keys(RULES).filter((rule) => !found.has(rule)),
      [],
    );
  });

  test("has lines of every kind", () => {
    const kinds = new Set(Array.from(transcript.lines(), ({ kind }) => kind));
    assert.deepEqual([...kinds].sort(), ["answer", "blank", "continuation", "question", "stray"]);
  });

  test("is mended by formatting as far as that is safe", () => {
    const outcome = formatTranscript(transcript);
    assert.equal(outcome.kind, "formatted");
    const left = check(transcript.edit(outcome.edits));
    assert.ok(left.length > 0 && left.length < findings.length);
    assert.ok(!left.some(({ fixes }) => fixes.some(({ safe }) => safe)));
  });

  test("is mended only as the READMEs say that a rule's fixes do", () => {
    for (const { rule, fixes } of findings) {
      for (const summary of [FIXES.en[rule], FIXES.ru[rule]]) {
        for (const { safe } of fixes) assert.notEqual(safe ? summary.safe : summary.suggested, undefined, rule);
        if (summary.safe === undefined && summary.suggested === undefined) assert.deepEqual(fixes, [], rule);
      }
    }
  });
});
