import { BYTE_ORDER_MARK } from "../text/characters.ts";
import { applyEdits, compareEdits, type TextEdit } from "../text/edit.ts";
import { MeasuredSequence, type Part } from "../text/measured-sequence.ts";
import type { Span } from "../text/span.ts";
import { NON_RUSSIAN_TWINS } from "../text/twins.ts";
import { isLabelled, type Line } from "./line.ts";
import { Vocabulary } from "./labels.ts";
import { LINE_TOTALS, type LineTotals } from "./line-totals.ts";
import { readLines } from "./reading.ts";
import type { Exchange, Turn } from "./turn.ts";

const LENGTH: Part<LineTotals> = ({ length }) => length;
const TURNS: Part<LineTotals> = ({ turns }) => turns;
const QUESTIONS: Part<LineTotals> = ({ questions }) => questions;

/** Of how many lines one must be touched for a new sequence of all lines to cost less than replacing one by one. */
const LINES_PER_REGION = 50;

/**
 * A transcript: its text as one sequence of classified lines, with turns and exchanges read off it. Immutable: an edit
 * gives a new transcript that shares every line it did not touch, at a cost that follows the edit.
 *
 * Offsets and columns are UTF-16 code units. Line indices are from 0 and count as editors do: a line break at the end
 * of the text is followed by one more, empty line. Every text is a transcript; reading never fails.
 */
export class Transcript {
  readonly vocabulary: Vocabulary;
  /** U+FEFF when the text begins with it, else empty. It is part of the text's length, but of no line. */
  readonly byteOrderMark: string;
  readonly #lines: MeasuredSequence<Line, LineTotals>;

  private constructor(byteOrderMark: string, lines: MeasuredSequence<Line, LineTotals>, vocabulary: Vocabulary) {
    this.byteOrderMark = byteOrderMark;
    this.#lines = lines;
    this.vocabulary = vocabulary;
  }

  /** Reads a whole text. */
  static parse(text: string, vocabulary: Vocabulary = Vocabulary.builtIn): Transcript {
    const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
    const lines = readLines(text.slice(mark.length), vocabulary);
    return new Transcript(mark, MeasuredSequence.from(lines, LINE_TOTALS), vocabulary);
  }

  /** Of the whole text, in UTF-16 units. */
  get length(): number {
    return this.byteOrderMark.length + this.#lines.sum.length;
  }

  /** At least 1. */
  get lineCount(): number {
    return this.#lines.length;
  }

  get turnCount(): number {
    return this.#lines.sum.turns;
  }

  get exchangeCount(): number {
    return this.#lines.sum.questions;
  }

  /** Words of all paragraphs. */
  get wordCount(): number {
    return this.#lines.sum.words;
  }

  /** Lines that have text. */
  get paragraphCount(): number {
    return this.#lines.sum.paragraphs;
  }

  /** How often the paragraphs hold a letter of `NON_RUSSIAN_TWINS`, in either case. */
  countTwin(letter: string): number {
    return this.#lines.sum.twins[NON_RUSSIAN_TWINS.indexOf(letter)] ?? 0;
  }

  /** Question turns followed by another question turn or by the end. */
  get unansweredCount(): number {
    const { questionPairs, lastRole } = this.#lines.sum;
    return questionPairs + (lastRole === "question" ? 1 : 0);
  }

  /** The whole text, or the part in `span`. Costs the length of what is returned. */
  text(span: Span = { start: 0, end: this.length }): string {
    if (span.start >= span.end) return "";
    const from = this.lineAt(span.start);
    const to = this.lineAt(span.end);
    const origin = from === 0 ? 0 : this.lineStart(from);
    let text = from === 0 ? this.byteOrderMark : "";
    for (const line of this.lines(from, to + 1)) text += line.text + line.lineBreak;
    return text.slice(span.start - origin, span.end - origin);
  }

  /** @throws RangeError outside `[0, lineCount)` */
  line(index: number): Line {
    return this.#lines.at(index);
  }

  /** The lines `[from, to)` in order. */
  lines(from = 0, to = this.lineCount): IterableIterator<Line> {
    return this.#lines.items(from, to);
  }

  /** The offset at which the line's text begins; for `lineCount` the length of the text. */
  lineStart(index: number): number {
    return this.byteOrderMark.length + this.#lines.before(index, LENGTH);
  }

  /** The index of the line that holds `offset`; an offset inside a line break belongs to the line it ends. */
  lineAt(offset: number): number {
    const within = offset - this.byteOrderMark.length;
    return this.#lines.find(LENGTH, within)?.index ?? this.lineCount - 1;
  }

  /**
   * The transcript after the edits, each given in offsets of this text, in any order.
   *
   * @throws RangeError when two edits overlap or an edit reaches outside the text.
   */
  edit(edits: readonly TextEdit[]): Transcript {
    if (edits.length === 0) return this;
    const regions = this.#regions(edits.toSorted(compareEdits));
    if (regions.length * LINES_PER_REGION > this.lineCount) return this.#rebuilt(regions);
    // From the last to the first, so that the places of those still to be made stay as they are.
    return regions.reduceRight<Transcript>((edited, region) => {
      const { mark, lines } = edited.#reread(region);
      return edited.#with(mark, edited.#lines.replace(region.firstLine, region.endLine, lines));
    }, this);
  }

  turn(index: number): Turn | undefined {
    if (index < 0) return undefined;
    const found = this.#lines.find(TURNS, index);
    return found && this.#turnFrom(found.item, found.index, index);
  }

