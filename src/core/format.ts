import { common, type IndexRange, united, uniting } from "./index-ranges.ts";
import { type MessageOf, message } from "./messages/catalogue.ts";
import { NO_EARLIER_QUESTIONS } from "./rules/asked-questions.ts";
import { checkingLines, type CheckSettings, countingMojibake } from "./rules/engine.ts";
import { takingFixes } from "./rules/fixing.ts";
import { RULES } from "./rules/index.ts";
import { withSilentLines } from "./rules/intended.ts";
import { type Fix, fixKind, type RuleId } from "./rules/rule.ts";
import { firstChangedLine } from "./same-words.ts";
import { inOneGo, Pace, type Steps } from "./steps.ts";
import { composingEdits, trimEdit } from "./text/compose-edits.ts";
import type { TextEdit } from "./text/edit.ts";
import type { Span } from "./text/span.ts";
import type { ChangedLines, Transcript, TranscriptChange } from "./transcript/transcript.ts";

/** Why nothing was formatted; a message, so that it can be said. */
export type Refusal = MessageOf<
  "format-refused.mojibake" | "format-refused.words-changed" | "format-refused.no-end" | "format-refused.too-many"
>;

/** Edits of the text that was given, sorted, without overlap, none that changes nothing; or none and the reason. */
export type FormatOutcome =
  | { readonly kind: "formatted"; readonly edits: readonly TextEdit[] }
  | { readonly kind: "refused"; readonly reason: Refusal };

/**
 * Far more passes than any text needs: most need two, and the longest known chain, of U+FEFF on blank lines at the head
 * of a file, is halved by each.
 */
const MOST_PASSES = 64;

const MILLION = 1_000_000;
/**
 * More fixes are not made at once. With all that is made of them they take some 700 bytes each: of so many, most of the memory
 * that the engine gives a program. Of a transcript of 50 MB each line could be mended twice over.
 */
export const MOST_FIXES = 4 * MILLION;

/** Why more than so many fixes are not made. */
export function tooManyFixes(most: number): Refusal {
  return message("format-refused.too-many", { millions: most / MILLION });
}

/** Makes all safe fixes, and those that become possible by them: Format Document, fix-all and `--fix`. Never throws. */
export function formatTranscript(transcript: Transcript, settings: CheckSettings = {}): FormatOutcome {
  return inOneGo(formatting(transcript, settings));
}

/** As {@link formatTranscript}, in steps; refused where there are more than `mostFixes` to be made at once. */
export function formatting(
  transcript: Transcript,
  settings: CheckSettings = {},
  mostFixes = MOST_FIXES,
): Steps<FormatOutcome> {
  return format(transcript, settings, [allLines(transcript)], mostFixes);
}

/** As {@link formatTranscript}, on the lines that the spans touch alone; no other line is changed. */
export function formatLines(
  transcript: Transcript,
  spans: readonly Span[],
  settings: CheckSettings = {},
): FormatOutcome {
  return inOneGo(formattingLines(transcript, spans, settings));
}

/** As {@link formatLines}, in steps. */
export function formattingLines(
  transcript: Transcript,
  spans: readonly Span[],
  settings: CheckSettings = {},
): Steps<FormatOutcome> {
  return format(transcript, settings, united(spans.map((span) => linesOf(transcript, span))));
}

/** As {@link formatting}, with the safe fixes of one rule. */
export function fixingAllOfRule(
  transcript: Transcript,
  rule: RuleId,
  settings: CheckSettings = {},
): Steps<FormatOutcome> {
  return format(transcript, onlyRules([rule], settings), [allLines(transcript)]);
}

/**
 * Makes the same suggested fix of a rule wherever it is offered: `kind` says which (`fixKind`), since a rule may suggest several.
 * They may change what is read; that is what was asked for. In steps; refused where there are more than `mostFixes`.
 */
export function* fixingAllSuggested(
  transcript: Transcript,
  rule: RuleId,
  kind: string,
  settings: CheckSettings = {},
  mostFixes = MOST_FIXES,
): Steps<FormatOutcome> {
  const isWanted = (fix: Fix): boolean => !fix.safe && fixKind(fix) === kind;
  const only = onlyRules([rule], settings);
  const fixes = yield* wantedFixes(transcript, [allLines(transcript)], only, isWanted, mostFixes);
  if (fixes === undefined) return refused(tooManyFixes(mostFixes));
  return { kind: "formatted", edits: yield* takingFixes(transcript, fixes) };
}

function linesOf(transcript: Transcript, span: Span): IndexRange {
  const from = transcript.lineAt(span.start);
  const last = transcript.lineAt(span.end);
  // A selection of whole lines ends at the head of the next one, which is not selected.
  const endsBeforeLast = last > from && span.end <= transcript.lineStart(last);
  return { from, to: endsBeforeLast ? last : last + 1 };
}

function allLines(transcript: Transcript): IndexRange {
  return { from: 0, to: transcript.lineCount };
}

/** Of the rules that mend safely; what the others find does not matter here. */
const MENDING: readonly RuleId[] = [
  "label-separator",
  "label-alone",
  "label-form",
  "label-lookalike",
  "label-indent",
  "continuation-indent",
  "tab-in-text",
  "repeated-space",
  "trailing-space",
  "blank-line",
  "invisible-character",
  "decomposed-letter",
];

