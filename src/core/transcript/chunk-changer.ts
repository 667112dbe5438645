import type { Steps } from "../steps.ts";
import { BYTE_ORDER_MARK } from "../text/characters.ts";
import type { TextEdit } from "../text/edit.ts";
import type { MeasuredSequence } from "../text/measured-sequence.ts";
import { ChunkMaker } from "./chunk-maker.ts";
import type { LineChunk } from "./line-chunk.ts";
import { LinePlaces } from "./line-places.ts";
import type { LineTotals } from "./line-totals.ts";
import type { ChangedLines, Transcript } from "./transcript.ts";

/** Fewer lines in a chunk are put together with those of the next one. */
const FEW_LINES = 8;
/** How many UTF-16 units of chunks are made anew in one step, at least; few enough for their text to be no large object to the engine. */
const UNITS_PER_STEP = 40 * 1024;

/** Lines that edits touch. */
interface Region {
  readonly firstLine: number;
  endLine: number;
  /** The offset behind the last line, its line break included, moved by the edits of the group so far. */
  newEnd: number;
}

/** Chunks that edits touch; no chunk stands in two groups. */
interface Group {
  readonly firstChunk: number;
  endChunk: number;
  readonly firstLine: number;
  endLine: number;
  /** The offset at which the first chunk begins. */
  readonly start: number;
  /** The edits, half-open, and by how much they lengthen the text. */
  readonly firstEdit: number;
  endEdit: number;
  growth: number;
  /** No line stands in two of them, nor do two touch. */
  readonly regions: Region[];
}

/** Chunks and what takes their place. */
export interface ReplacedChunks {
  readonly firstChunk: number;
  readonly endChunk: number;
  readonly chunks: readonly LineChunk[];
}

/** Makes the chunks that edits touch anew. */
export class ChunkChanger {
  /** Of the text after the edits so far. */
  byteOrderMark: string;
  readonly regions: ChangedLines[] = [];
  readonly replacements: ReplacedChunks[] = [];
  readonly #transcript: Transcript;
  readonly #chunks: MeasuredSequence<LineChunk, LineTotals>;
  readonly #edits: readonly TextEdit[];
  readonly #places: LinePlaces;
  readonly #maker: ChunkMaker;
  /** The next edit that no group has yet, and the group before it that is still to be made anew. */
  #nextEdit = 0;
  #nextGroup: Group | undefined;
  /** How many lines more there are, or fewer, after the regions so far. */
  #growth = 0;

  /** @param edits in order */
  constructor(transcript: Transcript, chunks: MeasuredSequence<LineChunk, LineTotals>, edits: readonly TextEdit[]) {
    this.byteOrderMark = transcript.byteOrderMark;
    this.#transcript = transcript;
    this.#chunks = chunks;
    this.#edits = edits;
    this.#places = new LinePlaces(chunks, transcript.byteOrderMark.length);
    this.#maker = new ChunkMaker(transcript.vocabulary);
    this.#nextGroup = this.#readGroup();
  }

