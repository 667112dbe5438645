import { inOneGo, type Steps } from "../steps.ts";
import { BYTE_ORDER_MARK } from "../text/characters.ts";
import { sortingEdits, type TextEdit } from "../text/edit.ts";
import { MeasuredSequence, type Part } from "../text/measured-sequence.ts";
import type { Span } from "../text/span.ts";
import { NON_RUSSIAN_TWINS } from "../text/twins.ts";
import { ChunkChanger, type ReplacedChunks } from "./chunk-changer.ts";
import { ChunkReader } from "./chunk-reader.ts";
import { type Label, type Role, Vocabulary } from "./labels.ts";
import type { Line } from "./line.ts";
import type { LineChunk } from "./line-chunk.ts";
import {
  LENGTH,
  LINE_TOTALS,
  LINES,
  type LineTotals,
  PARAGRAPHS,
  QUESTION_MARKS,
  QUESTIONS,
  TURNS,
  UNSETTLED,
  WORDS,
} from "./line-totals.ts";
import type { Exchange, Turn } from "./turn.ts";

/** What a line adds to the parts of the sum. */
type Addend = (chunk: LineChunk, index: number) => number;

const isTurn: Addend = (chunk, index) => (chunk.role(index) === undefined ? 0 : 1);
const isQuestion: Addend = (chunk, index) => (chunk.role(index) === "question" ? 1 : 0);
const isParagraph: Addend = (chunk, index) => (chunk.hasText(index) ? 1 : 0);
const hasQuestionMark: Addend = (chunk, index) => (chunk.hasQuestionMark(index) ? 1 : 0);
const isUnsettled: Addend = (chunk, index) => (chunk.hasUnsettledMarks(index) ? 1 : 0);
const wordsOf: Addend = (chunk, index) => chunk.words(index);

/** Of how many chunks one must be touched for a new sequence of all chunks to cost less than replacing one by one. */
const CHUNKS_PER_GROUP = 8;
/** How many chunks that are clear are read in one step; each takes some microseconds. Of others each may take as long as so many. */
const CLEAR_CHUNKS_PER_STEP = 16;
const UNCLEAR_WORK = 4;
/** What a change has made of one stretch of lines; line indices, half-open. */
export interface ChangedLines {
  readonly firstLine: number;
  /** Before the change. */
  readonly endLine: number;
  /** Where the stretch stands after the change. */
  readonly newFirstLine: number;
  readonly newEndLine: number;
}

/** A transcript before and after a change. All lines outside of the regions are as they were. */
export interface TranscriptChange {
  readonly before: Transcript;
  readonly after: Transcript;
  /** In order; no line stands in two of them. */
  readonly regions: readonly ChangedLines[];
}

/** A turn, where it stands in the text and what it holds. */
export interface PlacedTurn extends Turn {
  /** The offset at which the first line begins. */
  readonly start: number;
  /** Lines that have text. */
  readonly paragraphs: number;
  /** Lines with a question mark. */
  readonly questionMarks: number;
  /** Lines with marks that do not pair as a matter of course. */
  readonly unsettled: number;
  /** The first line that has text; undefined when none has. */
  readonly firstParagraph: number | undefined;
}

/** Lines of one chunk, `[first, end)` of its own indices, and where the chunk stands. */
export interface ChunkStretch {
  readonly chunk: LineChunk;
  /** The index of the chunk's first line. */
  readonly firstLine: number;
  /** The offset at which the chunk begins. */
  readonly start: number;
  readonly first: number;
  readonly end: number;
}

/** Where a line stands: its chunk, where that begins, and the line's index in it. */
interface LinePlace {
  readonly chunk: LineChunk;
  readonly chunkIndex: number;
  readonly index: number;
}

/**
 * A transcript: its text as one sequence of classified lines, with turns and exchanges read off it. Immutable: an edit
 * gives a new transcript that shares every chunk of lines it did not touch, at a cost that follows the edit.
 *
 * Offsets and columns are UTF-16 code units. Line indices are from 0 and count as editors do: a line break at the end
 * of the text is followed by one more, empty line. Every text is a transcript; reading never fails.
 */
export class Transcript {
  readonly vocabulary: Vocabulary;
  /** U+FEFF when the text begins with it, else empty. It is part of the text's length, but of no line. */
  readonly byteOrderMark: string;
  readonly #chunks: MeasuredSequence<LineChunk, LineTotals>;

