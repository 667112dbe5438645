/** So many units that getting them costs little for each, and so few that they stay near the processor. */
const ROOM = 8 * 1024;

/** Part of a text as an array of its UTF-16 units: looking at one costs a fraction of what `charCodeAt` costs. */
export class CodeUnits {
  static readonly room = ROOM;
  /** The unit at the offset `origin + index` of the text is at `index`. */
  readonly units = new Uint16Array(ROOM);
  origin = 0;
  #end = 0;
  readonly #copy = copyTo(this.units);

  /** Makes sure that the units `[from, to)` are here, of which there are at most `room`. */
  read(text: string, from: number, to: number): void {
    if (from >= this.origin && to <= this.#end) return;
    this.origin = from;
    this.#end = Math.min(text.length, from + ROOM);
    this.#copy(text.slice(from, this.#end));
  }

  /** Forgets the text: another one is read next. */
  clear(): this {
    this.#end = 0;
    return this;
  }

  /** One that nobody uses, for work that others may come in between. */
  static take(): CodeUnits {
    return UNUSED.pop()?.clear() ?? new CodeUnits();
  }

  /** Says that it is not used any more; who is stopped before that may leave it out. */
  giveBack(): void {
    UNUSED.push(this);
  }
}

const UNUSED: CodeUnits[] = [];

/** What Node has for bytes, and browsers have not. */
type NodeBuffer = Readonly<Record<string, (...values: unknown[]) => unknown>>;

/** Copies a text to the head of the array. */
function copyTo(units: Uint16Array): (text: string) => void {
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

const OF_ONE_TEXT = new CodeUnits();

/** The units of a text, at its own indices; good until the next call. */
export function codeUnits(text: string): Uint16Array {
  if (text.length > ROOM) {
    const units = new Uint16Array(text.length);
    copyTo(units)(text);
    return units;
  }
  OF_ONE_TEXT.clear().read(text, 0, text.length);
  return OF_ONE_TEXT.units;
}