  /** Makes all of them anew, in steps. */
  *changing(): Steps<void> {
    while (this.#nextGroup !== undefined) {
      const groups: Group[] = [];
      const chunks: (readonly LineChunk[])[] = [];
      const ends: number[] = [];
      // One text, of which those of the groups are parts: many small ones cost the garbage collector more.
      const pieces: string[] = [];
      let end = 0;
      while (this.#nextGroup !== undefined && end < UNITS_PER_STEP) {
        const group: Group = this.#nextGroup;
        this.#nextGroup = this.#readGroup();
        const old = this.#chunksOf(group);
        groups.push(group);
        chunks.push(old);
        ends.push((end += this.#addEdited(group, old, pieces)));
      }
      const text = pieces.join("");
      for (const [index, group] of groups.entries()) {
        const edited = text.slice(index === 0 ? 0 : ends[index - 1]!, ends[index]);
        const following = groups[index + 1] ?? this.#nextGroup;
        yield* this.#change(group, chunks[index]!, edited, following?.firstChunk ?? this.#chunks.length);
      }
      yield;
    }
  }

  #chunksOf({ firstChunk, endChunk }: Group): readonly LineChunk[] {
    if (endChunk - firstChunk === 1) return [this.#chunks.at(firstChunk)];
    return [...this.#chunks.items(firstChunk, endChunk)];
  }

  /** The next edits that touch the same chunks, or chunks that others of them touch. */
  #readGroup(): Group | undefined {
    const places = this.#places;
    let group: Group | undefined;
    let region: Region | undefined;
    for (; this.#nextEdit < this.#edits.length; this.#nextEdit++) {
      const { span, text } = this.#edits[this.#nextEdit]!;
      // As in `CodeUnits.read`: what is reckoned from them stays a whole number to the engine.
      const [start, end] = [span.start | 0, span.end | 0];
      places.seek(start);
      let firstLine = places.line;
      let firstChunk = places.chunkIndex;
      let firstChunkLine = places.firstLine;
      // An edit at the head of a line may join the line break before it: a CR and a LF become one.
      if (start === places.lineStart && firstLine > 0 && places.isBehindCarriageReturn) {
        firstLine--;
        if (firstLine < firstChunkLine) firstChunkLine -= this.#chunks.at(--firstChunk).lineCount;
      }
      if (group !== undefined && firstChunk >= group.endChunk) break;
      places.seek(end);
      // A line before which there was a line break, and is one still, is none that they touch, though they end where it begins.
      const isUntouched = places.line > firstLine && places.line >= (region?.endLine ?? 0);
      const isBeside = isUntouched && end === places.lineStart && text.endsWith("\n");
      const endLine = isBeside ? places.line : places.line + 1;
      const isEndBeforeChunk = endLine === places.firstLine;
      const endChunk = isEndBeforeChunk ? places.chunkIndex : places.chunkIndex + 1;
      group ??= {
        firstChunk,
        endChunk,
        firstLine: firstChunkLine,
        endLine: 0,
        start: places.startOf(firstChunk),
        firstEdit: this.#nextEdit,
        endEdit: 0,
        growth: 0,
        regions: [],
      };
      group.endEdit = this.#nextEdit + 1;
      group.growth += text.length - (end - start);
      group.endChunk = Math.max(group.endChunk, endChunk);
      group.endLine = isEndBeforeChunk ? endLine : places.firstLine + places.chunk.lineCount;
      const newEnd = (isBeside ? end : places.lineEnd) + group.growth;
      if (region === undefined || firstLine > region.endLine) {
        region = { firstLine, endLine, newEnd };
        group.regions.push(region);
      } else {
        region.endLine = endLine;
        region.newEnd = newEnd;
      }
    }
    return group;
  }

  /**
   * Adds the text of the group's chunks after its edits, the byte-order mark before them included when the group has the head of
   * the text: how long it is.
   */
  #addEdited(group: Group, chunks: readonly LineChunk[], pieces: string[]): number {
    const start = group.firstLine === 0 ? 0 : group.start;
    const end = group.start + chunks.reduce((length, chunk) => length + chunk.text.length, 0);
    const text = chunks.length === 1 ? this.#transcript.text({ start, end }) : undefined;
    const add = (from: number, to: number): void => {
      pieces.push(text?.slice(from - start, to - start) ?? this.#transcript.text({ start: from, end: to }));
    };
    let done = start;
    for (let edit = group.firstEdit; edit < group.endEdit; edit++) {
      const { span, text: replacement } = this.#edits[edit]!;
      add(done, span.start);
      pieces.push(replacement);
      done = span.end;
    }
    add(done, end);
    return end - start + group.growth;
  }

  /**
   * @param edited the text of the group's chunks after its edits
   * @param end the first chunk of the next group, or the number of chunks
   */
  *#change(group: Group, chunks: readonly LineChunk[], edited: string, end: number): Steps<void> {
    const { firstChunk, endChunk } = group;
    let text = edited;
    let origin = group.start;
    if (group.firstLine === 0) {
      this.byteOrderMark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
      text = text.slice(this.byteOrderMark.length);
      origin = this.byteOrderMark.length;
    }
    const maker = this.#maker.begin(text);
    let done = group.firstLine;
    for (const region of group.regions) {
      const { firstLine, endLine } = region;
      copyLines(chunks, done - group.firstLine, firstLine - group.firstLine, maker);
      const linesBefore = maker.lineCount;
      const newEnd = endLine < this.#transcript.lineCount ? region.newEnd - origin : undefined;
      while (!maker.read(newEnd)) yield;
      const newFirstLine = firstLine + this.#growth;
      const newEndLine = newFirstLine + maker.lineCount - linesBefore;
      this.#growth = newEndLine - endLine;
      this.regions.push({ firstLine, endLine, newFirstLine, newEndLine });
      done = endLine;
    }
    copyLines(chunks, done - group.firstLine, group.endLine - group.firstLine, maker);
    const takesNext = maker.lineCount < FEW_LINES && endChunk < end;
    if (takesNext) maker.append(this.#chunks.at(endChunk));
    this.replacements.push({ firstChunk, endChunk: takesNext ? endChunk + 1 : endChunk, chunks: maker.end() });
  }
}

/** Hands the lines `[from, to)` of some chunks in a row, counted from the first of them, on to a chunk that is being made. */
function copyLines(chunks: readonly LineChunk[], from: number, to: number, maker: ChunkMaker): void {
  let line = 0;
  for (const chunk of chunks) {
    if (line >= to) return;
    chunk.copy(Math.max(0, from - line), Math.min(chunk.lineCount, to - line), maker);
    line += chunk.lineCount;
  }
}
