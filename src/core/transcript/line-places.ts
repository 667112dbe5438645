import { CARRIAGE_RETURN_CODE } from "../text/characters.ts";
import type { MeasuredSequence } from "../text/measured-sequence.ts";
import type { LineChunk } from "./line-chunk.ts";
import { LENGTH, LINES, type LineTotals } from "./line-totals.ts";

/** Looks up the lines of offsets, each no smaller than the one before it. */
export class LinePlaces {
  chunk: LineChunk;
  chunkIndex = 0;
  /** Of the chunk. */
  firstLine = 0;
  line = 0;
  /** The offset at which the line begins, and the one behind its line break. */
  lineStart = 0;
  lineEnd = 0;
  readonly #chunks: MeasuredSequence<LineChunk, LineTotals>;
  readonly #origin: number;
  #start = 0;

  constructor(chunks: MeasuredSequence<LineChunk, LineTotals>, origin: number) {
    this.#chunks = chunks;
    this.#origin = origin;
    this.chunk = chunks.at(0);
  }

  seek(offset: number): void {
    if (offset < this.lineEnd) return;
    const within = Math.max(0, offset - this.#origin);
    let from = this.line - this.firstLine;
    if (within >= this.#start + this.chunk.text.length) {
      this.#seekChunk(within);
      from = 0;
    }
    const isEnd = within >= this.#start + this.chunk.text.length;
    const index = isEnd ? this.chunk.lineCount - 1 : this.chunk.lineAt(within - this.#start, from);
    this.line = this.firstLine + index;
    this.lineStart = this.#origin + this.#start + this.chunk.lineStart(index);
    this.lineEnd = this.#origin + this.#start + this.chunk.lineStart(index + 1);
  }

  /** Whether the line break before the line is a lone CR. */
  get isBehindCarriageReturn(): boolean {
    const index = this.line - this.firstLine;
    const chunk = index > 0 ? this.chunk : this.#chunks.at(this.chunkIndex - 1);
    return chunk.text.charCodeAt((index > 0 ? chunk.lineStart(index) : chunk.text.length) - 1) === CARRIAGE_RETURN_CODE;
  }

  /** The offset at which a chunk begins. */
  startOf(chunkIndex: number): number {
    return this.#origin + (chunkIndex === this.chunkIndex ? this.#start : this.#chunks.before(chunkIndex, LENGTH));
  }

  #seekChunk(within: number): void {
    const found = this.#chunks.find(LENGTH, within);
    this.chunkIndex = found?.index ?? this.#chunks.length - 1;
    this.chunk = found?.item ?? this.#chunks.at(this.chunkIndex);
    this.#start = found?.before ?? this.#chunks.before(this.chunkIndex, LENGTH);
    this.firstLine = this.#chunks.before(this.chunkIndex, LINES);
  }
}
