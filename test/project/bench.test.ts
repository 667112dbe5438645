import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";

import { figure, GROUP_NAMES, ratio } from "../../bench/figures.ts";
import { INPUT_KINDS, inputText, inputTexts } from "../../bench/inputs.ts";
import { asMarkdown } from "../../bench/markdown.ts";
import { plot } from "../../bench/plot.ts";
import { readResults, SHOWN_RESULTS } from "../../bench/results.ts";
import { summarise } from "../../bench/statistics.ts";
import { replaceAll, Typist } from "../../bench/typing.ts";
import { spawnNpm } from "../../scripts/npm.ts";
import { formatTranscript } from "../../src/core/format.ts";
import { check } from "../../src/core/rules/engine.ts";
import { applyEdits } from "../../src/core/text/edit.ts";
import { Transcript } from "../../src/core/transcript/transcript.ts";
import { randomOf } from "../core/support/planted-faults/random.ts";

const BYTES = 60_000;

const linesOf = (text: string): string[] => text.trimEnd().split("\n");

describe("the bench's inputs", () => {
  for (const kind of INPUT_KINDS) {
    test(`${kind}: the same text every time, as long as asked for`, () => {
      const text = inputText(kind, BYTES);
      assert.equal(inputText(kind, BYTES), text);
      const length = Buffer.byteLength(text);
      assert.ok(length >= BYTES && length < BYTES * 1.05, String(length));
    });
  }

  for (const kind of ["natural", "short", "damaged"] as const) {
    test(`${kind}: a smaller text is the head of a larger one`, () => {
      assert.ok(inputText(kind, BYTES).startsWith(inputText(kind, BYTES / 3)));
    });
  }

  for (const kind of ["natural", "short", "huge"] as const) {
    test(`${kind}: without a finding`, () => {
      assert.deepEqual(check(Transcript.parse(inputText(kind, BYTES))), []);
    });
  }

  test("lines are as long as they are said to be", () => {
    const mean = (text: string): number => Buffer.byteLength(text) / linesOf(text).length;
    const natural = mean(inputText("natural", BYTES));
    assert.ok(natural > 150 && natural < 190, String(natural));
    assert.ok(mean(inputText("short", BYTES)) < 25);
    assert.equal(linesOf(inputText("huge", BYTES)).length, 8);
  });

  test("damaged: a finding on every line, and formatting leaves the natural text", () => {
    const text = inputText("damaged", BYTES);
    const transcript = Transcript.parse(text);
    const found = new Set(check(transcript).map(({ span }) => transcript.lineAt(span.start)));
    // Behind the last line break stands an empty piece, which is no line.
    assert.equal(found.size, transcript.lineCount - 1);
    const outcome = formatTranscript(transcript);
    assert.ok(outcome.kind === "formatted");
    const formatted = applyEdits(text, outcome.edits);
    assert.equal(formatted, inputText("natural", BYTES).slice(0, formatted.length));
  });

  test("files differ from one another", () => {
    const texts = inputTexts("natural", 2_000, 5);
    assert.equal(new Set(texts).size, 5);
    for (const text of texts) assert.deepEqual(check(Transcript.parse(text)), []);
  });

  test("the Markdown says the same: questions are headings, answers paragraphs", () => {
    assert.equal(asMarkdown("Вопрос\tКак?\nОтвет\tТак.\n\tИ ещё так.\n"), "## Как?\n\nТак.\n\nИ ещё так.\n");
  });
});

describe("the bench's strokes", () => {
  const text = inputText("natural", 5_000);

  for (const name of ["typing a character", "Enter", "deleting a line"] as const) {
    test(`${name}: changes the text, and is undone`, () => {
      const typist = new Typist(text, randomOf(1));
      for (let count = 0; count < 50; count++) {
        const { edits, undo } = typist.stroke(name);
        const after = applyEdits(text, edits);
        assert.notEqual(after, text);
        assert.equal(applyEdits(after, undo), text);
      }
    });
  }

  test("replacing changes so many places, spread over the text, and is undone", () => {
    const { edits, undo } = replaceAll("a, b, c, d, ", ", ", " — ", 2);
    assert.equal(applyEdits("a, b, c, d, ", edits), "a — b, c — d, ");
    assert.equal(applyEdits("a — b, c — d, ", undo), "a, b, c, d, ");
    assert.throws(() => replaceAll("a, b", ", ", " — ", 2), RangeError);
  });
});

test("medians, quartiles and percentiles are those of the sorted measurements", () => {
  const measurements = Array.from({ length: 101 }, (_, index) => (index * 7) % 101);
  assert.deepEqual(summarise(measurements), {
    samples: 101,
    median: 50,
    lowerQuartile: 25,
    upperQuartile: 75,
    percentile99: 99,
  });
  assert.equal(summarise([1, 2]).median, 1.5);
});

test("how many times another figure one is, is what it is turn by turn, whatever the machine does between turns", () => {
  const about = { what: "reading", input: "natural", bytes: 1 };
  const single = figure(about, [
    [1, 1, 3],
    [9, 9],
    [9, 10],
  ]);
  const double = figure(about, [[2], [18]]);
  assert.equal(ratio(double, single), 2);
  assert.equal(ratio(single, double), 0.5);
  assert.deepEqual(single.turns, [1, 9, 9.5]);
  assert.deepEqual([single.median, single.samples, double.median], [9, 7, 10]);
  const slow = figure(about, [[90]]);
  assert.equal(ratio(slow, single), 10);
  assert.equal(ratio(double, slow), 1 / 9);
});

test("a curve of the plot rises with the size of the text and never turns back", async () => {
  const drawn = plot(await readResults(SHOWN_RESULTS));
  const curves = [...drawn.matchAll(/<polyline class="curve"[^>]* points="([^"]+)"/g)].map(([, points]) =>
    points!.split(" ").map((point) => Number(point.split(",")[0])),
  );
  assert.ok(curves.length > 5);
  for (const places of curves)
    assert.deepEqual(
      places,
      [...new Set(places)].sort((a, b) => a - b),
    );
});

test("the bench runs, every group of it, and says of every mark whether it was met", async () => {
  const folder = mkdtempSync(join(tmpdir(), "qa-transcript-bench-"));
  try {
    const child = spawnNpm(["run", "--silent", "bench", "--", "all", "--quick", "--results", folder], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    const [code] = (await once(child, "close")) as [number | null];
    assert.equal(code, 0);
    const results = await readResults(folder);
    assert.deepEqual(
      results.map(({ group }) => group),
      GROUP_NAMES,
    );
    for (const { group, figures, marks } of results) {
      assert.ok(figures.length > 0 && marks.length > 0, group);
      for (const { what, measured } of marks) assert.ok(Number.isFinite(measured), `${group}: ${what}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
