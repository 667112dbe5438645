import { LINE_FEED_CODE } from "./characters.ts";

/** So many units that getting them costs little for each, and so few that they stay near the processor. */
const ROOM = 8 * 1024;

/**
 * The one array for parts of texts: the engine compiles its place into the loops that it is given to, which makes looking at a
 * unit one instruction instead of ten. A line feed follows the units that are here, so that whoever looks for one need not look
 * for their end; what stands behind it may be looked at, and means nothing.
 */
const UNITS = new Uint16Array(ROOM + 2);

/** Whose units are in the array. */
let holder: CodeUnits | undefined;

/** Part of a text as an array of its UTF-16 units: looking at one costs a fraction of what `charCodeAt` costs. */
export class CodeUnits {
  static readonly room = ROOM;
  /** After {@link read} the unit at the offset `origin + index` of the text is at `index`, until another text is read. */
  static readonly units = UNITS;
  origin = 0;
  /** The offset up to which the units of the text are in the array; negative when none of it is. */
  end = -1;

  /** Makes sure that the units `[from, to)` are in the array, at most `room`, and as many behind them as it has room for. */
  read(text: string, from: number, to: number): void {
    if (holder === this && from >= this.origin && to <= this.end) return;
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- it is kept to be compared
    holder = this;
    // The engine keeps the numbers of all objects with the same names alike: when somebody's have fractions, those of spans are
    // floating-point numbers to it, and so is all that is reckoned from them, which would take half as long again.
    this.origin = from | 0;
    this.end = Math.min(text.length, this.origin + ROOM);
    copyToUnits(text.slice(this.origin, this.end));
    UNITS[this.end - this.origin] = LINE_FEED_CODE;
  }

  /** Forgets the text: another one is read next. */
  clear(): this {
    this.end = -1;
    return this;
  }
}

/** What Node has for bytes, and browsers have not. */
type NodeBuffer = Readonly<Record<string, (...values: unknown[]) => unknown>>;

/** Copies a text to the head of the array, in the way that is fastest in this host. */
export function copierTo(units: Uint16Array): (text: string) => void {
  const { Buffer } = globalThis as unknown as Readonly<Record<string, NodeBuffer | undefined>>;
  const bytes = Buffer?.["from"]?.(units.buffer) as NodeBuffer | undefined;
  if (bytes !== undefined) {
    bytes["write"]!("\u0401", 0, "utf16le");
    // Not so on a machine that has the bytes of a number the other way round.
    if (units[0] === 0x401) return (text) => void bytes["write"]!(text, 0, "utf16le");
  }
  return (text) => {
    for (let index = 0; index < text.length; index++) units[index] = text.charCodeAt(index);
  };
}

const copyToUnits = copierTo(UNITS);

const OF_ONE_TEXT = new CodeUnits();

/**
 * The units of a text, at its own indices: `CodeUnits.units`, until another text is read, or, of a text longer than that has room
 * for, an array of its own.
 */
export function codeUnits(text: string): Uint16Array {
  if (text.length > ROOM) {
    const units = new Uint16Array(text.length);
    copierTo(units)(text);
    return units;
  }
  OF_ONE_TEXT.clear().read(text, 0, text.length);
  return UNITS;
}
