import type { IndexRange } from "../index-ranges.ts";
import { isMojibake } from "../encoding/mojibake.ts";
import type { Steps } from "../steps.ts";
import { isC1Control } from "../text/characters.ts";
import type { TextEdit } from "../text/edit.ts";
import { shiftSpan, type Span } from "../text/span.ts";
import type { Role, Vocabulary } from "../transcript/labels.ts";
import { isLabelled, type Line, lineLength } from "../transcript/line.ts";
import type { LineChunk } from "../transcript/line-chunk.ts";
import { LineSign } from "../transcript/line-facts.ts";
import type { ChunkStretch, PlacedTurn, Transcript } from "../transcript/transcript.ts";
import { type EarlierQuestions, QuestionsInOrder } from "./asked-questions.ts";
import { duplicateQuestion } from "./duplicate-question.ts";
import { RULES } from "./index.ts";
import { concernedWords, exceptionsByRule, type ExceptionsByRule, type IntendedException } from "./intended.ts";
import { mojibake } from "./mojibake.ts";
import type {
  Finding,
  Fix,
  Found,
  LineRule,
  PlacedLineRule,
  Rule,
  RuleId,
  Severity,
  TurnPlace,
  TurnRule,
} from "./rule.ts";
import type { Turn } from "../transcript/turn.ts";

/** What a user has decided about the rules. */
export interface CheckSettings {
  /** Instead of the rules' own severities; a rule that is `off` finds nothing. */
  readonly severities?: Readonly<Partial<Record<RuleId, Severity | "off">>>;
  /** What is found at these words is neither reported nor mended. */
  readonly intended?: readonly IntendedException[];
}

const ORDER = new Map(Object.values(RULES).map(({ id }, index) => [id, index]));
/** Before all others the one that says which lines they may see. */
const ALL_LINE_RULES = [
  mojibake,
  ...Object.values(RULES).filter((rule): rule is LineRule => rule.scope === "line" && rule !== mojibake),
];
const TURN_RULES = Object.values(RULES).filter((rule): rule is TurnRule => rule.scope === "turn");
const PLACED_LINE_RULES = Object.values(RULES).filter((rule): rule is PlacedLineRule => rule.scope === "placed-line");

/** All findings of a transcript by place: the start of the span, its end, then the order of the rules. */
export function check(
  transcript: Transcript,
  settings: CheckSettings = {},
  noteUse?: (exception: IntendedException) => void,
): Finding[] {
  return [...checking(transcript, settings, noteUse)];
}

/** As {@link check}, each as it is found: there may be more than fit into memory. */
export function* checking(
  transcript: Transcript,
  settings: CheckSettings = {},
  noteUse?: (exception: IntendedException) => void,
): Generator<Finding, void> {
  const questions = new QuestionsInOrder(transcript);
  for (const findings of checkingLines(transcript, 0, transcript.lineCount, settings, noteUse, questions)) {
    yield* findings;
  }
}

/**
 * The findings whose spans begin on the lines `[from, to)`, by place. Costs those lines and the turns that reach into
 * them.
 *
 * @param noteUse is told of each exception that something was found at.
 * @param questions knows which questions were asked before; without it those above the lines are read.
 */
export function checkLines(
  transcript: Transcript,
  from: number,
  to: number,
  settings: CheckSettings = {},
  noteUse?: (exception: IntendedException) => void,
  questions?: EarlierQuestions,
): Finding[] {
  return [...checkingLines(transcript, from, to, settings, noteUse, questions)].flat();
}

/** As {@link checkLines}, those of a few lines at a time. What rules about turns find of one turn is all known before the first of it. */
export function* checkingLines(
  transcript: Transcript,
  from: number,
  to: number,
  settings: CheckSettings,
  noteUse?: (exception: IntendedException) => void,
  questions?: EarlierQuestions,
): Generator<Finding[], void> {
  const checker = new Checker(transcript, settings, questions);
  const firstPlace = transcript.lineStart(from);
  const endPlace = to >= transcript.lineCount ? Infinity : transcript.lineStart(to);
  let found: Finding[] = [];
  const take = ({ finding, exception }: Judged): void => {
    if (exception === undefined) found.push(finding);
    else noteUse?.(exception);
  };
  const takeWithin = (judged: Judged): void => {
    const place = judged.finding.span.start;
    if (place >= firstPlace && place < endPlace) take(judged);
  };
  const turns = checker.turnsToCheck(from, to)[Symbol.iterator]();
  let next = turns.next();
  /** Of turns that have begun, sorted: those behind the first so many have not had their turn yet. */
  let ofTurns: Finding[] = [];
  let done = 0;
  for (const stretch of transcript.stretches(from, to)) {
    const { chunk, firstLine, start, end } = stretch;
    checker.checkLines(stretch, take);
    const here = found;
    found = [];
    for (; next.done !== true && next.value.turn.firstLine < firstLine + end; next = turns.next()) {
      // So that whoever takes these in steps can let others work.
      for (const steps = checker.checkingTurn(next.value, takeWithin); steps.next().done !== true;) yield [];
    }
    for (const finding of found.sort(compareFindings)) ofTurns.push(finding);
    found = [];
    for (; done < ofTurns.length && ofTurns[done]!.span.start < start + chunk.text.length; done++) {
      here.push(ofTurns[done]!);
    }
    yield here.sort(compareFindings);
    if (done === ofTurns.length) [ofTurns, done] = [[], 0];
  }
  // At the end of the text.
  if (done < ofTurns.length) yield ofTurns.slice(done);
}