  private constructor(byteOrderMark: string, chunks: MeasuredSequence<LineChunk, LineTotals>, vocabulary: Vocabulary) {
    this.byteOrderMark = byteOrderMark;
    this.#chunks = chunks;
    this.vocabulary = vocabulary;
  }

  /** Reads a whole text. */
  static parse(text: string, vocabulary: Vocabulary = Vocabulary.builtIn): Transcript {
    return inOneGo(Transcript.parsing(text, vocabulary));
  }

  /** Reads a whole text in steps, between which others may work; each takes less than a millisecond. */
  static *parsing(text: string, vocabulary: Vocabulary = Vocabulary.builtIn): Steps<Transcript> {
    if (KEPT.length === 0) Transcript.#keepOneOfEach();
    const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
    const chunks: LineChunk[] = [];
    let work = 0;
    for (const reader = new ChunkReader(text, mark.length, vocabulary); !reader.isAtEnd;) {
      const chunk = reader.read();
      chunks.push(chunk);
      work += chunk.isClear ? 1 : UNCLEAR_WORK;
      if (work < CLEAR_CHUNKS_PER_STEP) continue;
      work = 0;
      yield;
    }
    return new Transcript(mark, yield* MeasuredSequence.building(chunks, LINE_TOTALS), vocabulary);
  }

