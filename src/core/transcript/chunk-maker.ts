import type { Vocabulary } from "./labels.ts";
import type { Line } from "./line.ts";
import { LineChunk } from "./line-chunk.ts";
import { ALL_SIGNS, CHUNK_LENGTH, Fact, LINES_PER_CHUNK, NUMBERS_PER_LINE, opensTurn } from "./line-facts.ts";
import { LineReader } from "./line-reader.ts";
import { NumberRoom } from "./number-room.ts";

/** A chunk that is a little larger than most need not be cut. */
const MOST_LINES = 2 * LINES_PER_CHUNK;
const MOST_LENGTH = 2 * CHUNK_LENGTH;
/** How many UTF-16 units are read at once, and how many lines. A unit of a line that is not clear may take as long as so many others. */
const UNITS_PER_READ = 40 * 1024;
const LINES_PER_READ = 1024;
const UNCLEAR_WORK = 8;

/** Gathers the lines of texts into chunks: some are read, others are known. */
export class ChunkMaker {
  /** Of the lines that were added. */
  lineCount = 0;
  readonly #vocabulary: Vocabulary;
  readonly #room = new NumberRoom();
  readonly #reader: LineReader;
  #text = "";
  #length = 0;
  #chunks: LineChunk[] = [];
  /** The first line that is in no chunk yet, and where it begins in the text. */
  #firstLine = 0;
  #start = 0;
  /** Of the lines from there on what a chunk keeps, but that lines end where they end in the text. */
  readonly #numbers = new Int32Array(NUMBERS_PER_LINE * (MOST_LINES + 1));
  #kept: (Line | undefined)[] | undefined;
  /** The line that opens the last turn if that is a question whose key is known, else -1. */
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
    this.#chunks = [];
    this.#firstLine = 0;
    this.#start = 0;
    this.#kept = undefined;
    this.#asking = -1;
    this.#reader.begin(text);
    return this;
  }

  /** @param length of the next line, its line break included */
  addLine(length: number, facts: number, kept: Line | undefined): void {
    const line = this.lineCount - this.#firstLine;
    const numbers = this.#numbers;
    const place = NUMBERS_PER_LINE * line;
    this.#length += length;
    numbers[place] = this.#length;
    numbers[place + 1] = facts;
    numbers[place + 2] = 0;
    if (kept !== undefined) (this.#kept ??= [])[line] = kept;
    // One line more of a question, and it asks something else.
    const isHead = opensTurn(facts);
    if (this.#asking >= 0 && !isHead && (facts & Fact.text) !== 0) this.keepQuestionKey(this.#asking, 0);
    if (isHead) this.#asking = -1;
    this.lineCount++;
    if (line >= MOST_LINES || (line > 0 && this.#length - this.#start > MOST_LENGTH)) this.#makeChunk();
  }

  /**
   * Adds lines of a chunk that keeps none as a value of its own, if they have room in the chunk that is being made: whether they have.
   *
   * @param numbers of which those in `[from, to)` are of these lines
   * @param start where the first of them begins
   * @param isWhole whether the question that they end with does not go on in that chunk
   */
  addLines(numbers: Int32Array, from: number, to: number, start: number, isWhole: boolean): boolean {
    const shift = this.#length - start;
    const length = numbers[to - NUMBERS_PER_LINE]! + shift;
    const firstLine = this.lineCount - this.#firstLine;
    const lines = (to - from) / NUMBERS_PER_LINE;
    if (firstLine + lines > MOST_LINES || length - this.#start > MOST_LENGTH) return false;
    const known = this.#numbers;
    let head = -1;
    for (let index = from, place = NUMBERS_PER_LINE * firstLine; index < to; index += NUMBERS_PER_LINE) {
      const facts = numbers[index + 1]!;
      known[place] = numbers[index]! + shift;
      known[place + 1] = facts;
      known[place + 2] = numbers[index + 2]!;
      if (opensTurn(facts)) head = place;
      else if (head < 0 && this.#asking >= 0 && (facts & Fact.text) !== 0) this.keepQuestionKey(this.#asking, 0);
      place += NUMBERS_PER_LINE;
    }
    if (head >= 0) {
      if (!isWhole) known[head + 2] = 0;
      this.#asking = known[head + 2] === 0 ? -1 : this.#firstLine + head / NUMBERS_PER_LINE;
    }
    this.#length = length;
    this.lineCount += lines;
    return true;
  }

  /** Keeps the key of a question with the line that opens it; it is that of all that was added of the question. */
  keepQuestionKey(line: number, key: number): void {
    // What is asked at the end of a chunk may go on in the next one.
    if (line < this.#firstLine) return;
    this.#numbers[NUMBERS_PER_LINE * (line - this.#firstLine) + 2] = key;
    this.#asking = line;
  }

  /**
   * Reads some of the next lines, those up to the offset, or to the end of the text, where the last line has no line break: whether
   * these are all.
   */
  read(to = this.#text.length + 1): boolean {
    const reader = this.#reader;
    const lastLine = this.lineCount + LINES_PER_READ;
    let work = 0;
    while (this.#length < to && !reader.isLast) {
      if (this.lineCount >= lastLine || work >= UNITS_PER_READ) return false;
      const start = this.#length;
      const facts = reader.read(start);
      const length = reader.next - start;
      this.addLine(length, facts, facts & Fact.kept ? reader.kept : undefined);
      work += isClear(facts) ? length : UNCLEAR_WORK * length;
      const key = reader.questionKey(facts);
      if (key !== 0) this.keepQuestionKey(this.lineCount - 1, key);
    }
    return true;
  }

  /** Adds a chunk behind the lines of the text. */
  append(chunk: LineChunk): void {
    this.#text += chunk.text;
    chunk.copy(0, chunk.lineCount, this);
  }

  /** Chunks of usual size of all that was added. */
  end(): readonly LineChunk[] {
    while (this.#firstLine < this.lineCount) this.#makeChunk();
    return this.#chunks;
  }

  /** Makes a chunk of the first of the lines that are in none yet, of which there is one at least. */
  #makeChunk(): void {
    const lines = this.lineCount - this.#firstLine;
    const known = this.#numbers;
    const start = this.#start;
    const isSmall =
      this.#firstLine === 0 && lines <= MOST_LINES && (this.#length - start <= MOST_LENGTH || lines === 1);
    let to = isSmall ? lines : 1;
    let end = known[NUMBERS_PER_LINE * (to - 1)]!;
    for (; to < lines && to < LINES_PER_CHUNK && end - start < CHUNK_LENGTH; to++) end = known[NUMBERS_PER_LINE * to]!;
    const count = NUMBERS_PER_LINE * to;
    const place = this.#room.reserve(count);
    const { numbers } = this.#room;
    this.#room.use(count);
    numbers.set(known.subarray(0, count), place);
    let lastHead = 0;
    // Most often it is all that there is.
    for (let index = 0; index < count && (start > 0 || to < lines); index += NUMBERS_PER_LINE) {
      numbers[place + index]! -= start;
      if (opensTurn(known[index + 1]!)) lastHead = index;
    }
    // What is asked at the end of a chunk may go on in the next one.
    if (to < lines) numbers[place + lastHead + 2] = 0;
    const kept = this.#kept?.slice(0, to);
    const holdsKept = kept?.some((line) => line !== undefined) === true;
    this.#chunks.push(
      new LineChunk(this.#text.slice(start, end), this.#vocabulary, numbers, place, to, holdsKept ? kept : undefined),
    );
    if (to < lines) known.copyWithin(0, count, NUMBERS_PER_LINE * lines);
    this.#kept = to < lines ? this.#kept?.slice(to) : undefined;
    this.#firstLine += to;
    this.#start = end;
  }
}

/** Whether a line with these facts took a look at each of its characters and no more. */
function isClear(facts: number): boolean {
  return (facts & ALL_SIGNS) === 0 && (facts & (Fact.kept | Fact.known)) !== Fact.kept;
}
