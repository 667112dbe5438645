import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { recogniseEncoding } from "../../src/core/encoding/recognise-encoding.ts";
import { countNationalLabels } from "../../src/core/features/label-count.ts";
import { fixingAllOfRule, fixingAllSuggested, type FormatOutcome, formatTranscript } from "../../src/core/format.ts";
import { translate } from "../../src/core/messages/translate.ts";
import { check, type CheckSettings } from "../../src/core/rules/engine.ts";
import { RULES } from "../../src/core/rules/index.ts";
import { concernedWords, plainWords } from "../../src/core/rules/intended.ts";
import { type Finding, fixKind, type RuleId } from "../../src/core/rules/rule.ts";
import { applyEdits } from "../../src/core/text/edit.ts";
import { inOneGo } from "../../src/core/steps.ts";
import { Vocabulary } from "../../src/core/transcript/labels.ts";
import { ownLabel } from "../../src/core/transcript/own-labels.ts";
import { Transcript } from "../../src/core/transcript/transcript.ts";
import { ADVERSARIAL_TEXTS } from "./support/adversarial-texts.ts";
import { anyTranscript } from "./support/damaged-transcript.ts";
import { READERS } from "./support/every-reader.ts";
import { readingSequence } from "./support/reading-sequence.ts";

const RULE_IDS = Object.keys(RULES) as RuleId[];

const anySettings: fc.Arbitrary<CheckSettings> = fc
  .dictionary(fc.constantFrom(...RULE_IDS), fc.constantFrom("off", "hint", "error"), { maxKeys: 6 })
  .map((severities) => ({ severities }));

const anyVocabulary: fc.Arbitrary<Vocabulary> = fc
  .subarray(["Модератор", "граница", "Q", "а", "Судья-2", "Xost"])
  .map((words) => new Vocabulary(words.map((word, index) => ownLabel(word, index % 2 === 0 ? "question" : "answer")!)));

function assertAnswersWithin(name: string, transcript: Transcript, offset: number): void {
  for (const span of READERS[name]!(transcript, offset)) {
    if (span !== undefined) assert.ok(0 <= span.start && span.start <= span.end && span.end <= transcript.length, name);
  }
}

function assertCanBeSaid({ message, fixes, actions, related }: Finding): void {
  for (const said of [
    message,
    ...fixes.flatMap(({ title, everywhere = title }) => [title, everywhere]),
    ...actions.map(({ title }) => title),
    ...related.map((place) => place.message),
  ]) {
    const sentences = [translate(said, "en"), translate(said, "ru")];
    for (const sentence of sentences) assert.doesNotMatch(sentence, /undefined|\[object|NaN/);
    assert.notEqual(sentences[0], sentences[1]);
  }
}

/** Asserts that nothing is refused but for the encoding, and that the same is read. @returns what the text has become */
function assertKeepsWords(transcript: Transcript, outcome: FormatOutcome): Transcript | undefined {
  if (outcome.kind === "refused") {
    assert.equal(outcome.reason.id, "format-refused.mojibake");
    return undefined;
  }
  const after = Transcript.parse(applyEdits(transcript.text(), outcome.edits), transcript.vocabulary);
  assert.deepEqual(readingSequence(after), readingSequence(transcript));
  return after;
}

function assertFormats(transcript: Transcript, settings: CheckSettings): void {
  const after = assertKeepsWords(transcript, formatTranscript(transcript, settings));
  if (after === undefined) return;
  assert.deepEqual(
    check(after, settings).filter(({ fixes }) => fixes.some(({ safe }) => safe)),
    [],
  );
}

describe("on any text", () => {
  for (const name of Object.keys(READERS)) {
    test(`${name} answers from every place, and within the text`, () => {
      fc.assert(
        fc.property(anyTranscript, anyVocabulary, fc.nat(), (text, vocabulary, place) => {
          assertAnswersWithin(name, Transcript.parse(text, vocabulary), place % (text.length + 1));
        }),
      );
    });
  }

  test("everything found can be said in both languages, and excepted by its words", () => {
    fc.assert(
      fc.property(anyTranscript, anyVocabulary, (text, vocabulary) => {
        const transcript = Transcript.parse(text, vocabulary);
        for (const finding of check(transcript)) {
          assertCanBeSaid(finding);
          const words = concernedWords(transcript, finding);
          assert.equal(words, plainWords(words));
        }
      }),
    );
  });

  test("the same fix everywhere and the fixes of one rule can be made, whatever is set", () => {
    fc.assert(
      fc.property(anyTranscript, anySettings, (text, settings) => {
        const transcript = Transcript.parse(text);
        const rules = new Map<string, RuleId>();
        for (const { rule, fixes } of check(transcript, settings)) {
          for (const fix of fixes) if (!fix.safe) rules.set(fixKind(fix), rule);
        }
        for (const [kind, rule] of rules) {
          const outcome = inOneGo(fixingAllSuggested(transcript, rule, kind, settings));
          assert.ok(outcome.kind === "formatted" && outcome.edits.length > 0);
          applyEdits(text, outcome.edits);
        }
        for (const rule of RULE_IDS) assertKeepsWords(transcript, inOneGo(fixingAllOfRule(transcript, rule, settings)));
      }),
      { numRuns: 50 },
    );
  });

  test("formatting changes no word and leaves no safe fix, whatever is set and whatever labels there are", () => {
    fc.assert(
      fc.property(anyTranscript, anyVocabulary, anySettings, (text, vocabulary, settings) => {
        assertFormats(Transcript.parse(text, vocabulary), settings);
      }),
    );
  });

  test("some encoding is recognised in any bytes, or none", () => {
    const count = (text: string): number => countNationalLabels(text, Vocabulary.builtIn);
    const anyBytes = fc.oneof(
      fc.uint8Array({ maxLength: 300, size: "max" }),
      anyTranscript.map((text) => Buffer.from(text, "utf16le")),
      anyTranscript.map((text) => Buffer.from(text, "latin1")),
    );
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        recogniseEncoding(bytes, count);
      }),
    );
  });
});

describe("on a text made to be hard", () => {
  for (const [kind, textOf] of Object.entries(ADVERSARIAL_TEXTS)) {
    test(kind, () => {
      const transcript = Transcript.parse(textOf(500));
      for (const name of Object.keys(READERS)) {
        for (const offset of [0, transcript.length >> 1, transcript.length]) {
          assertAnswersWithin(name, transcript, offset);
        }
      }
      for (const finding of check(transcript)) assertCanBeSaid(finding);
      assertFormats(transcript, {});
    });
  }
});

describe("on millions of characters without a space", () => {
  const UNITS: Readonly<Record<string, readonly [unit: string, times: number]>> = {
    "a word": ["дa", 4_500_000],
    "a word of pieces": ["дa-", 3_000_000],
    "words in a row": ["дa=", 300_000],
    "marks on one letter": ["\u0301", 9_000_000],
  };
  for (const [name, [unit, times]] of Object.entries(UNITS)) {
    test(`${name}: no rule fails`, () => {
      for (const { span } of check(Transcript.parse(`Вопрос\tКак?\nОтвет\tа${unit.repeat(times)}.`))) {
        assert.ok(span.start >= 0);
      }
    });
  }
});
