/**
 * What the command line says of files, for the tests to compare the editor with: the script that starts them has asked it,
 * since no extension host starts processes.
 */

/** In the open folder: the samples, fixtures and damaged transcripts that are compared. */
export const COMPARED_FOLDER = "compared";

/** Beside the open folder: {@link CommandLineResults} as JSON. */
export const RESULTS_FILE = "command-line.json";

interface Place {
  /** From 1, in UTF-16 units. */
  readonly line: number;
  readonly column: number;
}

export interface ReportedFinding {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly start: Place;
  readonly end: Place;
}

export interface CommandLineResult {
  /** From the compared folder, with `/`. */
  readonly path: string;
  readonly findings: readonly ReportedFinding[];
  readonly formatted: string;
}

export type CommandLineResults = readonly CommandLineResult[];
