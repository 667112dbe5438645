import path from "node:path";
import type { CheckCommand } from "./arguments.ts";
import type { Language } from "../core/messages/counts.ts";
import { translate } from "../core/messages/translate.ts";
import { check } from "../core/rules/engine.ts";
import { SEVERITIES } from "../core/rules/findings.ts";
import type { Finding } from "../core/rules/rule.ts";
import type { Transcript } from "../core/transcript/transcript.ts";
import { fixTranscript } from "./fixing.ts";
import { cliMessage } from "./messages/catalogue.ts";
import { say } from "./messages/say.ts";
import type { Output } from "./output.ts";
import { pathFrom, shownPath, uriFrom } from "./paths.ts";
import { githubReporter } from "./reporters/github.ts";
import { jsonReporter } from "./reporters/json.ts";
import type { Reporter } from "./reporters/reporter.ts";
import { sarifReporter } from "./reporters/sarif.ts";
import { textReporter } from "./reporters/text.ts";
import type { OpenedFile, Run } from "./run.ts";
import { bytesOf, reasonAgainstWriting, writeBack } from "./write-back.ts";

/** `qa-transcript check`; the exit code. */
export async function runCheck(command: CheckCommand, run: Run, version: string): Promise<number> {
  const { output, configurations } = run;
  const isFixing = command.fix || command.suggested.length > 0;
  const reporter = reporterOf(command, version, run.language, output);
  let fixed = 0;
  let isFaulty = false;
  await output.write(reporter.begin());
  for await (const file of run.openedFiles()) {
    const transcript = isFixing ? await fix(file) : file.transcript;
    const findings = check(transcript, file.project.configuration, (exception) => {
      configurations.noteUse(file.project, exception);
    });
    isFaulty ||= findings.some((finding) => fails(finding, command));
    const { encoding } = file.decoded;
    const checked = { path: file.shown, encoding, transcript, findings, language: file.language };
    await output.writeAll(reporter.file(checked));
    if (output.isClosed && !isFixing) break;
  }
  reportUnusedExceptions(command, run);
  await output.write(reporter.end({ problems: run.problems, fixed }));
  if (run.hasFailed) return 2;
  return isFaulty ? 1 : 0;

  /** The transcript as it stands in the file afterwards. */
  async function fix(file: OpenedFile): Promise<Transcript> {
    const { transcript: before, project, language } = file;
    const wanted = { safe: command.fix, suggested: command.suggested };
    const { transcript, refusal, missing } = fixTranscript(before, wanted, project.configuration);
    for (const { choice, finding } of missing) {
      const choices = finding.fixes.map(({ title }) => translate(title, language));
      const said = { rule: choice.rule, found: String(choice.choice), choices };
      run.report(file.shown, say(cliMessage("usage.no-such-choice", said), language), "error", language);
    }
    if (refusal !== undefined) run.report(file.shown, translate(refusal, language), "warning", language);
    if (transcript === before) return before;
    const text = transcript.text();
    if (text === before.text()) return before;
    const request = { isEncodingGiven: command.encoding !== undefined, toUtf8: false };
    const against =
      (project.isBroken ? cliMessage("configuration.kept-unwritten", {}) : undefined) ??
      reasonAgainstWriting(file, request);
    const bytes = against ?? bytesOf(file, text, request);
    const failure = bytes instanceof Uint8Array ? await writeBack(file, bytes) : bytes;
    if (failure !== undefined) {
      run.report(file.shown, say(failure, language), "error", language);
      return before;
    }
    fixed++;
    return transcript;
  }
}

function fails({ severity }: Finding, { failOn }: CheckCommand): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn);
}

function reporterOf({ format }: CheckCommand, version: string, language: Language, output: Output): Reporter {
  const folder = process.cwd();
  switch (format) {
    case "text":
      return textReporter(output.palette, language, output.width);
    case "json":
      return jsonReporter();
    case "sarif":
      return sarifReporter(version, language, (file) => uriFrom(folder, file, path));
    case "github": {
      // Annotations go by the root of the repository, wherever the step runs.
      const root = process.env["GITHUB_WORKSPACE"] ?? folder;
      return githubReporter((file) => pathFrom(root, path.resolve(folder, file), path));
    }
  }
}

/** Whether an exception is needed can be said only when all that it may hold for has been read. */
function reportUnusedExceptions({ paths }: CheckCommand, run: Run): void {
  const folders = paths.filter((one) => one !== "-").map((one) => path.resolve(one));
  for (const project of run.configurations.all) {
    const home = path.dirname(project.file!);
    if (!folders.some((folder) => home === folder || home.startsWith(folder + path.sep))) continue;
    const shown = shownPath(path.relative(process.cwd(), project.file!), path);
    for (const { place, textIn, level } of run.configurations.unused(project)) {
      run.report(shown, textIn(run.language), level, run.language, place);
    }
  }
}
