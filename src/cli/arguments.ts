import { parseArgs } from "node:util";

import { ENCODING_NAMES, type EncodingName, encodingNamed } from "../core/encoding/text-encoding.ts";
import type { Language } from "../core/messages/counts.ts";
import { SEVERITIES } from "../core/rules/findings.ts";
import { RULES } from "../core/rules/index.ts";
import type { RuleId, Severity } from "../core/rules/rule.ts";
import { isOneStepAway } from "../core/transcript/labels.ts";
import { type CliMessage, cliMessage } from "./messages/catalogue.ts";
import { type Shard, shardNamed } from "./shard.ts";

export type ReportFormat = "text" | "json" | "sarif" | "github";

/** The suggested fix of a rule that is wanted: the first that a finding offers, the second … */
export interface SuggestedChoice {
  readonly rule: RuleId;
  /** From 1. */
  readonly choice: number;
}

/** What is to be read, and how. */
export interface Reading {
  /** Files, folders and patterns as they were typed; `-` is standard input. */
  readonly paths: readonly string[];
  readonly inputPath: string | undefined;
  readonly configuration: string | undefined;
  /** Of the files that are not UTF-8; `auto` recognises it and allows writing. */
  readonly encoding: EncodingName | "auto" | undefined;
  /** How many threads are to work; undefined: as many as pay. */
  readonly jobs: number | undefined;
  /** The part of the run that is meant; undefined: all of it. */
  readonly shard: Shard | undefined;
}

export interface CheckCommand extends Reading {
  readonly kind: "check";
  readonly format: ReportFormat;
  readonly fix: boolean;
  readonly suggested: readonly SuggestedChoice[];
  readonly failOn: Severity;
}

export interface FormatCommand extends Reading {
  readonly kind: "format";
  readonly mode: "print" | "check" | "diff" | "write";
  readonly toUtf8: boolean;
}

/** Puts the reports on the parts of a run together. */
export interface MergeCommand {
  readonly kind: "merge";
  /** Their files. */
  readonly reports: readonly string[];
}

export type CommandName = (CheckCommand | FormatCommand | MergeCommand)["kind"];

export type Command =
  | CheckCommand
  | FormatCommand
  | MergeCommand
  | { readonly kind: "help"; readonly command: CommandName | undefined }
  | { readonly kind: "version" };

/** What was asked for, in which language; or what is wrong with the asking. */
export interface CommandLine {
  readonly language: Language | undefined;
  readonly command: Command | undefined;
  readonly problem: CliMessage | undefined;
  /** Whose help serves to mend the problem. */
  readonly about: CommandName | undefined;
}

const FORMATS: readonly ReportFormat[] = ["text", "json", "sarif", "github"];
const LANGUAGES: readonly Language[] = ["en", "ru"];
const COMMANDS: readonly CommandName[] = ["check", "format", "merge"];

const BOTH: readonly CommandName[] = ["check", "format"];
const CHECK: readonly CommandName[] = ["check"];
const FORMAT: readonly CommandName[] = ["format"];

/** Every option: whether it takes a value, whether it may be repeated, and whose it is. */
const OPTIONS = {
  help: { type: "boolean", short: "h", of: COMMANDS },
  version: { type: "boolean", of: COMMANDS },
  language: { type: "string", of: COMMANDS },
  config: { type: "string", of: BOTH },
  encoding: { type: "string", of: BOTH },
  "stdin-filepath": { type: "string", of: BOTH },
  jobs: { type: "string", of: BOTH },
  shard: { type: "string", of: BOTH },
  format: { type: "string", of: CHECK },
  fix: { type: "boolean", of: CHECK },
  "fix-suggested": { type: "string", multiple: true, of: CHECK },
  "fail-on": { type: "string", of: CHECK },
  check: { type: "boolean", of: FORMAT },
  diff: { type: "boolean", of: FORMAT },
  write: { type: "boolean", of: FORMAT },
  "to-utf8": { type: "boolean", of: FORMAT },
} as const;

type OptionName = keyof typeof OPTIONS;

/** Ends the reading of a command line that cannot be carried out. */
class UsageProblem extends Error {
  readonly said: CliMessage;

