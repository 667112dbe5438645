import type { Span } from "../core/text/span.ts";
import { type Cell, cellsOf } from "./visible-text.ts";

/** The part of a line around a span, and a line of carets that stands under the span. */
export interface Excerpt {
  readonly shown: string;
  readonly carets: string;
}

/** What stands for the part of a line that is not shown. */
const CUT = "…";

/**
 * The excerpt of a line, of which at most `width` columns of a terminal are shown. `span` is columns of the line; what of
 * it lies behind the line's end is not marked, but there is always a caret.
 */
export function excerptOf(line: string, span: Span, width: number): Excerpt {
  // A paragraph may be megabytes long: only what may be shown is looked at.
  const from = characterStart(line, span.start - width);
  const to = characterStart(line, Math.min(span.end, span.start + width) + width);
  const cells = cellsOf(line, from, to);
  const first = firstFrom(cells, span.start);
  const last = Math.max(first + 1, firstAt(cells, Math.min(span.end, to)));
  const window = windowAround(cells, first, last, width - 2 * CUT.length);

  const shown = cells.slice(window.start, window.end);
  const before = from > 0 || window.start > 0 ? CUT : "";
  const after = to < line.length || window.end < cells.length ? CUT : "";
  const marked = cells.slice(first, Math.min(last, window.end));
  return {
    shown: (before + shown.map((cell) => cell.shown).join("") + after).trimEnd(),
    carets: " ".repeat(before.length + widthOf(cells.slice(window.start, first))) + "^".repeat(widthOf(marked) || 1),
  };
}

/** The sign in which the column stands, or the end. */
function firstFrom(cells: readonly Cell[], column: number): number {
  const index = cells.findIndex(({ end }) => end > column);
  return index < 0 ? cells.length : index;
}

/** The first sign that begins at the column or behind it, or the end. */
function firstAt(cells: readonly Cell[], column: number): number {
  const index = cells.findIndex(({ start }) => start >= column);
  return index < 0 ? cells.length : index;
}

/** As many signs as fit: those from `first` to `last`, then a third of what is left before them, the rest behind. */
function windowAround(cells: readonly Cell[], first: number, last: number, width: number): Span {
  let left = width - widthOf(cells.slice(first, last));
  const before = Math.max(0, Math.floor(left / 3), left - widthOf(cells.slice(last)));
  let start = first;
  for (let room = before; start > 0 && cells[start - 1]!.width <= room; start--) {
    room -= cells[start - 1]!.width;
    left -= cells[start - 1]!.width;
  }
  let end = last;
  if (left < 0) {
    end = first;
    for (let room = width; end < last && cells[end]!.width <= room; end++) room -= cells[end]!.width;
    return { start: first, end: Math.max(end, first + 1) };
  }
  while (end < cells.length && cells[end]!.width <= left) left -= cells[end++]!.width;
  return { start, end };
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}

/** The column, or the next one at which a character begins. */
function characterStart(line: string, column: number): number {
  let start = Math.min(Math.max(column, 0), line.length);
  while (start > 0 && start < line.length && /^[\p{M}\uDC00-\uDFFF]/u.test(line.slice(start, start + 2))) start++;
  return start;
}
