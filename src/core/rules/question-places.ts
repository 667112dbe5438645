import type { Steps } from "../steps.ts";
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

/**
 * Where the questions begin that are asked again and again, and which of them ask with the same key. Each place has a number, higher
 * than those of the places before it, which it keeps when lines move: so the places of a key are a sorted list of numbers,
 * and a question's neighbours that ask the same are found without a look at what stands between.
 */
export class QuestionPlaces {
  #places: MeasuredSequence<Place, PlaceTotals>;
  readonly #numbers: Map<number, number[]>;

  private constructor(places: MeasuredSequence<Place, PlaceTotals>, numbers: Map<number, number[]>) {
    this.#places = places;
    this.#numbers = numbers;
  }

  /** @param asking in order */
  static *making(asking: readonly AskingLine[]): Steps<QuestionPlaces> {
    const numbers = numbersOf(asking);
    const places = yield* MeasuredSequence.building(placesOf(asking, 0, USUAL_RISE), PLACE_TOTALS);
    return new QuestionPlaces(places, numbers);
  }

  /** Whether it knows all places of the key. */
  has(key: number): boolean {
    return this.#numbers.has(key);
  }

  /** All of them, in order. */
  *all(): Iterable<AskingLine> {
    let line = -1;
    for (const { key, lines } of this.#places.items()) {
      line += lines;
      yield { line, key };
    }
  }

  /** Before a line, those of a key, from the last to the first. */
  *before(line: number, key: number): Iterable<number> {
    const numbers = this.#numbers.get(key) ?? [];
    for (let index = this.#firstFrom(line, numbers) - 1; index >= 0; index--) yield this.#lineOf(numbers[index]!);
  }

  /** The first line of a key at or behind a line. */
  from(line: number, key: number): number | undefined {
    const numbers = this.#numbers.get(key) ?? [];
    const number = numbers[this.#firstFrom(line, numbers)];
    return number === undefined ? undefined : this.#lineOf(number);
  }

  /** Puts places in the stead of those of the lines `[from, to)`, of which there are `lines` now. */
  replace(from: number, to: number, lines: number, asking: readonly AskingLine[]): void {
    const start = this.#indexFrom(from);
    const end = this.#indexFrom(to);
    const following = end < this.#places.length ? this.#places.at(end) : undefined;
    const areOthersMoved = following !== undefined && lines !== to - from;
    if (start === end && asking.length === 0 && !areOthersMoved) return;
    const linesBefore = this.#places.before(start, LINES);
    const numberBefore = this.#places.before(start, RISE);
    const room = this.#places.before(end, RISE) + (following?.rise ?? 0) - numberBefore;
    const rise = following === undefined ? USUAL_RISE : Math.floor(room / (asking.length + 1));
    if (rise < 1) {
      this.#spread();
      this.replace(from, to, lines, asking);
      return;
    }
    let number = numberBefore;
    for (const place of this.#places.items(start, end)) {
      number += place.rise;
      const ofKey = this.#numbers.get(place.key)!;
      ofKey.splice(firstNotBelow(ofKey, number), 1);
    }
    number = numberBefore;
    for (const { key } of asking) {
      number += rise;
      const ofKey = this.#numbers.get(key);
      if (ofKey === undefined) this.#numbers.set(key, [number]);
      else ofKey.splice(firstNotBelow(ofKey, number), 0, number);
    }
    const placed = placesOf(asking, linesBefore, rise);
    if (following === undefined) {
      this.#places = this.#places.replace(start, end, placed);
      return;
    }
    // It stands as far from the lines that were replaced as ever, and keeps its number.
    const behind = this.#places.before(end + 1, LINES) + lines - (to - from);
    const gap = behind - (asking.at(-1)?.line ?? linesBefore - 1) - 1;
    const moved = { key: following.key, lines: gap, rise: numberBefore + room - number };
    this.#places = this.#places.replace(start, end + 1, [...placed, moved]);
  }

  /** Gives all places numbers as they have at first. */
  #spread(): void {
    const asking = [...this.all()];
    const numbers = numbersOf(asking);
    for (const key of this.#numbers.keys()) this.#numbers.set(key, numbers.get(key) ?? []);
    this.#places = MeasuredSequence.from(placesOf(asking, 0, USUAL_RISE), PLACE_TOTALS);
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

/** For each key the numbers of its places, when all rise by the same. */
function numbersOf(asking: readonly AskingLine[]): Map<number, number[]> {
  const numbers = new Map<number, number[]>();
  for (const [index, { key }] of asking.entries()) {
    const number = (index + 1) * USUAL_RISE;
    const ofKey = numbers.get(key);
    if (ofKey === undefined) numbers.set(key, [number]);
    else ofKey.push(number);
  }
  return numbers;
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