  constructor(said: CliMessage) {
    super(said.id);
    this.said = said;
  }
}

/** Reads the arguments behind the name of the program. Never throws. */
export function readCommandLine(args: readonly string[]): CommandLine {
  // The tokens alone are wanted: what the runtime says of a mistake is in English.
  const { tokens } = parseArgs({
    args: [...args],
    options: OPTIONS as unknown as Record<string, { type: "boolean" | "string"; short?: string }>,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<OptionName, string[]>();
  const positionals: string[] = [];
  let problem: CliMessage | undefined;
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    problem ??= problemOf(token);
    if (!isOption(token.name)) continue;
    values.set(token.name, [...(values.get(token.name) ?? []), token.value ?? ""]);
  }
  const [name, ...paths] = positionals;
  const about = commandNamed(name);
  const language = LANGUAGES.find((one) => values.get("language")?.includes(one));
  try {
    if (problem !== undefined) throw new UsageProblem(problem);
    return { language, command: commandOf(name, paths, values), problem: undefined, about };
  } catch (error) {
    if (!(error instanceof UsageProblem)) throw error;
    return { language, command: undefined, problem: error.said, about };
  }
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function problemOf({ name, rawName, value, inlineValue }: OptionToken): CliMessage | undefined {
  if (!isOption(name)) {
    const meant = similar(name, Object.keys(OPTIONS));
    return cliMessage("usage.unknown-option", { found: rawName, meant: meant && `--${meant}` });
  }
  if (OPTIONS[name].type === "boolean") {
    return inlineValue === true ? cliMessage("usage.superfluous-value", { option: rawName }) : undefined;
  }
  // `--config --fix` lacks a value; `--config=--fix` has a strange one.
  const isMissing = value === undefined || value === "" || (inlineValue !== true && /^-./.test(value));
  return isMissing ? cliMessage("usage.missing-value", { option: rawName }) : undefined;
}

function isOption(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}

function commandOf(
  name: string | undefined,
  paths: readonly string[],
  values: ReadonlyMap<OptionName, readonly string[]>,
): Command {
  if (values.has("version")) return { kind: "version" };
  if (name === "help") {
    const about = paths[0];
    return { kind: "help", command: about === undefined ? undefined : (commandNamed(about) ?? unknownCommand(about)) };
  }
  const command = commandNamed(name);
  if (values.has("help")) return { kind: "help", command };
  if (name === undefined) throw new UsageProblem(cliMessage("usage.no-command", {}));
  if (command === undefined) return unknownCommand(name);

  for (const [option, given] of values) {
    if (!OPTIONS[option].of.includes(command)) {
      throw new UsageProblem(cliMessage("usage.other-command", { option: `--${option}`, command }));
    }
    if (OPTIONS[option].type === "string" && option !== "fix-suggested" && given.length > 1) {
      throw new UsageProblem(cliMessage("usage.twice", { option: `--${option}` }));
    }
  }
  oneOf("language", LANGUAGES, undefined);
  if (command === "merge") return mergeCommand();
  const reading: Reading = {
    ...pathsOf(paths, values.get("stdin-filepath")?.[0]),
    configuration: values.get("config")?.[0],
    encoding: encodingOf(values.get("encoding")?.[0]),
    jobs: jobsOf(values.get("jobs")?.[0]),
    shard: shardOf(values.get("shard")?.[0]),
  };
  return command === "check" ? checkCommand(reading) : formatCommand(reading);

  function mergeCommand(): MergeCommand {
    if (paths.length === 0) throw new UsageProblem(cliMessage("usage.no-reports", {}));
    return { kind: "merge", reports: paths };
  }

  function checkCommand(given: Reading): CheckCommand {
    const command: CheckCommand = {
      kind: "check",
      ...given,
      format: oneOf("format", FORMATS, "text"),
      fix: values.has("fix"),
      suggested: (values.get("fix-suggested") ?? []).map(suggestedChoice),
      failOn: oneOf("fail-on", SEVERITIES, "warning"),
    };
    const writing = command.fix ? "--fix" : command.suggested.length > 0 ? "--fix-suggested" : undefined;
    if (writing !== undefined && command.paths.includes("-")) {
      throw new UsageProblem(cliMessage("usage.input-written", { option: writing }));
    }
    return command;
  }

  function formatCommand(given: Reading): FormatCommand {
    const modes = (["check", "diff", "write"] as const).filter((mode) => values.has(mode));
    if (modes.length > 1) {
      throw new UsageProblem(cliMessage("usage.exclusive", { options: modes.map((mode) => `--${mode}`) }));
    }
    const command: FormatCommand = {
      kind: "format",
      ...given,
      mode: modes[0] ?? "print",
      toUtf8: values.has("to-utf8"),
    };
    if (command.mode === "write" && command.paths.includes("-")) {
      throw new UsageProblem(cliMessage("usage.input-written", { option: "--write" }));
    }
    if (command.toUtf8 && command.encoding === undefined) {
      throw new UsageProblem(cliMessage("usage.utf8-without-encoding", {}));
    }
    return command;
  }

  function oneOf<Choice extends string, Default>(
    option: OptionName,
    choices: readonly Choice[],
    otherwise: Default,
  ): Choice | Default {
    const found = values.get(option)?.[0];
    if (found === undefined) return otherwise;
    const choice = choices.find((one) => one === found);
    if (choice !== undefined) return choice;
    throw new UsageProblem(cliMessage("usage.bad-value", { option: `--${option}`, found, choices }));
  }
}

function commandNamed(name: string | undefined): CommandName | undefined {
  return COMMANDS.find((command) => command === name);
}

function unknownCommand(found: string): never {
  throw new UsageProblem(cliMessage("usage.unknown-command", { found, meant: similar(found, [...COMMANDS, "help"]) }));
}

function pathsOf(paths: readonly string[], inputPath: string | undefined): Pick<Reading, "paths" | "inputPath"> {
  // Editors that name the text they send mean nothing else but standard input.
  if (paths.length === 0 && inputPath !== undefined) return { paths: ["-"], inputPath };
  if (paths.length === 0) throw new UsageProblem(cliMessage("usage.no-paths", {}));
  const inputs = paths.filter((path) => path === "-").length;
  if (inputs > 1) throw new UsageProblem(cliMessage("usage.input-twice", {}));
  if (inputs === 0 && inputPath !== undefined) throw new UsageProblem(cliMessage("usage.input-path-alone", {}));
  return { paths, inputPath };
}

function encodingOf(found: string | undefined): Reading["encoding"] {
  if (found === undefined || found === "auto") return found;
  const encoding = encodingNamed(found);
  if (encoding !== undefined) return encoding;
  const choices = ["auto", ...ENCODING_NAMES];
  throw new UsageProblem(cliMessage("usage.bad-value", { option: "--encoding", found, choices }));
}

function jobsOf(found: string | undefined): number | undefined {
  if (found === undefined) return undefined;
  if (/^[1-9]\d{0,2}$/.test(found)) return Number(found);
  throw new UsageProblem(cliMessage("usage.bad-jobs", { found }));
}

function shardOf(found: string | undefined): Shard | undefined {
  const shard = found === undefined ? undefined : shardNamed(found);
  if (found !== undefined && shard === undefined) throw new UsageProblem(cliMessage("usage.bad-shard", { found }));
  return shard;
}

function suggestedChoice(given: string): SuggestedChoice {
  const [, rule = given, choice = "1"] = /^(.*?)=(\d{1,2})$/.exec(given) ?? [];
  if (!Object.hasOwn(RULES, rule)) {
    const meant = similar(rule, Object.keys(RULES));
    throw new UsageProblem(cliMessage("usage.unknown-rule", { found: rule, meant }));
  }
  return { rule: rule as RuleId, choice: Number(choice) };
}

/** The known word that a mistyped one is likely to be: one step away, or what it begins. */
function similar(found: string, known: readonly string[]): string | undefined {
  return (
    known.find((one) => isOneStepAway(found, one)) ??
    (found.length > 2 ? known.find((one) => one.startsWith(found)) : undefined)
  );
}
