/** Asks the built command line about all samples and fixtures: the tests in the editor compare what it says with the editor. */

import { cp, glob, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { qaTranscript } from "../test/cli/support/command-line.ts";
import { everyDefect } from "../test/core/support/every-defect.ts";
import { plantedTranscripts } from "../test/core/support/planted-faults/transcripts.ts";
import {
  COMPARED_FOLDER,
  RESULTS_FILE,
  type CommandLineResult,
  type CommandLineResults,
} from "../test/editor/support/command-line.ts";
import { ROOT } from "./project.ts";

const FIXTURES = ["samples/*", "test/core/corpus/*", "test/grammar/fixtures/*"];
const PLANTED = { count: 60, firstSeed: 20_001 };

/**
 * @param root a folder for what is said, and for copies of the files that are formatted
 * @param workspace the folder that the editor opens, for the files themselves
 */
export async function writeCommandLineResults(root: string, workspace: string): Promise<void> {
  const compared = join(workspace, COMPARED_FOLDER);
  for (const [path, text] of await comparedFiles()) {
    await mkdir(dirname(join(compared, path)), { recursive: true });
    await writeFile(join(compared, path), text);
  }
  const { files } = JSON.parse(await run(["check", "--format", "json", "."], compared)) as {
    readonly files: readonly Omit<CommandLineResult, "formatted">[];
  };
  const copy = join(root, "formatted by the command line");
  await cp(compared, copy, { recursive: true });
  await run(["format", "--write", "."], copy);
  const results: CommandLineResults = await Promise.all(
    files.map(async ({ path, findings }) => ({
      path,
      findings,
      formatted: await readFile(join(copy, path), "utf8"),
    })),
  );
  await writeFile(join(root, RESULTS_FILE), JSON.stringify(results));
}

/** The contents of files, by path. */
async function comparedFiles(): Promise<Map<string, string | Buffer>> {
  const files = new Map<string, string | Buffer>();
  for await (const path of glob(FIXTURES, { cwd: ROOT })) {
    files.set(path.replaceAll("\\", "/"), await readFile(join(ROOT, path)));
  }
  for (const { seed, text } of plantedTranscripts(PLANTED.count, PLANTED.firstSeed)) files.set(`${seed}.qa`, text);
  for (const [name, lineBreak] of [
    ["LF", "\n"],
    ["CRLF", "\r\n"],
  ] as const) {
    files.set(`every defect ${name}.qa`, everyDefect(lineBreak).text);
  }
  return files;
}

/**
 * What the command line prints.
 *
 * @throws when it could not do what it was asked to.
 */
async function run(args: readonly string[], cwd: string): Promise<string> {
  const { code, out, err } = await qaTranscript(args, { cwd });
  if (code !== 0 && code !== 1) throw new Error(err);
  return out;
}