/** What a rule has found, and the exception, if any, that says that it is as it should be. */
export interface Judged {
  readonly finding: Finding;
  readonly exception: IntendedException | undefined;
  /** The line that was looked at, or that opens the turn, and the offset at which it begins. */
  readonly line: number;
  readonly start: number;
}

/** A turn, and those before and behind it. */
interface TurnWithNeighbours {
  readonly turn: PlacedTurn;
  readonly previous: PlacedTurn | undefined;
  readonly next: PlacedTurn | undefined;
}

/** Of more lines, and of all, it is seen by the chunk which turns are in order. */
const FEW_LINES = 64;

/**
 * More is not told of one line, nor of one turn: nobody reads it, and of millions more all memory would be used up. When these are
 * mended, others are found in their place.
 */
export const MOST_FOUND = 1_000_000;

/** Lets the rules look at lines and turns of one transcript, as it is told to. */
export class Checker {
  readonly #transcript: Transcript;
  readonly #settings: CheckSettings;
  readonly #exceptions: ExceptionsByRule | undefined;
  readonly #questions: EarlierQuestions;
  readonly #placedLineRules: readonly PlacedLineRule[];
  readonly #turnRules: readonly TurnRule[];
  readonly #firstLabel: number;
  /** How much was told of the line, or of the turn, that is being looked at. */
  #told = 0;

  constructor(
    transcript: Transcript,
    settings: CheckSettings,
    questions: EarlierQuestions = new QuestionsInOrder(transcript),
  ) {
    this.#transcript = transcript;
    this.#settings = settings;
    this.#exceptions = exceptionsByRule(settings.intended);
    this.#questions = questions;
    const isOn = ({ id }: Rule): boolean => settings.severities?.[id] !== "off";
    this.#placedLineRules = PLACED_LINE_RULES.filter(isOn);
    this.#turnRules = TURN_RULES.filter(isOn);
    this.#firstLabel = transcript.turn(0)?.firstLine ?? transcript.lineCount;
  }

