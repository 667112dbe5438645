import path from "node:path";

import type { Language } from "../core/messages/counts.ts";
import type { CheckCommand, FormatCommand } from "./arguments.ts";
import type { ConfigurationFiles, ProjectConfiguration } from "./configuration-files.ts";
import { findFiles } from "./find-files.ts";
import { cliMessage } from "./messages/catalogue.ts";
import { say } from "./messages/say.ts";
import { type Entry, type Outcome, outcomeOf, outcomeOfFile, type Result, type Work } from "./outcome.ts";
import type { Output } from "./output.ts";
import { shownPath } from "./paths.ts";
import { type Problem, problemLine } from "./problem-line.ts";
import { readInput } from "./read-file.ts";
import type { ReportedProblem } from "./reporters/reporter.ts";
import { isInShard, ListDigest, type ShardProject, type ShardSummary } from "./shard.ts";
import { ANY_FILE_HERE, type Spoken, TranscriptReader } from "./transcript-reader.ts";
import { FILES_ALONE, PlainWork, usualThreads, type WorkerOrder, WorkerPool } from "./workers.ts";
import { writeBack } from "./write-back.ts";

/** What a command has made of a transcript. */
export interface FileResult<Made extends Result> {
  /** The path of the file, as it is shown. */
  readonly shown: string;
  /** In the whole run, from 0. */
  readonly position: number;
  readonly project: ProjectConfiguration;
  readonly result: Made;
}

/** One call of the program: the files it means, and the problems it meets. */
export class Run {
  readonly output: Output;
  readonly configurations: ConfigurationFiles;
  /** Of what is said about no file in particular. */
  readonly language: Language;
  /** Something could not be done. */
  hasFailed = false;
  /** How many transcripts were read. */
  files = 0;
  /** Every project that something went by, with the position of the first file. */
  readonly projects = new Map<ProjectConfiguration, number>();
  readonly #command: CheckCommand | FormatCommand;
  readonly #spoken: Spoken;
  readonly #reader: TranscriptReader;
  readonly #tell: (problem: ReportedProblem) => void;
  readonly #announced = new Set<ProjectConfiguration>();
  /** Of all that is found, whichever part of it this is. */
  readonly #found = new ListDigest();
  /** Where the run is; -1 before the first file. */
  #position = -1;

  /** @param tell is told of the problems, besides the person. */
  constructor(
    command: CheckCommand | FormatCommand,
    output: Output,
    spoken: Spoken,
    tell: (problem: ReportedProblem) => void = () => undefined,
  ) {
    this.#command = command;
    this.output = output;
    this.#spoken = spoken;
    this.#tell = tell;
    this.#reader = new TranscriptReader(command, spoken);
    this.configurations = this.#reader.configurations;
    this.language = this.#reader.language;
    this.#goBy(this.configurations.for(ANY_FILE_HERE));
  }

  report(problem: Problem, language = this.language, isOfProject = false): void {
    this.hasFailed ||= problem.level === "error";
    this.#tell({ ...problem, position: this.#command.shard && this.#position, isOfProject });
    this.output.note(problemLine(problem, this.output.notePalette, language));
  }

