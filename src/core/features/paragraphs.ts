import { lengthToShorten, shortenTidy, shortenVisible } from "../text/shorten.ts";
import type { Transcript } from "../transcript/transcript.ts";

/**
 * How the lines `[from, to)` begin: the words of their first paragraphs, as many as go into `maximum` UTF-16 units, on
 * one line. Empty when the lines have no text that a reader sees.
 */
export function firstWords(transcript: Transcript, from: number, to: number, maximum: number): string {
  const reach = lengthToShorten(maximum);
  let text = "";
  let isTidy = true;
  let hasOtherWhite = false;
  const isEnough = (): boolean => text.length > (isTidy ? maximum : reach);
  for (const { chunk, first, end } of transcript.stretches(from, to)) {
    for (let index = first; index < end && !isEnough(); index++) {
      if (!chunk.hasText(index)) continue;
      const paragraph = chunk.bodyText(index, reach);
      text += text === "" ? paragraph : ` ${paragraph}`;
      isTidy &&= chunk.isTidy(index);
      hasOtherWhite ||= chunk.hasOtherWhite(index);
    }
    if (isEnough()) break;
  }
  return isTidy ? shortenTidy(text, 0, text.length, maximum, hasOtherWhite) : shortenVisible(text, maximum);
}
