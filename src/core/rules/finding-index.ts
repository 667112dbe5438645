import { eachOf, type IndexRange } from "../index-ranges.ts";
import { isSameMessage } from "../messages/catalogue.ts";
import { inOneGo, Pace, type Steps } from "../steps.ts";
import { type Measure, MeasuredSequence, type Part } from "../text/measured-sequence.ts";
import { NON_RUSSIAN_TWINS } from "../text/twins.ts";
import { shiftSpan, spanFrom } from "../text/span.ts";
import { type ChangedLines, Transcript, type TranscriptChange } from "../transcript/transcript.ts";
import type { Turn } from "../transcript/turn.ts";
import {
  askedQuestions,
  asksTheSame,
  type EarlierQuestions,
  questionKey,
  QuestionsInOrder,
} from "./asked-questions.ts";
import { Checker, checkLines, type CheckSettings, compareFindings, type Judged } from "./engine.ts";
import { countBySeverity, SEVERITIES } from "./findings.ts";
import type { KeyNumbers } from "./key-numbers.ts";
import { type AskingLine, QuestionPlaces } from "./question-places.ts";
import { type IntendedException, withSilentLines } from "./intended.ts";
import { type Finding, type Fix, fixKind, type RelatedPlace, type RuleId, type Severity } from "./rule.ts";

/** A finding without its fixes and what is related to it, which `checkLines` gives for its line. */
export type NotedFinding = Pick<Finding, "rule" | "severity" | "span" | "message">;

type Counts = Readonly<Record<Severity, number>>;

const NO_COUNTS: Counts = { error: 0, warning: 0, information: 0, hint: 0 };

interface NoteTotals {
  readonly lines: number;
  readonly findings: number;
  readonly counts: Counts;
  /** Notes with findings that depend on which letters the whole text has. */
  readonly mixed: number;
  /** Notes with exceptions. */
  readonly excepted: number;
}

/**
 * What is found on one line, or by rules about turns in the turn that begins there. It stands in a sequence that has no place
 * for lines on which there is nothing, and knows of the line only how far it is from the one before: so nothing of it changes
 * when lines move.
 */
class Note implements NoteTotals {
  /** From behind the line of the note before, or from the head of the text, to behind this line. */
  readonly lines: number;
  /** Spans from the beginning of the line; by place. */
  readonly found: readonly NotedFinding[];
  /** That something is found at, which is therefore no finding. */
  readonly used: readonly IntendedException[];

  constructor(lines: number, found: readonly NotedFinding[], used: readonly IntendedException[]) {
    this.lines = lines;
    this.found = found;
    this.used = used;
  }

  get findings(): number {
    return this.found.length;
  }

  get counts(): Counts {
    return this.found.length === 0 ? NO_COUNTS : countBySeverity(this.found);
  }

  get mixed(): number {
    return this.found.length > 0 && this.found.some(({ rule }) => rule === "mixed-script") ? 1 : 0;
  }

  get excepted(): number {
    return this.used.length > 0 ? 1 : 0;
  }

  /** Whether a note of these would say the same; where exceptions are used it is another one always. */
  says(lines: number, found: readonly NotedFinding[], used: readonly IntendedException[]): boolean {
    if (lines !== this.lines || used.length > 0 || this.used.length > 0 || found.length !== this.found.length)
      return false;
    return found.every((one, index) => isSameFinding(one, this.found[index]!));
  }

  at(lines: number): Note {
    return lines === this.lines ? this : new Note(lines, this.found, this.used);
  }
}

/** Of two findings by the same settings: the message tells the rule, and that its severity. */
function isSameFinding(a: NotedFinding, b: NotedFinding): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && isSameMessage(a.message, b.message);
}

const NOTE_TOTALS: Measure<Note, NoteTotals> = {
  of: (note) => note,
  combine(sums) {
    let [lines, findings, mixed, excepted] = [0, 0, 0, 0];
    let counts = NO_COUNTS;
    for (const sum of sums) {
      lines += sum.lines;
      findings += sum.findings;
      counts = added(counts, sum.counts);
      mixed += sum.mixed;
      excepted += sum.excepted;
    }
    return { lines, findings, counts, mixed, excepted };
  },
};

function added(left: Counts, right: Counts): Counts {
  if (left === NO_COUNTS) return right;
  if (right === NO_COUNTS) return left;
  return {
    error: left.error + right.error,
    warning: left.warning + right.warning,
    information: left.information + right.information,
    hint: left.hint + right.hint,
  };
}

