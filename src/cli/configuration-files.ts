import { existsSync } from "node:fs";
import path from "node:path";

import { type Configuration, DEFAULT_CONFIGURATION, vocabularyOf } from "../core/config/configuration.ts";
import {
  CONFIGURATION_FILE,
  type ConfigurationProblem,
  readConfiguration,
  unusedExceptions,
} from "../core/config/read-configuration.ts";
import type { Language } from "../core/messages/counts.ts";
import { translate } from "../core/messages/translate.ts";
import type { IntendedException } from "../core/rules/intended.ts";
import type { Vocabulary } from "../core/transcript/labels.ts";
import { Transcript } from "../core/transcript/transcript.ts";
import { say } from "./messages/say.ts";
import { placeOf, type Place } from "./places.ts";
import { readWholeFile } from "./read-file.ts";

/** What holds for a file: the nearest project file upward, or the one that was named. */
export interface ProjectConfiguration {
  /** Undefined when there is none. */
  readonly file: string | undefined;
  readonly configuration: Configuration;
  readonly vocabulary: Vocabulary;
  /** Something in it cannot be read: checking falls back to the defaults, writing had better not. */
  readonly isBroken: boolean;
  readonly problems: readonly ConfigurationProblemPlace[];
  /** Of its exceptions, those that are not among the used ones. */
  readonly unused: (used: ReadonlySet<IntendedException>) => readonly ConfigurationProblemPlace[];
}

export interface ConfigurationProblemPlace {
  /** Undefined when the file as a whole cannot be read. */
  readonly place: Place | undefined;
  readonly textIn: (language: Language) => string;
  readonly level: "error" | "warning";
}

const NONE: ProjectConfiguration = {
  file: undefined,
  configuration: DEFAULT_CONFIGURATION,
  vocabulary: vocabularyOf(DEFAULT_CONFIGURATION),
  isBroken: false,
  problems: [],
  unused: () => [],
};

/** The project files that the files of a run go by, each read once. */
export class ConfigurationFiles {
  readonly #named: ProjectConfiguration | undefined;
  /** As folders are given, and by their whole paths. */
  readonly #byFolder = new Map<string, ProjectConfiguration>();
  readonly #used = new Map<ProjectConfiguration, Set<IntendedException>>();

  /** @param named the file that holds for all, wherever they are. */
  constructor(named: string | undefined) {
    this.#named = named === undefined ? undefined : readProject(path.resolve(named));
  }

  for(file: string): ProjectConfiguration {
    if (this.#named !== undefined) return this.#named;
    const folder = path.dirname(file);
    let project = this.#byFolder.get(folder);
    if (project === undefined) this.#byFolder.set(folder, (project = this.#inFolder(path.resolve(folder))));
    return project;
  }

  /** Remembers which exceptions the transcripts need. */
  noteUse(project: ProjectConfiguration, exception: IntendedException): void {
    let used = this.#used.get(project);
    if (used === undefined) this.#used.set(project, (used = new Set()));
    used.add(exception);
  }

  /** The exceptions that no transcript needed. */
  unused(project: ProjectConfiguration): readonly ConfigurationProblemPlace[] {
    return project.unused(this.#used.get(project) ?? new Set());
  }

  #inFolder(folder: string): ProjectConfiguration {
    let project = this.#byFolder.get(folder);
    if (project !== undefined) return project;
    const file = path.join(folder, CONFIGURATION_FILE);
    const parent = path.dirname(folder);
    if (existsSync(file)) project = readProject(file);
    else project = parent === folder ? NONE : this.#inFolder(parent);
    this.#byFolder.set(folder, project);
    return project;
  }
}

function readProject(file: string): ProjectConfiguration {
  const content = readWholeFile(file);
  if (!("bytes" in content)) {
    return {
      ...NONE,
      file,
      isBroken: true,
      problems: [{ place: undefined, textIn: (language) => say(content, language), level: "error" }],
    };
  }
  const text = content.bytes.toString("utf8").replace(/^\uFEFF/, "");
  const read = readConfiguration(text);
  // Its lines are counted as those of any text.
  const lines = Transcript.parse(text);
  const placed = ({ span, message, severity }: ConfigurationProblem): ConfigurationProblemPlace => ({
    place: placeOf(lines, span.start),
    textIn: (language) => translate(message, language),
    level: severity,
  });
  return {
    file,
    configuration: read.configuration,
    vocabulary: vocabularyOf(read.configuration),
    isBroken: read.problems.some(({ severity }) => severity === "error"),
    problems: read.problems.map(placed),
    unused: (used) => unusedExceptions(read, used, read.configuration).map(placed),
  };
}