function onlyRules(rules: readonly RuleId[], { severities = {}, ...settings }: CheckSettings): CheckSettings {
  const others = Object.values(RULES).flatMap(({ id }) => (rules.includes(id) ? [] : [[id, "off"] as const]));
  return { ...settings, severities: { ...severities, ...Object.fromEntries(others) } };
}

function* format(
  transcript: Transcript,
  settings: CheckSettings,
  stretches: readonly IndexRange[],
  mostFixes = MOST_FIXES,
): Steps<FormatOutcome> {
  const misread = yield* refusalOfMisread(transcript);
  if (misread !== undefined) return misread;
  const mending = onlyRules(MENDING, settings);
  let current = transcript;
  let allowed = stretches;
  let unsettled = stretches;
  let composed: TextEdit[] = [];
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const spans = allowed.map((stretch) => spanOf(current, stretch));
    const isAllowed = (fix: Fix): boolean => fix.safe && areWithinOne(spans, fix.edits);
    const fixes = yield* wantedFixes(current, unsettled, mending, isAllowed, mostFixes);
    if (fixes === undefined) return refused(tooManyFixes(mostFixes));
    const edits = yield* takingFixes(current, fixes);
    if (edits.length === 0) {
      // An invisible character may have hidden that the text is misread: then it would be refused the next time.
      const misreadNow = composed.length > 0 ? yield* refusalOfMisread(current) : undefined;
      return misreadNow ?? (yield* proven(transcript, composed));
    }
    composed = yield* composingEdits(composed, edits);
    const { before, after, regions }: TranscriptChange = yield* current.changing(edits);
    allowed = followed(allowed, before, after, edits);
    // Nowhere else can anything have become wrong, or have waited for its turn.
    unsettled = common(yield* linesAround(after, regions, settings.intended), allowed);
    current = after;
  }
  return refused(message("format-refused.no-end", { passes: MOST_PASSES }));
}

/** The fixes that are wanted of findings on the stretches, in steps; undefined where there are more than `most`. */
function* wantedFixes(
  transcript: Transcript,
  stretches: readonly IndexRange[],
  settings: CheckSettings,
  isWanted: (fix: Fix) => boolean,
  most: number,
): Steps<Pick<Fix, "edits">[] | undefined> {
  const wanted: Pick<Fix, "edits">[] = [];
  for (const { from, to } of stretches) {
    for (const findings of checkingLines(transcript, from, to, settings, undefined, NO_EARLIER_QUESTIONS)) {
      for (const { fixes } of findings) {
        // What else is said of them takes more memory than they do.
        for (const fix of fixes) if (isWanted(fix)) wanted.push({ edits: fix.edits });
      }
      if (wanted.length > most) return undefined;
      yield;
    }
  }
  return wanted;
}

/** Whether one of the spans, which are in order and do not touch each other, holds all of the edits. */
function areWithinOne(spans: readonly Span[], edits: readonly TextEdit[]): boolean {
  const { start } = edits[0]!.span;
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (spans[middle]!.start <= start) low = middle + 1;
    else high = middle;
  }
  const outer = spans[low - 1];
  return outer !== undefined && edits.every(({ span }) => span.start >= outer.start && span.end <= outer.end);
}

function spanOf(transcript: Transcript, { from, to }: IndexRange): Span {
  return { start: from === 0 ? 0 : transcript.lineStart(from), end: transcript.lineStart(to) };
}

/** The lines that changes may matter to: their own, those beside them, and the labels that they stand under. */
function* linesAround(
  transcript: Transcript,
  changes: readonly ChangedLines[],
  intended: CheckSettings["intended"],
): Steps<IndexRange[]> {
  const ranges: IndexRange[] = [];
  const pace = new Pace();
  for (const { newFirstLine, newEndLine } of changes) {
    const beside = { from: Math.max(0, newFirstLine - 1), to: Math.min(transcript.lineCount, newEndLine + 1) };
    const { from, to } = withSilentLines(transcript, beside, intended);
    const label = transcript.turnAt(from)?.firstLine ?? from;
    ranges.push({ from: label, to: label + 1 }, { from, to });
    if (pace.isStepDone()) yield;
  }
  return yield* uniting(ranges);
}

/** Where the stretches are after the edits, each of which lies in one of them. */
function followed(
  stretches: readonly IndexRange[],
  before: Transcript,
  after: Transcript,
  edits: readonly TextEdit[],
): IndexRange[] {
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

/** The composed edits without what they do not change, if the text they make reads as before. */
function* proven(before: Transcript, composed: readonly TextEdit[]): Steps<FormatOutcome> {
  const edits: TextEdit[] = [];
  const pace = new Pace();
  for (const edit of composed) {
    const trimmed = edit.text === "" ? edit : trimEdit(edit, before.text(edit.span));
    if (trimmed !== undefined) edits.push(trimmed);
    if (pace.isStepDone()) yield;
  }
  const { after } = yield* before.changing(edits);
  const changed = yield* firstChangedLine(before, after);
  if (changed !== undefined) return refused(message("format-refused.words-changed", { line: changed + 1 }));
  return { kind: "formatted", edits };
}

function* refusalOfMisread(transcript: Transcript): Steps<FormatOutcome | undefined> {
  const counts = yield* countingMojibake(transcript);
  if (counts.mojibakeLines === 0 || counts.mojibakeLines * 10 < counts.textLines * 3) return undefined;
  return refused(message("format-refused.mojibake", counts));
}

function refused(reason: Refusal): FormatOutcome {
  return { kind: "refused", reason };
}
