import { isWhite, TAB } from "../text/characters.ts";
import { isLabelled, type Line } from "../transcript/line.ts";

/** What Enter does at one cursor, in UTF-16 units of the line the cursor stands in. Only white is ever dropped. */
export interface EnterEdit {
  /** How much goes before the cursor. */
  readonly dropBefore: number;
  /** What is written at the cursor, which stands behind it afterwards. */
  readonly insert: string;
  /** How much goes after the cursor. */
  readonly dropAfter: number;
}

/**
 * Enter at a column of a line. In the text of a turn it begins the next paragraph, in the text column; on a line of
 * nothing but white it takes that back and leaves an empty line, where a label may stand. Everywhere else (before or in
 * a label, on a stray or an empty line) it is the editor's own Enter: a line break and the indentation of the line.
 */
export function enterAt(line: Line, column: number): EnterEdit {
  const { text } = line;
  if (text !== "" && whiteAfter(text, 0) === text.length) {
    return { dropBefore: column, insert: "", dropAfter: text.length - column };
  }
  if (!isInTurn(line, column)) {
    return { dropBefore: 0, insert: "\n" + text.slice(0, Math.min(column, whiteAfter(text, 0))), dropAfter: 0 };
  }
  return {
    dropBefore: column > line.body.start ? column - whiteBefore(text, column, line.body.start) : 0,
    insert: "\n" + TAB,
    dropAfter: whiteAfter(text, column) - column,
  };
}

/** Whether what follows the column can be a paragraph of its own. */
function isInTurn(line: Line, column: number): boolean {
  if (isLabelled(line)) return column >= line.body.start;
  return line.kind === "continuation" && column > 0;
}

/** The column at which the white that begins at `column` ends. */
function whiteAfter(text: string, column: number): number {
  let end = column;
  while (end < text.length && isWhite(text.charCodeAt(end))) end++;
  return end;
}

/** The column at which the white that ends at `column` begins, but not before `floor`. */
function whiteBefore(text: string, column: number, floor: number): number {
  let start = column;
  while (start > floor && isWhite(text.charCodeAt(start - 1))) start--;
  return start;
}