  static #keepOneOfEach(): void {
    KEPT.push(new ChunkReader("", 0, new Vocabulary([])));
    const empty = Transcript.parse("");
    KEPT.push(new ChunkChanger(empty, empty.#chunks, []));
  }

  /** Of the whole text, in UTF-16 units. */
  get length(): number {
    return this.byteOrderMark.length + this.#chunks.sum.length;
  }

  /** At least 1. */
  get lineCount(): number {
    return this.#chunks.sum.lines;
  }

  get turnCount(): number {
    return this.#chunks.sum.turns;
  }

  get exchangeCount(): number {
    return this.#chunks.sum.questions;
  }

  /** Words of all paragraphs. */
  get wordCount(): number {
    return this.#chunks.sum.words;
  }

  /** Lines that have text. */
  get paragraphCount(): number {
    return this.#chunks.sum.paragraphs;
  }

  /** How often the paragraphs hold a letter of `NON_RUSSIAN_TWINS`, in either case. */
  countTwin(letter: string): number {
    return this.#chunks.sum.twins[NON_RUSSIAN_TWINS.indexOf(letter)] ?? 0;
  }

  /** Question turns followed by another question turn or by the end. */
  get unansweredCount(): number {
    const { questionPairs, lastRole } = this.#chunks.sum;
    return questionPairs + (lastRole === "question" ? 1 : 0);
  }

  /** The whole text, or the part in `span`. Costs the length of what is returned. */
  text(span: Span = { start: 0, end: this.length }): string {
    if (span.start >= span.end) return "";
    const origin = this.byteOrderMark.length;
    const from = this.#chunks.find(LENGTH, Math.max(0, span.start - origin));
    let offset = (from?.before ?? 0) + origin;
    const pieces = [span.start < origin ? this.byteOrderMark : ""];
    for (const chunk of this.#chunks.items(from?.index ?? this.#chunks.length)) {
      if (offset >= span.end) break;
      const end = offset + chunk.text.length;
      pieces.push(
        span.start <= offset && end <= span.end
          ? chunk.text
          : chunk.text.slice(Math.max(0, span.start - offset), span.end - offset),
      );
      offset = end;
    }
    return pieces.join("");
  }

  /** @throws RangeError outside `[0, lineCount)` */
  placeOf(line: number): LinePlace {
    const found = line < 0 ? undefined : this.#chunks.find(LINES, line);
    if (found === undefined) throw new RangeError(`No line ${line} in a transcript of ${this.lineCount}`);
    return { chunk: found.item, chunkIndex: found.index, index: line - found.before };
  }

  /** @throws RangeError outside `[0, lineCount)` */
  line(index: number): Line {
    const place = this.placeOf(index);
    return place.chunk.line(place.index);
  }

  /** The lines `[from, to)` in order. */
  *lines(from = 0, to = this.lineCount): IterableIterator<Line> {
    for (const { chunk, first, end } of this.stretches(from, to)) {
      for (let index = first; index < end; index++) yield chunk.line(index);
    }
  }

  /** The lines `[from, to)` as those of chunks: of each chunk, the lines `[first, end)`; and where the chunk stands. */
  *stretches(from = 0, to = this.lineCount): IterableIterator<ChunkStretch> {
    if (from >= to) return;
    const place = this.placeOf(from);
    let firstLine = from - place.index;
    let start = this.byteOrderMark.length + this.#chunks.before(place.chunkIndex, LENGTH);
    for (const chunk of this.#chunks.items(place.chunkIndex)) {
      const { lineCount } = chunk;
      yield { chunk, firstLine, start, first: Math.max(0, from - firstLine), end: Math.min(lineCount, to - firstLine) };
      firstLine += lineCount;
      if (firstLine >= to) return;
      start += chunk.text.length;
    }
  }

  /** The chunks that have lines before `to`, from the last to the first, each with the index of its first line. */
  *chunksBackward(to: number): IterableIterator<Pick<ChunkStretch, "chunk" | "firstLine">> {
    if (to <= 0) return;
    const { chunkIndex } = this.placeOf(Math.min(to, this.lineCount) - 1);
    let firstLine = this.#chunks.before(chunkIndex + 1, LINES);
    for (const chunk of this.#chunks.itemsBackward(chunkIndex + 1)) {
      firstLine -= chunk.lineCount;
      yield { chunk, firstLine };
    }
  }

  /** The offset at which the line's text begins; for `lineCount` the length of the text. */
  lineStart(index: number): number {
    if (index >= this.lineCount) return this.length;
    const place = this.placeOf(index);
    return (
      this.byteOrderMark.length + this.#chunks.before(place.chunkIndex, LENGTH) + place.chunk.lineStart(place.index)
    );
  }

  /** The offset after the last character of the line, before its line break. */
  lineEnd(index: number): number {
    const place = this.placeOf(index);
    return this.lineStart(index) + place.chunk.lineEnd(place.index) - place.chunk.lineStart(place.index);
  }

  /** The index of the line that holds `offset`; an offset inside a line break belongs to the line it ends. */
  lineAt(offset: number): number {
    const within = Math.max(0, offset - this.byteOrderMark.length);
    const found = this.#chunks.find(LENGTH, within);
    if (found === undefined) return this.lineCount - 1;
    return this.#chunks.before(found.index, LINES) + found.item.lineAt(within - found.before);
  }

  /**
   * The transcript after the edits, each given in offsets of this text, in any order.
   *
   * @throws RangeError when two edits overlap or an edit reaches outside the text.
   */
  edit(edits: readonly TextEdit[]): Transcript {
    return this.change(edits).after;
  }

  /** As {@link edit}, with the lines that are others now. */
  change(edits: readonly TextEdit[]): TranscriptChange {
    return inOneGo(this.changing(edits));
  }

  /** As {@link change}, in steps, between which others may work. */
  *changing(edits: readonly TextEdit[]): Steps<TranscriptChange> {
    const changer = new ChunkChanger(this, this.#chunks, yield* sortingEdits(edits, this.length));
    yield* changer.changing();
    const chunks = yield* this.#replaced(changer.replacements);
    const after = new Transcript(changer.byteOrderMark, chunks, this.vocabulary);
    return { before: this, after, regions: changer.regions };
  }

  turn(index: number): Turn | undefined {
    if (index < 0) return undefined;
    const firstLine = this.#lineOfTurn(index);
    if (firstLine === undefined) return undefined;
    return this.#turnFrom(firstLine, index);
  }

  /** The turn that the line belongs to; undefined before the first label. */
  turnAt(line: number): Turn | undefined {
    return this.turn(this.#countBefore(line + 1, TURNS, isTurn) - 1);
  }

  *turns(): IterableIterator<Turn> {
    for (const { index, role, label, firstLine, endLine } of this.placedTurns()) {
      yield { index, role, label, firstLine, endLine };
    }
  }

  /** A turn with what it holds, each part of which is looked up when it is asked for, at a cost that follows no length. */
  placedTurn(index: number): PlacedTurn | undefined {
    const turn = this.turn(index);
    return turn && new LookedUpTurn(this, turn);
  }

  /** The turns from an index on, with what they hold. */
  *placedTurns(from = 0): IterableIterator<PlacedTurn> {
    const firstLine = from === 0 ? 0 : this.#lineOfTurn(from);
    if (firstLine === undefined) return;
    let open: SeenTurn | undefined;
    let turns = from;
    for (const { chunk, firstLine: chunkLine, start, first, end } of this.stretches(firstLine)) {
      for (let index = first; index < end; index++) {
        const role = chunk.role(index);
        const line = chunkLine + index;
        if (role !== undefined) {
          if (open !== undefined) {
            open.endLine = line;
            yield open;
          }
          open = new SeenTurn(turns++, role, line, chunk, index, start);
        }
        if (open === undefined) continue;
        if (chunk.hasText(index)) {
          open.paragraphs++;
          open.firstParagraph ??= line;
          if (chunk.hasQuestionMark(index)) open.questionMarks++;
          if (chunk.hasUnsettledMarks(index)) open.unsettled++;
        }
      }
    }
    if (open !== undefined) {
      open.endLine = this.lineCount;
      yield open;
    }
  }

  exchange(index: number): Exchange | undefined {
    if (index < 0) return undefined;
    const firstLine = this.#lineOfQuestion(index);
    if (firstLine === undefined) return undefined;
    const turnsBefore = (line: number): number => this.#countBefore(line, TURNS, isTurn);
    const question = this.#turnFrom(firstLine, turnsBefore(firstLine));
    const endLine = this.#lineOfQuestion(index + 1) ?? this.lineCount;
    return exchangeOf(question, index, endLine, turnsBefore(endLine) - question.index - 1);
  }

  /** The exchange that the line belongs to; undefined before the first question. */
  exchangeAt(line: number): Exchange | undefined {
    return this.exchange(this.#countBefore(line + 1, QUESTIONS, isQuestion) - 1);
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
    const between = (part: Part<LineTotals>, of: Addend): number =>
      this.#countBefore(to, part, of) - this.#countBefore(from, part, of);
    return { words: between(WORDS, wordsOf), paragraphs: between(PARAGRAPHS, isParagraph) };
  }

  /** How many of the lines `[from, to)` have a question mark. */
  countQuestionMarks(from: number, to: number): number {
    return (
      this.#countBefore(to, QUESTION_MARKS, hasQuestionMark) - this.#countBefore(from, QUESTION_MARKS, hasQuestionMark)
    );
  }

  /** How many of the lines `[from, to)` have marks that do not pair as a matter of course. */
  countUnsettled(from: number, to: number): number {
    return this.#countBefore(to, UNSETTLED, isUnsettled) - this.#countBefore(from, UNSETTLED, isUnsettled);
  }

  /** The first line from `from` on with marks that do not pair as a matter of course, or undefined. */
  unsettledFrom(from: number): number | undefined {
    return this.#lineOf(this.#countBefore(from, UNSETTLED, isUnsettled), UNSETTLED, isUnsettled);
  }

  /** The first line from `from` on that has text, or undefined. */
  paragraphFrom(from: number): number | undefined {
    return this.#lineOf(this.#countBefore(from, PARAGRAPHS, isParagraph), PARAGRAPHS, isParagraph);
  }

  /** The last line before `to` that has text, or undefined. */
  paragraphBefore(to: number): number | undefined {
    const paragraphs = this.#countBefore(to, PARAGRAPHS, isParagraph);
    return paragraphs === 0 ? undefined : this.#lineOf(paragraphs - 1, PARAGRAPHS, isParagraph);
  }

  /** A part of the sum of all lines before `line`, which may be the number of lines. */
  #countBefore(line: number, part: Part<LineTotals>, of: Addend): number {
    if (line <= 0) return 0;
    if (line >= this.lineCount) return part(this.#chunks.sum);
    const { chunk, chunkIndex, index } = this.placeOf(line);
    let count = this.#chunks.before(chunkIndex, part);
    for (let before = 0; before < index; before++) count += of(chunk, before);
    return count;
  }

  #lineOfTurn(turn: number): number | undefined {
    return this.#lineOf(turn, TURNS, isTurn);
  }

  #lineOfQuestion(question: number): number | undefined {
    return this.#lineOf(question, QUESTIONS, isQuestion);
  }

  /** The line at `place` among those that add one to a part of the sum. */
  #lineOf(place: number, part: Part<LineTotals>, of: Addend): number | undefined {
    const found = this.#chunks.find(part, place);
    if (found === undefined) return undefined;
    let rest = place - found.before;
    let index = 0;
    while (of(found.item, index) === 0 || rest-- > 0) index++;
    return this.#chunks.before(found.index, LINES) + index;
  }

  #turnFrom(firstLine: number, index: number): Turn {
    const { chunk, index: at } = this.placeOf(firstLine);
    return turnOf(chunk.label(at)!, index, firstLine, this.#lineOfTurn(index + 1) ?? this.lineCount);
  }

  *#replaced(groups: readonly ReplacedChunks[]): Steps<MeasuredSequence<LineChunk, LineTotals>> {
    if (groups.length * CHUNKS_PER_GROUP < this.#chunks.length) {
      // From the last to the first, so that the places of those still to be made stay as they are.
      let sequence = this.#chunks;
      for (const { firstChunk, endChunk, chunks } of groups.toReversed()) {
        sequence = sequence.replace(firstChunk, endChunk, chunks);
        yield;
      }
      return sequence;
    }
    const all: LineChunk[] = [];
    let done = 0;
    for (const { firstChunk, endChunk, chunks } of groups) {
      if (firstChunk > done) for (const chunk of this.#chunks.items(done, firstChunk)) all.push(chunk);
      // One by one: a call has no room for as many arguments.
      for (const chunk of chunks) all.push(chunk);
      done = endChunk;
    }
    for (const chunk of this.#chunks.items(done)) all.push(chunk);
    return yield* MeasuredSequence.building(all, LINE_TOTALS);
  }
}

/** The engine drops what it has compiled for objects of which none is left, and would begin anew with the next text: one of each. */
const KEPT: (ChunkReader | ChunkChanger)[] = [];

/** A turn whose lines are met one after another. */
class SeenTurn implements PlacedTurn {
  readonly index: number;
  readonly role: Role;
  readonly firstLine: number;
  endLine: number;
  paragraphs = 0;
  questionMarks = 0;
  unsettled = 0;
  firstParagraph: number | undefined = undefined;
  readonly #chunk: LineChunk;
  readonly #line: number;
  readonly #chunkStart: number;

  /** @param line is the first one's index in the chunk. */
  constructor(index: number, role: Role, firstLine: number, chunk: LineChunk, line: number, chunkStart: number) {
    this.index = index;
    this.role = role;
    this.firstLine = firstLine;
    this.endLine = firstLine + 1;
    this.#chunk = chunk;
    this.#line = line;
    this.#chunkStart = chunkStart;
  }

  get label(): Label {
    return this.#chunk.label(this.#line)!;
  }

  get start(): number {
    return this.#chunkStart + this.#chunk.lineStart(this.#line);
  }
}

class LookedUpTurn implements PlacedTurn {
  readonly index: number;
  readonly role: Role;
  readonly label: Label;
  readonly firstLine: number;
  readonly endLine: number;
  readonly #transcript: Transcript;

  constructor(transcript: Transcript, { index, role, label, firstLine, endLine }: Turn) {
    this.index = index;
    this.role = role;
    this.label = label;
    this.firstLine = firstLine;
    this.endLine = endLine;
    this.#transcript = transcript;
  }

  get start(): number {
    return this.#transcript.lineStart(this.firstLine);
  }

  get paragraphs(): number {
    return this.#transcript.count(this.firstLine, this.endLine).paragraphs;
  }

  get questionMarks(): number {
    return this.#transcript.countQuestionMarks(this.firstLine, this.endLine);
  }

  get unsettled(): number {
    return this.#transcript.countUnsettled(this.firstLine, this.endLine);
  }

  get firstParagraph(): number | undefined {
    const line = this.#transcript.paragraphFrom(this.firstLine);
    return line !== undefined && line < this.endLine ? line : undefined;
  }
}

function turnOf(label: Label, index: number, firstLine: number, endLine: number): Turn {
  return { index, role: label.role, label, firstLine, endLine };
}

function exchangeOf(question: Turn, index: number, endLine: number, answerCount: number): Exchange {
  return { index, question, firstLine: question.firstLine, endLine, answerCount };
}
