import { composed, skipBlank, skipBlankBackward, TAB, withoutInvisible } from "../text/characters.ts";
import { type Span, span, spanText } from "../text/span.ts";
import type { Line } from "../transcript/line.ts";
import { LABEL_LENGTH } from "../transcript/own-labels.ts";

/** What stands where a label would, and what sets it apart from the text. Columns. */
export interface StrayLabel {
  readonly label: Span;
  readonly separator: Span;
}

/** The unknown label of a stray line: `Модератор` in `Модератор⇥Добрый день.`; undefined when the line has none. */
export function unknownLabelOf({ kind, text }: Line): StrayLabel | undefined {
  if (kind !== "stray") return undefined;
  const tab = text.indexOf(TAB);
  if (tab < 0) return undefined;
  const textStart = skipBlank(text, tab);
  if (textStart === text.length) return undefined;
  const label = span(0, skipBlankBackward(text, 0, tab));
  const characters = Array.from(composed(withoutInvisible(spanText(text, label))));
  if (characters.length > LABEL_LENGTH) return undefined;
  return { label, separator: span(label.end, textStart) };
}
