import type { Transcript } from "../transcript/transcript.ts";

/**
 * Words a minute that are read aloud, as a transcript is when it is checked against a recording: 184, the mean of the
 * 17 languages of the International Reading Speed Texts, Russian among them (Trauzettel-Klosinski and Dietz,
 * Standardized Assessment of Reading Performance, Investigative Ophthalmology & Visual Science 53, 2012, 5452–5461).
 */
export const READING_WORDS_PER_MINUTE = 184;

export interface TranscriptStatistics {
  readonly exchanges: number;
  /** Questions that no answer follows. */
  readonly unanswered: number;
  readonly paragraphs: number;
  readonly words: number;
  /** Not rounded. */
  readonly readingMinutes: number;
}

export function readingMinutes(words: number): number {
  return words / READING_WORDS_PER_MINUTE;
}

/** What a transcript amounts to, at a cost that does not follow its length. */
export function transcriptStatistics(transcript: Transcript): TranscriptStatistics {
  return {
    exchanges: transcript.exchangeCount,
    unanswered: transcript.unansweredCount,
    paragraphs: transcript.paragraphCount,
    words: transcript.wordCount,
    readingMinutes: readingMinutes(transcript.wordCount),
  };
}
