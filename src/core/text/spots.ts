import { CodeUnits } from "./code-units.ts";

/** Where a stretch of text has characters that are worth a second look: few, as a rule, of those of a Russian one. */
export interface Spots {
  /**
   * The first `count` items: where something stands that is neither a small letter of Russian, of which `ё` is none here, nor a
   * visible character of ASCII that is no letter, the space included.
   */
  readonly places: Int32Array;
  count: number;
  /** How many of those small letters there are. */
  smallLetters: number;
}

const SPOTS: Spots = { places: new Int32Array(CodeUnits.room), count: 0, smallLetters: 0 };

/** Both are counted in one number. */
const SPOT = 1;
const SMALL_SHIFT = 14;

let weights: Int32Array | undefined;

function makeWeights(): Int32Array {
  const all = new Int32Array(0x10000).fill(SPOT);
  for (let code = 0x20; code < 0x7f; code++) if (!/[A-Za-z]/.test(String.fromCharCode(code))) all[code] = 0;
  all.fill(1 << SMALL_SHIFT, 0x430, 0x450);
  return all;
}

/** Those of the units `[from, to)`, of which there are at most `CodeUnits.room`; good until the next call. */
export function spotsIn(units: Uint16Array, from: number, to: number): Spots {
  const table = (weights ??= makeWeights());
  const { places } = SPOTS;
  let counts = 0;
  // Without a branch, which would go either way at most of them.
  for (let index = from; index < to; index++) {
    places[counts & (CodeUnits.room - 1)] = index;
    counts += table[units[index]!]!;
  }
  SPOTS.count = counts & ((1 << SMALL_SHIFT) - 1);
  SPOTS.smallLetters = counts >> SMALL_SHIFT;
  return SPOTS;
}
