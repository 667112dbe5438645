import { composed, withoutInvisible } from "../text/characters.ts";
import { spanText } from "../text/span.ts";
import type { LabelHead, Line } from "../transcript/line.ts";

/** A word that was taken for a label, letter by letter. */
export interface LabelWord {
  /** As it stands in the text. */
  readonly typed: string;
  /** In the label's own letters, but in the case it was typed in. */
  readonly respelled: string;
  /** Each letter that is not the label's own, and the letter that is meant. */
  readonly twins: readonly { readonly found: string; readonly meant: string }[];
}

/** The word of a head that is not misspelt. */
export function labelWord(line: Line, head: LabelHead): LabelWord {
  const typed = spanText(line.text, head.word);
  const canonical = head.label.text;
  if (typed === canonical) return { typed, respelled: typed, twins: [] };
  const letters = Array.from(composed(withoutInvisible(typed)));
  const meantLetters = Array.from(composed(canonical));
  if (letters.length !== meantLetters.length) return { typed, respelled: typed, twins: [] };
  const twins: { found: string; meant: string }[] = [];
  let respelled = "";
  for (const [index, found] of letters.entries()) {
    const meant = inCaseOf(found, meantLetters[index]!);
    if (meant !== found) twins.push({ found, meant });
    respelled += meant;
  }
  return { typed, respelled, twins };
}

/** `letter` in the case of `model`; as it is when the model has no case, as a digit has none. */
function inCaseOf(model: string, letter: string): string {
  const lower = model.toLowerCase();
  const upper = model.toUpperCase();
  if (lower === upper) return letter;
  return model === lower ? letter.toLowerCase() : letter.toUpperCase();
}

/**
 * Whether the line stays a labelled one when the label is spelled `respelled`. A weak separator makes a label only of
 * a word that begins with a capital, and a label of the user's own may begin with a small letter.
 */
export function keepsLabel(line: Line, head: LabelHead, respelled: string): boolean {
  return /^\p{Lu}/u.test(respelled) || /[\t:]/.test(spanText(line.text, head.separator));
}
