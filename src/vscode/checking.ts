import type { Configuration } from "../core/config/configuration.ts";
import { checkLines } from "../core/rules/engine.ts";
import type { IntendedException } from "../core/rules/intended.ts";
import type { Finding } from "../core/rules/rule.ts";
import type { Transcript } from "../core/transcript/transcript.ts";

/** How long the check of a large file may keep the extension host from everything else. */
const SLICE_MS = 10;

/** So few that even damaged lines are checked well within a slice. */
const SLICE_LINES = 128;

/** What is found in a transcript at the words of no exception, by place, and the exceptions that something is found at. */
export interface Found {
  readonly all: readonly Finding[];
  readonly used: ReadonlySet<IntendedException>;
}

/** Checks a transcript without keeping the host from everything else; undefined as soon as that is not wanted any more. */
export async function checkInSlices(
  transcript: Transcript,
  configuration: Configuration,
  isWanted: () => boolean,
): Promise<Found | undefined> {
  const all: Finding[] = [];
  const used = new Set<IntendedException>();
  const noteUse = (exception: IntendedException): void => {
    used.add(exception);
  };
  let from = 0;
  for (;;) {
    const end = performance.now() + SLICE_MS;
    while (from < transcript.lineCount && performance.now() < end) {
      const to = Math.min(from + SLICE_LINES, transcript.lineCount);
      for (const finding of checkLines(transcript, from, to, configuration, noteUse)) all.push(finding);
      from = to;
    }
    if (from >= transcript.lineCount) return { all, used };
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (!isWanted()) return undefined;
  }
}
