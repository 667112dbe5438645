import fc from "fast-check";

import { CHARACTERS, PIECES } from "./arbitraries.ts";
import { CLEAN_CORPUS } from "./clean-corpus.ts";
import {
  AS_1251_BY_1252,
  AS_CP866_BY_1251,
  AS_KOI8_BY_1251,
  AS_UTF8_BY_1251,
  AS_UTF8_BY_1252,
  AS_UTF8_BY_LATIN1,
} from "./misreadings.ts";

/** A change of a text at a place in it, which is a fraction of its length. */
type Change = (text: string, place: number, size: number) => string;

const between = (
  text: string,
  place: number,
  size: number,
): readonly [before: string, found: string, after: string] => {
  const start = Math.floor(place * text.length);
  return [text.slice(0, start), text.slice(start, start + size), text.slice(start + size)];
};

/** The change of what stands at the place, as much of it as is said. */
const replacing =
  (replacement: (found: string) => string): Change =>
  (text, place, size) => {
    const [before, found, after] = between(text, place, size);
    return before + replacement(found) + after;
  };

/** What happens to texts on their way through people, programs and keyboards. */
const CHANGES: readonly Change[] = [
  replacing(() => ""),
  replacing((found) => found + found),
  replacing((found) => found.repeat(20)),
  replacing((found) => found.toUpperCase()),
  replacing((found) => found.toLowerCase()),
  replacing((found) => found.normalize("NFD")),
  replacing((found) => Array.from(found).reverse().join("")),
  replacing((found) => Array.from(found).join("\u00AD")),
  replacing((found) => found.replaceAll("о", "o").replaceAll("с", "c").replaceAll("В", "B")),
  replacing((found) => found.replaceAll("\n", "\r\n")),
  replacing((found) => found.replaceAll(/[\n\t ]/g, "")),
  replacing((found) => found.replaceAll(" ", "\u00A0 ")),
  ...[AS_UTF8_BY_1251, AS_UTF8_BY_1252, AS_UTF8_BY_LATIN1, AS_1251_BY_1252, AS_KOI8_BY_1251, AS_CP866_BY_1251].map(
    replacing,
  ),
];

const change: fc.Arbitrary<(text: string) => string> = fc
  .tuple(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...CHANGES) },
      {
        weight: 3,
        arbitrary: fc.constantFrom(...PIECES, ...CHARACTERS).map((piece) => replacing((found) => piece + found)),
      },
      {
        weight: 1,
        arbitrary: fc.string({ unit: "binary", maxLength: 3 }).map((piece) => replacing((found) => piece + found)),
      },
    ),
    fc.nat(1000),
    fc.nat(30),
  )
  .map(
    ([made, place, size]) =>
      (text) =>
        made(text, place / 1000, size),
  );

/** Some lines of a real transcript, to which some of the things have happened that happen to texts. */
export const mutatedCorpus: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...CLEAN_CORPUS.map(({ text }) => text.split("\n"))),
    fc.nat(1000),
    fc.integer({ min: 1, max: 12 }),
    fc.array(change, { maxLength: 8 }),
  )
  .map(([lines, place, count, changes]) => {
    const first = Math.floor((place / 1000) * lines.length);
    return changes.reduce((text, made) => made(text), lines.slice(first, first + count).join("\n"));
  });
