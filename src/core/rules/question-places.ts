import { Pace, type Steps } from "../steps.ts";
import { type Measure, MeasuredSequence, type Part } from "../text/measured-sequence.ts";
import type { AskedQuestion } from "./asked-questions.ts";

/** A line on which a question begins, and what it asks. */
export type AskingLine = Pick<AskedQuestion, "line" | "key">;

interface PlaceTotals {
  /** From behind the line of the place before, or from the head of the text, to behind this line. */
  readonly lines: number;
  /** By how much its number is higher than that of the place before. */
  readonly rise: number;
}

/** Where a question begins. It knows of the line only how far it is from the one before, as notes of findings do. */
interface Place extends PlaceTotals {
  readonly key: number;
}

const PLACE_TOTALS: Measure<Place, PlaceTotals> = {
  of: (place) => place,
  combine(sums) {
    let [lines, rise] = [0, 0];
    for (const sum of sums) {
      lines += sum.lines;
      rise += sum.rise;
    }
    return { lines, rise };
  },
};

const LINES: Part<PlaceTotals> = ({ lines }) => lines;
const RISE: Part<PlaceTotals> = ({ rise }) => rise;

/** How far apart numbers are at first: a power of two, and so small that the numbers of a whole file are exact. */
const USUAL_RISE = 2 ** 28;
/** What comes between two places gets numbers at least as far apart; else ever more of those around get others, which makes room. */
const LEAST_RISE = 2 ** 6;
const AROUND = 32;

/**
 * Where the questions begin that are asked again and again, and which of them ask with the same key. Each place has a number, higher
 * than those of the places before it, which it keeps when lines move, and nearly always when others come between: so the places of a
 * key are a sorted list of numbers, and a question's neighbours that ask the same are found without a look at what stands between.
 */
export class QuestionPlaces {
  #places: MeasuredSequence<Place, PlaceTotals>;
  readonly #numbers: Map<number, number[]>;

  private constructor(places: MeasuredSequence<Place, PlaceTotals>, numbers: Map<number, number[]>) {
    this.#places = places;
    this.#numbers = numbers;
  }

  /** @param asking all places of the keys that they have, in order */
  static *making(asking: readonly AskingLine[]): Steps<QuestionPlaces> {
    const places: Place[] = [];
    const numbers = new Map<number, number[]>();
    const pace = new Pace();
    let done = 0;
    for (const { line, key } of asking) {
      places.push({ key, lines: line + 1 - done, rise: USUAL_RISE });
      done = line + 1;
      const number = places.length * USUAL_RISE;
      const ofKey = numbers.get(key);
      if (ofKey === undefined) numbers.set(key, [number]);
      else ofKey.push(number);
      if (pace.isStepDone()) yield;
    }
    return new QuestionPlaces(yield* MeasuredSequence.building(places, PLACE_TOTALS), numbers);
  }

  /** Whether it knows the places of the key, though there may be none any more. */
  has(key: number): boolean {
    return this.#numbers.has(key);
  }

  /** Those of some indices, in order. */
  *all(start = 0, end = this.#places.length): Iterable<AskingLine> {
    let line = this.#places.before(start, LINES) - 1;
    for (const { key, lines } of this.#places.items(start, end)) {
      line += lines;
      yield { line, key };
    }
  }