  /** What is made of every transcript that the command means, in order. What cannot be read is reported. */
  async *results<Made extends Result>(work: Work<Made>): AsyncGenerator<FileResult<Made>> {
    // One that is named is judged even when no file goes by it.
    if (this.#command.configuration !== undefined) this.#announce(this.configurations.for(ANY_FILE_HERE));
    for await (const [entry, outcome] of this.#outcomes(work)) {
      const result = await this.#finish(entry, outcome);
      if (result !== undefined) yield result;
      if (!this.output.isPauseDue) continue;
      await this.output.pause(() => say(cliMessage("progress", { files: this.files }), this.language));
    }
    // What one part lacks the others may have.
    if (this.files === 0 && !this.hasFailed && this.#command.shard === undefined) {
      this.output.note(say(cliMessage("paths.nothing", {}), this.language));
    }
  }

  /** Undefined when this is all of a run. */
  shardSummary(exit: number, projects: readonly ShardProject[]): ShardSummary | undefined {
    const { shard } = this.#command;
    return shard && { ...shard, found: this.#found.toString(), files: this.files, exit, projects };
  }

  /** Standard input, then the files: of those, and of the problems on the way to them, what the shard has to do with. */
  *#entries(): Generator<Entry> {
    const { paths, shard } = this.#command;
    let position = paths.includes("-") ? 1 : 0;
    for (const found of findFiles(paths.filter((one) => one !== "-"))) {
      this.#found.add(found.shown);
      if (shard === undefined || isInShard(shard, position)) yield { ...found, position };
      position++;
    }
  }

  async *#outcomes<Made extends Result>(work: Work<Made>): AsyncGenerator<readonly [Entry, Outcome<Made>]> {
    const { paths, jobs, shard } = this.#command;
    if (paths.includes("-") && (shard === undefined || isInShard(shard, 0))) yield await this.#input(work);
    const entries = this.#entries();
    const threads = jobs ?? usualThreads();
    const alone = (entry: Entry): readonly [Entry, Outcome<Made>] => [entry, outcomeOf(entry, this.#reader, work)];
    for (let read = 0; threads === 1 || (jobs === undefined && read < FILES_ALONE); read++) {
      const next = entries.next();
      if (next.done === true) return;
      yield alone(next.value);
    }
    const { palette, width } = this.output;
    const { isColorSupported } = palette;
    const order: WorkerOrder = { command: this.#command, spoken: this.#spoken, isColorSupported, width };
    const pool = new WorkerPool<Made>(threads - 1, order);
    try {
      for await (const [entry, outcome] of pool.outcomes(entries, new PlainWork(this.#reader, work))) {
        // One file of that size at a time is enough for the memory.
        yield outcome.kind === "too-large" ? alone(entry) : [entry, outcome];
      }
    } finally {
      pool.end();
    }
  }

  async #input<Made extends Result>(work: Work<Made>): Promise<readonly [Entry, Outcome<Made>]> {
    const { inputPath } = this.#command;
    const shown = inputPath === undefined ? "-" : shownPath(inputPath, path);
    const entry = { kind: "file", shown, path: inputPath ?? ANY_FILE_HERE, counts: "always", position: 0 } as const;
    const project = this.configurations.for(entry.path);
    const content = await readInput(process.stdin);
    const open = (): ReturnType<TranscriptReader["open"]> =>
      "id" in content ? content : this.#reader.open(shown, project, content);
    return [entry, outcomeOfFile(0, this.#reader.languageOf(project), open, work)];
  }

  /** Reports what stood in the way and makes the change that is due; undefined when nothing has come of it. */
  async #finish<Made extends Result>(entry: Entry, outcome: Outcome<Made>): Promise<FileResult<Made> | undefined> {
    this.#position = entry.position;
    const { shown } = entry;
    const project = entry.kind === "file" ? this.configurations.for(entry.path) : undefined;
    if (project !== undefined) {
      this.#goBy(project);
      if (outcome.kind !== "other") this.#announce(project);
    }
    for (const { text, level, language } of outcome.problems) this.report({ path: shown, text, level }, language);
    if (entry.kind !== "file" || project === undefined || outcome.kind !== "transcript") return undefined;
    this.files++;
    let { result } = outcome;
    if (outcome.change !== undefined) {
      const { bytes, state, otherwise } = outcome.change;
      const failure = await writeBack(entry.path, bytes, state);
      if (failure !== undefined) {
        const language = this.#reader.languageOf(project);
        this.report({ path: shown, text: say(failure, language), level: "error" }, language);
        result = otherwise;
      }
    }
    return result && { shown, position: entry.position, project, result };
  }

  #goBy(project: ProjectConfiguration): void {
    if (project.file !== undefined && !this.projects.has(project)) this.projects.set(project, this.#position);
  }

  /** Says once what is wrong with a project's file. */
  #announce(project: ProjectConfiguration): void {
    if (this.#announced.has(project) || project.file === undefined) return;
    this.#announced.add(project);
    const shown = shownPath(path.relative(process.cwd(), project.file), path);
    const language = this.#reader.languageOf(project);
    for (const { place, textIn, level } of project.problems) {
      this.report({ path: shown, text: textIn(language), level, place }, language, true);
    }
  }
}
