import { countPhrase, inOneOfForms } from "../../core/messages/counts.ts";
import { type CliSentences, ENCODING_TITLES } from "./catalogue.ts";

const files = (count: number): string => `${count} ${inOneOfForms("en", count, ["file", "files"])}`;

const meaning = (meant: string | undefined): string => (meant === undefined ? "" : ` Did you mean “${meant}”?`);

const ENCODINGS = "utf-8, utf-16le, utf-16be, windows-1251, koi8-r, cp866, mac-cyrillic";

const LANGUAGE_AND_HELP = `  --language en|ru        language of everything said
  -h, --help              this help`;

const SHARED_OPTIONS = `  --config FILE           use this configuration instead of the nearest
                          .qa-transcript.json upward
  --stdin-filepath PATH   what standard input is called, and where its
                          configuration is looked for
  --jobs N                work in N threads; default: as many as pay
  --shard I/N             read the Ith of N parts of the files, which are dealt
                          out in turn: for jobs that share the work
${LANGUAGE_AND_HELP}`;

const PATHS = `PATH is a file, a folder, a glob pattern in quotes, or - for standard input.
In a folder, every *.qa and *.qa.txt counts, and every *.txt that is a transcript
by its content, except what .gitignore and .qa-transcript-ignore leave out.`;

