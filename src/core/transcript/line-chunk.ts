import type { Span } from "../text/span.ts";
import { addTwins, countTwins, NO_TWINS, type TwinCounts } from "../text/twins.ts";
import { canonicalHeads, ONE_TAB } from "./canonical-heads.ts";
import type { ChunkMaker } from "./chunk-maker.ts";
import type { Label, Role, Vocabulary } from "./labels.ts";
import type { LabelHead, Line, LineKind } from "./line.ts";
import {
  ALL_SIGNS,
  BREAK_SHIFT,
  BREAKS,
  CONTINUATION,
  Fact,
  KINDS,
  LABEL_SHIFT,
  NUMBERS_PER_LINE,
  opensTurn,
  QUESTION_SHIFT,
  TEXT_SHIFT,
  UNSETTLED_MARK_SHIFT,
  WORDS_SHIFT,
} from "./line-facts.ts";
import type { LineTotals } from "./line-totals.ts";
import { NO_SPAN } from "./reading.ts";

/** What some words of a question make of the key of those before them: `key * factor + addend`, in 32 bits. */
export interface KeyStep {
  readonly factor: number;
  readonly addend: number;
}

/**
 * Some lines in a row: their characters, and a number for each of what is known of it. A line becomes a {@link Line} when
 * somebody asks for it, but for those that are out of the ordinary, which are kept. Immutable, but for what is kept of what
 * was found out; like a line, a chunk knows nothing of where it stands.
 */
export class LineChunk {
  /** All characters of the lines, line breaks included. */
  readonly text: string;
  readonly totals: LineTotals;
  /** Whether all lines are ordinary ones that have text and no sign. */
  readonly isClear: boolean;
  /**
   * Whether, as far as can be seen from the chunk alone, questions and answers take turns, each label has text behind it and
   * each question its mark, and all quotation marks, parentheses and brackets pair as a matter of course.
   */
  readonly isCalm: boolean;
  readonly lineCount: number;
  #keyStep: KeyStep | undefined = undefined;
  readonly #vocabulary: Vocabulary;
  /** From `#place` on, {@link NUMBERS_PER_LINE} for each line; where it ends includes its line break. */
  readonly #numbers: Int32Array;
  readonly #place: number;
  readonly #kept: readonly (Line | undefined)[] | undefined;

  /** @param numbers of which those from `place` on are kept, {@link NUMBERS_PER_LINE} for each line */
  constructor(
    text: string,
    vocabulary: Vocabulary,
    numbers: Int32Array,
    place: number,
    lineCount: number,
    kept: readonly (Line | undefined)[] | undefined,
  ) {
    this.text = text;
    this.lineCount = lineCount;
    this.#vocabulary = vocabulary;
    this.#numbers = numbers;
    this.#place = place;
    this.#kept = kept;
    const { totals, isClear, isCalm } = this.#sumUp();
    this.totals = totals;
    this.isClear = isClear;
    this.isCalm = isCalm;
  }

  /** The offset in the chunk at which a line begins; for `lineCount` the length of its text. */
  lineStart(index: number): number {
    return index === 0 ? 0 : this.#numbers[this.#place + NUMBERS_PER_LINE * (index - 1)]!;
  }

  /** The index of the line that holds the offset, which is less than the length; it is no line before `from`. */
  lineAt(offset: number, from = 0): number {
    let index = from;
    while (this.lineStart(index + 1) <= offset) index++;
    return index;
  }

