import { type Glance, glanceAt, Sign } from "../text/character-pairs.ts";
import { isWhiteOrInvisible } from "../text/characters.ts";
import { CodeUnits } from "../text/code-units.ts";
import { mayBeMisread, noOddities } from "../text/oddities.ts";
import type { Span } from "../text/span.ts";
import { addTwins, countTwins, NO_TWINS, type TwinCounts } from "../text/twins.ts";
import { NO_WORDS, withLetters } from "../text/word-key.ts";
import { countWords } from "../text/words.ts";
import type { Label, Role, Vocabulary } from "./labels.ts";
import { bodyText, hasText, type LabelHead, type Line, type LineBreak, type LineKind } from "./line.ts";
import type { LineTotals } from "./line-totals.ts";
import { NumberRoom } from "./number-room.ts";
import { readLine } from "./reading.ts";
import { followMarks, hasSettledMarks, isSettled, nothingOpen } from "./settled-marks.ts";

const KINDS: readonly LineKind[] = ["question", "answer", "continuation", "blank", "stray"];
const CONTINUATION = KINDS.indexOf("continuation");
const BLANK = KINDS.indexOf("blank");
const BREAKS: readonly LineBreak[] = ["", "\n", "\r", "\r\n"];
const BREAK_LENGTHS: readonly number[] = [0, 1, 1, 2];

/**
 * What is kept of a line in one number. The signs are those of its text, and say what may be found there; a line that was read
 * character by character may have any.
 */
const Fact = {
  kind: 7,
  lineBreak: 3 << 3,
  text: 1 << 5,
  /** A question mark is in the text. */
  question: 1 << 6,
  /** Quotation marks, parentheses or brackets that do not pair within the line as a matter of course. */
  unsettledMark: 1 << 7,
  spaceRun: 1 << 8,
  spacing: 1 << 9,
  /** A label stands before a colon. */
  embeddedLabel: 1 << 10,
  mixedScript: 1 << 11,
  misread: 1 << 12,
  combining: 1 << 13,
  doubledWord: 1 << 14,
  twin: 1 << 15,
  /** The line is kept as a value of its own. */
  kept: 1 << 16,
  label: 15 << 17,
  words: 511 << 21,
  /** It has white that is no space. */
  otherWhite: 1 << 30,
  // Of a line that is kept, in place of its words:
  /** It is kept for its length alone, and its signs are known. */
  known: 1 << 21,
  /** Somebody has found out whether it was read in the wrong encoding; and that it was. */
  encodingKnown: 1 << 22,
  wrongEncoding: 1 << 23,
} as const;

/** Those from `question` to `twin` are signs, in the same order. */
const SIGN_SHIFT = 5;
const BREAK_SHIFT = 3;
const LABEL_SHIFT = 17;
const WORDS_SHIFT = 21;
const MOST_LABELS = 15;
/** No longer ones are told by their first letters. */
const LONGEST_LABEL = 255;
const MOST_WORDS = 511;

/** The signs by which rules choose the lines that they look at; see {@link LineChunk.signs}. */
export const LineSign = {
  spaceRun: Fact.spaceRun,
  spacing: Fact.spacing,
  embeddedLabel: Fact.embeddedLabel,
  mixedScript: Fact.mixedScript,
  misread: Fact.misread,
  combining: Fact.combining,
  doubledWord: Fact.doubledWord,
} as const;

const ALL_SIGNS = Object.values(LineSign).reduce<number>((all, sign) => all | sign, 0);

/** What some words of a question make of the key of those before them: `key * factor + addend`, in 32 bits. */
export interface KeyStep {
  readonly factor: number;
  readonly addend: number;
}

/** Where it ends, its facts, and the key of its question, once somebody has found it. */
const NUMBERS_PER_LINE = 3;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const TAB = 0x09;
const COLON = 0x3a;