/** What the command line says in English. */
export const ENGLISH: CliSentences = {
  help: () => `Checks and formats question-and-answer transcripts.

Usage:
  qa-transcript check  [OPTION]… PATH…   report what is wrong
  qa-transcript format [OPTION]… PATH…   make all safe fixes
  qa-transcript merge  REPORT…           join the reports on parts of a run
  qa-transcript help [COMMAND]
  qa-transcript --version

Exit code: 0 in order, 1 something was found, 2 something could not be done.
`,
  "help.check": () => `Reports what is wrong in transcripts.

Usage: qa-transcript check [OPTION]… PATH…

${PATHS}

  --format FORMAT         text, json, sarif or github (annotations); default: text
  --fix                   make all safe fixes in the files first
  --fix-suggested RULE    make the suggested fixes of a rule too; may be repeated.
                          Where the rule suggests several, the first is made;
                          RULE=N makes the Nth
  --fail-on SEVERITY      error, warning, information or hint: from which severity
                          on the exit code is 1; default: warning
  --encoding NAME|auto    the encoding of the files: ${ENCODINGS};
                          allows fixes in files that are not UTF-8
${SHARED_OPTIONS}

Exit code: 0 nothing at or above --fail-on, 1 something, 2 bad usage, a file that
cannot be read or written, a broken configuration.
`,
  "help.format": () => `Makes all safe fixes: nothing that a reader reads is changed.

Usage: qa-transcript format [OPTION]… PATH…

${PATHS}
Without an option, the formatted text goes to standard output.

  --check                 list the files that are not formatted; exit code 1 when
                          there is one
  --diff                  show what would change
  --write                 replace the files, each as a whole
  --encoding NAME|auto    format files that are not UTF-8: ${ENCODINGS}
  --to-utf8               write such files as UTF-8, not in their own encoding
${SHARED_OPTIONS}

Exit code: 0 done, 1 with --check, 2 bad usage, a file that cannot be read,
formatted or written, a broken configuration.
`,
  "help.merge": () => `Joins the reports on the parts of a run to the report on the whole run.

Usage: qa-transcript merge REPORT…

REPORT is what “qa-transcript check --shard I/N” has written, with --format json
or with --format sarif. All N are needed, in any order. The whole report goes to
standard output, the exceptions that no part needs to standard error.

${LANGUAGE_AND_HELP}

Exit code: that of the whole run; 2 also when a part is missing.
`,

  "usage.no-command": () => "A command is missing: check or format.",
  "usage.unknown-command": ({ found, meant }) => `There is no command “${found}”.${meaning(meant)}`,
  "usage.unknown-option": ({ found, meant }) => `There is no option ${found}.${meaning(meant)}`,
  "usage.other-command": ({ option, command }) => `${option} is no option of “${command}”.`,
  "usage.missing-value": ({ option }) => `${option} needs a value.`,
  "usage.superfluous-value": ({ option }) => `${option} takes no value.`,
  "usage.bad-value": ({ option, found, choices }) =>
    `${option} cannot be “${found}”. It can be: ${choices.join(", ")}.`,
  "usage.bad-jobs": ({ found }) => `--jobs cannot be “${found}”. It is a number of threads, from 1 to 999.`,
  "usage.bad-shard": ({ found }) =>
    `--shard cannot be “${found}”. It is I/N, the Ith of N parts: 1/4, 2/4, 3/4 or 4/4.`,
  "usage.unknown-rule": ({ found, meant }) => `There is no rule “${found}”.${meaning(meant)}`,
  "usage.twice": ({ option }) => `${option} is given twice.`,
  "usage.exclusive": ({ options }) => `${options.join(" and ")} exclude each other.`,
  "usage.no-paths": () => "Say what to read: a file, a folder, a pattern, or - for standard input.",
  "usage.no-reports": () => "Say which reports are to be joined.",
  "usage.input-twice": () => "Standard input (-) can be read only once.",
  "usage.input-path-alone": () => "--stdin-filepath names standard input, which is not among the paths: add -.",
  "usage.input-written": ({ option }) =>
    `${option} writes files, and standard input is none: use “qa-transcript format -”.`,
  "usage.utf8-without-encoding": () => "--to-utf8 needs --encoding: name the encoding of the files, or say auto.",
  "usage.see-help": ({ command }) => `See: qa-transcript ${command === undefined ? "" : `${command} `}--help`,
  "usage.no-such-choice": ({ rule, found, choices }) =>
    `--fix-suggested ${rule}=${found}: the rule suggests ${choices.map((title, index) => `${index + 1}) ${title}`).join("; ")}.`,

  "path.missing": () => "There is no such file or folder.",
  "path.no-match": () => "No file matches this pattern.",
  "path.no-permission": () => "Permission denied.",
  "path.failed": ({ code }) => `Cannot be read (${code}).`,
  "path.no-file": () => "Neither a file nor a folder.",
  "path.link-circle": () => "Symbolic links lead in a circle.",
  "path.link-nowhere": () => "A symbolic link that leads nowhere; skipped.",
  "path.link-loop": ({ target }) => `A symbolic link back to ${target}; skipped.`,
  "file.binary": () => "Not a text: a binary file.",
  "file.empty": () => "An empty file.",
  "file.too-large": ({ megabytes, most }) => `Too large: ${megabytes} MB; at most ${most} MB can be read at once.`,
  "file.changed": () => "Changed by someone else meanwhile; not written.",
  "file.read-only": () => "Read-only; not written.",
  "file.write-failed": ({ code }) => `Cannot be written (${code}); left as it was.`,
  "encoding.refused": ({ encoding }) =>
    `Not formatted: it is in ${ENCODING_TITLES[encoding]}, not in UTF-8. Say --encoding ${encoding}, or --encoding auto.`,
  "encoding.other": ({ encoding, named }) =>
    `Not in ${ENCODING_TITLES[named]}: this file is in ${ENCODING_TITLES[encoding]}.`,
  "encoding.lost-bytes": ({ encoding }) =>
    `Not formatted: some bytes are no ${ENCODING_TITLES[encoding]}, and would be lost.`,
  "encoding.lacks": ({ encoding, character, line, column }) =>
    `Not written: ${ENCODING_TITLES[encoding]} has no “${character}” (line ${line}, column ${column}).`,
  "configuration.kept-unwritten": () => "Not changed, since its configuration is broken.",
  "paths.nothing": () => "No transcripts found.",
  "merge.no-part": () =>
    "Not a report on a part of a run, as “qa-transcript check --shard” writes it in JSON or in SARIF.",
  "merge.other-run": ({ path }) =>
    `Not of the same run as ${path}: other files, another number of parts, another form or another version.`,
  "merge.twice": ({ path }) => `The same part as ${path}.`,
  "merge.missing": ({ parts }) => `Missing from this run: ${parts.join(", ")}.`,
  crashed: ({ reason }) => `An error in qa-transcript itself: ${reason}`,

  "level.error": () => "error",
  "level.warning": () => "warning",
  "level.note": () => "note",
  severity: ({ severity }) => severity,
  "report.encoding": ({ encoding }) => `in ${ENCODING_TITLES[encoding]}`,
  "report.related": ({ line, column }) => `see ${line}:${column}`,
  "report.summary": ({ files: all, damaged, counts }) => {
    const kinds = (["error", "warning", "information", "hint"] as const).filter((severity) => counts[severity] > 0);
    if (kinds.length === 0) return `Nothing found in ${files(all)}.`;
    return `Found ${kinds.map((severity) => countPhrase("en", counts[severity], severity)).join(", ")} in ${damaged} of ${files(all)}.`;
  },
  "report.fixable": ({ safe, suggested }) =>
    [
      safe > 0 ? `[*] ${safe} fixable with --fix.` : "",
      suggested > 0 ? `[?] ${suggested} with a suggested fix: --fix-suggested RULE.` : "",
    ]
      .filter((part) => part !== "")
      .join(" "),
  "report.fixed": ({ files: count }) => `Fixed: ${files(count)}.`,
  "format.unformatted": ({ files: count, of, unjudged }) => {
    if (count + unjudged === 0) return `Formatted: all of ${files(of)}.`;
    return [
      count > 0 ? `Not formatted: ${count} of ${files(of)}.` : "",
      unjudged > 0 ? `Could not be checked: ${unjudged} of ${files(of)}.` : "",
    ]
      .filter((part) => part !== "")
      .join(" ");
  },
  "format.formatted": ({ files: count, of }) => `Changed: ${count} of ${files(of)}.`,
  progress: ({ files: count }) => `${files(count)}…`,
};
