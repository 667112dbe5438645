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

const PLACES_MASK = CodeUnits.room - 1;

/** Both are counted in one number. */
const SPOT = 1;
const SMALL_SHIFT = 14;

type SpotsIn = (from: number, to: number) => Spots;

let look: SpotsIn | undefined;

/** Those of the units `[from, to)` of `CodeUnits.units`; good until the next call. */
export function spotsIn(from: number, to: number): Spots {
  look ??= lookBy(CodeUnits.units, weightsOfUnits(), SPOTS.places);
  return look(from, to);
}

function weightsOfUnits(): Int32Array {
  const all = new Int32Array(0x10000).fill(SPOT);
  for (let code = 0x20; code < 0x7f; code++) if (!/[A-Za-z]/.test(String.fromCharCode(code))) all[code] = 0;
  all.fill(1 << SMALL_SHIFT, 0x430, 0x450);
  return all;
}

/** What is given is known to stay, so that the engine compiles its place into the loop. */
function lookBy(units: Uint16Array, weights: Int32Array, places: Int32Array): SpotsIn {
  return (from, to) => {
    let counts = 0;
    // Without a branch, which would go either way at most of them.
    for (let index = from | 0; index < to; index = (index + 1) | 0) {
      places[counts & PLACES_MASK] = index;
      counts = (counts + weights[units[index]!]!) | 0;
    }
    SPOTS.count = counts & ((1 << SMALL_SHIFT) - 1);
    SPOTS.smallLetters = counts >> SMALL_SHIFT;
    return SPOTS;
  };
}
