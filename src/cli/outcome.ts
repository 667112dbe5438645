import type { Language } from "../core/messages/counts.ts";
import type { Discovery } from "./find-files.ts";
import { type CliMessage, cliMessage } from "./messages/catalogue.ts";
import { say } from "./messages/say.ts";
import { type FileState, MOST_BYTES } from "./read-file.ts";
import type { OpenedFile, TranscriptReader } from "./transcript-reader.ts";

/** Something that was found, with its place in the whole run: from 0, in the order of the report. */
export type Entry = Discovery & { readonly position: number };

/** Something that stood in the way of a file. */
export interface FileProblem {
  readonly text: string;
  readonly level: "error" | "warning" | "note";
  readonly language: Language;
}

/** Says what stands in the way; an error unless another level is given. */
export type SayProblem = (text: string, level?: FileProblem["level"]) => void;

/** What a command makes of a transcript: plain data, but for what is to be written, which is made as it is asked for. */
export interface Result {
  readonly pieces: Iterable<string | Uint8Array>;
}

/** Makes something of a transcript. It reads nothing and writes nothing: every thread can do it. */
export type Work<Made extends Result> = (file: OpenedFile, position: number, sayProblem: SayProblem) => Worked<Made>;

export interface Worked<Made extends Result> {
  /** Undefined when nothing can be made of the transcript. */
  readonly result: Made | undefined;
  readonly change?: Change<Made>;
}

/** What is to become of the file before the result is one. */
export interface Change<Made extends Result> {
  readonly bytes: Uint8Array;
  /** Of the file when it was read; undefined for what cannot be written. */
  readonly state: FileState | undefined;
  /** The result in case that the file cannot be written. */
  readonly otherwise: Made | undefined;
}

/** What became of something that was found. Plain data, but for the pieces of a result. */
export interface Outcome<Made extends Result> extends Worked<Made> {
  /** `other`: a file that does not count by its content. */
  readonly kind: "transcript" | "other" | "too-large" | "failed";
  readonly problems: readonly FileProblem[];
}

/**
 * Reads what was found and does the work.
 *
 * @param most the size of the largest file that is read, in bytes.
 */
export function outcomeOf<Made extends Result>(
  entry: Entry,
  reader: TranscriptReader,
  work: Work<Made>,
  most = MOST_BYTES,
): Outcome<Made> {
  if (entry.kind === "problem") return failure(entry.message, entry.level, reader.language);
  const project = reader.configurations.for(entry.path);
  return outcomeOfFile(entry.position, reader.languageOf(project), () => reader.read(entry, project, most), work);
}

/** Opens a file and does the work. Never throws: an error in the program itself concerns one file, like any other. */
export function outcomeOfFile<Made extends Result>(
  position: number,
  language: Language,
  open: () => OpenedFile | CliMessage | undefined,
  work: Work<Made>,
): Outcome<Made> {
  try {
    const file = open();
    if (file === undefined) return { kind: "other", problems: [], result: undefined };
    if ("id" in file) return failure(file, "error", language);
    const problems: FileProblem[] = [];
    const sayProblem: SayProblem = (text, level = "error") => {
      problems.push({ text, level, language });
    };
    if (file.isEmpty) sayProblem(say(cliMessage("file.empty", {}), language), "note");
    return { kind: "transcript", problems, ...work(file, position, sayProblem) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failure(cliMessage("crashed", { reason }), "error", language);
  }
}

function failure(message: CliMessage, level: FileProblem["level"], language: Language): Outcome<never> {
  const kind = message.id === "file.too-large" ? "too-large" : "failed";
  return { kind, problems: [{ text: say(message, language), level, language }], result: undefined };
}
