import { isWhite, skipBlank, skipBlankBackward, TAB } from "../text/characters.ts";
import { type Span, span } from "../text/span.ts";
import type { Vocabulary } from "../transcript/labels.ts";
import type { Line } from "../transcript/line.ts";

/** What ends a sentence or a quotation, so that a label may follow. */
const ENDINGS = '.?!…»"”)';

/** A label inside text, as in `Это всё. Ответ: нет.`: it says that a turn begins there. Columns. */
export interface EmbeddedLabel {
  /** The white before it; of a continuation that begins with it, the indentation. */
  readonly gap: Span;
  readonly word: Span;
  /** From the end of the word to the text behind it, or to the end of the line. */
  readonly separator: Span;
}

/** Every label inside the text of a line. */
export function* embeddedLabels(line: Line, vocabulary: Vocabulary): IterableIterator<EmbeddedLabel> {
  for (const mark of [":", TAB]) {
    let column = line.text.indexOf(mark, line.body.start);
    for (; column >= 0; column = line.text.indexOf(mark, column + 1)) {
      const label = embeddedLabelBefore(line, column, vocabulary);
      if (label !== undefined) yield label;
    }
  }
}

/**
 * The label inside text that the TAB or colon at `column` ends. It is spelled canonically and follows the end of a
 * sentence and white, or a continuation begins with it.
 */
export function embeddedLabelBefore(line: Line, column: number, vocabulary: Vocabulary): EmbeddedLabel | undefined {
  const { text, body } = line;
  for (const label of vocabulary.labels) {
    const start = column - label.text.length;
    if (start < body.start || !text.startsWith(label.text, start)) continue;
    const gap = start === body.start ? line.indentation : whiteBehindEnding(text, start);
    if (gap?.end !== start) continue;
    return { gap, word: span(start, column), separator: span(column, skipBlank(text, column + 1)) };
  }
  return undefined;
}

function whiteBehindEnding(text: string, end: number): Span | undefined {
  const start = skipBlankBackward(text, 0, end);
  const holdsWhite = Array.from(text.slice(start, end)).some((character) => isWhite(character.charCodeAt(0)));
  return holdsWhite && start > 0 && ENDINGS.includes(text[start - 1]!) ? span(start, end) : undefined;
}
