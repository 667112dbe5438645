/** The command line over many files, beside another one and beside a program that does nothing but read them. */

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { DIST, ROOT } from "../../scripts/project.ts";
import { figure, ratio, type Figure, type Findings } from "../figures.ts";
import { FILE_BYTES, writeMarkdown, writeTranscripts } from "../folders.ts";
import type { Scale } from "../scale.ts";
import { sideBySide } from "../side-by-side.ts";
import { showNumber } from "../units.ts";

const PRELOAD = pathToFileURL(join(import.meta.dirname, "../processes/report-peak-memory.ts")).href;

/** A program of Node's that reads the folder it runs in: its file and its arguments. */
interface Program {
  readonly what: string;
  readonly file: string;
  readonly args: readonly string[];
}

const OURS: Program = { what: "qa-transcript check", file: join(DIST, "cli.js"), args: ["check", "."] };
const READER: Program = {
  what: "reading and decoding",
  file: join(import.meta.dirname, "../processes/read-and-decode.ts"),
  args: ["."],
};
const MARKDOWNLINT: Program = {
  what: "markdownlint-cli2",
  file: join(ROOT, "node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs"),
  args: ["**/*.md"],
};

/** Of the command line, which is built first. */
export async function measureFiles(scale: Scale): Promise<Findings> {
  await promisify(execFile)(process.execPath, [join(ROOT, "scripts/build.ts"), "--cli"]);
  const folder = await mkdtemp(join(tmpdir(), "qa-transcript-bench-"));
  try {
    const times = await compare(folder, scale);
    const memory = await measurePeaks(folder, scale);
    return { figures: [...times.figures, ...memory.figures], marks: [...times.marks, ...memory.marks] };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function compare(folder: string, { files: { compared }, processes }: Scale): Promise<Findings> {
  const transcripts = join(folder, "transcripts");
  const markdown = join(folder, "markdown");
  await writeTranscripts(transcripts, compared);
  await writeMarkdown(markdown, compared);
  const programs = [
    { program: OURS, cwd: transcripts },
    { program: READER, cwd: transcripts },
    { program: MARKDOWNLINT, cwd: markdown },
  ];
  const measured = await sideBySide(
    programs.map(({ program, cwd }) => ({
      name: program.what,
      run: () => peakMemory(program, cwd),
      isAsync: true,
      isProcess: true,
    })),
    { rounds: processes, turn: 0, most: 60_000 },
  );
  const figures = programs.map(({ program: { what } }, index) =>
    figure({ what, ...inputOf(compared) }, measured[index]!),
  );
  const [ours, reader, rival] = figures;
  return {
    figures,
    marks: [
      {
        what: `${showNumber(compared)} files, faster than markdownlint-cli2`,
        measured: ratio(rival!, ours!),
        bound: "at least",
        limit: 20,
        unit: "times",
      },
      {
        what: `${showNumber(compared)} files against reading and decoding`,
        measured: ratio(ours!, reader!),
        bound: "at most",
        limit: 3,
        unit: "times",
      },
    ],
  };
}

async function measurePeaks(folder: string, { files: { few, many }, processes }: Scale): Promise<Findings> {
  const folders = [few, many].map((count) => ({ count, cwd: join(folder, String(count)), peaks: [] as number[][] }));
  for (const { count, cwd } of folders) await writeTranscripts(cwd, count);
  for (let process = 0; process < processes; process++) {
    for (const { cwd, peaks } of folders) peaks.push([await peakMemory(OURS, cwd)]);
  }
  const figures = folders.map(({ count, peaks }) =>
    figure({ what: "most memory resident", ...inputOf(count), unit: "bytes" }, peaks),
  );
  return {
    figures,
    marks: [
      {
        what: `memory for ${showNumber(many)} files against ${showNumber(few)}`,
        measured: ratio(figures[1]!, figures[0]!),
        bound: "at most",
        limit: 1.25,
        unit: "times",
      },
    ],
  };
}

const inputOf = (files: number): Pick<Figure, "input" | "bytes"> => ({
  input: `${showNumber(files)} files`,
  bytes: files * FILE_BYTES,
});

/**
 * Runs a program to its end: the most memory that it had resident, in bytes.
 *
 * @throws Error when it fails; that it finds something is no failure
 */
async function peakMemory({ what, file, args }: Program, cwd: string): Promise<number> {
  const child = spawn(process.execPath, ["--import", PRELOAD, file, ...args], {
    cwd,
    stdio: ["ignore", "ignore", "inherit", "pipe"],
  });
  const [peak, [code]] = await Promise.all([
    text(child.stdio[3] as Readable),
    once(child, "close") as Promise<[number | null]>,
  ]);
  if (code !== 0 && code !== 1) throw new Error(`${what} ended with ${String(code)}`);
  return Number(peak) * 1_024;
}
