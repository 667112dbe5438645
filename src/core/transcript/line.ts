import type { Span } from "../text/span.ts";
import type { Label, Role } from "./labels.ts";

export type LineBreak = "" | "\n" | "\r" | "\r\n";

export type LineKind = Role | "continuation" | "blank" | "stray";

/**
 * What opens a labelled line, left to right. All spans are columns of the line. An invisible character beside a part
 * belongs to it; beside two, to the one that stands first.
 */
export interface LabelHead {
  readonly label: Label;
  /** True when the word is one letter away from the label, not the label in some other case or script. */
  readonly misspelt: boolean;
  /** White before everything else; empty in a canonical line. */
  readonly indentation: Span;
  /** A bullet or list number with the white after it. */
  readonly ornament: Ornament | undefined;
  /** The word that was taken for the label. */
  readonly word: Span;
  /** A number behind the word, `№` included. */
  readonly number: Span | undefined;
  /** A remark behind the word and its number, parentheses included. */
  readonly remark: Span | undefined;
  /** From the end of what stands before it to the first character of the text, or to the end of the line. */
  readonly separator: Span;
}

export interface Ornament {
  readonly kind: "bullet" | "list-number";
  readonly span: Span;
}

/**
 * One line, classified. It knows nothing of where it stands. All spans are columns. Immutable.
 */
export interface Line {
  /** The characters before the line break. */
  readonly text: string;
  readonly lineBreak: LineBreak;
  readonly kind: LineKind;
  /** Of a labelled line only. */
  readonly head: LabelHead | undefined;
  /** White (and what is invisible) before the text of a continuation; empty on every other kind. */
  readonly indentation: Span;
  /** The paragraph: what follows the separator or indentation, without white at its end. Empty when there is none. */
  readonly body: Span;
  /** How many words the paragraph has: runs between white that hold a letter or a digit. */
  readonly words: number;
}

export function hasText(line: Line): boolean {
  return line.body.start < line.body.end;
}

export function isLabelled(line: Line): line is Line & { readonly kind: Role; readonly head: LabelHead } {
  return line.head !== undefined;
}

/** UTF-16 units, the line break included. */
export function lineLength(line: Line): number {
  return line.text.length + line.lineBreak.length;
}

export function bodyText(line: Line): string {
  return line.text.slice(line.body.start, line.body.end);
}
