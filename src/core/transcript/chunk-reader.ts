import type { Vocabulary } from "./labels.ts";
import type { Line } from "./line.ts";
import { LineChunk } from "./line-chunk.ts";
import { CHUNK_LENGTH, Fact, LINES_PER_CHUNK, NUMBERS_PER_LINE, opensTurn } from "./line-facts.ts";
import { LineReader } from "./line-reader.ts";
import { NumberRoom } from "./number-room.ts";

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
    /** Where the key of the last turn stands, 0 of an answer; -1 before the first one. */
    let asking = -1;
    do {
      const facts = reader.read(start);
      start = reader.next;
      const line = place + NUMBERS_PER_LINE * count;
      numbers[line] = start - chunkStart;
      numbers[line + 1] = facts;
      if (facts & Fact.kept) (kept ??= [])[count] = reader.kept;
      if (opensTurn(facts)) {
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

/** Of all texts that are read as a whole; between two chunks others may use it. */
const ROOM = new NumberRoom();
