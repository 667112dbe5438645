/**
 * Reads the file named, holds what the core makes of it, lets go of it, and prints what that took in memory: one line of
 * JSON, {@link HeldMemory}.
 *
 *     node bench/processes/hold-reading.ts FILE
 */

import { readFileSync } from "node:fs";
import { collectGarbage } from "../garbage.ts";
import { inputText } from "../inputs.ts";
import { edited, findingCount, firstRead, formatAll, outlineAndFolding, type Reading } from "../subject.ts";

/** In bytes, each beyond the one before. */
export interface HeldMemory {
  readonly text: number;
  readonly reading: number;
  /** What is left of the reading when nobody holds it any more, but for the text. */
  readonly left: number;
}

/** Everything on the heap or beside it that somebody holds. */
function heldBytes(): number {
  // What a first collection finalises, a second one frees.
  collectGarbage();
  collectGarbage();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + external + arrayBuffers;
}

/** What is made once and kept by the program itself, its own code and the words of the rules, belongs to no text. */
function warmUp(): void {
  for (const kind of ["natural", "damaged"] as const) {
    const text = inputText(kind, 2_000_000);
    formatAll(text);
    outlineAndFolding(edited(firstRead(text), [{ span: { start: 10, end: 10 }, text: "а" }]));
  }
  // The engine holds the last text that a regular expression was found in, and with it the one that it is a part of.
  /а/.exec("а");
}

/** What is held between two measurements. */
const held: { text?: string; reading?: Reading } = {};

/** In functions of their own, since a function that runs may hold more than its variables say. */
const takeText = (): void => {
  held.text = readFileSync(process.argv[2]!, "utf8");
};
const takeReading = (): void => {
  held.reading = firstRead(held.text!);
  if (findingCount(held.reading) > 0) throw new Error("The text is not clean");
};
const dropReading = (): void => {
  delete held.reading;
};

function growth(step: () => void): number {
  const before = heldBytes();
  step();
  return heldBytes() - before;
}

warmUp();
const text = growth(takeText);
const reading = growth(takeReading);
const memory: HeldMemory = { text, reading, left: reading + growth(dropReading) };
console.log(JSON.stringify(memory));
