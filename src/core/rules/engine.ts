import { isC1Control } from "../text/characters.ts";
import type { TextEdit } from "../text/edit.ts";
import { shiftSpan, type Span } from "../text/span.ts";
import type { Vocabulary } from "../transcript/labels.ts";
import { hasText, isLabelled, type Line, lineLength } from "../transcript/line.ts";
import type { Transcript } from "../transcript/transcript.ts";
import type { Turn } from "../transcript/turn.ts";
import { RULES } from "./index.ts";
import { concernedWords, exceptionsByRule, type IntendedException } from "./intended.ts";
import { mojibake } from "./mojibake.ts";
import type { Finding, Fix, Found, LineRule, PlacedLineRule, RuleId, Severity, TurnRule } from "./rule.ts";

/** What a user has decided about the rules. */
export interface CheckSettings {
  /** Instead of the rules' own severities; a rule that is `off` finds nothing. */
  readonly severities?: Readonly<Partial<Record<RuleId, Severity | "off">>>;
  /** What is found at these words is neither reported nor mended. */
  readonly intended?: readonly IntendedException[];
}

const ORDER = new Map(Object.values(RULES).map(({ id }, index) => [id, index]));
/** But for the one that says which lines they may see. */
const LINE_RULES = Object.values(RULES).filter((rule): rule is LineRule => rule.scope === "line" && rule !== mojibake);
const TURN_RULES = Object.values(RULES).filter((rule): rule is TurnRule => rule.scope === "turn");
const PLACED_LINE_RULES = Object.values(RULES).filter((rule): rule is PlacedLineRule => rule.scope === "placed-line");

/** All findings of a transcript by place: the start of the span, its end, then the order of the rules. */
export function check(
  transcript: Transcript,
  settings: CheckSettings = {},
  noteUse?: (exception: IntendedException) => void,
): Finding[] {
  return checkLines(transcript, 0, transcript.lineCount, settings, noteUse);
}

/**
 * The findings whose spans begin on the lines `[from, to)`, by place. Costs those lines and the turns that reach into
 * them; what is found on a line by itself is found once for as long as the line stays the same.
 *
 * @param noteUse is told of each exception that something was found at.
 */
export function checkLines(
  transcript: Transcript,
  from: number,
  to: number,
  settings: CheckSettings = {},
  noteUse?: (exception: IntendedException) => void,
): Finding[] {
  const findings: Finding[] = [];
  const exceptions = exceptionsByRule(settings.intended);
  // The first turn may begin on the first line, so it is met like every other.
  let turn = from === 0 ? undefined : transcript.turnAt(from);
  let previous = turn && transcript.turn(turn.index - 1);
  const following = turnsFrom(transcript, turn === undefined ? 0 : turn.index + 1);
  let next = nextOf(following);
  let index = from;
  let start = transcript.lineStart(from);
  for (const line of transcript.lines(from, to)) {
    if (index === next?.firstLine) {
      previous = turn;
      turn = next;
      next = nextOf(following);
    }
    const verdict = judge(line, transcript.vocabulary);
    for (const { rule, found } of verdict.found) add(rule, shifted(found, start));
    if (!verdict.isMojibake) checkPlace(line);
    start += lineLength(line);
    index++;
  }
  return findings.sort(compareFindings);

  function checkPlace(line: Line): void {
    for (const rule of PLACED_LINE_RULES) {
      if (!rule.kinds.includes(line.kind) || isOff(rule.id)) continue;
      rule.check({ transcript, line, index, start, turn }, (found) => {
        add(rule, guarded(found));
      });
    }
    if (turn?.firstLine !== index || !isLabelled(line)) return;
    for (const rule of TURN_RULES) {
      if (isOff(rule.id)) continue;
      rule.check({ transcript, turn, line, start, previous, next }, (found) => {
        add(rule, guarded(found));
      });
    }
  }

  function isOff(rule: RuleId): boolean {
    return settings.severities?.[rule] === "off";
  }

  function add(rule: { readonly id: RuleId; readonly severity: Severity }, found: Found): void {
    const severity = settings.severities?.[rule.id] ?? rule.severity;
    if (severity === "off") return;
    const exception = exceptions?.get(rule.id)?.get(concernedWords(transcript, { rule: rule.id, span: found.span }));
    if (exception !== undefined) {
      noteUse?.(exception);
      return;
    }
    const { span, message, fixes = [], actions = [], related = [] } = found;
    findings.push({ rule: rule.id, severity, span, message, fixes, actions, related });
  }

  /** Holds safe fixes to what is safe where the rule cannot see it. */
  function guarded(found: Found): Found {
    return withFixes(found, ({ span }) => isUnsafe(transcript, index, start, span));
  }
}

