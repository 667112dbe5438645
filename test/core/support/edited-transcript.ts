import fc from "fast-check";

import { compareEdits, editsOverlap, type TextEdit } from "../../../src/core/text/edit.ts";
import { NON_RUSSIAN_TWINS } from "../../../src/core/text/twins.ts";
import type { Transcript } from "../../../src/core/transcript/transcript.ts";
import { anyTranscript } from "./damaged-transcript.ts";

/** A text of up to some hundred lines, long stretches of it alike. */
export const longTranscript: fc.Arbitrary<string> = fc
  .array(fc.tuple(anyTranscript, fc.integer({ min: 1, max: 12 }), fc.constantFrom("", "\n", "\r", "\r\n")), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.map(([text, times, lineBreak]) => (text + lineBreak).repeat(times)).join(""));

/** One edit: where, as a fraction of the text or beside a line break; how much goes; what comes. */
const draft = fc.record({
  place: fc.nat(1000),
  atLineBreak: fc.boolean(),
  beside: fc.integer({ min: -2, max: 2 }),
  size: fc.oneof({ weight: 4, arbitrary: fc.nat(6) }, { weight: 1, arbitrary: fc.nat(2000) }),
  inserted: fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom("", "\n", "\r", "\r\n", "\uFEFF", "\t", "«", "\uD83D", "\uDE00", "Вопрос\t"),
    },
    { weight: 1, arbitrary: anyTranscript },
  ),
});

/** A long text and edits of it, sorted and without overlap, as one change event holds them: a few, or one in every line. */
export const editedTranscript: fc.Arbitrary<{ readonly text: string; readonly edits: readonly TextEdit[] }> = fc
  .tuple(longTranscript, fc.oneof(fc.array(draft, { maxLength: 5 }), fc.array(draft, { minLength: 40, maxLength: 80 })))
  .map(([text, drafts]) => {
    const breaks = Array.from(text.matchAll(/[\r\n]/g), ({ index }) => index);
    const edits: TextEdit[] = [];
    for (const { place, atLineBreak, beside, size, inserted } of drafts) {
      const wanted =
        atLineBreak && breaks.length > 0
          ? breaks[Math.floor((place / 1001) * breaks.length)]! + beside
          : Math.floor((place / 1000) * text.length);
      const start = Math.max(0, Math.min(wanted, text.length));
      const edit = { span: { start, end: Math.min(start + size, text.length) }, text: inserted };
      if (edits.every((other) => !editsOverlap(edit, other))) edits.push(edit);
    }
    return { text, edits: edits.sort(compareEdits) };
  });

/** The edits that take edits of a text back: what Undo makes of them, those that meet as one. `edits` are sorted. */
export function inverseEdits(text: string, edits: readonly TextEdit[]): TextEdit[] {
  const inverse: TextEdit[] = [];
  let growth = 0;
  for (const { span, text: inserted } of edits) {
    const start = span.start + growth;
    const end = start + inserted.length;
    const removed = text.slice(span.start, span.end);
    growth += inserted.length - removed.length;
    const last = inverse.at(-1);
    if (last?.span.end !== start) inverse.push({ span: { start, end }, text: removed });
    else inverse[inverse.length - 1] = { span: { start: last.span.start, end }, text: last.text + removed };
  }
  return inverse;
}

/** All that a transcript says of its text. */
export function everythingOf(transcript: Transcript): unknown {
  return {
    text: transcript.text(),
    length: transcript.length,
    mark: transcript.byteOrderMark,
    lines: [...transcript.lines()],
    turns: [...transcript.turns()],
    exchanges: [...transcript.exchanges()],
    words: transcript.wordCount,
    paragraphs: transcript.paragraphCount,
    unanswered: transcript.unansweredCount,
    twins: Array.from(NON_RUSSIAN_TWINS, (letter) => transcript.countTwin(letter)),
  };
}
