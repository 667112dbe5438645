import { type Message, message } from "../messages/catalogue.ts";
import type { Language } from "../messages/counts.ts";
import { RULES } from "../rules/index.ts";
import { type IntendedException, plainWords } from "../rules/intended.ts";
import type { RuleId, Severity } from "../rules/rule.ts";
import type { Span } from "../text/span.ts";
import { BUILT_IN_LABELS, isOneStepAway, type Label, ROLES } from "../transcript/labels.ts";
import { LABEL_LENGTH, labelKeys, ownLabel } from "../transcript/own-labels.ts";
import type { Configuration } from "./configuration.ts";
import { type JsonNode, nodeSpan, propertiesOf, readJsonText } from "./json-text.ts";

/** How the file of a project is called; the nearest one upward counts. */
export const CONFIGURATION_FILE = ".qa-transcript.json";

export const SEVERITIES: readonly (Severity | "off")[] = ["error", "warning", "information", "hint", "off"];
export const LANGUAGES: readonly Language[] = ["en", "ru"];

/** What is wrong with a project's file, and where. */
export interface ConfigurationProblem {
  /** UTF-16 offsets into the text of the file. */
  readonly span: Span;
  readonly message: Message;
  readonly severity: "error" | "warning";
}

/** What a file says as far as it can be read, and what is wrong with the rest, by place. */
export interface ReadConfiguration {
  readonly configuration: Configuration;
  readonly problems: readonly ConfigurationProblem[];
  /** Where each exception stands in the file. */
  readonly intendedSpans: ReadonlyMap<IntendedException, Span>;
}

/** Reads the text of a project's file. Never throws: what is wrong is a problem, and that part is as by default. */
export function readConfiguration(text: string): ReadConfiguration {
  const problems: ConfigurationProblem[] = [];
  const severities: Partial<Record<RuleId, Severity | "off">> = {};
  const labels: Label[] = [];
  const intended = new Map<string, IntendedException>();
  const intendedSpans = new Map<IntendedException, Span>();
  let language: Language | undefined;

  const { root, error } = readJsonText(text);
  if (error !== undefined) problems.push({ ...error, severity: "error" });
  if (root !== undefined) readRoot(root);
  else if (error === undefined) {
    const span = { start: 0, end: text.length };
    problems.push({ span, message: message("configuration.empty", {}), severity: "warning" });
  }
  return {
    configuration: { severities, labels, intended: [...intended.values()], language },
    problems: problems.sort((a, b) => a.span.start - b.span.start),
    intendedSpans,
  };

  function readRoot(node: JsonNode): void {
    const root = members(node, ["$schema", "language", "labels", "rules", "intended"]);
    if (root.language) language = choice(root.language, LANGUAGES);
    for (const { key, value } of unique(root.rules)) readRule(key, value);
    const taken = new Map(BUILT_IN_LABELS.flatMap((label) => labelKeys(label).map((key) => [key, label])));
    for (const item of items(root.labels)) readLabel(item, taken);
    for (const item of items(root.intended)) readIntended(item);
  }

  function readRule(key: JsonNode, value: JsonNode): void {
    const id = key.value!;
    if (!isRuleId(id)) {
      report(key, unknown(id, Object.keys(RULES)), "warning");
      return;
    }
    const severity = choice(value, SEVERITIES);
    if (severity !== undefined) severities[id] = severity;
  }

  function readLabel(item: JsonNode, taken: Map<string, Label>): void {
    const { text, role } = required(item, ["text", "role"]);
    const word = text && string(text);
    const meant = role && choice(role, ROLES);
    if (text === undefined || word === undefined || meant === undefined) return;
    const label = ownLabel(word, meant);
    if (label === undefined) {
      report(text, message("configuration.label", { found: word, longest: LABEL_LENGTH }));
      return;
    }
    const other = clashingLabel(label, taken);
    if (other !== undefined) {
      report(text, message("configuration.label-taken", { found: word, label: other.text }));
      return;
    }
    for (const key of labelKeys(label)) taken.set(key, label);
    labels.push(label);
  }

  function readIntended(item: JsonNode): void {
    const { rule, words } = required(item, ["rule", "words"]);
    const id = rule && string(rule);
    const found = words && string(words);
    if (rule === undefined || id === undefined || found === undefined) return;
    if (!isRuleId(id)) {
      report(rule, unknown(id, Object.keys(RULES)), "warning");
      return;
    }
    const exception: IntendedException = { rule: id, words: plainWords(found) };
    const key = `${id} ${exception.words}`;
    if (intended.has(key)) {
      report(item, message("configuration.duplicate", { found: exception.words }), "warning");
      return;
    }
    intended.set(key, exception);
    intendedSpans.set(exception, nodeSpan(item));
  }

  function report(node: JsonNode, said: Message, severity: ConfigurationProblem["severity"] = "error"): void {
    problems.push({ span: nodeSpan(node), message: said, severity });
  }

  /** The properties of an object, of several by one name the last. */
  function unique(node: JsonNode | undefined): { readonly key: JsonNode; readonly value: JsonNode }[] {
    if (node === undefined || !isA(node, "object")) return [];
    const byName = new Map<unknown, { readonly key: JsonNode; readonly value: JsonNode }>();
    for (const property of propertiesOf(node)) {
      const name = property.key.value!;
      if (byName.has(name)) report(property.key, message("configuration.duplicate", { found: name }), "warning");
      byName.set(name, property);
    }
    return [...byName.values()];
  }

  /** The values of the known properties of an object. */
  function members<Name extends string>(
    node: JsonNode,
    names: readonly Name[],
  ): Readonly<Partial<Record<Name, JsonNode>>> {
    const values: Partial<Record<Name, JsonNode>> = {};
    for (const { key, value } of unique(node)) {
      const name = names.find((one) => one === key.value);
      if (name !== undefined) values[name] = value;
      else report(key, unknown(key.value!, names), "warning");
    }
    return values;
  }

  function required<Name extends string>(
    node: JsonNode,
    names: readonly Name[],
  ): Readonly<Partial<Record<Name, JsonNode>>> {
    const values = members(node, names);
    // What is missing in a text that is broken may only be what could not be read.
    const missing = node.type === "object" && error === undefined ? names.find((name) => !values[name]) : undefined;
    if (missing !== undefined) report(node, message("configuration.missing", { missing }));
    return values;
  }

  function items(node: JsonNode | undefined): readonly JsonNode[] {
    return node !== undefined && isA(node, "array") ? node.children! : [];
  }

  function string(node: JsonNode): string | undefined {
    return isA(node, "string") ? node.value! : undefined;
  }

  function choice<Value extends string>(node: JsonNode, allowed: readonly Value[]): Value | undefined {
    const found = string(node);
    const value = allowed.find((one) => one === found);
    if (found !== undefined && value === undefined) {
      report(node, message("configuration.value", { found, allowed: allowed.join(", ") }));
    }
    return value;
  }

  function isA(node: JsonNode, expected: "object" | "array" | "string"): boolean {
    if (node.type === expected) return true;
    report(node, message(`configuration.${expected}`, {}));
    return false;
  }
}

