/** What is measured: the one file of the bench that calls the core. */

import { eachFoldingBlock } from "../src/core/features/folding.ts";
import { type OutlineEntry, outlineEntries } from "../src/core/features/outline.ts";
import { formatTranscript } from "../src/core/format.ts";
import { FindingIndex } from "../src/core/rules/finding-index.ts";
import type { TextEdit } from "../src/core/text/edit.ts";
import { Transcript } from "../src/core/transcript/transcript.ts";

export type { TextEdit };

/** A text as an editor holds it: its model, and everything that the default rules find. */
export interface Reading {
  readonly transcript: Transcript;
  readonly findings: FindingIndex;
}

export function firstRead(text: string): Reading {
  const transcript = Transcript.parse(text);
  return { transcript, findings: FindingIndex.read(transcript) };
}

/** The reading after edits in one event, its model and all findings up to date; the one before it is used up. */
export function edited({ transcript, findings }: Reading, edits: readonly TextEdit[]): Reading {
  const change = transcript.change(edits);
  findings.follow(change);
  return { transcript: change.after, findings };
}

/** How many there are of all rules. */
export function findingCount({ findings }: Reading): number {
  return findings.count;
}

/**
 * Reads a text and formats it: how many edits that takes.
 *
 * @throws Error when the text is refused
 */
export function formatAll(text: string): number {
  const outcome = formatTranscript(Transcript.parse(text));
  if (outcome.kind === "refused") throw new Error(`Formatting refused: ${outcome.reason.id}`);
  return outcome.edits.length;
}

/**
 * All entries of the outline and all blocks that fold of a reading, one after another, as the extension hands them on to the
 * editor: how many there are, and how much is said in them.
 */
export function outlineAndFolding({ transcript }: Reading): number {
  let sum = 0;
  for (const entry of outlineEntries(transcript)) sum += weightOf(entry);
  for (const { lastLine, firstLine } of eachFoldingBlock(transcript)) sum += lastLine - firstLine;
  return sum;
}

function weightOf({ name, span, selection, children }: OutlineEntry): number {
  let sum = name.length + span.end - selection.start;
  for (const child of children) sum += weightOf(child);
  return sum;
}
