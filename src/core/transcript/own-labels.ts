import { composed, withoutInvisible } from "../text/characters.ts";
import { fold, type Label, type Role } from "./labels.ts";

/** How many characters a label may have; a word of more before a TAB is no label that somebody meant. */
export const LABEL_LENGTH = 40;

/**
 * The label that a user's word makes, in NFC and without invisible characters. Undefined when no line could be read as
 * having it: it is one word of up to `LABEL_LENGTH` characters, has a letter, and nothing in it that ends a word.
 */
export function ownLabel(word: string, role: Role): Label | undefined {
  const text = composed(withoutInvisible(word));
  if (!/^[^\s\u0085:(№]+$/.test(text) || !/\p{L}/u.test(text) || Array.from(text).length > LABEL_LENGTH)
    return undefined;
  return { text, role, vocabulary: "own", script: /\p{Script=Cyrillic}/u.test(text) ? "Cyrillic" : "Latin" };
}

/** Two labels that share one of these are read as the same, whichever scripts they are in. */
export function labelKeys({ text }: Pick<Label, "text">): readonly string[] {
  return [`C${fold(text, "Cyrillic")}`, `L${fold(text, "Latin")}`];
}
