import { bodyText, hasText } from "../transcript/line.ts";
import type { Transcript } from "../transcript/transcript.ts";
import { shorten } from "../text/shorten.ts";

/**
 * How the lines `[from, to)` begin: the words of their first paragraphs, as many as go into `maximum` UTF-16 units, on
 * one line. Empty when the lines have no text.
 */
export function firstWords(transcript: Transcript, from: number, to: number, maximum: number): string {
  return shorten(firstParagraphs(transcript, from, to, maximum), maximum);
}

/** The first paragraphs of the lines `[from, to)`, as many as there must be to be shortened to `maximum` units. */
export function firstParagraphs(transcript: Transcript, from: number, to: number, maximum: number): string {
  let text = "";
  for (const line of transcript.lines(from, to)) {
    if (!hasText(line)) continue;
    text += text === "" ? bodyText(line) : ` ${bodyText(line)}`;
    if (text.length > maximum) break;
  }
  return text;
}