const LINES: Part<NoteTotals> = ({ lines }) => lines;
const FINDINGS: Part<NoteTotals> = ({ findings }) => findings;
const MIXED: Part<NoteTotals> = ({ mixed }) => mixed;
const EXCEPTED: Part<NoteTotals> = ({ excepted }) => excepted;

/** Notes of lines in order. */
class Notes {
  #sequence: MeasuredSequence<Note, NoteTotals>;

  private constructor(sequence: MeasuredSequence<Note, NoteTotals>) {
    this.#sequence = sequence;
  }

  /** The notes of a whole text, in steps. */
  static *making(notes: readonly Note[]): Steps<Notes> {
    return new Notes(yield* MeasuredSequence.building(notes, NOTE_TOTALS));
  }

  get totals(): NoteTotals {
    return this.#sequence.sum;
  }

  /** The notes of the lines `[from, to)`. */
  *of(from = 0, to = Infinity): IterableIterator<PlacedNote> {
    const first = this.#sequence.find(LINES, from);
    if (first === undefined) return;
    let line = first.before - 1;
    for (const note of this.#sequence.items(first.index)) {
      line += note.lines;
      if (line >= to) return;
      yield { line, note };
    }
  }

  /** The notes before a line, from the last to the first. */
  *before(to: number): IterableIterator<PlacedNote> {
    const end = this.#sequence.find(LINES, to)?.index ?? this.#sequence.length;
    let line = this.#sequence.before(end, LINES) - 1;
    for (const note of this.#sequence.itemsBackward(end)) {
      yield { line, note };
      line -= note.lines;
    }
  }

  /** The notes that count in a part of the sum, from the `place`-th on. */
  *counting(part: Part<NoteTotals>, place = 0): IterableIterator<PlacedNote> {
    for (let next = place; ;) {
      const found = this.#sequence.find(part, next);
      if (found === undefined) return;
      yield { line: this.#sequence.before(found.index + 1, LINES) - 1, note: found.item };
      next = found.before + part(NOTE_TOTALS.of(found.item));
    }
  }

  /** How many findings the notes before a line have. */
  findingsBefore(line: number): number {
    const end = this.#sequence.find(LINES, line)?.index ?? this.#sequence.length;
    return this.#sequence.before(end, FINDINGS);
  }

  /**
   * Puts notes in the place of those of the lines `[from, to)`, of which there are `lines` now.
   *
   * @param notes of which the first one counts its lines from the head of the text
   */
  replace(from: number, to: number, lines: number, notes: readonly Note[]): void {
    const length = this.#sequence.length;
    const first = this.#sequence.find(LINES, from);
    if (first === undefined && notes.length === 0) return;
    const start = first?.index ?? length;
    const end = this.#sequence.find(LINES, to)?.index ?? length;
    const before = this.#sequence.before(start, LINES);
    const placed = notes.map((note, index) => (index === 0 ? note.at(note.lines - before) : note));
    const following = end < length ? this.#sequence.at(end) : undefined;
    if (following === undefined) {
      this.#sequence = this.#sequence.replace(start, end, placed);
      return;
    }
    // The note behind stands as far from the line that was changed as ever, but not from the note before it.
    const behind = this.#sequence.before(end + 1, LINES) + lines - (to - from);
    const gap = behind - placed.reduce((done, note) => done + note.lines, before);
    if (start === end && placed.length === 0 && gap === following.lines) return;
    this.#sequence = this.#sequence.replace(start, end + 1, [...placed, following.at(gap)]);
  }
}

/** A note and the index of its line. */
interface PlacedNote {
  readonly line: number;
  readonly note: Note;
}

/** More changed regions are not followed one by one: checking all costs less. */
const MOST_REGIONS = 200;
/** Neither are more changed lines than these, if they are so large a share of all. */
const MANY_LINES = 1000;
const LARGE_SHARE = 20;
/** How many clear chunks, turns or questions are looked at in one step. */
const PER_STEP = 32;
/** So often does no word hold a letter that more of them in a text could matter to it. */
const MANY_LETTERS = 1000;

/**
 * All findings of a transcript, kept up to date as its text changes, at a cost that follows the change: lines that moved
 * keep their findings, and of the rest only what the change may matter to is looked at again. It remembers how
 * often each question is asked, and where those are that are asked again, so that it is known whether the same was asked before.
 */
export class FindingIndex implements EarlierQuestions {
  readonly settings: CheckSettings;
  #transcript: Transcript;
  /** Of rules about lines, by line; of rules about turns, by the line that opens the turn. */
  #byLine: Notes;
  #byTurn: Notes;
  /** How often each question is asked. */
  #asked: KeyNumbers;
  /** Of the keys that were those of several questions at some time. */
  #askedAgain: QuestionPlaces;

