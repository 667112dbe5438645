import path from "node:path";

import type { EncodingName } from "../core/encoding/text-encoding.ts";
import type { Language } from "../core/messages/counts.ts";
import { translate } from "../core/messages/translate.ts";
import { checking, type CheckSettings } from "../core/rules/engine.ts";
import { SEVERITIES } from "../core/rules/findings.ts";
import type { IntendedException } from "../core/rules/intended.ts";
import type { Finding } from "../core/rules/rule.ts";
import type { Transcript } from "../core/transcript/transcript.ts";
import type { CheckCommand } from "./arguments.ts";
import { fixTranscript } from "./fixing.ts";
import { cliMessage } from "./messages/catalogue.ts";
import { say } from "./messages/say.ts";
import type { SayProblem, Work } from "./outcome.ts";
import type { Output, Palette } from "./output.ts";
import { pathFrom, shownPath, uriFrom } from "./paths.ts";
import { githubReporter } from "./reporters/github.ts";
import { jsonReporter } from "./reporters/json.ts";
import type { FindingCounts, Reporter } from "./reporters/reporter.ts";
import { sarifReporter } from "./reporters/sarif.ts";
import { countFindings, textReporter } from "./reporters/text.ts";
import { Run } from "./run.ts";
import type { ShardProject } from "./shard.ts";
import type { OpenedFile, Spoken } from "./transcript-reader.ts";
import { bytesOf, reasonAgainstWriting } from "./write-back.ts";

/** What has come of checking a file. Plain data, but for the pieces. */
export interface CheckResult {
  readonly encoding: EncodingName;
  /** Undefined when nothing was found. */
  readonly counts: FindingCounts | undefined;
  readonly isFixed: boolean;
  /** Of the exceptions of the file's project, in their order, those that something was found at. */
  readonly used: readonly number[];
  /** Of the report. */
  readonly pieces: Iterable<string>;
}

/** `qa-transcript check`; the exit code. */
export async function runCheck(command: CheckCommand, output: Output, spoken: Spoken): Promise<number> {
  const run: Run = new Run(command, output, spoken, (problem) => {
    reporter.problem(problem);
  });
  const reporter = reporterOf(command, run.language, output.palette, output.width);
  const failing = SEVERITIES.slice(0, SEVERITIES.indexOf(command.failOn) + 1);
  let fixed = 0;
  let isFaulty = false;
  output.write(reporter.begin());
  for await (const { shown, position, project, result } of run.results(checkWork(command, reporter))) {
    const { encoding, counts, isFixed, used, pieces } = result;
    if (isFixed) fixed++;
    isFaulty ||= failing.some((severity) => counts !== undefined && counts.severities[severity] > 0);
    for (const index of used) run.configurations.noteUse(project, project.configuration.intended[index]!);
    const file = { path: shown, position: command.shard && position, encoding, counts };
    await output.writeAll(reporter.file(file, pieces));
    if (output.isClosed && !isFixing(command)) break;
  }
  const projects = judgedProjects(command, run);
  // One part does not know what the others need.
  if (command.shard === undefined) {
    for (const { path: file, unused } of projects) {
      for (const { text, level, place } of unused) run.report({ path: file, text, level, place });
    }
  }
  const exit = run.hasFailed ? 2 : isFaulty ? 1 : 0;
  await output.writeAll(reporter.end({ fixed, shard: run.shardSummary(exit, projects) }));
  return exit;
}

/** @param palette of the text report; @param width of its lines. */
export function reporterOf({ format }: CheckCommand, language: Language, palette: Palette, width: number): Reporter {
  const folder = process.cwd();
  switch (format) {
    case "text":
      return textReporter(palette, language, width);
    case "json":
      return jsonReporter();
    case "sarif":
      return sarifReporter(language, (file) => uriFrom(folder, file, path));
    case "github": {
      // Annotations go by the root of the repository, wherever the step runs.
      const root = process.env["GITHUB_WORKSPACE"] ?? folder;
      return githubReporter((file) => pathFrom(root, path.resolve(folder, file), path));
    }
  }
}

