import type { Vocabulary } from "../transcript/labels.ts";
import { isLabelled } from "../transcript/line.ts";
import { Transcript } from "../transcript/transcript.ts";

/** How many lines open with a label that is not plain ASCII and not misspelt: in a wrong encoding hardly any does. */
export function countNationalLabels(text: string, vocabulary: Vocabulary): number {
  return Array.from(Transcript.parse(text, vocabulary).lines()).filter(
    (line) =>
      isLabelled(line) &&
      !line.head.misspelt &&
      /[^\0-\x7F]/.test(line.text.slice(line.head.word.start, line.head.word.end)),
  ).length;
}
