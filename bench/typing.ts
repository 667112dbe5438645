/** What people do to a text, at places drawn by lot. */

import type { Random } from "../test/core/support/planted-faults/random.ts";
import type { TextEdit } from "./subject.ts";

/** Edits of one event, and those of the text after them that bring the text before them back. */
export interface Stroke {
  readonly edits: readonly TextEdit[];
  readonly undo: readonly TextEdit[];
}

export type StrokeName = "typing a character" | "Enter" | "deleting a line";

/** Draws strokes on a text, which is the same before each of them. Its last line ends with a line feed. */
export class Typist {
  readonly #text: string;
  readonly #random: Random;
  /** Of every line, and behind the last one. */
  readonly #lineStarts: readonly number[];

  constructor(text: string, random: Random) {
    this.#text = text;
    this.#random = random;
    this.#lineStarts = lineStarts(text);
  }

  stroke(name: StrokeName): Stroke {
    const line = this.#random.integer(this.#lineStarts.length - 1);
    const start = this.#lineStarts[line]!;
    const end = this.#lineStarts[line + 1]!;
    const place = start + this.#random.integer(end - start);
    switch (name) {
      case "typing a character":
        return this.#replacement(place, place, "а");
      case "Enter":
        // As the extension's own command answers the key: the paragraph goes on below.
        return this.#replacement(place, place, "\n\t");
      case "deleting a line":
        return this.#replacement(start, end, "");
    }
  }

  #replacement(start: number, end: number, text: string): Stroke {
    return {
      edits: [{ span: { start, end }, text }],
      undo: [{ span: { start, end: start + text.length }, text: this.#text.slice(start, end) }],
    };
  }
}

/**
 * Replaces some words by others in as many places at once, spread over the whole text.
 *
 * @throws RangeError when there are not so many places
 */
export function replaceAll(text: string, from: string, to: string, count: number): Stroke {
  const places: number[] = [];
  for (let at = text.indexOf(from); at >= 0; at = text.indexOf(from, at + from.length)) places.push(at);
  if (places.length < count) throw new RangeError(`${places.length} places, not ${count}`);
  const chosen = Array.from({ length: count }, (_, index) => places[Math.floor((index * places.length) / count)]!);
  const growth = to.length - from.length;
  return {
    edits: chosen.map((start) => ({ span: { start, end: start + from.length }, text: to })),
    undo: chosen.map((start, index) => {
      const moved = start + index * growth;
      return { span: { start: moved, end: moved + to.length }, text: from };
    }),
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
