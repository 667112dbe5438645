/** The same character several times in a row. */
export interface CharacterRun {
  readonly character: string;
  readonly count: number;
}

/** The text as runs of equal characters, in order: what a message names instead of showing what cannot be seen. */
export function characterRuns(text: string): CharacterRun[] {
  const runs: { character: string; count: number }[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    if (last?.character === character) last.count++;
    else runs.push({ character, count: 1 });
  }
  return runs;
}

/** `U+00A0` */
export function codePointName(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** `U+0438 U+0306` */
export function codePointNames(text: string): string {
  return Array.from(text, codePointName).join(" ");
}

export type LetterScript = "Latin" | "Cyrillic" | "Greek" | "digit" | "other";

export function letterScript(character: string): LetterScript {
  if (/\p{Script=Latin}/u.test(character)) return "Latin";
  if (/\p{Script=Cyrillic}/u.test(character)) return "Cyrillic";
  if (/\p{Script=Greek}/u.test(character)) return "Greek";
  return /\p{Nd}/u.test(character) ? "digit" : "other";
}
