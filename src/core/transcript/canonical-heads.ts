/** The labels that open most lines, which are told by their units. */

import type { Glance } from "../text/character-pairs.ts";
import { TAB_CODE } from "../text/characters.ts";
import { CodeUnits } from "../text/code-units.ts";
import type { Span } from "../text/span.ts";
import type { Vocabulary } from "./labels.ts";
import type { LabelHead } from "./line.ts";
import { KINDS } from "./line-facts.ts";
import { readLine } from "./reading.ts";

const COLON = 0x3a;
/** So many labels have room in the facts of a line. */
const MOST_LABELS = 15;
/** No longer ones are told by their units. */
const LONGEST_LABEL = 255;

/** The indentation of a line that a TAB opens. */
export const ONE_TAB: Span = { start: 0, end: 1 };

/** What opens a line that begins with a label and one TAB: the same for all lines of one label. */
export interface CanonicalHeads {
  readonly vocabulary: Vocabulary;
  /** Undefined for labels that are not to be told by their first letters. */
  readonly byLabel: readonly (LabelHead | undefined)[];
  /** Of the lines of each label, and the column at which their paragraphs begin. */
  readonly kinds: Uint8Array;
  readonly textStarts: Uint16Array;
  /** The UTF-16 units of all labels. */
  readonly words: readonly Uint16Array[];
  /** The first and the last unit of each. */
  readonly first: Uint16Array;
  readonly last: Uint16Array;
  /** How many units the longest label has. */
  readonly longest: number;
  /** So many units show whether a line begins with one of those that are told by their first letters. */
  readonly reach: number;
}

const HEADS = new WeakMap<Vocabulary, CanonicalHeads>();
let latest: { readonly vocabulary: Vocabulary; readonly heads: CanonicalHeads } | undefined;

export function canonicalHeads(vocabulary: Vocabulary): CanonicalHeads {
  if (latest?.vocabulary === vocabulary) return latest.heads;
  let heads = HEADS.get(vocabulary);
  if (heads === undefined) HEADS.set(vocabulary, (heads = makeHeads(vocabulary)));
  latest = { vocabulary, heads };
  return heads;
}

function makeHeads(vocabulary: Vocabulary): CanonicalHeads {
  const byLabel = vocabulary.labels.map((label, index) => {
    const { head } = readLine(`${label.text}\tА`, "", vocabulary);
    const isPlain =
      index < MOST_LABELS &&
      label.text.length <= LONGEST_LABEL &&
      head?.label === label &&
      !head.misspelt &&
      head.ornament === undefined &&
      head.word.end === label.text.length &&
      head.separator.start === label.text.length;
    return isPlain ? head : undefined;
  });
  const words = vocabulary.labels.map(({ text }) => Uint16Array.from(text, (_, index) => text.charCodeAt(index)));
  const longest = Math.max(0, ...words.map(({ length }) => length));
  const reach = Math.min(longest, LONGEST_LABEL) + 1;
  const first = Uint16Array.from(words, (word) => word[0]!);
  const last = Uint16Array.from(words, (word) => word[word.length - 1]!);
  const kinds = Uint8Array.from(vocabulary.labels, ({ role }) => KINDS.indexOf(role));
  const textStarts = Uint16Array.from(byLabel, (head) => head?.separator.end ?? 0);
  return { vocabulary, byLabel, kinds, textStarts, words, first, last, longest, reach };
}

/** The index of the label that the line at `from` begins with, a TAB behind it; -1 when there is none. */
export function canonicalLabelAt(from: number, { byLabel, words, first }: CanonicalHeads): number {
  const { units } = CodeUnits;
  const unit = units[from];
  for (let label = 0; label < first.length; label++) {
    if (unit !== first[label] || byLabel[label] === undefined) continue;
    const word = words[label]!;
    const end = from + word.length;
    if (units[end] === TAB_CODE && isBefore(end, word)) return label;
  }
  return -1;
}

/** Whether the word stands right before `end`, where there is room for it. */
function isBefore(end: number, word: Uint16Array): boolean {
  const { units } = CodeUnits;
  const start = end - word.length;
  for (let index = word.length - 1; index >= 0; index--) if (units[start + index] !== word[index]) return false;
  return true;
}

/** Whether a label stands before one of the colons of the stretch that begins at `from`, at which the last glance was. */
export function holdsLabel({ marks, markCount }: Glance, from: number, heads: CanonicalHeads): boolean {
  const { units } = CodeUnits;
  for (let mark = 0; mark < markCount; mark++) {
    const end = marks[mark]!;
    if (units[end] === COLON && end > from && endsWithLabel(from, end, heads)) return true;
  }
  return false;
}

function endsWithLabel(from: number, end: number, { words, last }: CanonicalHeads): boolean {
  const unit = CodeUnits.units[end - 1];
  for (let label = 0; label < last.length; label++) {
    if (unit !== last[label]) continue;
    const word = words[label]!;
    if (word.length <= end - from && isBefore(end, word)) return true;
  }
  return false;
}
