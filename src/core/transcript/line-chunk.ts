import { emptyGlance, type Glance, glanceAt, Sign } from "../text/character-pairs.ts";
import { isWhiteOrInvisible } from "../text/characters.ts";
import { CodeUnits } from "../text/code-units.ts";
import { mayBeMisread, noOddities } from "../text/oddities.ts";
import type { Span } from "../text/span.ts";
import { addTwins, countTwins, NO_TWINS, type TwinCounts } from "../text/twins.ts";
import { countWords } from "../text/words.ts";
import type { Vocabulary } from "./labels.ts";
import { type Label, type Role } from "./labels.ts";
import { bodyText, hasText, type LabelHead, type Line, type LineBreak, type LineKind } from "./line.ts";
import type { LineTotals } from "./line-totals.ts";
import { NumberRoom } from "./number-room.ts";
import { readLine } from "./reading.ts";
import { followMarks, hasSettledMarks, isSettled, nothingOpen } from "./settled-marks.ts";

const KINDS: readonly LineKind[] = ["question", "answer", "continuation", "blank", "stray"];
const BREAKS: readonly LineBreak[] = ["", "\n", "\r", "\r\n"];

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

  /** The key that was kept with the line; 0 if none was. */
  questionKey(index: number): number {
    return this.#numbers[this.#place + NUMBERS_PER_LINE * index + 2]!;
  }

  /**
   * Keeps with a line the key of the question that it opens, a number of 32 bits that it costs something to come by: of one that ends
   * in the chunk, so that it is the same for as long as the chunk is.
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
    // A question goes on asking the same if the turn behind it begins where it did.
    let lastHead = to - 1;
    while (lastHead > from && (this.#factsOf(lastHead) & Fact.kind) > 1) lastHead--;
    for (let index = from; index < to; index++) {
      const length = this.lineStart(index + 1) - this.lineStart(index);
      const key = index < lastHead ? this.questionKey(index) : 0;
      maker.addLine(length, this.#factsOf(index), this.#kept?.[index], key);
    }
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

/** Gathers the lines of a text into chunks: some are read, others are known. */
export class ChunkMaker {
  readonly #vocabulary: Vocabulary;
  readonly #room: NumberRoom;
  #text: string;
  /** Of the lines that were added. */
  #length = 0;
  /** For each of them where it ends, and its facts. */
  #facts: number[] = [];
  /** Of those that open a question whose key is known: the index of the line, and the key. */
  #keys: number[] = [];
  #kept: (Line | undefined)[] | undefined;
  #breaks: LineBreaks | undefined;

  /** @param room that one change has for all chunks that it makes */
  constructor(text: string, vocabulary: Vocabulary, room = new NumberRoom()) {
    this.#text = text;
    this.#vocabulary = vocabulary;
    this.#room = room;
  }

