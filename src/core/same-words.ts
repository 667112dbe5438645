import type { Steps } from "./steps.ts";
import { visibleText } from "./text/characters.ts";
import type { Role } from "./transcript/labels.ts";
import type { LineChunk } from "./transcript/line-chunk.ts";
import type { ChunkStretch, Transcript } from "./transcript/transcript.ts";

/**
 * The line of `before` at which the first passage begins that does not say the same in `after`; undefined when both say
 * the same throughout: the same turns in the same order, each with the same characters that a reader sees. A passage is what a
 * reader reads as one: a turn, or the lines before the first label. In steps.
 */
export function* firstChangedLine(before: Transcript, after: Transcript): Steps<number | undefined> {
  if (before.byteOrderMark !== after.byteOrderMark) return 0;
  const [old, now] = [new LineReader(before), new LineReader(after)];
  for (;;) {
    // Both have said the same so far, and go on with the same lines.
    while (old.chunk !== undefined && old.chunk === now.chunk && old.index === now.index) {
      old.skipChunk();
      now.skipChunk();
      yield;
    }
    const { line } = old;
    if (!readTheSame(old.restOfPassage(), now.restOfPassage())) return before.turnAt(line - 1)?.firstLine ?? 0;
    if (old.chunk === undefined) return now.chunk === undefined ? undefined : before.lineCount - 1;
    const head = old.line;
    if (old.role !== now.role || !readTheSame(old.passage(), now.passage())) return head;
    yield;
  }
}

function readTheSame(before: string, after: string): boolean {
  return before === after || visibleText(before) === visibleText(after);
}

/** Reads a transcript passage by passage. */
class LineReader {
  readonly #stretches: Iterator<ChunkStretch>;
  /** Where the next line stands; undefined behind the last one. */
  chunk: LineChunk | undefined;
  index = 0;
  line = 0;

  constructor(transcript: Transcript) {
    this.#stretches = transcript.stretches();
    this.#nextChunk();
  }

  /** Of the next line; undefined where it continues a passage, and at the end. */
  get role(): Role | undefined {
    return this.chunk?.role(this.index);
  }

  /** Leaves out the other lines of the chunk. */
  skipChunk(): void {
    this.line += this.chunk!.lineCount - this.index;
    this.#nextChunk();
  }

  /** The text of the next line, which is not behind the end, and of all others up to the next label. */
  passage(): string {
    return this.#text() + this.restOfPassage();
  }

  /** The text of the next lines up to a label. */
  restOfPassage(): string {
    let text = "";
    while (this.chunk !== undefined && this.role === undefined) text += this.#text();
    return text;
  }

  #text(): string {
    const chunk = this.chunk!;
    const { start, end } = chunk.body(this.index);
    const origin = chunk.lineStart(this.index);
    this.line++;
    if (++this.index === chunk.lineCount) this.#nextChunk();
    return chunk.text.slice(origin + start, origin + end);
  }

  #nextChunk(): void {
    const next = this.#stretches.next();
    this.chunk = next.done === true ? undefined : next.value.chunk;
    this.index = 0;
  }
}
