import assert from "node:assert/strict";

import { translate } from "../../../src/core/messages/translate.ts";
import { check } from "../../../src/core/rules/engine.ts";
import type { RuleId } from "../../../src/core/rules/rule.ts";
import { applyEdits } from "../../../src/core/text/edit.ts";
import type { Span } from "../../../src/core/text/span.ts";
import { Vocabulary } from "../../../src/core/transcript/labels.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";

/** What cannot be seen, and what stands for it in the transcripts of the tests. */
const SIGNS: readonly (readonly [sign: string, character: string])[] = [
  ["⇥", "\t"],
  ["↵", "\n"],
  ["↩", "\r"],
  ["°", "\u00A0"],
  ["⁰", "\u200B"],
  ["¹", "\u0081"],
  ["²", "\uFEFF"],
  ["³", "\u2028"],
];

/** The text that a drawing shows. */
export function text(drawing: string): string {
  return SIGNS.reduce((written, [sign, character]) => written.replaceAll(sign, character), drawing);
}

/** The text with signs for what cannot be seen. */
export function drawn(plain: string): string {
  return SIGNS.reduce((drawing, [sign, character]) => drawing.replaceAll(character, sign), plain);
}

/** The text of a drawing without its marks ⟦ ⟧, and the spans between them. */
export function marked(drawing: string): { readonly text: string; readonly spans: readonly Span[] } {
  let plain = "";
  const spans: Span[] = [];
  let start = 0;
  for (const part of text(drawing).split(/([⟦⟧])/)) {
    if (part === "⟦") start = plain.length;
    else if (part === "⟧") spans.push({ start, end: plain.length });
    else plain += part;
  }
  return { text: plain, spans };
}

/**
 * Asserts that the rule finds exactly the marked spans, and that its fixes, of all findings in order, are these: `safe` or
 * `suggested`, a colon, a space and the text that the fix makes.
 */
export function expectFindings(
  rule: RuleId,
  drawing: string,
  fixes: readonly string[] = [],
  vocabulary: Vocabulary = Vocabulary.builtIn,
): void {
  const { text, spans } = marked(drawing);
  const findings = check(Transcript.parse(text, vocabulary)).filter((finding) => finding.rule === rule);
  assert.deepEqual(
    findings.map(({ span }) => span),
    spans,
    `${rule}: ${drawing}`,
  );
  assert.deepEqual(
    findings.flatMap((finding) =>
      finding.fixes.map(({ safe, edits }) => `${safe ? "safe" : "suggested"}: ${drawn(applyEdits(text, edits))}`),
    ),
    fixes,
    drawing,
  );
  for (const { message, fixes } of findings) {
    for (const said of [message, ...fixes.map(({ title }) => title)]) {
      assert.notEqual(translate(said, "en"), translate(said, "ru"));
    }
  }
}

/** Asserts that the rule finds nothing in any of the texts. */
export function expectNothing(rule: RuleId, ...drawings: readonly string[]): void {
  for (const drawing of drawings) expectFindings(rule, drawing);
}
