import type { Transcript } from "../../../src/core/transcript/transcript.ts";

/** White and invisible characters, as the format lists them; written out here and not taken from the sources. */
const UNREAD = new RegExp(
  "[\\t\\v\\f \\u0085\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000" +
    "\\u00AD\\u034F\\u061C\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB" +
    "\\0-\\u001F\\u007F-\\u009F]",
  "gu",
);

/** What a reader reads: who speaks, and the letters of what is said; the first entry is what stands before the first label. */
export function readingSequence(transcript: Transcript): (readonly [role: string, letters: string])[] {
  const sequence: [role: string, letters: string][] = [["nobody", ""]];
  for (const { kind, text, head, body } of transcript.lines()) {
    if (kind === "question" || kind === "answer") sequence.push([kind, text.slice(head!.separator.end)]);
    else if (kind !== "blank") sequence.at(-1)![1] += text.slice(body.start);
  }
  return sequence.map(([role, letters]) => [role, letters.replaceAll(UNREAD, "").normalize("NFC")] as const);
}