  private constructor(transcript: Transcript, settings: CheckSettings, read: Read) {
    this.settings = settings;
    this.#transcript = transcript;
    this.#byLine = read.byLine;
    this.#byTurn = read.byTurn;
    this.#asked = read.asked;
    this.#askedAgain = read.askedAgain;
  }

  /** Checks a whole transcript. */
  static read(transcript: Transcript, settings: CheckSettings = {}): FindingIndex {
    return inOneGo(FindingIndex.reading(transcript, settings));
  }

  /** As {@link read}, in steps, between which others may work. */
  static *reading(transcript: Transcript, settings: CheckSettings = {}): Steps<FindingIndex> {
    return new FindingIndex(transcript, settings, yield* readAll(transcript, settings));
  }

  get transcript(): Transcript {
    return this.#transcript;
  }

  /** How many findings there are. */
  get count(): number {
    return this.#byLine.totals.findings + this.#byTurn.totals.findings;
  }

  get countBySeverity(): Counts {
    return added(this.#byLine.totals.counts, this.#byTurn.totals.counts);
  }

  /** The exceptions that something is found at. */
  get used(): ReadonlySet<IntendedException> {
    const used = new Set<IntendedException>();
    for (const notes of [this.#byLine, this.#byTurn]) {
      for (const { note } of notes.counting(EXCEPTED)) for (const exception of note.used) used.add(exception);
    }
    return used;
  }

  /** All findings, by place. */
  findings(): NotedFinding[] {
    const placed = [this.#byLine, this.#byTurn].flatMap((notes) => [...notes.of()]);
    return placed.flatMap((note) => this.#placed(note)).sort(compareFindings);
  }

  /** At most `most` findings, the most severe ones and of these the first, by place. */
  mostSevere(most: number): NotedFinding[] {
    if (this.count <= most) return this.findings();
    const chosen: NotedFinding[] = [];
    for (const severity of SEVERITIES) {
      const room = most - chosen.length;
      const found: NotedFinding[] = [];
      for (const notes of [this.#byLine, this.#byTurn]) {
        const enough = found.length + room;
        for (const placed of notes.counting(({ counts }) => counts[severity])) {
          if (found.length >= enough) break;
          // One line may have more than all that is asked for.
          const ofSeverity = placed.note.found.filter((finding) => finding.severity === severity);
          const first = ofSeverity.slice(0, enough - found.length);
          found.push(...this.#placedAt(placed.line, first));
        }
      }
      chosen.push(...found.sort(compareFindings).slice(0, room));
    }
    return chosen.sort(compareFindings);
  }

  /**
   * The first finding that begins after `offset`, or before it when going backward; past the last one it goes on at the
   * other end. Undefined when there are no findings. `number` is from 1, among all by place.
   */
  beside(
    offset: number,
    direction: "next" | "previous",
  ): { readonly finding: NotedFinding; readonly number: number } | undefined {
    const line = this.#transcript.lineAt(offset);
    for (const stretch of direction === "next" ? this.#stretchesFrom(line) : this.#stretchesBefore(line)) {
      const found = this.#findingsOn(stretch.from, stretch.to).sort(compareFindings);
      let index = found.findIndex(({ span }) => span.start > offset);
      if (direction === "previous") {
        const last = found.findLast(({ span }) => span.start < offset);
        index = found.findIndex(({ span }) => span.start === last?.span.start);
      }
      if (index < 0) continue;
      const before = this.#byLine.findingsBefore(stretch.from) + this.#byTurn.findingsBefore(stretch.from);
      return { finding: found[index]!, number: before + index + 1 };
    }
    if (this.count === 0) return undefined;
    return direction === "next" ? this.beside(-1, "next") : this.beside(Infinity, "previous");
  }

  /** The places that explain a finding. */
  related({ rule, span }: NotedFinding): readonly RelatedPlace[] {
    // Only this rule knows of any, and they move when the text above them changes.
    if (rule !== "duplicate-question") return [];
    const line = this.#transcript.lineAt(span.start);
    const found = checkLines(this.#transcript, line, line + 1, this.settings, undefined, this);
    return found.find((one) => one.rule === rule)?.related ?? [];
  }

  /** Whether a rule offers the same fix at two places or more, as far as that can be told from its first findings. */
  mayFixSeveral(rule: RuleId, fix: Fix): boolean {
    let [findings, places] = [0, 0];
    for (const notes of [this.#byLine, this.#byTurn]) {
      for (const { line, note } of notes.counting(FINDINGS)) {
        if (!note.found.some((found) => found.rule === rule)) continue;
        if (++findings > FIRST_FINDINGS) return true;
        for (const found of checkLines(this.#transcript, line, line + 1, this.settings, undefined, this)) {
          if (found.rule === rule && found.fixes.some((one) => isSameFix(one, fix)) && ++places === 2) return true;
        }
      }
    }
    return false;
  }

  earlier(turn: Turn): Turn | undefined {
    const key = questionKey(this.#transcript, turn);
    if (key === 0 || this.#asked.get(key) < 2) return undefined;
    for (const line of this.#askedAgain.before(turn.firstLine, key)) {
      const before = this.#transcript.turnAt(line)!;
      if (asksTheSame(this.#transcript, before, turn)) return before;
    }
    return undefined;
  }

  *repeated(): Iterable<number> {
    for (const { line, key } of this.#askedAgain.all()) {
      if (this.#asked.get(key) > 1) yield this.#transcript.turnAt(line)!.index;
    }
  }

  /** Follows a change of the text that was checked. */
  follow(change: TranscriptChange): void {
    inOneGo(this.following(change));
  }

  /** As {@link follow}, in steps; before the last of them nothing else may be asked of it. */
  *following(change: TranscriptChange): Steps<void> {
    const { before, after, regions } = change;
    this.#transcript = after;
    const lines = regions.reduce((sum, region) => sum + linesOf(region), 0);
    if (regions.length > MOST_REGIONS || (lines > MANY_LINES && lines > after.lineCount / LARGE_SHARE)) {
      const { byLine, byTurn, asked, askedAgain } = yield* readAll(after, this.settings);
      this.#byLine = byLine;
      this.#byTurn = byTurn;
      this.#asked = asked;
      this.#askedAgain = askedAgain;
      return;
    }
    const checker = new Checker(after, this.settings, this);
    const questions = yield* this.#followingQuestions(change);
    for (const { firstLine, endLine, newFirstLine, newEndLine } of regions) {
      const end = newFirstLine + endLine - firstLine;
      this.#byTurn.replace(newFirstLine, end, newEndLine - newFirstLine, []);
      this.#byLine.replace(newFirstLine, end, newEndLine - newFirstLine, []);
    }
    for (const range of this.#linesConcerned(change)) yield* this.#checkingLines(checker, range);
    const turns = this.#turnsConcerned(regions);
    for (const line of this.#linesAskingNext(questions, regions)) {
      turns.add(after.turnAt(line)!.index);
      yield;
    }
    for (const index of turns) {
      yield* this.#checkingTurn(checker, index);
      yield;
    }
    if (!haveSameLetters(before, after)) {
      const mixed = Array.from(this.#byLine.counting(MIXED), ({ line }) => line);
      for (const line of mixed) yield* this.#checkingLines(checker, { from: line, to: line + 1 });
    }
  }

  /**
   * The lines that rules about lines may judge otherwise than before, as half-open ranges. A line that is the last one now, or
   * no more, has lost its line break or got one, so it stands in a region.
   */
  *#linesConcerned({ before, after, regions }: TranscriptChange): Iterable<IndexRange> {
    for (const { newFirstLine, newEndLine } of regions) {
      yield this.#withSilentLines({ from: newFirstLine, to: newEndLine });
    }
    // What stands before the first label is an orphan.
    const first = after.turn(0)?.firstLine ?? after.lineCount;
    const wasFirst = movedBy(regions, before.turn(0)?.firstLine ?? before.lineCount);
    if (first !== wasFirst) yield { from: Math.min(first, wasFirst), to: Math.max(first, wasFirst) };
  }

  #withSilentLines(range: IndexRange): IndexRange {
    return withSilentLines(this.#transcript, range, this.settings.intended);
  }

  /** The turns that reach into the regions, and their neighbours. */
  #turnsConcerned(regions: readonly ChangedLines[]): Set<number> {
    const turns = new Set<number>();
    for (const region of regions) {
      const { from, to } = this.#withSilentLines({ from: region.newFirstLine, to: region.newEndLine });
      const first = this.#transcript.turnAt(from - 1)?.index ?? -1;
      const last = this.#transcript.turnAt(to - 1)?.index ?? -1;
      for (let index = first; index <= last + 1; index++) {
        if (index >= 0 && index < this.#transcript.turnCount) turns.add(index);
      }
    }
    return turns;
  }

  *#checkingLines(checker: Checker, { from, to }: IndexRange): Steps<void> {
    const notes = new NoteMaker();
    for (const stretch of this.#transcript.stretches(from, to)) {
      checker.checkLines(stretch, notes.take);
      yield;
    }
    this.#putNotes(this.#byLine, from, to, notes.notes());
  }

  #putNotes(all: Notes, from: number, to: number, notes: readonly Note[]): void {
    const [known] = all.of(from, to);
    // Most changes leave it at that.
    if (known !== undefined || notes.length > 0) all.replace(from, to, to - from, notes);
  }

  *#checkingTurn(checker: Checker, index: number): Steps<void> {
    const turn = this.#transcript.placedTurn(index)!;
    const notes = new NoteMaker();
    const [previous, next] = [this.#transcript.placedTurn(index - 1), this.#transcript.placedTurn(index + 1)];
    yield* checker.checkingTurn({ turn, previous, next }, notes.take);
    this.#putNotes(this.#byTurn, turn.firstLine, turn.firstLine + 1, notes.notes());
  }

  /** Counts the questions that have come and gone, which it gives, and follows those that are asked again. */
  *#followingQuestions(change: TranscriptChange): Steps<Question[]> {
    const others: Question[] = [];
    for (const { old, now } of changedTurns(change)) {
      const gone = yield* questionsOf(change.before, eachOf(old.turns));
      const come = yield* questionsOf(change.after, eachOf(now.turns));
      // As most changes leave them.
      const areTheSame = gone.length === come.length && gone.every(({ key }, index) => key === come[index]!.key);
      if (!areTheSame) {
        for (const question of gone) {
          this.#asked.add(question.key, -1);
          others.push(question);
        }
        for (const question of come) {
          this.#asked.add(question.key, 1);
          others.push(question);
        }
      }
      const { from, to } = now.lines;
      const again = come.filter(({ key }) => this.#askedAgain.has(key));
      this.#askedAgain.replace(from, from + old.lines.to - old.lines.from, to - from, again);
    }
    const areUnknown = others.some(({ key }) => this.#asked.get(key) > 1 && !this.#askedAgain.has(key));
    if (areUnknown) {
      const isWanted = (key: number): boolean => this.#asked.get(key) > 1 || this.#askedAgain.has(key);
      this.#askedAgain = yield* QuestionPlaces.making(yield* askingLines(this.#transcript, isWanted));
    }
    return others;
  }

  /**
   * Behind each region, the first lines on which some turn asks the same as one of the questions, which have come or gone: it may
   * be the first of all now, or no more.
   */
  *#linesAskingNext(questions: readonly Question[], regions: readonly ChangedLines[]): Iterable<number> {
    for (const question of questions) {
      let done = -1;
      for (const { newEndLine } of regions) {
        if (newEndLine <= done) continue;
        const line = this.#lineAsking(question, newEndLine);
        if (line === undefined) break;
        yield line;
        done = line;
      }
    }
  }

  /** The first line from `from` on on which a turn begins that asks the same, be the question one of the text before a change. */
  #lineAsking({ transcript, turn, key }: Question, from: number): number | undefined {
    for (const line of this.#askedAgain.from(from, key)) {
      // Others may have the same key by chance.
      if (asksTheSame(this.#transcript, this.#transcript.turnAt(line)!, turn, transcript)) return line;
    }
    return undefined;
  }

  #findingsOn(from: number, to: number): NotedFinding[] {
    return [this.#byLine, this.#byTurn].flatMap((notes) =>
      Array.from(notes.of(from, to), (placed) => this.#placed(placed)).flat(),
    );
  }

  /** The findings of a note where they stand now. */
  #placed({ line, note }: PlacedNote): NotedFinding[] {
    return this.#placedAt(line, note.found);
  }

  #placedAt(line: number, findings: readonly NotedFinding[]): NotedFinding[] {
    if (findings.length === 0) return [];
    const start = this.#transcript.lineStart(line);
    return findings.map((found) => ({ ...found, span: shiftSpan(found.span, start) }));
  }

  /** The turns from the one that has the line, but for those without findings; what stands before all is one of them. */
  *#stretchesFrom(line: number): Iterable<IndexRange> {
    for (let at = line; at < this.#transcript.lineCount;) {
      const stretch = this.#stretchAt(at);
      yield stretch;
      const [byLine] = this.#byLine.of(stretch.to);
      const [byTurn] = this.#byTurn.of(stretch.to);
      at = Math.min(byLine?.line ?? Infinity, byTurn?.line ?? Infinity);
    }
  }

  *#stretchesBefore(line: number): Iterable<IndexRange> {
    for (let at = line; at >= 0;) {
      const stretch = this.#stretchAt(at);
      yield stretch;
      const [byLine] = this.#byLine.before(stretch.from);
      const [byTurn] = this.#byTurn.before(stretch.from);
      at = Math.max(byLine?.line ?? -1, byTurn?.line ?? -1);
    }
  }

  #stretchAt(line: number): IndexRange {
    const turn = this.#transcript.turnAt(line);
    if (turn !== undefined) return { from: turn.firstLine, to: turn.endLine };
    return { from: 0, to: this.#transcript.turn(0)?.firstLine ?? this.#transcript.lineCount };
  }
}

/** How many went or came, whichever is more. */
function linesOf({ firstLine, endLine, newFirstLine, newEndLine }: ChangedLines): number {
  return Math.max(endLine - firstLine, newEndLine - newFirstLine);
}

/** A question of one transcript or the other, before a change and after it. */
interface Question extends AskingLine {
  readonly transcript: Transcript;
  readonly turn: Turn;
}

/** Those of some turns that ask. */
function* questionsOf(transcript: Transcript, turns: Iterable<number>): Steps<Question[]> {
  const asking: Question[] = [];
  for (const index of turns) {
    const turn = transcript.turn(index)!;
    const key = turn.role === "question" ? questionKey(transcript, turn) : 0;
    if (key !== 0) asking.push({ transcript, turn, line: turn.firstLine, key });
    yield;
  }
  return asking;
}

/** The questions of a whole transcript that ask with keys that are wanted. */
function* askingLines(transcript: Transcript, isWanted: (key: number) => boolean): Steps<AskingLine[]> {
  const asking: AskingLine[] = [];
  const pace = new Pace(PER_STEP);
  for (const { line, key } of askedQuestions(transcript)) {
    if (isWanted(key)) asking.push({ line, key });
    if (pace.isStepDone()) yield;
  }
  return asking;
}

/** Some turns in a row, and lines on which all of them begin and no others do. */
interface TurnStretch {
  readonly turns: IndexRange;
  readonly lines: IndexRange;
}

/** Turns before a change, and those that stand in their place. */
interface ChangedTurns {
  readonly old: TurnStretch;
  readonly now: TurnStretch;
}

/** The turns that have lines of the regions, before the change or after it. All between them are as they were. */
function changedTurns({ before, after, regions }: TranscriptChange): ChangedTurns[] {
  const all: ChangedTurns[] = [];
  for (const { firstLine, endLine, newFirstLine, newEndLine } of regions) {
    const above = before.turnAt(firstLine - 1);
    const aboveNow = after.turnAt(newFirstLine - 1);
    // It may have lost lines of the region, or got some.
    const isApart = above?.endLine === firstLine && aboveNow?.endLine === newFirstLine;
    const stretch = (transcript: Transcript, above: Turn | undefined, first: number, end: number): TurnStretch => ({
      turns: {
        from: (above?.index ?? 0) + (isApart ? 1 : 0),
        to: (transcript.turnAt(end - 1)?.index ?? -1) + 1,
      },
      lines: { from: isApart || above === undefined ? first : above.firstLine, to: end },
    });
    const old = stretch(before, above, firstLine, endLine);
    const now = stretch(after, aboveNow, newFirstLine, newEndLine);
    const last = all.at(-1);
    const isBehind = last === undefined || (old.turns.from >= last.old.turns.to && now.turns.from >= last.now.turns.to);
    if (isBehind) all.push({ old, now });
    else all[all.length - 1] = { old: joined(last.old, old), now: joined(last.now, now) };
  }
  return all;
}

/** From the first turn of one stretch to the last one of the next, which ends no sooner. */
function joined(first: TurnStretch, next: TurnStretch): TurnStretch {
  return {
    turns: { from: first.turns.from, to: next.turns.to },
    lines: { from: first.lines.from, to: next.lines.to },
  };
}

/** Where a line that stands in no region stands after a change; of one that does, where the region ends. */
function movedBy(regions: readonly ChangedLines[], line: number): number {
  let moved = line;
  for (const { firstLine, endLine, newEndLine } of regions) {
    if (line < firstLine) break;
    moved = line < endLine ? newEndLine : newEndLine + line - endLine;
  }
  return moved;
}

/** Whether two texts have the letters that Russian lacks as often as each other, as far as that matters to their words. */
function haveSameLetters(a: Transcript, b: Transcript): boolean {
  return Array.from(NON_RUSSIAN_TWINS).every(
    (letter) => Math.min(a.countTwin(letter), MANY_LETTERS) === Math.min(b.countTwin(letter), MANY_LETTERS),
  );
}

/** At more findings of a rule nobody looks to tell whether they are mended in the same way. */
const FIRST_FINDINGS = 50;

function isSameFix(a: Fix, b: Fix): boolean {
  return a.safe ? b.safe : !b.safe && fixKind(a) === fixKind(b);
}

const NOTHING: readonly never[] = [];

/** Gathers what is found into notes; lines come in order. */
class NoteMaker {
  readonly #notes: Note[] = [];
  /** Behind the line of the last note. */
  #end = 0;
  #line = -1;
  #found: NotedFinding[] = [];
  #used: IntendedException[] = [];

  readonly take = ({ finding, exception, line, start }: Judged): void => {
    this.#turnTo(line);
    const { rule, severity, message, span } = finding;
    if (exception === undefined) this.#found.push({ rule, severity, message, span: spanFrom(span, start) });
    else this.#used.push(exception);
  };

  /** Of all lines so far. */
  notes(): readonly Note[] {
    this.#turnTo(-1);
    return this.#notes;
  }

  #turnTo(line: number): void {
    if (line === this.#line) return;
    if (this.#line >= 0) {
      const found = this.#found.length === 0 ? NOTHING : this.#found.sort(compareFindings);
      const used = this.#used.length === 0 ? NOTHING : this.#used;
      const lines = this.#line + 1 - this.#end;
      const last = this.#notes.at(-1);
      // A file may be made of lines that are all alike, of which a million notes would take far more room than the rest of it.
      this.#notes.push(last?.says(lines, found, used) === true ? last : new Note(lines, found, used));
      this.#end = this.#line + 1;
    }
    this.#line = line;
    this.#found = [];
    this.#used = [];
  }
}

/** What is known of a transcript once all of it has been checked. */
interface Read {
  readonly byLine: Notes;
  readonly byTurn: Notes;
  readonly asked: KeyNumbers;
  readonly askedAgain: QuestionPlaces;
}

function* readAll(transcript: Transcript, settings: CheckSettings): Steps<Read> {
  kept ??= new Checker(Transcript.parse(""), {});
  const questions = new QuestionsInOrder(transcript);
  const checker = new Checker(transcript, settings, questions);
  const byLine = new NoteMaker();
  const byTurn = new NoteMaker();
  let step = 0;
  for (const stretch of transcript.stretches()) {
    checker.checkLines(stretch, byLine.take);
    // In one that is clear nothing was looked for.
    if (!stretch.chunk.isClear || ++step % PER_STEP === 0) yield;
  }
  while (questions.readMore(PER_STEP)) yield;
  for (const { from, to } of checker.turnsOutOfOrder(0, transcript.lineCount)) {
    for (let start = from; start < to; start += PER_STEP) {
      yield* checker.checkingTurns({ from: start, to: Math.min(to, start + PER_STEP) }, byTurn.take);
      yield;
    }
  }
  const notes = { byLine: yield* Notes.making(byLine.notes()), byTurn: yield* Notes.making(byTurn.notes()) };
  const askedAgain = yield* QuestionPlaces.making(yield* questionsOf(transcript, yield* questions.turnsAlike()));
  return { ...notes, asked: questions.counts(), askedAgain };
}

/** As with the reader of texts, what the engine has compiled for these objects is kept with one of them. */
let kept: Checker | undefined;