/** So many lines that what is kept once for all of them weighs little, and so few that reading them anew costs little. */
const LINES_PER_CHUNK = 32;
/** UTF-16 units at which a chunk of long lines ends. */
const CHUNK_LENGTH = 16 * 1024;

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
  /** From `#place` on, for each line where it ends, its line break included, its facts, and the key of its question. */
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

  /** The index of the line that holds the offset, which is less than the length. */
  lineAt(offset: number): number {
    let index = 0;
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
    const facts = this.#factsOf(index);
    if (facts & Fact.kept) return this.#kept![index]!.body;
    const length = this.lineEnd(index) - this.lineStart(index);
    switch (facts & Fact.kind) {
      case 2:
        return { start: 1, end: length };
      case 3:
        return { start: length, end: length };
      default:
        return { start: this.#head(facts).separator.end, end: length };
    }
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
      indentation: kind === 2 ? ONE_TAB : NO_SPAN,
      body,
      words: (facts & Fact.words) >> WORDS_SHIFT,
    };
  }

  /** Hands the lines `[from, to)` on to another chunk that is being made, but for their text. */
  copy(from: number, to: number, maker: ChunkMaker): void {
    /** The key of the last question, and its line there: it is good if all that it asks here is handed on. */
    let key = 0;
    let head = 0;
    let lineStart = this.lineStart(from);
    for (let index = from; index < to; index++) {
      const facts = this.#factsOf(index);
      if ((facts & Fact.kind) <= 1) {
        if (key !== 0) maker.keepQuestionKey(head, key);
        key = this.questionKey(index);
        head = maker.lineCount;
      }
      const lineEnd = this.lineStart(index + 1);
      maker.addLine(lineEnd - lineStart, facts, this.#kept?.[index]);
      lineStart = lineEnd;
    }
    const isWhole = to === this.lineCount || (this.#factsOf(to) & Fact.kind) <= 1;
    if (key !== 0 && isWhole) maker.keepQuestionKey(head, key);
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
      if (fact & Fact.text) paragraphs++;
      if (fact & Fact.question) questionMarks++;
      if (fact & Fact.unsettledMark) {
        unsettled++;
        isCalm = false;
      }
      words += fact & Fact.kept ? this.#kept![index]!.words : (fact & Fact.words) >> WORDS_SHIFT;
      if (fact & Fact.twin) {
        const { start, end } = this.body(index);
        const origin = this.lineStart(index);
        twins = addTwins(twins, countTwins(this.text, origin + start, origin + end));
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
    return { totals, isClear, isCalm };
  }
}

const NO_SPAN: Span = { start: 0, end: 0 };
const ONE_TAB: Span = { start: 0, end: 1 };

/** Gathers the lines of texts into chunks: some are read, others are known. */
export class ChunkMaker {
  /** Of the lines that were added. */
  lineCount = 0;
  readonly #vocabulary: Vocabulary;
  readonly #room = new NumberRoom();
  readonly #reader: LineReader;
  #text = "";
  #length = 0;
  /** What a chunk keeps, but that lines end where they end in the text. */
  #numbers = new Int32Array(4 * NUMBERS_PER_LINE * LINES_PER_CHUNK);
  #kept: (Line | undefined)[] | undefined;
  /** The question that the last turn is, if its key is known. */
  #asking = -1;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#reader = new LineReader(vocabulary);
  }

  /** Adds lines of this text next. */
  begin(text: string): this {
    this.lineCount = 0;
    this.#text = text;
    this.#length = 0;
    this.#kept = undefined;
    this.#asking = -1;
    this.#reader.begin(text);
    return this;
  }

  /** @param length of the next line, its line break included */
  addLine(length: number, facts: number, kept: Line | undefined): void {
    const line = this.lineCount++;
    if (NUMBERS_PER_LINE * this.lineCount > this.#numbers.length) this.#grow();
    const numbers = this.#numbers;
    const place = NUMBERS_PER_LINE * line;
    this.#length += length;
    numbers[place] = this.#length;
    numbers[place + 1] = facts;
    numbers[place + 2] = 0;
    if (kept !== undefined) (this.#kept ??= [])[line] = kept;
    // One line more of a question, and it asks something else.
    const isHead = (facts & Fact.kind) <= 1;
    if (this.#asking >= 0 && !isHead && (facts & Fact.text) !== 0) numbers[NUMBERS_PER_LINE * this.#asking + 2] = 0;
    if (isHead) this.#asking = -1;
  }

  /** Keeps the key of a question with the line that opens it; it is that of all that was added of the question. */
  keepQuestionKey(line: number, key: number): void {
    this.#numbers[NUMBERS_PER_LINE * line + 2] = key;
    this.#asking = line;
  }

  /** Reads the next lines, up to the offset, or to the end of the text, where the last line has no line break. */
  read(to = this.#text.length + 1): void {
    const reader = this.#reader;
    while (this.#length < to && !reader.isLast) {
      const start = this.#length;
      const facts = reader.read(start);
      this.addLine(reader.next - start, facts, facts & Fact.kept ? reader.kept : undefined);
      const key = reader.questionKey(facts);
      if (key !== 0) this.keepQuestionKey(this.lineCount - 1, key);
    }
  }

  /** Adds a chunk behind the lines of the text. */
  append(chunk: LineChunk): void {
    this.#text += chunk.text;
    chunk.copy(0, chunk.lineCount, this);
  }

  /** Chunks of usual size of all that was added. */
  end(): readonly LineChunk[] {
    const chunks: LineChunk[] = [];
    const lines = this.lineCount;
    const known = this.#numbers;
    // One that is a little larger than most need not be cut.
    const isSmall = lines <= 2 * LINES_PER_CHUNK && (this.#length <= 2 * CHUNK_LENGTH || lines === 1);
    for (let from = 0, start = 0; from < lines;) {
      let to = isSmall ? lines : from + 1;
      let end = known[NUMBERS_PER_LINE * (to - 1)]!;
      for (; to < lines && to - from < LINES_PER_CHUNK && end - start < CHUNK_LENGTH; to++) {
        end = known[NUMBERS_PER_LINE * to]!;
      }
      const count = NUMBERS_PER_LINE * (to - from);
      const place = this.#room.reserve(count);
      const { numbers } = this.#room;
      this.#room.use(count);
      const first = NUMBERS_PER_LINE * from;
      let lastHead = 0;
      for (let index = 0; index < count; index += NUMBERS_PER_LINE) {
        const facts = known[first + index + 1]!;
        numbers[place + index] = known[first + index]! - start;
        numbers[place + index + 1] = facts;
        numbers[place + index + 2] = known[first + index + 2]!;
        if ((facts & Fact.kind) <= 1) lastHead = index;
      }
      // What is asked at the end of a chunk goes on in the next one.
      if (to < lines) numbers[place + lastHead + 2] = 0;
      const text = this.#text.slice(start, end);
      const kept = this.#kept?.slice(from, to);
      const holdsKept = kept?.some((line) => line !== undefined) === true;
      chunks.push(new LineChunk(text, this.#vocabulary, numbers, place, to - from, holdsKept ? kept : undefined));
      from = to;
      start = end;
    }
    return chunks;
  }

  #grow(): void {
    const numbers = new Int32Array(2 * this.#numbers.length);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
  }
}

/** Reads the lines of a whole text, chunk by chunk. */
export class ChunkReader {
  /** Whether all of the text was read. There is at least one line, and so one chunk. */
  isAtEnd = false;
  readonly #text: string;
  readonly #vocabulary: Vocabulary;
  readonly #reader: LineReader;
  #next: number;

  /** @param from the offset of the first line */
  constructor(text: string, from: number, vocabulary: Vocabulary) {
    this.#text = text;
    this.#vocabulary = vocabulary;
    this.#reader = new LineReader(vocabulary).begin(text);
    this.#next = from;
  }

  /** The next chunk. */
  read(): LineChunk {
    const reader = this.#reader;
    const chunkStart = this.#next;
    const place = ROOM.reserve(NUMBERS_PER_LINE * LINES_PER_CHUNK);
    const { numbers } = ROOM;
    let kept: (Line | undefined)[] | undefined;
    let count = 0;
    let start = chunkStart;
    /** Where the number of the last turn stands that is the key of a question; -1 for none. */
    let asking = -1;
    do {
      const facts = reader.read(start);
      start = reader.next;
      const line = place + NUMBERS_PER_LINE * count;
      numbers[line] = start - chunkStart;
      numbers[line + 1] = facts;
      if (facts & Fact.kept) (kept ??= [])[count] = reader.kept;
      if ((facts & Fact.kind) <= 1) {
        asking = line + 2;
        numbers[asking] = reader.questionKey(facts);
      } else if (asking >= 0 && (facts & Fact.text) !== 0) {
        numbers[asking] = 0;
      }
      count++;
    } while (!reader.isLast && count < LINES_PER_CHUNK && start - chunkStart < CHUNK_LENGTH);
    ROOM.use(NUMBERS_PER_LINE * count);
    this.#next = start;
    this.isAtEnd = reader.isLast;
    return new LineChunk(this.#text.slice(chunkStart, start), this.#vocabulary, numbers, place, count, kept);
  }
}

/** Finds line breaks, each once: LF, CRLF and lone CR. */
class LineBreaks {
  /** Which one was found last, as an index into `BREAKS`; 0 at the end of the text. */
  found = 0;
  readonly #text: string;
  #lineFeed: number;
  #carriageReturn: number;

  constructor(text: string, from: number) {
    this.#text = text;
    this.#lineFeed = placeOf(text, "\n", from);
    this.#carriageReturn = placeOf(text, "\r", from);
  }

  /** Where the next line break at or behind `from` begins, or the length of the text. */
  next(from: number): number {
    if (this.#lineFeed < from) this.#lineFeed = placeOf(this.#text, "\n", from);
    if (this.#carriageReturn < from) this.#carriageReturn = placeOf(this.#text, "\r", from);
    const [lineFeed, carriageReturn] = [this.#lineFeed, this.#carriageReturn];
    if (lineFeed < carriageReturn) {
      this.found = 1;
      return lineFeed;
    }
    if (carriageReturn === this.#text.length) {
      this.found = 0;
      return carriageReturn;
    }
    this.found = this.#text.charCodeAt(carriageReturn + 1) === LINE_FEED ? 3 : 2;
    return carriageReturn;
  }
}

/** Where the next such character is; the length of the text if there is none, and no number that is not whole: all that is counted from it is. */
function placeOf(text: string, character: string, from: number): number {
  const place = text.indexOf(character, from);
  return place < 0 ? text.length : place;
}

/** Of all texts that are read as a whole; between two chunks others may use it. */
const ROOM = new NumberRoom();

/** Reads the lines of a text, each behind the one before it. */
class LineReader {
  /** Of the line that was read last: where the next one begins, and whether there is none. */
  next = 0;
  isLast = false;
  /** That line, if its facts say that it is kept. */
  kept: Line | undefined;
  readonly #heads: CanonicalHeads;
  readonly #window = new CodeUnits();
  #text = "";
  #breaks: LineBreaks | undefined;
  /** Where the text of that line begins and ends in the window. */
  #from = 0;
  #to = 0;

  constructor(vocabulary: Vocabulary) {
    this.#heads = canonicalHeads(vocabulary);
  }

  /** Reads lines of this text next. */
  begin(text: string): this {
    this.#text = text;
    this.#window.clear();
    this.#breaks = undefined;
    this.isLast = false;
    return this;
  }

  /** The facts of the line that begins at an offset. */
  read(start: number): number {
    const text = this.#text;
    const window = this.#window;
    const heads = this.#heads;
    if (start === text.length) return this.#ended(start, 0) | BLANK;
    window.read(text, start, Math.min(text.length, start + heads.reach + 1));
    const { units } = CodeUnits;
    const at = start - window.origin;
    let kind = CONTINUATION;
    let label = 0;
    let from = at + 1;
    const first = units[at]!;
    if (first !== TAB) {
      if (isLineBreak(first)) return this.#endedBefore(start, first) | BLANK;
      label = canonicalLabelAt(at, heads);
      if (label < 0) return this.#readByCharacter(start);
      kind = heads.kinds[label]!;
      from = at + heads.textStarts[label]!;
    }
    if (isLineBreak(units[from]!) || isWhiteOrInvisible(units[from]!)) return this.#readByCharacter(start);
    let glance = glanceAt(from);
    if (window.origin + glance.end === window.end && window.end < text.length) {
      // There is more of it behind the window.
      window.clear().read(text, start, Math.min(text.length, start + CodeUnits.room));
      from -= at;
      glance = glanceAt(from);
      if (glance.end === CodeUnits.room && window.end < text.length) return this.#readLong(start, from, kind, label);
    }
    const { signs, words, end } = glance;
    if (isWhiteOrInvisible(units[end - 1]!)) return this.#readByCharacter(start);
    const { origin } = window;
    const base =
      origin + end === text.length ? this.#ended(text.length, 0) : this.#endedBefore(origin + end, units[end]!);
    if ((signs & Sign.unusual) !== 0) {
      const line = text.slice(start, origin + end);
      // Behind a TAB there may be a label that a second TAB ends.
      if (kind === CONTINUATION && line.includes("\t", 1)) return this.#readByCharacter(start);
      return this.#keep(
        opened(line, base >> BREAK_SHIFT, kind, label, countWords(text, origin + from, origin + end), heads),
      );
    }
    this.#from = from;
    this.#to = end;
    let facts = base | kind | Fact.text | (glance.hasOtherWhite ? Fact.otherWhite : 0);
    if (words > MOST_WORDS) {
      this.kept = opened(text.slice(start, origin + end), base >> BREAK_SHIFT, kind, label, words, heads);
      facts |= Fact.kept | Fact.known;
    } else {
      facts |= (label << LABEL_SHIFT) | (words << WORDS_SHIFT);
    }
    return signs === 0 ? facts : facts | factsBySigns(settledSigns(glance, from, end, heads));
  }

  /**
   * The key of what the line asks that was read last and has these facts, which costs least while its characters are at hand; 0
   * if it opens no question, or another look must be taken at it.
   */
  questionKey(facts: number): number {
    if ((facts & (Fact.kind | Fact.kept | Fact.combining)) !== 0) return 0;
    const key = withLetters(NO_WORDS, this.#from, this.#to);
    return key === NO_WORDS ? 0 : key;
  }

  #readByCharacter(start: number): number {
    const end = this.#endOf(start);
    const lineBreak = this.#breaks!.found;
    this.#ended(end, lineBreak);
    return this.#keep(readLine(this.#text.slice(start, end), BREAKS[lineBreak]!, this.#heads.vocabulary));
  }

  /** A line that there is no room for in the window; `from` is where its text begins there. */
  #readLong(start: number, from: number, kind: number, label: number): number {
    const text = this.#text;
    const end = this.#endOf(start);
    const lineBreak = this.#breaks!.found;
    if (isWhiteOrInvisible(text.charCodeAt(end - 1))) return this.#readByCharacter(start);
    const long = glanceAtLong(text, this.#window, start + from, end, this.#heads);
    if (long === undefined) return this.#readByCharacter(start);
    const base = this.#ended(end, lineBreak);
    this.kept = opened(text.slice(start, end), lineBreak, kind, label, long.words, this.#heads);
    const white = long.hasOtherWhite ? Fact.otherWhite : 0;
    return base | kind | Fact.text | Fact.kept | Fact.known | white | factsBySigns(long.signs);
  }

  #endOf(start: number): number {
    return (this.#breaks ??= new LineBreaks(this.#text, start)).next(start);
  }

  /** The facts of a line that is kept as a value. */
  #keep(line: Line): number {
    this.kept = line;
    let facts = (BREAKS.indexOf(line.lineBreak) << BREAK_SHIFT) | KINDS.indexOf(line.kind) | Fact.kept;
    if (!hasText(line)) return facts;
    const body = bodyText(line);
    facts |= Fact.text | Fact.twin;
    if (QUESTION_MARK.test(body)) facts |= Fact.question;
    if (PAIRED_MARK.test(body)) facts |= Fact.unsettledMark;
    return facts;
  }

  /** Notes that the text of the line ends before a unit that is a line break, or the first half of one. */
  #endedBefore(end: number, unit: number): number {
    if (unit === LINE_FEED) return this.#ended(end, 1);
    return this.#ended(end, this.#text.charCodeAt(end + 1) === LINE_FEED ? 3 : 2);
  }

  /** Notes where the text of the line ends: the fact of its line break. */
  #ended(end: number, lineBreak: number): number {
    this.next = end + BREAK_LENGTHS[lineBreak]!;
    this.isLast = lineBreak === 0;
    return lineBreak << BREAK_SHIFT;
  }
}

function isLineBreak(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}

/**
 * The signs of the paragraph `[from, to)`, at which the last glance was, but for those that a closer look settles: marks that
 * pair, colons without a label.
 */
function settledSigns(glance: Glance, from: number, to: number, heads: CanonicalHeads): number {
  const { signs } = glance;
  const isPaired = (signs & Sign.pairedMark) === 0 || hasSettledMarks(from, to, glance);
  const isLabelFree = (signs & Sign.colon) === 0 || !holdsLabel(glance, from, heads);
  return signs & ~((isPaired ? Sign.pairedMark : 0) | (isLabelFree ? Sign.colon : 0));
}

/** The facts that signs stand for. */
function factsBySigns(signs: number): number {
  return (signs | (signs & Sign.spaceRun ? Sign.doubledWord : 0)) << SIGN_SHIFT;
}

/** What there is to be seen of a paragraph longer than one look; undefined when it has to be read character by character. */
function glanceAtLong(
  text: string,
  window: CodeUnits,
  from: number,
  to: number,
  heads: CanonicalHeads,
): Pick<Glance, "signs" | "words" | "hasOtherWhite"> | undefined {
  const oddities = noOddities();
  const open = nothingOpen();
  let isPaired = true;
  let hasOtherWhite = false;
  let signs = 0;
  let words = 0;
  for (let start = from; start < to;) {
    const end = endOfStretch(text, start, to, heads.longest);
    if (end === undefined) return undefined;
    window.read(text, start, end);
    const [first, last] = [start - window.origin, end - window.origin];
    const glance = glanceAt(first, last, oddities);
    const seen = glance.signs;
    if (seen & Sign.unusual) return undefined;
    signs |= seen & ~(Sign.pairedMark | Sign.colon);
    if (seen & Sign.pairedMark || open.isInParentheses) isPaired &&= followMarks(first, last, glance, open);
    if (seen & Sign.colon && holdsLabel(glance, first, heads)) signs |= Sign.colon;
    words += glance.words;
    hasOtherWhite ||= glance.hasOtherWhite;
    start = end + 1;
  }
  if (!isPaired || !isSettled(open)) signs |= Sign.pairedMark;
  if (mayBeMisread(oddities)) signs |= Sign.misread;
  return { signs, words, hasOtherWhite };
}

/** How far back a place is looked for at which a paragraph can be looked at in two stretches. */
const MOST_BACK = 2000;

/**
 * Where a stretch ends of the paragraph `[from, to)`: at its end, or at a space between two Russian words with nothing to be
 * seen in both stretches together, since the words do not begin alike, the first is no `и` that a hyphen stands before, and no
 * colon follows so soon that a label might stand before it. Undefined where there is no such space.
 *
 * @param longest how long a label can be
 */
function endOfStretch(text: string, from: number, to: number, longest: number): number | undefined {
  if (to - from <= CodeUnits.room) return to;
  const last = from + CodeUnits.room - 1;
  for (let end = last; end > last - MOST_BACK; end--) {
    if (text[end] !== " " || !isSmallRussian(text, end + 1) || !isSmallRussian(text, end - 1)) continue;
    let start = end - 1;
    while (isSmallRussian(text, start - 1)) start--;
    if (start === end - 1 || text[start - 1] !== " " || text[start] === text[end + 1]) continue;
    if (!text.slice(end, end + 2 + longest).includes(":")) return end;
  }
  return undefined;
}

function isSmallRussian(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0x430 && code <= 0x44f;
}

/** A line that opens as most do, whatever its text. */
function opened(
  text: string,
  lineBreak: number,
  kind: number,
  label: number,
  words: number,
  { byLabel }: CanonicalHeads,
): Line {
  const head = kind === 2 ? undefined : byLabel[label];
  const body = { start: head?.separator.end ?? 1, end: text.length };
  const indentation = kind === CONTINUATION ? ONE_TAB : NO_SPAN;
  return { text, lineBreak: BREAKS[lineBreak]!, kind: KINDS[kind]!, head, indentation, body, words };
}

/** A question mark, alone or as one half of a character such as `⁇` or `⁉`, or a wide one. */
const QUESTION_MARK = /[?\u2047-\u2049\uFF1F]/;
const PAIRED_MARK = /[«»„“”()[\]"]/;

/** What opens a line that begins with a label and one TAB: the same for all lines of one label. */
interface CanonicalHeads {
  readonly vocabulary: Vocabulary;
  /** Undefined for labels that are not to be told by their first letters. */
  readonly byLabel: readonly (LabelHead | undefined)[];
  /** Of the lines of each label, and the column at which their paragraphs begin. */
  readonly kinds: Uint8Array;
  readonly textStarts: Uint16Array;
  /** The UTF-16 units of all labels. */
  readonly words: readonly Uint16Array[];
  /** The first and the last unit of each. */
  readonly first: Uint16Array;
  readonly last: Uint16Array;
  /** How many units the longest label has. */
  readonly longest: number;
  /** So many units show whether a line begins with one of those that are told by their first letters. */
  readonly reach: number;
}

const HEADS = new WeakMap<Vocabulary, CanonicalHeads>();
let latest: { readonly vocabulary: Vocabulary; readonly heads: CanonicalHeads } | undefined;

function canonicalHeads(vocabulary: Vocabulary): CanonicalHeads {
  if (latest?.vocabulary === vocabulary) return latest.heads;
  let heads = HEADS.get(vocabulary);
  if (heads === undefined) HEADS.set(vocabulary, (heads = makeHeads(vocabulary)));
  latest = { vocabulary, heads };
  return heads;
}

function makeHeads(vocabulary: Vocabulary): CanonicalHeads {
  const byLabel = vocabulary.labels.map((label, index) => {
    const { head } = readLine(`${label.text}\tА`, "", vocabulary);
    const isPlain =
      index < MOST_LABELS &&
      label.text.length <= LONGEST_LABEL &&
      head?.label === label &&
      !head.misspelt &&
      head.ornament === undefined &&
      head.word.end === label.text.length &&
      head.separator.start === label.text.length;
    return isPlain ? head : undefined;
  });
  const words = vocabulary.labels.map(({ text }) => Uint16Array.from(text, (_, index) => text.charCodeAt(index)));
  const longest = Math.max(0, ...words.map(({ length }) => length));
  const reach = Math.min(longest, LONGEST_LABEL) + 1;
  const first = Uint16Array.from(words, (word) => word[0]!);
  const last = Uint16Array.from(words, (word) => word[word.length - 1]!);
  const kinds = Uint8Array.from(vocabulary.labels, ({ role }) => KINDS.indexOf(role));
  const textStarts = Uint16Array.from(byLabel, (head) => head?.separator.end ?? 0);
  return { vocabulary, byLabel, kinds, textStarts, words, first, last, longest, reach };
}

/** The index of the label that the line at `from` begins with, a TAB behind it; -1 when there is none. */
function canonicalLabelAt(from: number, { byLabel, words, first }: CanonicalHeads): number {
  const { units } = CodeUnits;
  const unit = units[from];
  for (let label = 0; label < first.length; label++) {
    if (unit !== first[label] || byLabel[label] === undefined) continue;
    const word = words[label]!;
    const end = from + word.length;
    if (units[end] === TAB && isBefore(end, word)) return label;
  }
  return -1;
}

/** Whether the word stands right before `end`, where there is room for it. */
function isBefore(end: number, word: Uint16Array): boolean {
  const { units } = CodeUnits;
  const start = end - word.length;
  for (let index = word.length - 1; index >= 0; index--) if (units[start + index] !== word[index]) return false;
  return true;
}

/** Whether a label stands before one of the colons of the stretch that begins at `from`, at which the last glance was. */
function holdsLabel({ marks, markCount }: Glance, from: number, heads: CanonicalHeads): boolean {
  const { units } = CodeUnits;
  for (let mark = 0; mark < markCount; mark++) {
    const end = marks[mark]!;
    if (units[end] === COLON && end > from && endsWithLabel(from, end, heads)) return true;
  }
  return false;
}

function endsWithLabel(from: number, end: number, { words, last }: CanonicalHeads): boolean {
  const unit = CodeUnits.units[end - 1];
  for (let label = 0; label < last.length; label++) {
    if (unit !== last[label]) continue;
    const word = words[label]!;
    if (word.length <= end - from && isBefore(end, word)) return true;
  }
  return false;
}
