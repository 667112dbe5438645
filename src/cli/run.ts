import path from "node:path";

import type { Language } from "../core/messages/counts.ts";
import { isTranscriptByContent, RECOGNITION_LINES } from "../core/features/recognition.ts";
import type { Vocabulary } from "../core/transcript/labels.ts";
import { Transcript } from "../core/transcript/transcript.ts";
import type { CheckCommand, FormatCommand } from "./arguments.ts";
import { ConfigurationFiles, type ProjectConfiguration } from "./configuration-files.ts";
import { findFiles } from "./find-files.ts";
import { type CliMessage, cliMessage } from "./messages/catalogue.ts";
import { say } from "./messages/say.ts";
import type { Output } from "./output.ts";
import { shownPath } from "./paths.ts";
import type { Place } from "./places.ts";
import { type FileContent, type FileState, readHead, readInput, readWholeFile } from "./read-file.ts";
import type { ReportedProblem } from "./reporters/reporter.ts";
import { type DecodedText, decodeNamed, decodeRecognised } from "./text-coding.ts";
import { visibleLine } from "./visible-text.ts";

/** A transcript that has been read, and what it takes to write it again. */
export interface OpenedFile {
  readonly shown: string;
  /** Undefined for standard input. */
  readonly path: string | undefined;
  readonly state: FileState | undefined;
  readonly decoded: DecodedText;
  readonly transcript: Transcript;
  readonly project: ProjectConfiguration;
  /** Of what is said about the file. */
  readonly language: Language;
}

/** Goes by the configuration of the working folder. */
const ANY_FILE_HERE = "-";

/** One call of the program: the files it means, and the problems it meets. */
export class Run {
  readonly output: Output;
  readonly configurations: ConfigurationFiles;
  /** Of what is said about no file in particular. */
  readonly language: Language;
  readonly problems: ReportedProblem[] = [];
  readonly #command: CheckCommand | FormatCommand;
  readonly #spoken: Language | undefined;
  readonly #environment: Language;
  readonly #announced = new Set<ProjectConfiguration>();
  #files = 0;

  /**
   * @param spoken the language that was asked for.
   * @param environment the language of the user's environment.
   */
  constructor(
    command: CheckCommand | FormatCommand,
    output: Output,
    spoken: Language | undefined,
    environment: Language,
  ) {
    this.#command = command;
    this.output = output;
    this.#spoken = spoken;
    this.#environment = environment;
    this.configurations = new ConfigurationFiles(command.configuration);
    this.language = this.#languageOf(this.configurations.for(ANY_FILE_HERE));
  }

  /** Something could not be done. */
  get hasFailed(): boolean {
    return this.problems.some(({ level }) => level === "error");
  }

  /** How many transcripts were read. */
  get files(): number {
    return this.#files;
  }

  report(
    shown: string,
    text: string,
    level: ReportedProblem["level"] = "error",
    language = this.language,
    place?: Place,
  ): void {
    this.problems.push({ path: shown, text, level });
    const { red, yellow, cyan, bold } = this.output.notePalette;
    const color = { error: red, warning: yellow, note: cyan }[level];
    const where = place === undefined ? "" : `:${place.line}:${place.column}`;
    const named = say(cliMessage(`level.${level}`, {}), language);
    this.output.note(`${bold(visibleLine(shown))}${where}: ${color(named)}: ${visibleLine(text)}`);
  }

  /** Every transcript that the command means. What cannot be read is reported. */
  async *openedFiles(): AsyncGenerator<OpenedFile> {
    const { paths, inputPath, configuration } = this.#command;
    // One that is named is judged even when no file goes by it.
    if (configuration !== undefined) this.#announce(this.configurations.for(ANY_FILE_HERE));
    if (paths.includes("-")) {
      const content = await readInput(process.stdin);
      const shown = inputPath === undefined ? "-" : shownPath(inputPath, path);
      const opened = this.#open(shown, undefined, this.configurations.for(inputPath ?? ANY_FILE_HERE), content);
      if (opened !== undefined) yield opened;
    }
    const recognise = (file: string): boolean | CliMessage => this.#isTranscript(file);
    for (const found of findFiles(
      paths.filter((one) => one !== "-"),
      recognise,
    )) {
      if (found.kind === "problem") {
        this.report(found.shown, say(found.message, this.language), found.level);
        continue;
      }
      const opened = this.#open(
        found.shown,
        found.path,
        this.configurations.for(found.path),
        readWholeFile(found.path),
      );
      if (opened !== undefined) yield opened;
      await this.output.pause(() => say(cliMessage("progress", { files: this.#files }), this.language));
    }
    if (this.#files === 0 && !this.hasFailed) {
      this.output.note(say(cliMessage("paths.nothing", {}), this.language));
    }
  }

  #open(
    shown: string,
    file: string | undefined,
    project: ProjectConfiguration,
    content: FileContent | CliMessage,
  ): OpenedFile | undefined {
    this.#announce(project);
    const language = this.#languageOf(project);
    const fail = (message: CliMessage): OpenedFile | undefined => {
      this.report(shown, say(message, language), "error", language);
      return undefined;
    };
    if (!("bytes" in content)) return fail(content);
    if (content.bytes.length === 0) this.report(shown, say(cliMessage("file.empty", {}), language), "note", language);
    const decoded = this.#decode(content.bytes, project.vocabulary);
    if (decoded === undefined) return fail(cliMessage("file.binary", {}));
    if ("other" in decoded) {
      const named = this.#command.encoding;
      if (named === undefined || named === "auto") throw new TypeError("No encoding was named");
      return fail(cliMessage("encoding.other", { encoding: decoded.other, named }));
    }
    this.#files++;
    const transcript = Transcript.parse(decoded.text, project.vocabulary);
    return { shown, path: file, state: content.state, decoded, transcript, project, language };
  }

  #decode(bytes: Uint8Array, vocabulary: Vocabulary): ReturnType<typeof decodeNamed> {
    const { encoding } = this.#command;
    if (encoding === undefined || encoding === "auto") return decodeRecognised(bytes, vocabulary);
    return decodeNamed(bytes, encoding, vocabulary);
  }

  #isTranscript(file: string): boolean | CliMessage {
    const head = readHead(file);
    if (!(head instanceof Uint8Array)) return head;
    const { vocabulary } = this.configurations.for(file);
    const decoded = this.#decode(head, vocabulary);
    if (decoded === undefined || "other" in decoded) return false;
    return isTranscriptByContent(decoded.text.split(/\r\n|\r|\n/, RECOGNITION_LINES), vocabulary);
  }

  #languageOf({ configuration }: ProjectConfiguration): Language {
    return this.#spoken ?? configuration.language ?? this.#environment;
  }

  /** Says once what is wrong with a project's file. */
  #announce(project: ProjectConfiguration): void {
    if (this.#announced.has(project) || project.file === undefined) return;
    this.#announced.add(project);
    const shown = shownPath(path.relative(process.cwd(), project.file), path);
    const language = this.#languageOf(project);
    for (const { place, textIn, level } of project.problems) {
      this.report(shown, textIn(language), level, language, place);
    }
  }
}
