import { isTranscriptByContent, RECOGNITION_LINES } from "../core/features/recognition.ts";
import type { EncodingName } from "../core/encoding/text-encoding.ts";
import type { Language } from "../core/messages/counts.ts";
import type { Vocabulary } from "../core/transcript/labels.ts";
import { Transcript } from "../core/transcript/transcript.ts";
import type { Reading } from "./arguments.ts";
import { ConfigurationFiles, type ProjectConfiguration } from "./configuration-files.ts";
import type { FoundFile } from "./find-files.ts";
import { type CliMessage, cliMessage } from "./messages/catalogue.ts";
import { type FileContent, type FileState, readWholeFile } from "./read-file.ts";
import { type DecodedText, decodeNamed, decodeRecognised } from "./text-coding.ts";

/** A transcript that has been read, and what it takes to write it again. */
export interface OpenedFile {
  readonly shown: string;
  /** Undefined for what cannot be written. */
  readonly state: FileState | undefined;
  readonly isEmpty: boolean;
  readonly decoded: DecodedText;
  readonly transcript: Transcript;
  readonly project: ProjectConfiguration;
  /** Of what is said about the file. */
  readonly language: Language;
}

/** The language that was asked for, and that of the user's environment. */
export interface Spoken {
  readonly asked: Language | undefined;
  readonly environment: Language;
}

/** Goes by the configuration of the working folder. */
export const ANY_FILE_HERE = "-";

/** Reads transcripts as a command wants them read. Every thread has one of its own. */
export class TranscriptReader {
  readonly configurations: ConfigurationFiles;
  /** Of what is said about no file in particular. */
  readonly language: Language;
  readonly #encoding: Reading["encoding"];
  readonly #spoken: Spoken;

  constructor({ configuration, encoding }: Reading, spoken: Spoken) {
    this.#encoding = encoding;
    this.#spoken = spoken;
    this.configurations = new ConfigurationFiles(configuration);
    this.language = this.languageOf(this.configurations.for(ANY_FILE_HERE));
  }

  languageOf({ configuration }: ProjectConfiguration): Language {
    return this.#spoken.asked ?? configuration.language ?? this.#spoken.environment;
  }

  /**
   * The transcript in a file, or why it cannot be read; undefined when the file does not count by its content.
   *
   * @param most the size of the largest file that is read, in bytes.
   */
  read(
    { shown, path, counts }: FoundFile,
    project: ProjectConfiguration,
    most: number,
  ): OpenedFile | CliMessage | undefined {
    const isWanted = (read: DecodedText | CliMessage): boolean =>
      counts === "always" || isTranscript(read, project.vocabulary) === (counts === "if-transcript");
    const wantsRest = (head: Uint8Array): boolean => isWanted(this.#decode(head, project.vocabulary));
    const content = readWholeFile(path, { most, wantsRest });
    return content === undefined || "id" in content ? content : this.open(shown, project, content, isWanted);
  }

  /** The transcript that a content is, or why it is none; undefined when it is not wanted. */
  open(
    shown: string,
    project: ProjectConfiguration,
    { bytes, state }: FileContent,
    isWanted: (read: DecodedText | CliMessage) => boolean = () => true,
  ): OpenedFile | CliMessage | undefined {
    const decoded = this.#decode(bytes, project.vocabulary);
    if (!isWanted(decoded)) return undefined;
    if ("id" in decoded) return decoded;
    const transcript = Transcript.parse(decoded.text, project.vocabulary);
    const isEmpty = bytes.length === 0;
    return { shown, state, isEmpty, decoded, transcript, project, language: this.languageOf(project) };
  }

  #decode(bytes: Uint8Array, vocabulary: Vocabulary): DecodedText | CliMessage {
    const isNamed = this.#encoding !== undefined && this.#encoding !== "auto";
    const decoded = isNamed ? decodeNamed(bytes, this.#encoding, vocabulary) : decodeRecognised(bytes, vocabulary);
    if (decoded === undefined) return cliMessage("file.binary", {});
    if (!("other" in decoded)) return decoded;
    return cliMessage("encoding.other", { encoding: decoded.other, named: this.#encoding as EncodingName });
  }
}

function isTranscript(read: DecodedText | CliMessage, vocabulary: Vocabulary): boolean {
  return "text" in read && isTranscriptByContent(read.text.split(/\r\n|\r|\n/, RECOGNITION_LINES), vocabulary);
}
