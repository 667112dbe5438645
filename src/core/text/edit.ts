import { sorting } from "../sorting.ts";
import { inOneGo, type Steps } from "../steps.ts";
import type { Span } from "./span.ts";

/** Replaces the text in `span` by `text`; an empty span inserts, an empty text deletes. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** By place; an insertion stands before a replacement that begins where it stands. */
export function compareEdits(a: TextEdit, b: TextEdit): number {
  return a.span.start - b.span.start || a.span.end - b.span.end;
}

/**
 * Whether two edits cannot both be made: they share a character, or both insert at one place. Edits that only meet
 * at an edge do not overlap.
 */
export function editsOverlap(a: TextEdit, b: TextEdit): boolean {
  const [first, second] = compareEdits(a, b) <= 0 ? [a, b] : [b, a];
  return overlapInOrder(first, second);
}

function overlapInOrder(first: TextEdit, second: TextEdit): boolean {
  return second.span.start < first.span.end || compareEdits(first, second) === 0;
}

/**
 * The edits by place.
 *
 * @param length of the text that they are of.
 * @throws RangeError when two edits overlap or an edit reaches outside the text.
 */
export function sortEdits(edits: readonly TextEdit[], length: number): readonly TextEdit[] {
  return inOneGo(sortingEdits(edits, length));
}

const PER_STEP = 1024;

/** As {@link sortEdits}, in steps. */
export function* sortingEdits(edits: readonly TextEdit[], length: number): Steps<readonly TextEdit[]> {
  for (let from = 0; from < edits.length; from += PER_STEP) {
    // Most that come from somewhere are in order, and may be too many to sort without need.
    if (!areInOrder(edits, from, Math.min(edits.length, from + PER_STEP), length)) {
      return yield* sortingEdits(yield* sorting(edits, compareEdits), length);
    }
    if (from + PER_STEP < edits.length) yield;
  }
  return edits;
}

/** Whether the edits `[from, to)` are in order, and so are the first of them and the one before. */
function areInOrder(edits: readonly TextEdit[], from: number, to: number, length: number): boolean {
  let previous = edits[from - 1];
  for (let index = from; index < to; index++) {
    const edit = edits[index]!;
    const { start, end } = edit.span;
    if (start < 0 || start > end || end > length)
      throw new RangeError(`Edit outside the text: [${start}, ${end}) of ${length}`);
    if (previous !== undefined) {
      if (compareEdits(previous, edit) > 0) return false;
      if (overlapInOrder(previous, edit)) {
        throw new RangeError(
          `Overlapping edits: [${previous.span.start}, ${previous.span.end}) and [${start}, ${end})`,
        );
      }
    }
    previous = edit;
  }
  return true;
}

/**
 * The text after all edits, each given in offsets of the text before any of them, in any order.
 *
 * @throws RangeError when two edits overlap or an edit reaches outside the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { span, text: inserted } of sortEdits(edits, text.length)) {
    pieces.push(text.slice(done, span.start), inserted);
    done = span.end;
  }
  pieces.push(text.slice(done));
  return pieces.join("");
}
