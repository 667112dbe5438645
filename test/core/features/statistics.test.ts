import assert from "node:assert/strict";
import { test } from "node:test";

import { READING_WORDS_PER_MINUTE, transcriptStatistics } from "../../../src/core/features/statistics.ts";
import { Transcript } from "../../../src/core/transcript/transcript.ts";

test("exchanges, unanswered questions, paragraphs, words and reading time are those of all lines", () => {
  const transcript = Transcript.parse(
    "Встреча в порту\nОтвет\tНачнём.\nВопрос\tКто?\nВопрос\tГде и когда?\nОтвет\tТам.\n\tИ — тогда.\n\nВопрос\tВсё?\n",
  );
  assert.deepEqual(transcriptStatistics(transcript), {
    exchanges: 3,
    unanswered: 2,
    paragraphs: 7,
    words: 12,
    readingMinutes: 12 / READING_WORDS_PER_MINUTE,
  });
});

test("an empty text has nothing of each", () => {
  assert.deepEqual(transcriptStatistics(Transcript.parse("")), {
    exchanges: 0,
    unanswered: 0,
    paragraphs: 0,
    words: 0,
    readingMinutes: 0,
  });
});