/** The turns from an index on; from the first on without looking each of them up. */
function* turnsFrom(transcript: Transcript, index: number): Generator<Turn, void> {
  if (index === 0) {
    yield* transcript.turns();
    return;
  }
  for (let turn = transcript.turn(index); turn !== undefined; turn = transcript.turn(++index)) yield turn;
}

function nextOf(turns: Generator<Turn, void>): Turn | undefined {
  return turns.next().value ?? undefined;
}

function compareFindings(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || ORDER.get(a.rule)! - ORDER.get(b.rule)!;
}

/** How many lines have text, and how many of those were read in the wrong encoding. */
export function countMojibake(transcript: Transcript): { readonly mojibakeLines: number; readonly textLines: number } {
  let mojibakeLines = 0;
  let textLines = 0;
  for (const line of transcript.lines()) {
    if (!hasText(line)) continue;
    textLines++;
    if (judge(line, transcript.vocabulary).isMojibake) mojibakeLines++;
  }
  return { mojibakeLines, textLines };
}

/** What can be said of a line without knowing where it stands. Spans are columns. */
interface Verdict {
  readonly vocabulary: Vocabulary;
  /** On such a line nothing but that is found, and no safe fix touches it. */
  readonly isMojibake: boolean;
  readonly found: readonly { readonly rule: LineRule; readonly found: Found }[];
}

/** Lines are shared by all transcripts that an edit has made of one, so most of them are judged once. */
const VERDICTS = new WeakMap<Line, Verdict>();

function judge(line: Line, vocabulary: Vocabulary): Verdict {
  let verdict = VERDICTS.get(line);
  if (verdict?.vocabulary !== vocabulary) {
    verdict = judgeAnew(line, vocabulary);
    VERDICTS.set(line, verdict);
  }
  return verdict;
}

function judgeAnew(line: Line, vocabulary: Vocabulary): Verdict {
  const all: { rule: LineRule; found: Found }[] = [];
  judgeBy(mojibake);
  const misread = all.length > 0;
  if (!misread) LINE_RULES.forEach(judgeBy);
  return { vocabulary, isMojibake: misread, found: all };

  function judgeBy(rule: LineRule): void {
    rule.check(line, vocabulary, (found) => {
      all.push({
        rule,
        found: withFixes(found, ({ span }) => holdsC1Control(line.text.slice(span.start, span.end))),
      });
    });
  }
}

/** The finding with those of its safe fixes only suggested that have an edit which is not safe. */
function withFixes(found: Found, isUnsafe: (edit: TextEdit) => boolean): Found {
  const { fixes } = found;
  if (!fixes?.some((fix) => fix.safe && fix.edits.some(isUnsafe))) return found;
  return {
    ...found,
    fixes: fixes.map((fix) => (fix.safe && fix.edits.some(isUnsafe) ? { ...fix, safe: false } : fix)),
  };
}

/** A C1 control is half of a letter that was read in the wrong encoding, as often as not. */
function holdsC1Control(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (isC1Control(text.charCodeAt(index))) return true;
  }
  return false;
}

/**
 * Whether the edit of a span, which begins nowhere before the line `index` at `start`, drops a C1 control or touches a
 * line that is read in the wrong encoding.
 */
function isUnsafe(transcript: Transcript, index: number, start: number, span: Span): boolean {
  let lineStart = start;
  for (const line of transcript.lines(index)) {
    if (lineStart > start && lineStart >= span.end) break;
    const lineEnd = lineStart + lineLength(line);
    if (span.start < lineEnd) {
      if (holdsC1Control(line.text.slice(Math.max(0, span.start - lineStart), Math.max(0, span.end - lineStart))))
        return true;
      if (judge(line, transcript.vocabulary).isMojibake) return true;
    }
    lineStart = lineEnd;
  }
  return false;
}

function shifted(found: Found, by: number): Found {
  const { span, fixes = [], related = [] } = found;
  return {
    ...found,
    span: shiftSpan(span, by),
    fixes: fixes.map((fix) => shiftedFix(fix, by)),
    related: related.map((place) => ({ ...place, span: shiftSpan(place.span, by) })),
  };
}

function shiftedFix(fix: Fix, by: number): Fix {
  return { ...fix, edits: fix.edits.map(({ span, text }) => ({ span: shiftSpan(span, by), text })) };
}