  /** The offset in the chunk behind the text of a line, before its line break. */
  lineEnd(index: number): number {
    return this.lineStart(index + 1) - BREAKS[(this.#factsOf(index) & Fact.lineBreak) >> BREAK_SHIFT]!.length;
  }

  kind(index: number): LineKind {
    return KINDS[this.#factsOf(index) & Fact.kind]!;
  }

  label(index: number): Label | undefined {
    const facts = this.#factsOf(index);
    if (facts & Fact.kept) return this.#kept![index]!.head?.label;
    return (facts & Fact.kind) > 1 ? undefined : this.#vocabulary.labels[(facts & Fact.label) >> LABEL_SHIFT];
  }

  role(index: number): Role | undefined {
    const kind = this.#factsOf(index) & Fact.kind;
    return kind > 1 ? undefined : (KINDS[kind] as Role);
  }

  /** The index of the first line from one on that opens a turn; the number of lines if there is none. */
  nextHead(from: number): number {
    const numbers = this.#numbers;
    let index = from;
    for (let place = this.#place + NUMBERS_PER_LINE * from + 1; index < this.lineCount; place += NUMBERS_PER_LINE) {
      if (opensTurn(numbers[place]!)) break;
      index++;
    }
    return index;
  }

  hasText(index: number): boolean {
    return (this.#factsOf(index) & Fact.text) !== 0;
  }

  hasQuestionMark(index: number): boolean {
    return (this.#factsOf(index) & Fact.question) !== 0;
  }

  /** Whether it has quotation marks, parentheses or brackets that do not pair as a matter of course. */
  hasUnsettledMarks(index: number): boolean {
    return (this.#factsOf(index) & Fact.unsettledMark) !== 0;
  }

  words(index: number): number {
    const facts = this.#factsOf(index);
    return facts & Fact.kept ? this.#kept![index]!.words : (facts & Fact.words) >> WORDS_SHIFT;
  }

  /** The columns of the paragraph, as of {@link Line.body}. */
  body(index: number): Span {
    return { start: this.bodyStart(index), end: this.#bodyEnd(index) };
  }

  bodyStart(index: number): number {
    const facts = this.#factsOf(index);
    if (facts & Fact.kept) return this.#kept![index]!.body.start;
    const kind = facts & Fact.kind;
    if (kind === CONTINUATION) return 1;
    return kind > CONTINUATION ? this.#length(index) : this.#head(facts).separator.end;
  }

  /** The first `maximum` UTF-16 units of the paragraph. */
  bodyText(index: number, maximum: number): string {
    const start = this.bodyStart(index);
    const origin = this.lineStart(index);
    return this.text.slice(origin + start, origin + Math.min(this.#bodyEnd(index), start + maximum));
  }

  /**
   * What may be found in the text of the line, as flags of {@link LineSign}: all of them when the line is out of the
   * ordinary, and so anything may be found anywhere on it.
   */
  signs(index: number): number {
    return this.isOrdinary(index) ? this.#factsOf(index) & ALL_SIGNS : ALL_SIGNS;
  }

  /** Whether the line has the form that most lines have: nothing may be found on it but what its signs say. */
  isOrdinary(index: number): boolean {
    const facts = this.#factsOf(index);
    return (facts & Fact.kept) === 0 || (facts & Fact.known) !== 0;
  }

  /**
   * Whether the paragraph has text, and is known to be visible throughout: without invisible and unusual characters, without white
   * at its ends, and with single white between its words.
   */
  isTidy(index: number): boolean {
    return this.hasText(index) && this.isOrdinary(index) && (this.#factsOf(index) & Fact.spaceRun) === 0;
  }

  /** Whether some of the white in a tidy paragraph is no space. */
  hasOtherWhite(index: number): boolean {
    return (this.#factsOf(index) & Fact.otherWhite) !== 0;
  }

  /** What was kept of whether the line was read in the wrong encoding; undefined if nothing was. */
  isMisread(index: number): boolean | undefined {
    const facts = this.#factsOf(index);
    const isKnown = (facts & Fact.kept) !== 0 && (facts & Fact.encodingKnown) !== 0;
    return isKnown ? (facts & Fact.wrongEncoding) !== 0 : undefined;
  }

  /** Keeps with a line whether it was read in the wrong encoding, if it is out of the ordinary: it may take long to tell. */
  keepIsMisread(index: number, isMisread: boolean): void {
    if ((this.#factsOf(index) & Fact.kept) === 0) return;
    const place = this.#place + NUMBERS_PER_LINE * index + 1;
    this.#numbers[place]! |= Fact.encodingKnown | (isMisread ? Fact.wrongEncoding : 0);
  }

  /** The key that was kept with the line; 0 if none was. See {@link keepQuestionKey}. */
  questionKey(index: number): number {
    return this.#numbers[this.#place + NUMBERS_PER_LINE * index + 2]!;
  }

  /**
   * Keeps with a line the key of what the question that it opens asks in this chunk, a number of 32 bits that it costs something to
   * come by, other than 0 and that of no words. It is the same for as long as the chunk is.
   */
  keepQuestionKey(index: number, key: number): void {
    this.#numbers[this.#place + NUMBERS_PER_LINE * index + 2] = key;
  }

  /** What was kept of what all words of the chunk make of a key; undefined if nothing was. */
  get keyStep(): KeyStep | undefined {
    return this.#keyStep;
  }

  keepKeyStep(step: KeyStep): void {
    this.#keyStep = step;
  }

  /** Another value each time, unless the line is out of the ordinary. */
  line(index: number): Line {
    const kept = this.#kept?.[index];
    if (kept !== undefined) return kept;
    const facts = this.#factsOf(index);
    const body = this.body(index);
    const kind = facts & Fact.kind;
    return {
      text: this.text.slice(this.lineStart(index), this.lineEnd(index)),
      lineBreak: BREAKS[(facts & Fact.lineBreak) >> BREAK_SHIFT]!,
      kind: KINDS[kind]!,
      head: kind > 1 ? undefined : this.#head(facts),
      indentation: kind === CONTINUATION ? ONE_TAB : NO_SPAN,
      body,
      words: (facts & Fact.words) >> WORDS_SHIFT,
    };
  }

  /** Hands the lines `[from, to)` on to another chunk that is being made, but for their text. */
  copy(from: number, to: number, maker: ChunkMaker): void {
    if (from >= to) return;
    const isWhole = to === this.lineCount || opensTurn(this.#factsOf(to));
    if (this.#kept === undefined) {
      const place = this.#place + NUMBERS_PER_LINE * from;
      const end = this.#place + NUMBERS_PER_LINE * to;
      if (maker.addLines(this.#numbers, place, end, this.lineStart(from), isWhole)) return;
    }
    /** The key of the last question, and its line there: it is good if all that it asks here is handed on. */
    let key = 0;
    let head = 0;
    let lineStart = this.lineStart(from);
    const numbers = this.#numbers;
    for (
      let index = from, place = this.#place + NUMBERS_PER_LINE * from;
      index < to;
      index++, place += NUMBERS_PER_LINE
    ) {
      const lineEnd = numbers[place]!;
      const facts = numbers[place + 1]!;
      if (opensTurn(facts)) {
        if (key !== 0) maker.keepQuestionKey(head, key);
        key = numbers[place + 2]!;
        head = maker.lineCount;
      }
      maker.addLine(lineEnd - lineStart, facts, this.#kept?.[index]);
      lineStart = lineEnd;
    }
    if (key !== 0 && isWhole) maker.keepQuestionKey(head, key);
  }

  #bodyEnd(index: number): number {
    return this.#factsOf(index) & Fact.kept ? this.#kept![index]!.body.end : this.#length(index);
  }

  /** Of the line without its line break, in UTF-16 units. */
  #length(index: number): number {
    return this.lineEnd(index) - this.lineStart(index);
  }

  #factsOf(index: number): number {
    return this.#numbers[this.#place + NUMBERS_PER_LINE * index + 1]!;
  }

  #head(facts: number): LabelHead {
    return canonicalHeads(this.#vocabulary).byLabel[(facts & Fact.label) >> LABEL_SHIFT]!;
  }

  #sumUp(): { readonly totals: LineTotals; readonly isClear: boolean; readonly isCalm: boolean } {
    let isClear = true;
    let isCalm = true;
    let [turns, questions, questionPairs, words, paragraphs, questionMarks, unsettled] = [0, 0, 0, 0, 0, 0, 0];
    let twins: TwinCounts = NO_TWINS;
    let firstRole: Role | undefined;
    let lastRole: Role | undefined;
    for (let index = 0; index < this.lineCount; index++) {
      const fact = this.#factsOf(index);
      if ((fact & (Fact.kept | Fact.text | ALL_SIGNS)) !== Fact.text) isClear = false;
      // Without a branch, which would go either way at every other line.
      paragraphs += (fact & Fact.text) >> TEXT_SHIFT;
      questionMarks += (fact & Fact.question) >> QUESTION_SHIFT;
      unsettled += (fact & Fact.unsettledMark) >> UNSETTLED_MARK_SHIFT;
      words += fact & Fact.kept ? this.#kept![index]!.words : (fact & Fact.words) >> WORDS_SHIFT;
      if (fact & Fact.twin) {
        const origin = this.lineStart(index);
        twins = addTwins(twins, countTwins(this.text, origin + this.bodyStart(index), origin + this.#bodyEnd(index)));
      }
      const kind = fact & Fact.kind;
      if (kind > 1) continue;
      turns++;
      const role = KINDS[kind] as Role;
      if ((fact & Fact.text) === 0 || role === lastRole || (kind === 0 && (fact & Fact.question) === 0)) isCalm = false;
      if (kind === 0) {
        questions++;
        if (lastRole === "question") questionPairs++;
      }
      firstRole ??= role;
      lastRole = role;
    }
    const totals = {
      lines: this.lineCount,
      length: this.text.length,
      turns,
      questions,
      questionPairs,
      words,
      paragraphs,
      questionMarks,
      unsettled,
      twins,
      firstRole,
      lastRole,
    };
    return { totals, isClear, isCalm: isCalm && unsettled === 0 };
  }
}
