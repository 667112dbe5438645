import type { EncodingName } from "../../core/encoding/text-encoding.ts";
import type { Language } from "../../core/messages/counts.ts";
import type { Finding } from "../../core/rules/rule.ts";
import type { Transcript } from "../../core/transcript/transcript.ts";

/** A file with what was found in it. */
export interface CheckedFile {
  /** As it is shown: with slashes. */
  readonly path: string;
  readonly encoding: EncodingName;
  readonly transcript: Transcript;
  /** By place. */
  readonly findings: readonly Finding[];
  /** Of what is said about it. */
  readonly language: Language;
}

/** Something that stood in the way, which a report may tell of too. */
export interface ReportedProblem {
  readonly path: string;
  readonly text: string;
  readonly level: "error" | "warning" | "note";
}

export interface RunSummary {
  readonly problems: readonly ReportedProblem[];
  /** How many files were fixed. */
  readonly fixed: number;
}

/** One form of a report, written piece by piece: one on a large file may be too long for a string. */
export interface Reporter {
  begin(): string;
  file(checked: CheckedFile): Iterable<string>;
  end(summary: RunSummary): string;
}
