import { type MessageOf, message } from "./messages/catalogue.ts";
import { check, checkLines, type CheckSettings, countMojibake } from "./rules/engine.ts";
import { takeFixes } from "./rules/fixing.ts";
import { type Fix, fixKind, type RuleId } from "./rules/rule.ts";
import { visibleText } from "./text/characters.ts";
import { composeEdits, trimEdit } from "./text/compose-edits.ts";
import type { TextEdit } from "./text/edit.ts";
import type { Span } from "./text/span.ts";
import type { Role } from "./transcript/labels.ts";
import { bodyText, type Line } from "./transcript/line.ts";
import type { Transcript } from "./transcript/transcript.ts";

/** Why nothing was formatted; a message, so that it can be said. */
export type Refusal = MessageOf<"format-refused.mojibake" | "format-refused.words-changed" | "format-refused.no-end">;

/** Edits of the text that was given, sorted, without overlap, none that changes nothing; or none and the reason. */
export type FormatOutcome =
  | { readonly kind: "formatted"; readonly edits: readonly TextEdit[] }
  | { readonly kind: "refused"; readonly reason: Refusal };

/**
 * Far more passes than any text needs: most need two, and the longest known chain, of U+FEFF on blank lines at the head
 * of a file, is halved by each.
 */
const MOST_PASSES = 64;

/** Makes all safe fixes, and those that become possible by them: Format Document, fix-all and `--fix`. Never throws. */
export function formatTranscript(transcript: Transcript, settings: CheckSettings = {}): FormatOutcome {
  return format(transcript, settings, [allLines(transcript)]);
}

/** As `formatTranscript`, on the lines that the spans touch alone; no other line is changed. */
export function formatLines(
  transcript: Transcript,
  spans: readonly Span[],
  settings: CheckSettings = {},
): FormatOutcome {
  const stretches: Stretch[] = [];
  for (const stretch of spans.map((span) => linesOf(transcript, span)).sort((a, b) => a.from - b.from)) {
    const last = stretches.at(-1);
    if (last === undefined || stretch.from > last.to) stretches.push(stretch);
    else last.to = Math.max(last.to, stretch.to);
  }
  return format(transcript, settings, stretches);
}

/** Lines `[from, to)`. */
interface Stretch {
  readonly from: number;
  to: number;
}

function linesOf(transcript: Transcript, span: Span): Stretch {
  const from = transcript.lineAt(span.start);
  const last = transcript.lineAt(span.end);
  // A selection of whole lines ends at the head of the next one, which is not selected.
  const endsBeforeLast = last > from && span.end <= transcript.lineStart(last);
  return { from, to: endsBeforeLast ? last : last + 1 };
}

function allLines(transcript: Transcript): Stretch {
  return { from: 0, to: transcript.lineCount };
}

/** As `formatTranscript`, with the safe fixes of one rule. */
export function fixAllOfRule(transcript: Transcript, rule: RuleId, settings: CheckSettings = {}): FormatOutcome {
  return format(transcript, settings, [allLines(transcript)], rule);
}

/**
 * The edits that make the same suggested fix of a rule wherever it is offered, each once: `kind` says which (`fixKind`),
 * since a rule may suggest several. They may change what is read; that is what was asked for.
 */
export function suggestedEdits(
  transcript: Transcript,
  rule: RuleId,
  kind: string,
  settings: CheckSettings = {},
): TextEdit[] {
  const fixes = check(transcript, settings)
    .filter((finding) => finding.rule === rule)
    .flatMap((finding) => finding.fixes.filter((fix) => !fix.safe && fixKind(fix) === kind));
  return takeFixes(transcript, fixes);
}

function format(
  transcript: Transcript,
  settings: CheckSettings,
  stretches: readonly Stretch[],
  rule?: RuleId,
): FormatOutcome {
  const counts = countMojibake(transcript);
  if (counts.mojibakeLines > 0 && counts.mojibakeLines * 10 >= counts.textLines * 3) {
    return refused(message("format-refused.mojibake", counts));
  }
  let current = transcript;
  let stretchesLeft = stretches;
  let composed: TextEdit[] = [];
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const fixes = stretchesLeft.flatMap(({ from, to }) => safeFixes(current, from, to, settings, rule));
    const edits = takeFixes(current, fixes);
    if (edits.length === 0) return proven(transcript, composed);
    composed = composeEdits(composed, edits);
    const edited = current.edit(edits);
    stretchesLeft = followed(stretchesLeft, current, edited, edits);
    current = edited;
  }
  return refused(message("format-refused.no-end", { passes: MOST_PASSES }));
}

