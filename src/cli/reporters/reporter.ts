import type { EncodingName } from "../../core/encoding/text-encoding.ts";
import type { Language } from "../../core/messages/counts.ts";
import type { Finding } from "../../core/rules/rule.ts";
import type { Transcript } from "../../core/transcript/transcript.ts";
import type { SeverityCounts } from "../messages/catalogue.ts";
import type { ShardSummary } from "../shard.ts";

/** A file with what was found in it. */
export interface CheckedFile {
  /** As it is shown: with slashes. */
  readonly path: string;
  /** In the whole run, when this is a part of one. */
  readonly position: number | undefined;
  readonly encoding: EncodingName;
  readonly transcript: Transcript;
  /** By place. There may be more than fit into memory. */
  readonly findings: Iterable<Finding>;
  /** Of what is said about it. */
  readonly language: Language;
}

/** What is kept of a file: plain data. */
export interface ReportedFile extends Pick<CheckedFile, "path" | "position" | "encoding"> {
  /** Undefined when nothing was found. */
  readonly counts: FindingCounts | undefined;
}

export interface FindingCounts {
  readonly severities: SeverityCounts;
  /** With a safe fix. */
  readonly safe: number;
  /** With suggested fixes alone. */
  readonly suggested: number;
}

/** Something that stood in the way, which a report may tell of too. */
export interface ReportedProblem {
  readonly path: string;
  readonly text: string;
  readonly level: "error" | "warning" | "note";
  /** As that of a file. */
  readonly position: number | undefined;
  /** Of a project: every part of a run that meets the project meets it too. */
  readonly isOfProject: boolean;
}

export interface RunSummary {
  /** How many files were fixed. */
  readonly fixed: number;
  /** When this is a part of a run. */
  readonly shard: ShardSummary | undefined;
}

/**
 * One form of a report, written piece by piece: one on a large file may be too long for a string. It keeps no more of a
 * file than its end needs.
 */
export interface Reporter {
  begin(): string;
  /** Everything that is said of a file. Knows of no other file, so every thread can do it. */
  render(checked: CheckedFile): Iterable<string>;
  /** What was rendered of a file as it is to be written, in the order of the files. */
  file(file: ReportedFile, rendered: Iterable<string>): Iterable<string>;
  problem(problem: ReportedProblem): void;
  end(summary: RunSummary): Iterable<string>;
}
