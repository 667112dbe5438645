/**
 * How a run speaks to the script that started it, through marked lines in the log that VS Code hands on, and that script
 * to the run.
 */

/** The tests begin when there is a file of this name beside the folder that is open. */
export const RELEASE_FILE = "begin";

/** Stands before what the terminal shows; every other line is VS Code's own and goes to a file. */
export const REPORT_MARK = "editor-tests| ";

/** Stands before {@link RunResults} as JSON. */
export const RESULTS_MARK = "editor-tests-results| ";

export interface RunResults {
  vscode: string;
  host: "Node" | "web worker";
  passed: number;
  failed: number;
  skipped: number;
  /** Title and error of each that failed, in short: said once more at the end of a log that is long. */
  failures: string[];
}

/** Shows a text in the terminal. */
export function report(text: string): void {
  for (const line of text.split("\n")) console.log(REPORT_MARK + line);
}