  /** What is found on lines by rules about lines. */
  checkLines(
    { chunk, firstLine, start: chunkStart, first, end }: ChunkStretch,
    report: (judged: Judged) => void,
  ): void {
    if (chunk.isClear && firstLine + first >= this.#firstLabel) return;
    for (let at = first; at < end; at++) {
      const index = firstLine + at;
      const signs = chunk.signs(at);
      const isOrdinary = chunk.isOrdinary(at);
      if (isOrdinary && signs === 0 && index >= this.#firstLabel && chunk.kind(at) !== "blank") continue;
      const line = chunk.line(at);
      const start = chunkStart + chunk.lineStart(at);
      this.#told = 0;
      const verdict = judge(line, signs, isOrdinary, this.#transcript.vocabulary);
      if (!isOrdinary) chunk.keepIsMisread(at, verdict.isMojibake);
      for (const { rule, found } of verdict.found) this.#report(rule, shifted(found, start), index, start, report);
      if (!verdict.isMojibake) this.#checkPlace(line, index, start, signs, isOrdinary, report);
    }
  }

  /** What is found in a turn by rules about turns, in steps. */
  *checkingTurn({ turn, previous, next }: TurnWithNeighbours, report: (judged: Judged) => void): Steps<void> {
    let answer: { readonly earlier: Turn | undefined } | undefined;
    const earlier = (): Turn | undefined => (answer ??= { earlier: this.#questions.earlier(turn) }).earlier;
    if (!this.#mayBeFaulty(turn, previous, next, earlier)) return;
    const transcript = this.#transcript;
    const line = transcript.line(turn.firstLine);
    const isMisread = (index: number): boolean => isMojibakeLine(transcript, index);
    if (!isLabelled(line) || isMisread(turn.firstLine)) return;
    const { start } = turn;
    this.#told = 0;
    const place = { transcript, turn, line, start, previous, next, earlier, isMisread };
    for (const rule of this.#turnRules) {
      const steps = rule.check(place, (found) => {
        const index = transcript.lineAt(found.span.start);
        if (index !== turn.firstLine && isMisread(index)) return;
        this.#report(rule, this.#guarded(found, turn.firstLine, start), turn.firstLine, start, report);
      });
      if (steps !== undefined) yield* steps;
    }
  }

  /** Most turns are told here to be in order. */
  #mayBeFaulty(
    turn: PlacedTurn,
    previous: PlacedTurn | undefined,
    next: PlacedTurn | undefined,
    earlier: TurnPlace["earlier"],
  ): boolean {
    if (turn.firstParagraph !== turn.firstLine || turn.unsettled > 0) return true;
    if (turn.role === "answer") return previous?.role !== "question";
    if (next?.role !== "answer" || turn.questionMarks === 0) return true;
    return this.#turnRules.includes(duplicateQuestion) && earlier() !== undefined;
  }

  /** What is found by rules about turns in some of them, in steps. */
  *checkingTurns(range: IndexRange, report: (judged: Judged) => void): Steps<void> {
    for (const turn of this.#withNeighbours(range)) yield* this.checkingTurn(turn, report);
  }

  /** Of the turns that reach into the lines `[from, to)`, those in which rules about turns may find anything, in order. */
  *turnsToCheck(from: number, to: number): Iterable<TurnWithNeighbours> {
    if (this.#turnRules.length === 0) return;
    if (to - from > Math.min(FEW_LINES, this.#transcript.lineCount - 1)) {
      for (const range of this.turnsOutOfOrder(from, to)) yield* this.#withNeighbours(range);
      return;
    }
    const first = this.#transcript.turnAt(from)?.index ?? 0;
    let turn = this.#transcript.placedTurn(first);
    let previous = this.#transcript.placedTurn(first - 1);
    while (turn !== undefined && turn.firstLine < to) {
      const next = this.#transcript.placedTurn(turn.index + 1);
      yield { turn, previous, next };
      previous = turn;
      turn = next;
    }
  }

  *#withNeighbours({ from, to }: IndexRange): Iterable<TurnWithNeighbours> {
    let previous = this.#transcript.placedTurn(from - 1);
    let turn: PlacedTurn | undefined;
    for (const next of this.#transcript.placedTurns(from)) {
      if (turn !== undefined) {
        yield { turn, previous, next };
        previous = turn;
      }
      turn = next.index < to ? next : undefined;
      if (turn === undefined) return;
    }
    if (turn !== undefined) yield { turn, previous, next: undefined };
  }

  /** Which turns reaching into the lines `[from, to)` may not be in order, as their chunks show; sorted, half-open. */
  *turnsOutOfOrder(from: number, to: number): Iterable<IndexRange> {
    let open: IndexRange | undefined;
    for (const range of this.#turnsSeen(from, to)) {
      if (open !== undefined && range.from <= open.to) {
        open = { from: open.from, to: Math.max(open.to, range.to) };
      } else {
        if (open !== undefined) yield open;
        open = range;
      }
    }
    if (open !== undefined) yield open;
  }

  /** As {@link turnsOutOfOrder}, but that ranges may touch or overlap the one before. */
  *#turnsSeen(from: number, to: number): Iterable<IndexRange> {
    const repeated = this.#questions.repeated()[Symbol.iterator]();
    let next = repeated.next();
    let turns: number | undefined;
    let lastRole: Role | undefined;
    for (const { chunk, firstLine } of this.#transcript.stretches(from, to)) {
      if (turns === undefined) {
        const above = this.#transcript.turnAt(firstLine - 1);
        turns = above === undefined ? 0 : above.index + 1;
        lastRole = above?.role;
        while (next.done !== true && next.value < turns - 1) next = repeated.next();
      }
      const { totals } = chunk;
      // The last turn above goes on in the chunk, and what it is like may depend on the first one here.
      const open = Math.max(0, turns - 1);
      const expected = lastRole === "question" ? "answer" : "question";
      if (!chunk.isCalm) yield { from: open, to: turns + totals.turns };
      else if (totals.firstRole !== undefined && totals.firstRole !== expected) yield { from: open, to: turns + 1 };
      turns += totals.turns;
      lastRole = totals.lastRole ?? lastRole;
      for (; next.done !== true && next.value < turns - 1; next = repeated.next()) {
        yield { from: next.value, to: next.value + 1 };
      }
    }
    // What comes behind the lines, or that nothing does, may matter to the last one; so may a mark without a partner.
    if (turns !== undefined && turns > 0) yield { from: turns - 1, to: turns };
  }

  #checkPlace(
    line: Line,
    index: number,
    start: number,
    signs: number,
    isOrdinary: boolean,
    report: (judged: Judged) => void,
  ): void {
    const transcript = this.#transcript;
    const place = { transcript, line, index, start, turn: () => transcript.turnAt(index) };
    for (const rule of this.#placedLineRules) {
      if (!rule.kinds.includes(line.kind)) continue;
      if (isOrdinary && rule.signs !== 0 && (rule.signs & signs) === 0) continue;
      rule.check(place, (found) => {
        this.#report(rule, this.#guarded(found, index, start), index, start, report);
      });
    }
  }

  #report(rule: Rule, found: Found, line: number, start: number, report: (judged: Judged) => void): void {
    const severity = this.#settings.severities?.[rule.id] ?? rule.severity;
    if (severity === "off" || ++this.#told > MOST_FOUND) return;
    const { span, message, fixes = [], actions = [], related = [] } = found;
    const ofRule = this.#exceptions?.get(rule.id);
    report({
      finding: { rule: rule.id, severity, span, message, fixes, actions, related },
      exception: ofRule?.get(concernedWords(this.#transcript, { rule: rule.id, span })),
      line,
      start,
    });
  }

  /** Holds safe fixes to what is safe where the rule cannot see it. */
  #guarded(found: Found, index: number, start: number): Found {
    return withFixes(found, ({ span }) => isUnsafe(this.#transcript, index, start, span));
  }
}

export function compareFindings(a: Pick<Finding, "rule" | "span">, b: Pick<Finding, "rule" | "span">): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || ORDER.get(a.rule)! - ORDER.get(b.rule)!;
}

/** How many lines have text, and how many of those were read in the wrong encoding. In steps. */
export function* countingMojibake(
  transcript: Transcript,
): Steps<{ readonly mojibakeLines: number; readonly textLines: number }> {
  let mojibakeLines = 0;
  for (const { chunk } of transcript.stretches()) {
    for (let index = 0; index < chunk.lineCount; index++) {
      if (chunk.hasText(index) && isMojibakeIn(chunk, index)) mojibakeLines++;
    }
    yield;
  }
  return { mojibakeLines, textLines: transcript.paragraphCount };
}

/** What can be said of a line without knowing where it stands. Spans are columns. */
interface Verdict {
  /** On such a line nothing but that is found, and no safe fix touches it. */
  readonly isMojibake: boolean;
  readonly found: readonly { readonly rule: LineRule; readonly found: Found }[];
}

function isMojibakeLine(transcript: Transcript, index: number): boolean {
  const place = transcript.placeOf(index);
  return isMojibakeIn(place.chunk, place.index);
}

function isMojibakeIn(chunk: LineChunk, index: number): boolean {
  if ((chunk.signs(index) & LineSign.misread) === 0) return false;
  let isMisread = chunk.isMisread(index);
  if (isMisread === undefined) chunk.keepIsMisread(index, (isMisread = isMojibake(chunk.line(index).text)));
  return isMisread;
}

/** By signs, the rules that may find something. */
const RULES_BY_SIGNS = new Map<number, readonly LineRule[]>();

function rulesFor(signs: number): readonly LineRule[] {
  let rules = RULES_BY_SIGNS.get(signs);
  if (rules === undefined) {
    RULES_BY_SIGNS.set(signs, (rules = ALL_LINE_RULES.filter((rule) => (rule.signs & signs) !== 0)));
  }
  return rules;
}

const IN_ORDER: Verdict = { isMojibake: false, found: [] };

function judge(line: Line, signs: number, isOrdinary: boolean, vocabulary: Vocabulary): Verdict {
  if (isOrdinary && signs === 0) return IN_ORDER;
  const all: { rule: LineRule; found: Found }[] = [];
  for (const rule of isOrdinary ? rulesFor(signs) : ALL_LINE_RULES) {
    judgeBy(rule);
    if (rule === mojibake && all.length > 0) return { isMojibake: true, found: all };
  }
  return { isMojibake: false, found: all };

  function judgeBy(rule: LineRule): void {
    rule.check(line, vocabulary, (found) => {
      if (all.length >= MOST_FOUND) return;
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
  for (const { chunk, first, end } of transcript.stretches(index)) {
    for (let at = first; at < end; at++) {
      if (lineStart >= span.end) return false;
      const line = chunk.line(at);
      const lineEnd = lineStart + lineLength(line);
      if (span.start < lineEnd) {
        const touched = line.text.slice(Math.max(0, span.start - lineStart), Math.max(0, span.end - lineStart));
        if (holdsC1Control(touched) || isMojibakeIn(chunk, at)) return true;
      }
      lineStart = lineEnd;
    }
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