/** Where the stretches are after the edits, each of which lies in one of them. */
function followed(
  stretches: readonly Stretch[],
  before: Transcript,
  after: Transcript,
  edits: readonly TextEdit[],
): Stretch[] {
  let growth = 0;
  let done = 0;
  return stretches.map(({ from, to }) => {
    const start = before.lineStart(from) + growth;
    const end = before.lineStart(to);
    for (let edit = edits[done]; edit !== undefined && edit.span.start < end; edit = edits[++done]) {
      growth += edit.text.length - (edit.span.end - edit.span.start);
    }
    const isLast = to === before.lineCount;
    return {
      from: from === 0 ? 0 : after.lineAt(start),
      to: isLast ? after.lineCount : after.lineAt(end + growth),
    };
  });
}

/** The safe fixes of findings on the lines `[from, to)` that reach no further than those lines. */
function safeFixes(transcript: Transcript, from: number, to: number, settings: CheckSettings, rule?: RuleId): Fix[] {
  const start = from === 0 ? 0 : transcript.lineStart(from);
  const end = transcript.lineStart(to);
  const fixes: Fix[] = [];
  for (const finding of checkLines(transcript, from, to, settings)) {
    if (rule !== undefined && finding.rule !== rule) continue;
    for (const fix of finding.fixes) {
      if (fix.safe && fix.edits.every(({ span }) => span.start >= start && span.end <= end)) fixes.push(fix);
    }
  }
  return fixes;
}

/** The composed edits without what they do not change, if the text they make reads as before. */
function proven(before: Transcript, composed: readonly TextEdit[]): FormatOutcome {
  const edits = composed
    .map((edit) => (edit.text === "" ? edit : trimEdit(edit, before.text(edit.span))))
    .filter((edit): edit is TextEdit => edit !== undefined);
  const changed = firstChangedLine(before, before.edit(edits));
  if (changed !== undefined) return refused(message("format-refused.words-changed", { line: changed + 1 }));
  return { kind: "formatted", edits };
}

function refused(reason: Refusal): FormatOutcome {
  return { kind: "refused", reason };
}

/** What a reader reads as one: a turn, or, without a role, the lines before the first label. */
interface Passage {
  readonly role: Role | undefined;
  readonly firstLine: number;
  readonly endLine: number;
}

/**
 * The line of `before` at which the first passage begins that does not say the same in `after`; undefined when both say
 * the same throughout.
 */
function firstChangedLine(before: Transcript, after: Transcript): number | undefined {
  if (before.byteOrderMark !== after.byteOrderMark) return 0;
  const passagesAfter = passages(after);
  for (const passage of passages(before)) {
    const next = passagesAfter.next();
    if (next.done === true || !readTheSame(before, passage, after, next.value)) return passage.firstLine;
  }
  return passagesAfter.next().done === true ? undefined : before.lineCount - 1;
}

function* passages(transcript: Transcript): Generator<Passage, void> {
  yield { role: undefined, firstLine: 0, endLine: transcript.turn(0)?.firstLine ?? transcript.lineCount };
  yield* transcript.turns();
}

function readTheSame(before: Transcript, passage: Passage, after: Transcript, same: Passage): boolean {
  if (passage.role !== same.role) return false;
  const linesBefore = [...before.lines(passage.firstLine, passage.endLine)];
  const linesAfter = [...after.lines(same.firstLine, same.endLine)];
  // Lines that no edit has touched are the same objects in both.
  const untouched =
    linesBefore.length === linesAfter.length && linesBefore.every((line, index) => line === linesAfter[index]);
  return untouched || reading(linesBefore) === reading(linesAfter);
}

function reading(lines: readonly Line[]): string {
  return visibleText(lines.map(bodyText).join(""));
}