/**
 * Reads the same shape, `{ language?, labels?, rules?, intended? }`, given as plain values such as the editor's
 * settings; undefined is nothing. What is wrong is as by default.
 */
export function readSettings(value: unknown): Configuration {
  const text: unknown = JSON.stringify(value);
  return readConfiguration(typeof text === "string" ? text : "").configuration;
}

/**
 * The exceptions of a file that nothing was found at, as problems of that file. Those from rules that are off are none: they
 * serve again when their rule does.
 *
 * @param used those that checking has noted in all transcripts that the file holds for.
 * @param severities those that the transcripts were checked by.
 */
export function unusedExceptions(
  { intendedSpans }: Pick<ReadConfiguration, "intendedSpans">,
  used: ReadonlySet<IntendedException>,
  { severities }: Pick<Configuration, "severities">,
): ConfigurationProblem[] {
  return [...intendedSpans]
    .filter(([exception]) => !used.has(exception) && severities[exception.rule] !== "off")
    .map(([{ rule }, span]) => ({ span, message: message("configuration.unused", { rule }), severity: "warning" }));
}

/** The label that a new one could not be told from; one that says the same of the same role is none. */
export function clashingLabel(label: Label, taken: ReadonlyMap<string, Label>): Label | undefined {
  const other = labelKeys(label)
    .map((key) => taken.get(key))
    .find((one) => one !== undefined);
  return other?.vocabulary === "own" || other?.role !== label.role ? other : undefined;
}

function isRuleId(name: string): name is RuleId {
  return Object.hasOwn(RULES, name);
}

/** What is said of a name that means nothing, which one of the names may be one letter away from. */
function unknown(found: string, names: readonly string[]): Message {
  const suggestion = names.find((name) => isOneStepAway(found, name));
  return suggestion === undefined
    ? message("configuration.unknown", { found })
    : message("configuration.misspelt", { found, suggestion });
}
