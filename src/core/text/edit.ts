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
  if (second.span.start < first.span.end) return true;
  return first.span.start === second.span.start && first.span.end === second.span.end;
}

/**
 * The text after all edits, each given in offsets of the text before any of them, in any order.
 *
 * @throws RangeError when two edits overlap or an edit reaches outside the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits.toSorted(compareEdits);
  const pieces: string[] = [];
  let done = 0;
  let previous: TextEdit | undefined;
  for (const edit of sorted) {
    if (edit.span.start > edit.span.end || edit.span.end > text.length) {
      throw new RangeError(`Edit outside the text: [${edit.span.start}, ${edit.span.end}) of ${text.length}`);
    }
    if (previous !== undefined && editsOverlap(previous, edit)) {
      throw new RangeError(
        `Overlapping edits: [${previous.span.start}, ${previous.span.end}) and [${edit.span.start}, ${edit.span.end})`,
      );
    }
    pieces.push(text.slice(done, edit.span.start), edit.text);
    done = edit.span.end;
    previous = edit;
  }
  pieces.push(text.slice(done));
  return pieces.join("");
}
