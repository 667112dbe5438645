import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { MeasuredSequence } from "../../../src/core/text/measured-sequence.ts";
import { ChunkReader } from "../../../src/core/transcript/chunk-reader.ts";
import { Vocabulary } from "../../../src/core/transcript/labels.ts";
import type { LineChunk } from "../../../src/core/transcript/line-chunk.ts";
import { LINES_PER_CHUNK } from "../../../src/core/transcript/line-facts.ts";
import { LinePlaces } from "../../../src/core/transcript/line-places.ts";
import { LINE_TOTALS } from "../../../src/core/transcript/line-totals.ts";

function chunksOf(text: string, origin: number): LineChunk[] {
  const chunks: LineChunk[] = [];
  for (const reader = new ChunkReader(text, origin, Vocabulary.builtIn); !reader.isAtEnd;) chunks.push(reader.read());
  return chunks;
}

function placesOf(text: string, origin = 0): LinePlaces {
  return new LinePlaces(MeasuredSequence.from(chunksOf(text, origin), LINE_TOTALS), origin);
}

/** Some chunks of lines with every kind of line break. */
const longText = fc
  .array(fc.constantFrom("\n", "\r", "\r\n", "\tДа.\n", "Вопрос\tКак?\r\n", "Ответ\tТак."), {
    maxLength: 4 * LINES_PER_CHUNK,
    size: "max",
  })
  .map((lines) => lines.join(""));

describe("the places of offsets", () => {
  test("property: are those of the lines that hold them, however far apart they are", () => {
    fc.assert(
      fc.property(longText, fc.boolean(), fc.array(fc.nat(), { maxLength: 30 }), (lines, hasMark, drawn) => {
        const origin = hasMark ? 1 : 0;
        const text = (hasMark ? "\uFEFF" : "") + lines;
        const chunks = chunksOf(text, origin);
        const places = placesOf(text, origin);
        const offsets = drawn.map((offset) => offset % (text.length + 1)).sort((a, b) => a - b);
        for (const offset of offsets) {
          places.seek(offset);
          const before = text.slice(origin, Math.max(origin, offset));
          // Half of a CRLF stands before an offset between its halves.
          const isBetween = before.endsWith("\r") && text[offset] === "\n";
          assert.equal(places.line, before.split(/\r\n|\r|\n/).length - 1 - (isBetween ? 1 : 0));
          assert.equal(places.chunk.text, chunks[places.chunkIndex]!.text);
          const chunksBefore = chunks.slice(0, places.chunkIndex);
          assert.equal(
            places.firstLine,
            chunksBefore.reduce((sum, { lineCount }) => sum + lineCount, 0),
          );
          const start = origin + chunksBefore.reduce((sum, { text: { length } }) => sum + length, 0);
          assert.equal(places.startOf(places.chunkIndex), start);
          assert.equal(places.lineStart, start + places.chunk.lineStart(places.line - places.firstLine));
          assert.equal(places.lineEnd, start + places.chunk.lineStart(places.line - places.firstLine + 1));
        }
      }),
    );
  });

  test("are behind a lone CR when the line before ends with one, in the same chunk or in the one before it", () => {
    for (const lines of [3, LINES_PER_CHUNK]) {
      for (const [lineBreak, isBehind] of [
        ["\r", true],
        ["\n", false],
        ["\r\n", false],
      ] as const) {
        const head = `${"\tДа.\n".repeat(lines - 1)}\tНет.${lineBreak}`;
        const places = placesOf(`${head}\tДа.\n\tДа.`);
        places.seek(head.length);
        assert.equal(places.line, lines);
        assert.equal(places.isBehindCarriageReturn, isBehind);
      }
    }
  });
});
