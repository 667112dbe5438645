import type { Language } from "../messages/counts.ts";
import type { IntendedException } from "../rules/intended.ts";
import type { RuleId, Severity } from "../rules/rule.ts";
import { type Label, Vocabulary } from "../transcript/labels.ts";
import { labelKeys } from "../transcript/own-labels.ts";

/** What users and projects decide. It can be handed to the engine and to formatting as it is, as their settings. */
export interface Configuration {
  /** Instead of the rules' own severities. */
  readonly severities: Readonly<Partial<Record<RuleId, Severity | "off">>>;
  /** Own labels, in NFC, of the vocabulary `own`; no two are read as the same. */
  readonly labels: readonly Label[];
  readonly intended: readonly IntendedException[];
  /** Of everything said; undefined: the display language. */
  readonly language: Language | undefined;
}

/** What holds where nobody has decided anything. */
export const DEFAULT_CONFIGURATION: Configuration = {
  severities: {},
  labels: [],
  intended: [],
  language: undefined,
};

/**
 * The user's settings under the project's file: the project wins rule by rule, label by label (of those that are read as
 * the same) and in the language. Exceptions are the project's alone, and stay the same objects.
 */
export function mergeConfigurations(settings: Configuration, project: Configuration): Configuration {
  const taken = new Set(project.labels.flatMap(labelKeys));
  return {
    severities: { ...settings.severities, ...project.severities },
    labels: [...project.labels, ...settings.labels.filter((label) => !labelKeys(label).some((key) => taken.has(key)))],
    intended: project.intended,
    language: project.language ?? settings.language,
  };
}

/** By their labels; held weakly, since only transcripts need them. */
const VOCABULARIES = new Map<string, WeakRef<Vocabulary>>();

/**
 * The vocabulary with the own labels of a configuration: the same object for equal labels, since what is known of a line
 * is kept for one vocabulary.
 */
export function vocabularyOf({ labels }: Pick<Configuration, "labels">): Vocabulary {
  if (labels.length === 0) return Vocabulary.builtIn;
  // No label holds white.
  const key = labels.map(({ text, role }) => `${text} ${role}`).join(" ");
  let vocabulary = VOCABULARIES.get(key)?.deref();
  if (vocabulary === undefined) VOCABULARIES.set(key, new WeakRef((vocabulary = new Vocabulary(labels))));
  return vocabulary;
}