  /** Before a line, those of a key, from the last to the first. */
  *before(line: number, key: number): Iterable<number> {
    const numbers = this.#numbers.get(key) ?? [];
    for (let index = this.#firstFrom(line, numbers) - 1; index >= 0; index--) yield this.#lineOf(numbers[index]!);
  }

  /** At and behind a line, those of a key, from the first to the last. */
  *from(line: number, key: number): Iterable<number> {
    const numbers = this.#numbers.get(key) ?? [];
    for (let index = this.#firstFrom(line, numbers); index < numbers.length; index++)
      yield this.#lineOf(numbers[index]!);
  }

  /**
   * Puts places in the stead of those of the lines `[from, to)`, of which there are `lines` now.
   *
   * @param asking in order, with keys that it knows
   * @param around so many places on either side get other numbers if there is no room for more
   */
  replace(from: number, to: number, lines: number, asking: readonly AskingLine[], around = AROUND): void {
    const start = this.#indexFrom(from);
    const end = this.#indexFrom(to);
    const following = end < this.#places.length ? this.#places.at(end) : undefined;
    const growth = lines - (to - from);
    if (start === end && asking.length === 0 && (following === undefined || growth === 0)) return;
    const linesBefore = this.#places.before(start, LINES);
    const numberBefore = this.#places.before(start, RISE);
    const numberBehind = this.#places.before(end, RISE) + (following?.rise ?? 0);
    const rise = following === undefined ? USUAL_RISE : Math.floor((numberBehind - numberBefore) / (asking.length + 1));
    if (rise < LEAST_RISE && asking.length > 0) {
      const above = [...this.all(Math.max(0, start - around), start)];
      const below = [...this.all(end, Math.min(this.#places.length, end + around))];
      const first = above[0]?.line ?? from;
      const last = below.at(-1)!.line + 1;
      const moved = below.map(({ line, key }) => ({ line: line + growth, key }));
      this.replace(first, last, last - first + growth, [...above, ...asking, ...moved], 4 * around);
      return;
    }
    const placed = placesOf(asking, linesBefore, rise);
    this.#putNumbers([...this.#places.items(start, end)], placed, numberBefore);
    if (following === undefined) {
      this.#places = this.#places.replace(start, end, placed);
      return;
    }
    // It stands as far from the lines that were replaced as ever, and keeps its number.
    const behind = this.#places.before(end + 1, LINES) + growth;
    const gap = behind - (asking.at(-1)?.line ?? linesBefore - 1) - 1;
    const moved = { key: following.key, lines: gap, rise: numberBehind - numberBefore - asking.length * rise };
    this.#places = this.#places.replace(start, end + 1, [...placed, moved]);
  }

  /** Puts the numbers of places that come in the stead of those of places that go. */
  #putNumbers(gone: readonly Place[], come: readonly Place[], numberBefore: number): void {
    const goneOfKey = new Map<number, number>();
    for (const { key } of gone) goneOfKey.set(key, (goneOfKey.get(key) ?? 0) + 1);
    const comeOfKey = new Map<number, number[]>();
    let number = numberBefore;
    for (const { key, rise } of come) {
      number += rise;
      const ofKey = comeOfKey.get(key);
      if (ofKey === undefined) comeOfKey.set(key, [number]);
      else ofKey.push(number);
    }
    for (const key of new Set([...goneOfKey.keys(), ...comeOfKey.keys()])) {
      const numbers = this.#numbers.get(key) ?? [];
      // Those that go stand together, and those that come in their place.
      const start = firstNotBelow(numbers, numberBefore + 1);
      const end = start + (goneOfKey.get(key) ?? 0);
      this.#numbers.set(key, numbers.slice(0, start).concat(comeOfKey.get(key) ?? [], numbers.slice(end)));
    }
  }

  /** The index of the first place at or behind a line. */
  #indexFrom(line: number): number {
    return this.#places.find(LINES, line)?.index ?? this.#places.length;
  }

  /** Among the numbers of a key, the index of the first one of a place at or behind a line. */
  #firstFrom(line: number, numbers: readonly number[]): number {
    return firstNotBelow(numbers, this.#places.before(this.#indexFrom(line), RISE) + 1);
  }

  #lineOf(number: number): number {
    const { index } = this.#places.find(RISE, number - 1)!;
    return this.#places.before(index + 1, LINES) - 1;
  }
}

function placesOf(asking: readonly AskingLine[], linesBefore: number, rise: number): Place[] {
  let done = linesBefore;
  return asking.map(({ line, key }) => {
    const lines = line + 1 - done;
    done = line + 1;
    return { key, lines, rise };
  });
}

/** The index of the first of the rising numbers that is not below a limit. */
function firstNotBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