  /** @param length of the next line, its line break included. */
  addLine(length: number, facts: number, kept: Line | undefined, questionKey = 0): void {
    if (kept !== undefined) (this.#kept ??= [])[this.lineCount] = kept;
    if (questionKey !== 0) this.#keys.push(this.lineCount, questionKey);
    this.#length += length;
    this.#facts.push(this.#length, facts);
  }

  /** How many lines there are. */
  get lineCount(): number {
    return this.#facts.length >> 1;
  }

  /** Reads the next lines, up to the offset, or to the end of the text, where the last line has no line break. */
  read(to = Infinity): void {
    if (this.#length >= to) return;
    if (this.#breaks === undefined) {
      this.#breaks = new LineBreaks(this.#text, this.#length);
      UNITS.clear();
    }
    const breaks = this.#breaks;
    do {
      const start = this.#length;
      const end = breaks.next(start);
      const facts = factsOf(this.#text, UNITS, start, end, breaks.found, this.#vocabulary);
      const kept = facts & Fact.kept ? outOfTheOrdinary : undefined;
      this.addLine(end + BREAKS[breaks.found]!.length - start, facts, kept);
    } while (breaks.found !== 0 && this.#length < to);
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
    // One that is a little larger than most need not be cut.
    const isSmall = lines <= 2 * LINES_PER_CHUNK && (this.#length <= 2 * CHUNK_LENGTH || lines === 1);
    let from = 0;
    let nextKey = 0;
    while (from < lines) {
      const start = from === 0 ? 0 : this.#facts[2 * from - 2]!;
      let to = isSmall ? lines : from + 1;
      while (to < lines && to - from < LINES_PER_CHUNK && this.#facts[2 * to - 2]! - start < CHUNK_LENGTH) to++;
      const place = this.#room.reserve(NUMBERS_PER_LINE * (to - from));
      const { numbers } = this.#room;
      let lastHead = from;
      for (let line = from, next = place; line < to; line++, next += NUMBERS_PER_LINE) {
        const facts = this.#facts[2 * line + 1]!;
        numbers[next] = this.#facts[2 * line]! - start;
        numbers[next + 1] = facts;
        if ((facts & Fact.kind) <= 1) lastHead = line;
      }
      for (; this.#keys[nextKey]! < to; nextKey += 2) {
        const line = this.#keys[nextKey]!;
        // What is asked at the end of a chunk may go on in the next one.
        if (line < lastHead) numbers[place + NUMBERS_PER_LINE * (line - from) + 2] = this.#keys[nextKey + 1]!;
      }
      this.#room.use(NUMBERS_PER_LINE * (to - from));
      const text = this.#text.slice(start, this.#facts[2 * to - 2]);
      const kept = this.#kept?.slice(from, to);
      const holdsKept = kept?.some((line) => line !== undefined) === true;
      chunks.push(new LineChunk(text, this.#vocabulary, numbers, place, to - from, holdsKept ? kept : undefined));
      from = to;
    }
    return chunks;
  }
}

/** The lines of a whole text from an offset on, in chunks, one after another. There is at least one line. */
export function* readChunks(text: string, from: number, vocabulary: Vocabulary): Generator<LineChunk, void> {
  let kept: (Line | undefined)[] | undefined;
  let count = 0;
  let chunkStart = from;
  let place = ROOM.reserve(NUMBERS_PER_LINE * LINES_PER_CHUNK);
  let { numbers } = ROOM;
  const breaks = new LineBreaks(text, from);
  const units = CodeUnits.take();
  for (let start = from; ;) {
    const end = breaks.next(start);
    const next = end + BREAKS[breaks.found]!.length;
    const fact = factsOf(text, units, start, end, breaks.found, vocabulary);
    numbers[place + NUMBERS_PER_LINE * count] = next - chunkStart;
    numbers[place + NUMBERS_PER_LINE * count + 1] = fact;
    if (fact & Fact.kept) (kept ??= [])[count] = outOfTheOrdinary;
    count++;
    start = next;
    const isLast = breaks.found === 0;
    if (isLast || count === LINES_PER_CHUNK || start - chunkStart >= CHUNK_LENGTH) {
      ROOM.use(NUMBERS_PER_LINE * count);
      yield new LineChunk(text.slice(chunkStart, start), vocabulary, numbers, place, count, kept);
      kept = undefined;
      count = 0;
      chunkStart = start;
      place = ROOM.reserve(NUMBERS_PER_LINE * LINES_PER_CHUNK);
      ({ numbers } = ROOM);
    }
    if (!isLast) continue;
    units.giveBack();
    return;
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
    if (carriageReturn === Infinity) {
      this.found = 0;
      return this.#text.length;
    }
    this.found = this.#text.charCodeAt(carriageReturn + 1) === LINE_FEED ? 3 : 2;
    return carriageReturn;
  }
}

function placeOf(text: string, character: string, from: number): number {
  const place = text.indexOf(character, from);
  return place < 0 ? Infinity : place;
}

/** Of all texts that are read as a whole; between two chunks others may use it. */
const ROOM = new NumberRoom();
const GLANCE = emptyGlance();
/** For whoever reads some lines in one go. */
const UNITS = new CodeUnits();

/** The line that was read last and is out of the ordinary. */
let outOfTheOrdinary: Line;

/** The facts of the line `[start, end)`. */
function factsOf(
  text: string,
  window: CodeUnits,
  start: number,
  end: number,
  lineBreak: number,
  vocabulary: Vocabulary,
): number {
  const base = lineBreak << BREAK_SHIFT;
  if (start === end) return base | 3;
  const readAnew = (): number => keptFacts(readLine(text.slice(start, end), BREAKS[lineBreak]!, vocabulary), lineBreak);
  const isLong = end - start > CodeUnits.room;
  window.read(text, start, isLong ? start + CodeUnits.room : end);
  const { units, origin } = window;
  const to = end - origin;
  let kind = 2;
  let label = 0;
  let from = start - origin + 1;
  if (units[from - 1] !== TAB) {
    label = canonicalLabelAt(units, start - origin, to, vocabulary);
    if (label < 0) return readAnew();
    const head = canonicalHeads(vocabulary).byLabel[label]!;
    kind = head.label.role === "question" ? 0 : 1;
    from += head.separator.end - 1;
  }
  const isBounded = from < to && !isWhiteOrInvisible(units[from]!) && !isWhiteOrInvisible(text.charCodeAt(end - 1));
  if (!isBounded) return readAnew();
  if (isLong) {
    const long = glanceAtLong(text, window, origin + from, end, vocabulary);
    if (long === undefined) return readAnew();
    outOfTheOrdinary = opened(text.slice(start, end), BREAKS[lineBreak]!, kind, label, long.words, vocabulary);
    const white = long.hasOtherWhite ? Fact.otherWhite : 0;
    return base | kind | Fact.text | Fact.kept | Fact.known | white | factsBySigns(long.signs);
  }
  glanceAt(units, from, to, GLANCE);
  const { signs } = GLANCE;
  if ((signs & Sign.unusual) !== 0) {
    const words = countWords(text, origin + from, end);
    const line = text.slice(start, end);
    // Behind a TAB there may be a label that a second TAB ends.
    if (kind === 2 && line.includes("\t", 1)) return readAnew();
    return keptFacts(opened(line, BREAKS[lineBreak]!, kind, label, words, vocabulary), lineBreak);
  }
  const { words } = GLANCE;
  let facts = base | kind | Fact.text | (GLANCE.hasOtherWhite ? Fact.otherWhite : 0);
  if (words > MOST_WORDS) {
    outOfTheOrdinary = opened(text.slice(start, end), BREAKS[lineBreak]!, kind, label, words, vocabulary);
    facts |= Fact.kept | Fact.known;
  } else {
    facts |= (label << LABEL_SHIFT) | (words << WORDS_SHIFT);
  }
  if (signs === 0) return facts;
  return facts | factsBySigns(settledSigns(signs, units, from, to, vocabulary));
}

/**
 * The signs of the paragraph `[from, to)`, at which the last glance was, but for those that a closer look settles: marks that
 * pair, colons without a label.
 */
function settledSigns(signs: number, units: Uint16Array, from: number, to: number, vocabulary: Vocabulary): number {
  const isPaired = (signs & Sign.pairedMark) === 0 || hasSettledMarks(units, from, to, GLANCE);
  const isLabelFree = (signs & Sign.colon) === 0 || !holdsLabel(units, from, vocabulary);
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
  vocabulary: Vocabulary,
): Pick<Glance, "signs" | "words" | "hasOtherWhite"> | undefined {
  const { longest } = canonicalHeads(vocabulary);
  const oddities = noOddities();
  const open = nothingOpen();
  let isPaired = true;
  let hasOtherWhite = false;
  let signs = 0;
  let words = 0;
  for (let start = from; start < to;) {
    const end = endOfStretch(text, start, to, longest);
    if (end === undefined) return undefined;
    window.read(text, start, end);
    const { units, origin } = window;
    const [first, last] = [start - origin, end - origin];
    glanceAt(units, first, last, GLANCE, oddities);
    const seen = GLANCE.signs;
    if (seen & Sign.unusual) return undefined;
    signs |= seen & ~(Sign.pairedMark | Sign.colon);
    if (seen & Sign.pairedMark || open.isInParentheses) isPaired &&= followMarks(units, first, last, GLANCE, open);
    if (seen & Sign.colon && holdsLabel(units, first, vocabulary)) signs |= Sign.colon;
    words += GLANCE.words;
    hasOtherWhite ||= GLANCE.hasOtherWhite;
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
  lineBreak: LineBreak,
  kind: number,
  label: number,
  words: number,
  vocabulary: Vocabulary,
): Line {
  const head = kind === 2 ? undefined : canonicalHeads(vocabulary).byLabel[label];
  const body = { start: head?.separator.end ?? 1, end: text.length };
  return { text, lineBreak, kind: KINDS[kind]!, head, indentation: kind === 2 ? ONE_TAB : NO_SPAN, body, words };
}

/** A question mark, alone or as one half of a character such as `⁇` or `⁉`, or a wide one. */
const QUESTION_MARK = /[?\u2047-\u2049\uFF1F]/;
const PAIRED_MARK = /[«»„“”()[\]"]/;

function keptFacts(line: Line, lineBreak: number): number {
  outOfTheOrdinary = line;
  let facts = (lineBreak << BREAK_SHIFT) | KINDS.indexOf(line.kind) | Fact.kept;
  if (!hasText(line)) return facts;
  const body = bodyText(line);
  facts |= Fact.text | Fact.twin;
  if (QUESTION_MARK.test(body)) facts |= Fact.question;
  if (PAIRED_MARK.test(body)) facts |= Fact.unsettledMark;
  return facts;
}

/** What opens a line that begins with a label and one TAB: the same for all lines of one label. */
interface CanonicalHeads {
  /** Undefined for labels that are not to be told by their first letters. */
  readonly byLabel: readonly (LabelHead | undefined)[];
  /** The UTF-16 units of all labels. */
  readonly words: readonly (readonly number[])[];
  /** How many units the longest label has. */
  readonly longest: number;
  /** For the code of a first letter, the labels that begin with it. */
  readonly byFirstLetter: ReadonlyMap<number, readonly number[]>;
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
  const byFirstLetter = new Map<number, number[]>();
  const byLabel = vocabulary.labels.map((label, index) => {
    const { head } = readLine(`${label.text}\tА`, "", vocabulary);
    const isPlain =
      index < MOST_LABELS &&
      head?.label === label &&
      !head.misspelt &&
      head.ornament === undefined &&
      head.word.end === label.text.length &&
      head.separator.start === label.text.length;
    if (!isPlain) return undefined;
    const first = label.text.charCodeAt(0);
    byFirstLetter.set(first, [...(byFirstLetter.get(first) ?? []), index]);
    return head;
  });
  const words = vocabulary.labels.map(({ text }) => Array.from(text, (_, index) => text.charCodeAt(index)));
  const longest = Math.max(0, ...words.map(({ length }) => length));
  return { byLabel, words, longest, byFirstLetter };
}

/** The index of the label that the line `[from, to)` begins with, a TAB behind it; -1 when there is none. */
function canonicalLabelAt(units: Uint16Array, from: number, to: number, vocabulary: Vocabulary): number {
  const { byFirstLetter, words } = canonicalHeads(vocabulary);
  const labels = byFirstLetter.get(units[from]!);
  if (labels === undefined) return -1;
  for (const label of labels) {
    const word = words[label]!;
    if (from + word.length < to && units[from + word.length] === TAB && startsWith(units, from, word)) return label;
  }
  return -1;
}

function startsWith(units: Uint16Array, from: number, word: readonly number[]): boolean {
  for (let index = 0; index < word.length; index++) if (units[from + index] !== word[index]) return false;
  return true;
}

/** Whether a label stands before one of the colons of the stretch that begins at `from`, at which the last glance was. */
function holdsLabel(units: Uint16Array, from: number, vocabulary: Vocabulary): boolean {
  const { words } = canonicalHeads(vocabulary);
  for (let gap = 0; gap < GLANCE.gapCount; gap++) {
    const end = GLANCE.gaps[gap]!;
    if (units[end] !== COLON) continue;
    for (const word of words) {
      const start = end - word.length;
      if (start >= from && startsWith(units, start, word)) return true;
    }
  }
  return false;
}
