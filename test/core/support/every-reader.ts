import { completionsAt } from "../../../src/core/features/completion.ts";
import { enterAt } from "../../../src/core/features/continuation.ts";
import { foldingBlocks } from "../../../src/core/features/folding.ts";
import { labelHighlights } from "../../../src/core/features/highlights.ts";
import { turnFacts } from "../../../src/core/features/hover.ts";
import { countNationalLabels } from "../../../src/core/features/label-count.ts";
import {
  counterpart,
  exchangesSpan,
  findQuestions,
  nextQuestion,
  nextTurn,
  previousQuestion,
  previousTurn,
  questionEntries,
  textStart,
  turnsSpan,
} from "../../../src/core/features/navigation.ts";
import { type OutlineEntry, outline } from "../../../src/core/features/outline.ts";
import { isTranscriptByContent } from "../../../src/core/features/recognition.ts";
import { selectionSteps } from "../../../src/core/features/selection.ts";
import { transcriptStatistics } from "../../../src/core/features/statistics.ts";
import { sentences } from "../../../src/core/text/sentences.ts";
import type { Span } from "../../../src/core/text/span.ts";
import { wordAt } from "../../../src/core/text/words.ts";
import type { Transcript } from "../../../src/core/transcript/transcript.ts";

/** What an editor asks of a transcript for the place of its cursor, or for the whole of it. */
export type Reader = (transcript: Transcript, offset: number) => readonly (Span | undefined)[];

/** Every feature by its name; each gives the spans of its answer, so that somebody may look whether they are in the text. */
export const READERS: Readonly<Record<string, Reader>> = {
  completion: (transcript, offset) => {
    const { index, column } = placeOf(transcript, offset);
    const start = transcript.lineStart(index);
    return completionsAt(transcript, index, column, "kk").map(({ replaced }) => ({
      start: start + replaced.start,
      end: start + replaced.end,
    }));
  },
  enter: (transcript, offset) => {
    const { index, column } = placeOf(transcript, offset);
    const { dropBefore, dropAfter } = enterAt(transcript.line(index), column);
    const cursor = transcript.lineStart(index) + column;
    return [{ start: cursor - dropBefore, end: cursor + dropAfter }];
  },
  folding: (transcript) =>
    foldingBlocks(transcript).map(({ firstLine, lastLine }) => ({
      start: transcript.lineStart(firstLine),
      end: transcript.lineStart(lastLine),
    })),
  highlights: (transcript, offset) => (labelHighlights(transcript, offset) ?? []).map(({ span }) => span),
  hover: (transcript, offset) => [turnFacts(transcript, offset)?.span],
  labelCount: (transcript) => {
    countNationalLabels(transcript.text(), transcript.vocabulary);
    return [];
  },
  navigation: (transcript, offset) => {
    const line = transcript.lineAt(offset);
    const moves = [nextTurn, previousTurn, nextQuestion, previousQuestion, counterpart].map((move) => {
      const target = move(transcript, line);
      if (target === undefined) return undefined;
      const start = textStart(transcript, target);
      return { start, end: start };
    });
    return [...moves, turnsSpan(transcript, line, line), exchangesSpan(transcript, line, line)];
  },
  outline: (transcript) => {
    const spansOf = ({ span, selection, children }: OutlineEntry): Span[] => [
      span,
      selection,
      ...children.flatMap(spansOf),
    ];
    return outline(transcript).flatMap(spansOf);
  },
  questions: (transcript) => {
    const entries = questionEntries(transcript);
    const { text } = entries[entries.length >> 1] ?? { text: "№ 1" };
    return findQuestions(entries, text).map(({ line }) => {
      const start = transcript.lineStart(line);
      return { start, end: start };
    });
  },
  recognition: (transcript) => {
    isTranscriptByContent(Array.from(transcript.lines(), ({ text }) => text));
    return [];
  },
  selection: (transcript, offset) => selectionSteps(transcript, offset),
  sentences: (transcript, offset) => {
    const { index } = placeOf(transcript, offset);
    const { text, body } = transcript.line(index);
    const start = transcript.lineStart(index);
    return Array.from(sentences(text, body), (sentence) => ({
      start: start + sentence.start,
      end: start + sentence.end,
    }));
  },
  statistics: (transcript) => {
    transcriptStatistics(transcript);
    return [];
  },
  word: (transcript, offset) => {
    const { index, column } = placeOf(transcript, offset);
    const start = transcript.lineStart(index);
    const word = wordAt(transcript.line(index).text, column);
    return [word && { start: start + word.start, end: start + word.end }];
  },
};

/** Where a cursor stands that an editor puts at the offset: never inside a line break. */
function placeOf(transcript: Transcript, offset: number): { readonly index: number; readonly column: number } {
  const index = transcript.lineAt(offset);
  const column = offset - transcript.lineStart(index);
  return { index, column: Math.max(0, Math.min(column, transcript.line(index).text.length)) };
}
