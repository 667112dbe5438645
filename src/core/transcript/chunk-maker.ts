import type { Vocabulary } from "./labels.ts";
import type { Line } from "./line.ts";
import { LineChunk } from "./line-chunk.ts";
import { CHUNK_LENGTH, Fact, LINES_PER_CHUNK, NUMBERS_PER_LINE, opensTurn } from "./line-facts.ts";
import { LineReader } from "./line-reader.ts";
import { NumberRoom } from "./number-room.ts";

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
    const isHead = opensTurn(facts);
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
        if (opensTurn(facts)) lastHead = index;
      }
      // What is asked at the end of a chunk may go on in the next one.
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
