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

/**
 * The span as it is counted from an offset: what {@link shiftSpan} undoes. To shift by the negative would not be the same to the
 * engine: that of 0 is no whole number, and it would keep floating-point numbers in all spans from then on.
 */
export function spanFrom({ start, end }: Span, offset: number): Span {
  return { start: start - offset, end: end - offset };
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
