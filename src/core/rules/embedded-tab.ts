import { isWhite, isWhiteOrInvisible } from "../text/characters.ts";
import type { Vocabulary } from "../transcript/labels.ts";
import type { Line } from "../transcript/line.ts";

/** What ends a sentence or a quotation, so that a label may follow. */
const ENDINGS = '.?!…»"”)';

/**
 * Whether the TAB at `column` ends a label inside text, as in `Это всё. Ответ⇥Нет.`: it says that a turn begins there,
 * so it is no fault of the text. The label is spelled canonically and follows the end of a sentence and white.
 */
export function endsEmbeddedLabel({ text, body }: Line, column: number, vocabulary: Vocabulary): boolean {
  return vocabulary.labels.some((label) => {
    const start = column - label.text.length;
    return start > body.start && text.startsWith(label.text, start) && followsEnding(text, start);
  });
}

function followsEnding(text: string, start: number): boolean {
  let end = start;
  let white = false;
  while (end > 0 && isWhiteOrInvisible(text.charCodeAt(end - 1))) {
    end--;
    white ||= isWhite(text.charCodeAt(end));
  }
  return white && end > 0 && ENDINGS.includes(text[end - 1]!);
}
