import type { Steps } from "./steps.ts";
import { visibleText, VisibleTextReader } from "./text/characters.ts";
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
    if (!(yield* readTheSame(old, now))) return before.turnAt(line - 1)?.firstLine ?? 0;
    if (old.chunk === undefined) return now.chunk === undefined ? undefined : before.lineCount - 1;
    const head = old.line;
    if (old.role !== now.role) return head;
    old.beginPassage();
    now.beginPassage();
    if (!(yield* readTheSame(old, now))) return head;
    yield;
  }
}

/** Whether both say the same up to the next label; if so, both have been read up to there. */
function* readTheSame(old: LineReader, now: LineReader): Steps<boolean> {
  const [before, after] = [old.someText(), now.someText()];
  if (old.isBehindPassage && now.isBehindPassage) return before === after || visibleText(before) === visibleText(after);
  const [left, right] = [new PassageReader(old, before), new PassageReader(now, after)];
  for (;;) {
    yield;
    if (left.canRead) left.read();
    else if (right.canRead) right.read();
    else {
      const length = Math.min(left.visible.length, right.visible.length);
      if (length === 0) return left.visible === right.visible;
      if (left.take(length) !== right.take(length)) return false;
    }
  }
}

/** Reads what is visible of a passage, however long it is. */
class PassageReader {
  /** What has been read and not been taken. */
  visible: string;
  readonly #lines: LineReader;
  readonly #text = new VisibleTextReader();
  #isRead = false;

  /** @param begun what has been read of the lines */
  constructor(lines: LineReader, begun: string) {
    this.#lines = lines;
    this.visible = this.#text.read(begun);
  }

  get canRead(): boolean {
    return this.visible === "" && !this.#isRead;
  }

  read(): void {
    this.#isRead = this.#lines.isBehindPassage;
    this.visible = this.#isRead ? this.#text.end() : this.#text.read(this.#lines.someText());
  }

  take(length: number): string {
    const taken = this.visible.slice(0, length);
    this.visible = this.visible.slice(length);
    return taken;
  }
}

/** Of a long passage so many lines are read in one step, or so many UTF-16 units and the rest of a line. */
const LINES_PER_STEP = 1024;
const UNITS_PER_STEP = 40 * 1024;

/** Reads a transcript passage by passage. */
class LineReader {
  readonly #stretches: Iterator<ChunkStretch>;
  /** Where the next line stands; undefined behind the last one. */
  chunk: LineChunk | undefined;
  index = 0;
  line = 0;
  #isAtHead = false;

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

  get isBehindPassage(): boolean {
    return this.chunk === undefined || (this.role !== undefined && !this.#isAtHead);
  }

  /** The next line, which is not behind the end, is the first of a passage whatever stands on it. */
  beginPassage(): void {
    this.#isAtHead = true;
  }

  /** The text of some more lines of the passage. */
  someText(): string {
    let text = "";
    for (let lines = 0; lines < LINES_PER_STEP && text.length < UNITS_PER_STEP && !this.isBehindPassage; lines++) {
      text += this.#text();
    }
    return text;
  }

  #text(): string {
    const chunk = this.chunk!;
    const { start, end } = chunk.body(this.index);
    const origin = chunk.lineStart(this.index);
    this.line++;
    this.#isAtHead = false;
    if (++this.index === chunk.lineCount) this.#nextChunk();
    return chunk.text.slice(origin + start, origin + end);
  }

  #nextChunk(): void {
    const next = this.#stretches.next();
    this.chunk = next.done === true ? undefined : next.value.chunk;
    this.index = 0;
  }
}
