import type { EncodingName } from "../../core/encoding/text-encoding.ts";
import type { Severity } from "../../core/rules/rule.ts";

type Nothing = Readonly<Record<string, never>>;

interface Found {
  /** As it was typed. */
  readonly found: string;
}

interface Guessed extends Found {
  /** What is known and looks like it; undefined when nothing does. */
  readonly meant: string | undefined;
}

interface Option {
  /** With its hyphens. */
  readonly option: string;
}

/** How many findings there are of each severity. */
export type SeverityCounts = Readonly<Record<Severity, number>>;

/** Everything that the command line says itself, and what each sentence needs to be said. */
export interface CliMessageArguments {
  help: Nothing;
  "help.check": Nothing;
  "help.format": Nothing;
  "help.merge": Nothing;

  "usage.no-command": Nothing;
  "usage.unknown-command": Guessed;
  "usage.unknown-option": Guessed;
  "usage.other-command": Option & { readonly command: string };
  "usage.missing-value": Option;
  "usage.superfluous-value": Option;
  "usage.bad-value": Option & Found & { readonly choices: readonly string[] };
  "usage.bad-jobs": Found;
  "usage.bad-shard": Found;
  "usage.unknown-rule": Guessed;
  "usage.twice": Option;
  "usage.exclusive": { readonly options: readonly string[] };
  "usage.no-paths": Nothing;
  "usage.no-reports": Nothing;
  "usage.input-twice": Nothing;
  "usage.input-path-alone": Nothing;
  "usage.input-written": Option;
  "usage.utf8-without-encoding": Nothing;
  "usage.see-help": { readonly command: string | undefined };
  "usage.no-such-choice": {
    readonly rule: string;
    readonly found: string;
    readonly choices: readonly string[];
  };

  "path.missing": Nothing;
  "path.no-match": Nothing;
  "path.no-permission": Nothing;
  "path.failed": { readonly code: string };
  "path.no-file": Nothing;
  "path.link-circle": Nothing;
  "path.link-nowhere": Nothing;
  "path.link-loop": { readonly target: string };
  "file.binary": Nothing;
  "file.empty": Nothing;
  "file.too-large": { readonly megabytes: number; readonly most: number };
  "file.changed": Nothing;
  "file.read-only": Nothing;
  "file.write-failed": { readonly code: string };
  "encoding.refused": { readonly encoding: EncodingName };
  "encoding.other": { readonly encoding: EncodingName; readonly named: EncodingName };
  "encoding.lost-bytes": { readonly encoding: EncodingName };
  "encoding.lacks": {
    readonly encoding: EncodingName;
    readonly character: string;
    readonly line: number;
    readonly column: number;
  };
  "configuration.kept-unwritten": Nothing;
  "paths.nothing": Nothing;
  "merge.no-part": Nothing;
  "merge.other-run": { readonly path: string };
  "merge.twice": { readonly path: string };
  "merge.missing": { readonly parts: readonly string[] };
  crashed: { readonly reason: string };

  "level.error": Nothing;
  "level.warning": Nothing;
  "level.note": Nothing;
  severity: { readonly severity: Severity };
  "report.encoding": { readonly encoding: EncodingName };
  "report.related": { readonly line: number; readonly column: number };
  "report.summary": {
    readonly files: number;
    readonly damaged: number;
    readonly counts: SeverityCounts;
  };
  "report.fixable": { readonly safe: number; readonly suggested: number };
  "report.fixed": { readonly files: number };
  "format.unformatted": { readonly files: number; readonly of: number; readonly unjudged: number };
  "format.formatted": { readonly files: number; readonly of: number };
  progress: { readonly files: number };
}

export type CliMessageId = keyof CliMessageArguments;

/** Every sentence in one language: a language that lacks one does not compile. */
export type CliSentences = { readonly [Id in CliMessageId]: (given: CliMessageArguments[Id]) => string };

/** Something the command line says: a sentence and what is put into it. Plain data. */
export type CliMessage = {
  [Id in CliMessageId]: { readonly id: Id; readonly arguments: CliMessageArguments[Id] };
}[CliMessageId];

export function cliMessage<Id extends CliMessageId>(id: Id, given: CliMessageArguments[Id]): CliMessage {
  return { id, arguments: given } as CliMessage;
}

/** An encoding as people know it. */
export const ENCODING_TITLES: Readonly<Record<EncodingName, string>> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
  "windows-1251": "Windows-1251",
  "koi8-r": "KOI8-R",
  cp866: "CP866",
  "mac-cyrillic": "Mac Cyrillic",
};
