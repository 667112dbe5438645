/** Numbers as people read them, in three digits. */

const THREE_DIGITS = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });

type Unit = readonly [name: string, size: number];

const TIMES: readonly Unit[] = [
  ["min", 60_000],
  ["s", 1_000],
  ["ms", 1],
  ["µs", 0.001],
];

const SIZES: readonly Unit[] = [
  ["GB", 1e9],
  ["MB", 1e6],
  ["KB", 1e3],
  ["B", 1],
];

export const showTime = (milliseconds: number): string => inUnit(milliseconds, TIMES);

export const showBytes = (bytes: number): string => inUnit(bytes, SIZES);

export const showTimes = (factor: number): string => `${showNumber(factor)} ×`;

export const showNumber = (value: number): string => THREE_DIGITS.format(value);

/** In the largest unit of which there is one at least, else in the smallest. */
function inUnit(value: number, units: readonly Unit[]): string {
  const [name, size] = units.find(([, least]) => Math.abs(value) >= least) ?? units.at(-1)!;
  return `${showNumber(value / size)} ${name}`;
}
