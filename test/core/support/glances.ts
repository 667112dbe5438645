import { emptyGlance, type Glance, glanceAt, Sign } from "../../../src/core/text/character-pairs.ts";
import { codeUnits } from "../../../src/core/text/code-units.ts";

export function glance(text: string): Glance {
  const seen = emptyGlance();
  glanceAt(codeUnits(text), 0, text.length, seen);
  return seen;
}

/** The names of a text's signs, in alphabetical order. */
export function signsOf(text: string): string {
  return namesOf(glance(text).signs);
}

export function namesOf(signs: number): string {
  const names = Object.entries(Sign).filter(([, sign]) => (signs & sign) !== 0);
  return names
    .map(([name]) => name)
    .toSorted()
    .join(" ");
}