/** Checks a transcript as it stands in the file, or as it will when the fixes are written. */
export function checkWork(command: CheckCommand, reporter: Reporter): Work<CheckResult> {
  return (file, position, sayProblem) => {
    const unfixed = checked(file.transcript, false);
    const fix = isFixing(command) ? fixOf(file, command, sayProblem) : undefined;
    if (fix === undefined) return { result: unfixed };
    const change = { bytes: fix.bytes, state: file.state, otherwise: unfixed };
    return { result: checked(fix.transcript, true), change };

    function checked(transcript: Transcript, isFixed: boolean): CheckResult {
      const { shown: path, decoded, language, project } = file;
      const used = new Set<IntendedException>();
      const { counts, findings } = found(transcript, project.configuration, (exception) => used.add(exception));
      const { encoding } = decoded;
      return {
        encoding,
        counts,
        isFixed,
        used: [...used].map((exception) => project.configuration.intended.indexOf(exception)),
        pieces: reporter.render({
          path,
          position: command.shard && position,
          encoding,
          transcript,
          findings,
          language,
        }),
      };
    }
  };
}

/** More findings of a file are not kept: they are looked for once more as they are reported, which takes time instead of memory. */
const MOST_KEPT = 100_000;

/** What is found in a transcript, and how often what. */
function found(
  transcript: Transcript,
  settings: CheckSettings,
  noteUse: (exception: IntendedException) => void,
): { readonly counts: FindingCounts | undefined; readonly findings: Iterable<Finding> } {
  const kept: Finding[] = [];
  const counts = countFindings(keeping());
  if (kept.length < MOST_KEPT) return { counts, findings: kept };
  return { counts, findings: { [Symbol.iterator]: () => checking(transcript, settings) } };

  function* keeping(): Iterable<Finding> {
    for (const finding of checking(transcript, settings, noteUse)) {
      if (kept.length < MOST_KEPT) kept.push(finding);
      yield finding;
    }
  }
}

/** The fixed transcript and its bytes; undefined when there is nothing to write, or something against it. */
function fixOf(
  file: OpenedFile,
  { fix, suggested, encoding }: CheckCommand,
  sayProblem: SayProblem,
): { readonly transcript: Transcript; readonly bytes: Uint8Array } | undefined {
  const { transcript: before, project, language } = file;
  const { transcript, refusal, missing } = fixTranscript(before, { safe: fix, suggested }, project.configuration);
  for (const { choice, finding } of missing) {
    const choices = finding.fixes.map(({ title }) => translate(title, language));
    const said = { rule: choice.rule, found: String(choice.choice), choices };
    sayProblem(say(cliMessage("usage.no-such-choice", said), language));
  }
  if (refusal !== undefined) sayProblem(translate(refusal, language), "warning");
  if (transcript === before) return undefined;
  const text = transcript.text();
  if (text === before.text()) return undefined;
  const request = { isEncodingGiven: encoding !== undefined, toUtf8: false };
  const against =
    (project.isBroken ? cliMessage("configuration.kept-unwritten", {}) : undefined) ??
    reasonAgainstWriting(file, request);
  const bytes = against ?? bytesOf(file, text, request);
  if (bytes instanceof Uint8Array) return { transcript, bytes };
  sayProblem(say(bytes, language));
  return undefined;
}

function isFixing({ fix, suggested }: CheckCommand): boolean {
  return fix || suggested.length > 0;
}

/** Whether an exception is needed can be said only when all that it may hold for has been read. */
function judgedProjects({ paths }: CheckCommand, run: Run): ShardProject[] {
  const folders = paths.filter((one) => one !== "-").map((one) => path.resolve(one));
  return [...run.projects].flatMap(([project, position]) => {
    const home = path.dirname(project.file!);
    if (!folders.some((folder) => home === folder || home.startsWith(folder + path.sep))) return [];
    const shown = shownPath(path.relative(process.cwd(), project.file!), path);
    const unused = run.configurations.unused(project);
    return [
      {
        path: shown,
        position,
        unused: unused.map(({ place, textIn, level }) => ({ text: textIn(run.language), level, place })),
      },
    ];
  });
}