  /** The turn that the line belongs to; undefined before the first label. */
  turnAt(line: number): Turn | undefined {
    return this.turn(this.#lines.before(line + 1, TURNS) - 1);
  }

  *turns(): IterableIterator<Turn> {
    let open: { first: Line; firstLine: number } | undefined;
    let turns = 0;
    let index = 0;
    for (const line of this.#lines.items()) {
      if (isLabelled(line)) {
        if (open !== undefined) yield turnOf(open.first, turns++, open.firstLine, index);
        open = { first: line, firstLine: index };
      }
      index++;
    }
    if (open !== undefined) yield turnOf(open.first, turns, open.firstLine, index);
  }

  exchange(index: number): Exchange | undefined {
    if (index < 0) return undefined;
    const found = this.#lines.find(QUESTIONS, index);
    if (found === undefined) return undefined;
    const question = this.#turnFrom(found.item, found.index, this.#lines.before(found.index, TURNS));
    const endLine = this.#lines.find(QUESTIONS, index + 1)?.index ?? this.lineCount;
    return exchangeOf(question, index, endLine, this.#lines.before(endLine, TURNS) - question.index - 1);
  }

  /** The exchange that the line belongs to; undefined before the first question. */
  exchangeAt(line: number): Exchange | undefined {
    return this.exchange(this.#lines.before(line + 1, QUESTIONS) - 1);
  }

  *exchanges(): IterableIterator<Exchange> {
    let open: { question: Turn; answers: number } | undefined;
    let index = 0;
    for (const turn of this.turns()) {
      if (turn.role === "answer") {
        if (open !== undefined) open.answers++;
        continue;
      }
      if (open !== undefined) yield exchangeOf(open.question, index++, turn.firstLine, open.answers);
      open = { question: turn, answers: 0 };
    }
    if (open !== undefined) yield exchangeOf(open.question, index, this.lineCount, open.answers);
  }

  /** The answer turns of an exchange, in order. */
  answers(exchange: Exchange): Turn[] {
    return Array.from({ length: exchange.answerCount }, (_, answer) =>
      this.turn(exchange.question.index + 1 + answer)!,
    );
  }

  /** Words and paragraphs of the lines `[from, to)`, at a cost that does not follow their number. */
  count(from: number, to: number): { readonly words: number; readonly paragraphs: number } {
    const between = (part: Part<LineTotals>): number => this.#lines.before(to, part) - this.#lines.before(from, part);
    return { words: between(({ words }) => words), paragraphs: between(({ paragraphs }) => paragraphs) };
  }

  #turnFrom(first: Line, firstLine: number, index: number): Turn {
    const next = this.#lines.find(TURNS, index + 1);
    return turnOf(first, index, firstLine, next?.index ?? this.lineCount);
  }

  /** Groups sorted edits by the lines they touch; no line stands in two groups. */
  #regions(edits: readonly TextEdit[]): Region[] {
    const regions: Region[] = [];
    for (const edit of edits) {
      const { start, end } = edit.span;
      if (start > end || end > this.length) {
        throw new RangeError(`Edit outside the text: [${start}, ${end}) of ${this.length}`);
      }
      const line = this.lineAt(start);
      // An edit at the head of a line may join the line break before it: a CR and a LF become one.
      const firstLine = start <= this.lineStart(line) ? Math.max(0, line - 1) : line;
      const endLine = this.lineAt(end) + 1;
      const last = regions.at(-1);
      if (last !== undefined && firstLine < last.endLine) {
        last.edits.push(edit);
        last.endLine = Math.max(last.endLine, endLine);
      } else {
        regions.push({ firstLine, endLine, edits: [edit] });
      }
    }
    return regions;
  }

  /** The transcript after edits of many regions, in one pass over all lines. */
  #rebuilt(regions: readonly Region[]): Transcript {
    const lines: Line[] = [];
    let byteOrderMark = this.byteOrderMark;
    let done = 0;
    for (const region of regions) {
      for (const line of this.lines(done, region.firstLine)) lines.push(line);
      const reread = this.#reread(region);
      if (region.firstLine === 0) byteOrderMark = reread.mark;
      for (const line of reread.lines) lines.push(line);
      done = region.endLine;
    }
    for (const line of this.lines(done)) lines.push(line);
    return this.#with(byteOrderMark, MeasuredSequence.from(lines, LINE_TOTALS));
  }

  #with(byteOrderMark: string, lines: MeasuredSequence<Line, LineTotals>): Transcript {
    return new Transcript(byteOrderMark, lines, this.vocabulary);
  }

  /** The lines of a region after its edits, and the byte-order mark of the text, which the region at its head decides. */
  #reread({ firstLine, endLine, edits }: Region): { readonly mark: string; readonly lines: Line[] } {
    const origin = firstLine === 0 ? 0 : this.lineStart(firstLine);
    const before = this.text({ start: origin, end: this.lineStart(endLine) });
    const after = applyEdits(
      before,
      edits.map(({ span, text }) => ({ span: { start: span.start - origin, end: span.end - origin }, text })),
    );
    const isHead = firstLine === 0;
    const mark = isHead ? (after.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "") : this.byteOrderMark;
    const lines = readLines(isHead ? after.slice(mark.length) : after, this.vocabulary);
    // The last line read is the empty piece behind the region's last line break, unless the region ends the text.
    if (endLine < this.lineCount) lines.pop();
    return { mark, lines };
  }
}

interface Region {
  readonly firstLine: number;
  endLine: number;
  readonly edits: TextEdit[];
}

function turnOf(first: Line, index: number, firstLine: number, endLine: number): Turn {
  const { label } = first.head!;
  return { index, role: label.role, label, firstLine, endLine };
}

function exchangeOf(question: Turn, index: number, endLine: number, answerCount: number): Exchange {
  return { index, question, firstLine: question.firstLine, endLine, answerCount };
}
