import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(import.meta.dirname, "../corpus");

export interface CleanTranscript {
  /** Of the file, with its extension. */
  readonly name: string;
  readonly text: string;
}

/** Transcripts in which there is nothing to mend, in the order of their names. Their questions all have a `?`. */
export const CLEAN_CORPUS: readonly CleanTranscript[] = globSync("*.qa", { cwd: FOLDER })
  .sort()
  .map((name) => ({ name, text: readFileSync(join(FOLDER, name), "utf8") }));
