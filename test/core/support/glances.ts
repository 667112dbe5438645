import { type Glance, glanceAt, Sign } from "../../../src/core/text/character-pairs.ts";
import { codeUnits } from "../../../src/core/text/code-units.ts";
import type { Oddities } from "../../../src/core/text/oddities.ts";

/** What is seen of the part `[from, to)` of a text. */
export function glance(text: string, from = 0, to = text.length, oddities?: Oddities): Glance {
  codeUnits(text);
  const seen = glanceAt(from, to, oddities);
  return { ...seen, marks: seen.marks.slice(0, seen.markCount) };
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
