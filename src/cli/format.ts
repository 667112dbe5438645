import { formatTranscript } from "../core/format.ts";
import { translate } from "../core/messages/translate.ts";
import type { FormatCommand } from "./arguments.ts";
import { cliMessage } from "./messages/catalogue.ts";
import { say } from "./messages/say.ts";
import type { Work, Worked } from "./outcome.ts";
import type { Palette } from "./output.ts";
import type { Run } from "./run.ts";
import { unifiedDiff } from "./unified-diff.ts";
import { visibleLine } from "./visible-text.ts";
import { bytesOf, reasonAgainstWriting } from "./write-back.ts";

/** What has come of formatting a file. */
export interface FormatResult {
  /** Whether the file is, or would be, another one. */
  readonly isChanged: boolean;
  /** For standard output. */
  readonly pieces: Iterable<string | Uint8Array>;
}

/** `qa-transcript format`; the exit code. */
export async function runFormat(command: FormatCommand, run: Run): Promise<number> {
  const { output } = run;
  let [judged, changed] = [0, 0];
  for await (const { result } of run.results(formatWork(command, output.palette))) {
    judged++;
    if (result.isChanged) changed++;
    await output.writeAll(result.pieces);
    // What is done is told at once.
    if (command.mode === "write") output.flush();
    else if (output.isClosed) break;
  }
  const counts = { files: changed, of: run.files };
  if (command.mode === "check") {
    const unjudged = run.files - judged;
    output.note(say(cliMessage("format.unformatted", { ...counts, unjudged }), run.language));
  }
  if (command.mode === "write") output.note(say(cliMessage("format.formatted", counts), run.language));
  if (run.hasFailed) return 2;
  return command.mode === "check" && changed > 0 ? 1 : 0;
}

export function formatWork(command: FormatCommand, palette: Palette): Work<FormatResult> {
  const { mode, toUtf8 } = command;
  const request = { isEncodingGiven: command.encoding !== undefined, toUtf8 };
  return (file, _, sayProblem) => {
    const { shown, transcript, project, decoded, language, state } = file;
    const against = reasonAgainstWriting(file, request);
    if (against !== undefined) return fail(say(against, language));
    const outcome = formatTranscript(transcript, project.configuration);
    if (outcome.kind === "refused") return fail(translate(outcome.reason, language));
    const isChanged = outcome.edits.length > 0 || (toUtf8 && decoded.encoding !== "utf-8");
    if (!isChanged && mode !== "print") return { result: { isChanged, pieces: [] } };
    const bytes = bytesOf(file, transcript.edit(outcome.edits).text(), request);
    if (!(bytes instanceof Uint8Array)) return fail(say(bytes, language));
    switch (mode) {
      case "print":
        return { result: { isChanged, pieces: [bytes] } };
      case "diff":
        return { result: { isChanged, pieces: [coloured(unifiedDiff(shown, decoded.text, outcome.edits), palette)] } };
      case "check":
        return { result: { isChanged, pieces: [`${visibleLine(shown)}\n`] } };
      case "write":
        if (project.isBroken) return fail(say(cliMessage("configuration.kept-unwritten", {}), language));
        return {
          result: { isChanged, pieces: [`${visibleLine(shown)}\n`] },
          change: { bytes, state, otherwise: undefined },
        };
    }

    function fail(text: string): Worked<FormatResult> {
      sayProblem(text);
      return { result: undefined };
    }
  };
}

function coloured(diff: string, palette: Palette): string {
  if (!palette.isColorSupported) return diff;
  return diff.replace(/^(?:(---|\+\+\+) .*|@@.*|([-+]).*)$/gm, (line, header?: string, sign?: string) => {
    if (header !== undefined) return palette.bold(line);
    return sign === undefined ? palette.cyan(line) : sign === "-" ? palette.red(line) : palette.green(line);
  });
}
