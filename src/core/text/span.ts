/**
 * A half-open range `[start, end)` of UTF-16 code units, `0 <= start <= end`: offsets into a whole text, or columns
 * into one line where the owner of the span says so. Only adapters convert to another convention.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function span(start: number, end: number): Span {
  return { start, end };
}

export function shiftSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

export function isEmptySpan({ start, end }: Span): boolean {
  return start === end;
}

/** Whether `offset` stands in the span or at either of its edges, as a cursor does. */
export function touches({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

export function spanText(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}
