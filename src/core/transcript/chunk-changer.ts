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
/** About how many edits are looked at in one step. */
const EDITS_PER_STEP = 1024;

/** Lines that edits touch. What is new of them is known when they have been read anew. */
interface Region extends ChangedLines {
  endLine: number;
  newFirstLine: number;
  newEndLine: number;
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
  /** Which of the regions, half-open. No line stands in two of them, nor do two touch. */
  readonly firstRegion: number;
  endRegion: number;
}

/** Chunks and what takes their place. */
export interface ReplacedChunks {
  readonly firstChunk: number;
  readonly endChunk: number;
  readonly chunks: readonly LineChunk[];
}

/** Where the lines of a group are being handed on: a chunk, by its index among those of the group, and its first line. */
interface CopyPlace {
  chunk: number;
  line: number;
}

/** Makes the chunks that edits touch anew. */
export class ChunkChanger {
  /** Of the text after the edits so far. */
  byteOrderMark: string;
  readonly regions: Region[] = [];
  readonly replacements: ReplacedChunks[] = [];
  readonly #transcript: Transcript;
  readonly #chunks: MeasuredSequence<LineChunk, LineTotals>;
  readonly #edits: readonly TextEdit[];
  readonly #places: LinePlaces;
  readonly #maker: ChunkMaker;
  /** The next edit that no group has yet. */
  #nextEdit = 0;
  /** The group of which not all has been read, and its last region. */
  #openGroup: Group | undefined;
  #openRegion: Region | undefined;
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
  }

  /** Makes all of them anew, in steps. */
  *changing(): Steps<void> {
    let next = this.#readGroup();
    for (; this.#isGroupOpen(); next = this.#readGroup()) yield;
    while (next !== undefined) {
      const groups: Group[] = [];
      const chunks: (readonly LineChunk[])[] = [];
      const ends: number[] = [];
      // One text, of which those of the groups are parts: many small ones cost the garbage collector more.
      const pieces: string[] = [];
      let end = 0;
      const endEdit: number = next.firstEdit + EDITS_PER_STEP;
      while (next !== undefined && next.firstEdit < endEdit && end < UNITS_PER_STEP) {
        const group: Group = next;
        for (next = this.#readGroup(); this.#isGroupOpen(); next = this.#readGroup()) yield;
        const old = this.#chunksOf(group);
        groups.push(group);
        chunks.push(old);
        const oldEnd = endOf(group, old);
        for (let edit = group.firstEdit; (edit = this.#addEdited(group, old, oldEnd, edit, pieces)) < group.endEdit;)
          yield;
        ends.push((end += oldEnd - startOf(group) + group.growth));
      }
      const text = pieces.join("");
      // All here, and no generator for each group: there may be ten thousand of them.
      for (let index = 0; index < groups.length; index++) {
        const group = groups[index]!;
        const edited = text.slice(index === 0 ? 0 : ends[index - 1]!, ends[index]);
        const following = groups[index + 1] ?? next;
        const origin = this.#begin(group, edited);
        const old = chunks[index]!;
        const place: CopyPlace = { chunk: 0, line: group.firstLine };
        let done = group.firstLine;
        let stepEnd = group.firstRegion + EDITS_PER_STEP;
        for (let number = group.firstRegion; number < group.endRegion; number++) {
          if (number === stepEnd) {
            stepEnd += EDITS_PER_STEP;
            yield;
          }
          const region = this.regions[number]!;
          this.#copyLines(old, place, done, region.firstLine);
          const linesBefore = this.#maker.lineCount;
          const newEnd = region.endLine < this.#transcript.lineCount ? region.newEnd - origin : undefined;
          while (!this.#maker.read(newEnd)) yield;
          done = this.#endRegion(region, this.#maker.lineCount - linesBefore);
        }
        this.#copyLines(old, place, done, group.endLine);
        this.#end(group, following?.firstChunk ?? this.#chunks.length);
      }
      yield;
    }
  }

  #chunksOf({ firstChunk, endChunk }: Group): readonly LineChunk[] {
    if (endChunk - firstChunk === 1) return [this.#chunks.at(firstChunk)];
    return [...this.#chunks.items(firstChunk, endChunk)];
  }

  #isGroupOpen(): boolean {
    return this.#openGroup !== undefined;
  }

  /**
   * The next edits that touch the same chunks, or chunks that others of them touch. Where they are many some of them are read, and
   * the group is left open: the next call goes on.
   */
  #readGroup(): Group | undefined {
    const places = this.#places;
    let group = this.#openGroup;
    let region = this.#openRegion;
    const last = this.#nextEdit + EDITS_PER_STEP;
    for (; this.#nextEdit < this.#edits.length; this.#nextEdit++) {
      if (this.#nextEdit === last) {
        this.#openRegion = region;
        return (this.#openGroup = group);
      }
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
        firstRegion: this.regions.length,
        endRegion: 0,
      };
      group.endEdit = this.#nextEdit + 1;
      group.growth += text.length - (end - start);
      group.endChunk = Math.max(group.endChunk, endChunk);
      group.endLine = isEndBeforeChunk ? endLine : places.firstLine + places.chunk.lineCount;
      const newEnd = (isBeside ? end : places.lineEnd) + group.growth;
      if (region === undefined || firstLine > region.endLine) {
        region = { firstLine, endLine, newFirstLine: 0, newEndLine: 0, newEnd };
        group.endRegion = this.regions.push(region);
      } else {
        region.endLine = endLine;
        region.newEnd = newEnd;
      }
    }
    this.#openGroup = this.#openRegion = undefined;
    return group;
  }

  /**
   * Adds the text of the group's chunks after some of its edits, from `first` on, up to behind the last one of them: the next edit.
   * With the last of all that is the text to its end, and with the first what is before it, the byte-order mark included when the
   * group has the head of the text.
   */
  #addEdited(group: Group, chunks: readonly LineChunk[], end: number, first: number, pieces: string[]): number {
    const start = startOf(group);
    const text = chunks.length === 1 && start > 0 ? chunks[0]!.text : undefined;
    const add = (from: number, to: number): void => {
      pieces.push(
        text === undefined ? this.#transcript.text({ start: from, end: to }) : text.slice(from - start, to - start),
      );
    };
    const last = Math.min(first + EDITS_PER_STEP, group.endEdit);
    let done = first === group.firstEdit ? start : this.#edits[first - 1]!.span.end | 0;
    for (let edit = first; edit < last; edit++) {
      const { span, text: replacement } = this.#edits[edit]!;
      add(done, span.start | 0);
      pieces.push(replacement);
      done = span.end | 0;
    }
    if (last === group.endEdit) add(done, end);
    return last;
  }

  /** Begins with the text of a group's chunks after its edits: the offset at which its lines begin. */
  #begin(group: Group, edited: string): number {
    if (group.firstLine > 0) {
      this.#maker.begin(edited);
      return group.start;
    }
    this.byteOrderMark = edited.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
    this.#maker.begin(edited.slice(this.byteOrderMark.length));
    return this.byteOrderMark.length;
  }

  /** Notes where a region stands now that has so many lines: where it ended. */
  #endRegion(region: Region, lineCount: number): number {
    region.newFirstLine = region.firstLine + this.#growth;
    region.newEndLine = region.newFirstLine + lineCount;
    this.#growth = region.newEndLine - region.endLine;
    return region.endLine;
  }

  /**
   * Hands the lines `[from, to)` on to the chunk that is being made; `chunks` are those of the group. None of the lines is before
   * those that were handed on at that place.
   */
  #copyLines(chunks: readonly LineChunk[], place: CopyPlace, from: number, to: number): void {
    for (; place.line < to; place.chunk++) {
      const chunk = chunks[place.chunk]!;
      chunk.copy(Math.max(0, from - place.line), Math.min(chunk.lineCount, to - place.line), this.#maker);
      // The rest of it is for the next time.
      if (place.line + chunk.lineCount > to) return;
      place.line += chunk.lineCount;
    }
  }

  /** @param end the first chunk of the next group, or the number of chunks */
  #end({ firstChunk, endChunk }: Group, end: number): void {
    const maker = this.#maker;
    const takesNext = maker.lineCount < FEW_LINES && endChunk < end;
    if (takesNext) maker.append(this.#chunks.at(endChunk));
    this.replacements.push({ firstChunk, endChunk: takesNext ? endChunk + 1 : endChunk, chunks: maker.end() });
  }
}

/** The offset at which a group begins, and the one behind its last chunk; the byte-order mark belongs to the head of the text. */
function startOf(group: Group): number {
  return group.firstLine === 0 ? 0 : group.start;
}

function endOf(group: Group, chunks: readonly LineChunk[]): number {
  return chunks.reduce((end, chunk) => end + chunk.text.length, group.start);
}
