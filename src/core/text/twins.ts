/**
 * *Twins*: letters of different scripts that look alike. The pairs are the format's own list; Unicode's confusables
 * hold many more, most of them never typed by hand in a transcript.
 */
export type Script = "Cyrillic" | "Latin";

/** Latin letter, Cyrillic letter. */
const LATIN_CYRILLIC = pairs("ABCEHIKMOPTXYacehijkopsxyə", "АВСЕНІКМОРТХУасеһіјкорѕхуә");

/** Greek letter, the Latin letter of the same shape. */
const GREEK_LATIN = pairs("ΑΒϹΕΗΙΚΜΟΡΤΧΥαϲιϳκορχυ", "ABCEHIKMOPTXYacijkopxy");

/** Digit, the Cyrillic capital it is typed for. */
const DIGIT_CYRILLIC = pairs("03", "ОЗ");

/** The characters of one string with those that stand in the same places of another. */
function pairs(some: string, others: string): (readonly [string, string])[] {
  return Array.from(some, (character, index) => [character, others[index]!]);
}

/** For each script, the characters of others that look like a letter of it, and that letter. */
export const TWINS: Readonly<Record<Script, ReadonlyMap<string, string>>> = twins();

function twins(): Record<Script, ReadonlyMap<string, string>> {
  const toCyrillic = new Map(LATIN_CYRILLIC);
  const toLatin = new Map(LATIN_CYRILLIC.map(([latin, cyrillic]) => [cyrillic, latin]));
  for (const [greek, latin] of GREEK_LATIN) {
    const cyrillic = toCyrillic.get(latin);
    if (cyrillic !== undefined) toCyrillic.set(greek, cyrillic);
    toLatin.set(greek, latin);
  }
  for (const [digit, cyrillic] of DIGIT_CYRILLIC) {
    toCyrillic.set(digit, cyrillic);
    const latin = toLatin.get(cyrillic);
    if (latin !== undefined) toLatin.set(digit, latin);
  }
  return { Cyrillic: toCyrillic, Latin: toLatin };
}

/**
 * Cyrillic twins of Latin letters that Russian does not have, in lower case. Where nobody else types one, a Latin letter
 * is the likelier one.
 */
export const NON_RUSSIAN_TWINS = "іјѕһә";

const NON_RUSSIAN_CODES = Array.from(NON_RUSSIAN_TWINS + NON_RUSSIAN_TWINS.toUpperCase(), (letter) =>
  letter.charCodeAt(0),
);

/** The place of a letter, given as its code, in `NON_RUSSIAN_TWINS`, whatever its case; -1 of every other one. */
function nonRussianTwin(code: number): number {
  const place = NON_RUSSIAN_CODES.indexOf(code);
  return place < NON_RUSSIAN_TWINS.length ? place : place - NON_RUSSIAN_TWINS.length;
}

/** How often each letter of `NON_RUSSIAN_TWINS` stands somewhere, in either case; empty where none does. */
export type TwinCounts = readonly number[];

export const NO_TWINS: TwinCounts = [];

export function addTwins(left: TwinCounts, right: TwinCounts): TwinCounts {
  if (left.length === 0) return right;
  return right.length === 0 ? left : left.map((count, place) => count + right[place]!);
}

/** How often each letter of `NON_RUSSIAN_TWINS` stands in `[from, to)`. */
export function countTwins(text: string, from: number, to: number): TwinCounts {
  let counts: number[] | undefined;
  for (let index = from; index < to; index++) {
    const code = text.charCodeAt(index);
    // Russian letters stand between the others.
    if (code < 0x0405 || code > 0x04d9 || (code >= 0x0410 && code <= 0x044f)) continue;
    const place = nonRussianTwin(code);
    if (place >= 0) (counts ??= Array.from(NON_RUSSIAN_TWINS, () => 0))[place]!++;
  }
  return counts ?? NO_TWINS;
}

/** The text with every twin of `script` replaced; as long as the text given. */
export function toScript(text: string, script: Script): string {
  const map = TWINS[script];
  let result = "";
  for (const character of text) result += map.get(character) ?? character;
  return result;
}
