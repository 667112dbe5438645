import { formatTranscript } from "../core/format.ts";
import { translate } from "../core/messages/translate.ts";
import type { FormatCommand } from "./arguments.ts";
import { type CliMessage, cliMessage } from "./messages/catalogue.ts";
import { say } from "./messages/say.ts";
import type { Palette } from "./output.ts";
import type { OpenedFile, Run } from "./run.ts";
import { unifiedDiff } from "./unified-diff.ts";
import { visibleLine } from "./visible-text.ts";
import { bytesOf, reasonAgainstWriting, writeBack } from "./write-back.ts";

/** `qa-transcript format`; the exit code. */
export async function runFormat(command: FormatCommand, run: Run): Promise<number> {
  const request = { isEncodingGiven: command.encoding !== undefined, toUtf8: command.toUtf8 };
  let changed = 0;
  for await (const file of run.openedFiles()) {
    if (await format(file)) changed++;
    if (run.output.isClosed && command.mode !== "write") break;
  }
  const counts = { files: changed, of: run.files };
  if (command.mode === "check") run.output.note(say(cliMessage("format.unformatted", counts), run.language));
  if (command.mode === "write") run.output.note(say(cliMessage("format.formatted", counts), run.language));
  if (run.hasFailed) return 2;
  return command.mode === "check" && changed > 0 ? 1 : 0;

  /** Whether the file is, or would be, another one. */
  async function format(file: OpenedFile): Promise<boolean> {
    const { transcript, project, decoded, language } = file;
    const against = reasonAgainstWriting(file, request);
    if (against !== undefined) return fail(against);
    const outcome = formatTranscript(transcript, project.configuration);
    if (outcome.kind === "refused") return failWith(translate(outcome.reason, language));
    const text = transcript.edit(outcome.edits).text();
    const bytes = bytesOf(file, text, request);
    if (!(bytes instanceof Uint8Array)) return fail(bytes);
    const isChanged = outcome.edits.length > 0 || (command.toUtf8 && decoded.encoding !== "utf-8");
    if (command.mode === "print") await run.output.write(bytes);
    if (command.mode === "diff") {
      await run.output.write(coloured(unifiedDiff(file.shown, decoded.text, outcome.edits), run.output.palette));
    }
    if (!isChanged) return false;
    if (command.mode === "write") {
      if (project.isBroken) return fail(cliMessage("configuration.kept-unwritten", {}));
      const failure = await writeBack(file, bytes);
      if (failure !== undefined) return fail(failure);
    }
    if (command.mode === "write" || command.mode === "check") await run.output.write(`${visibleLine(file.shown)}\n`);
    return true;

    function fail(message: CliMessage): false {
      return failWith(say(message, language));
    }

    function failWith(text: string): false {
      run.report(file.shown, text, "error", language);
      return false;
    }
  }
}

function coloured(diff: string, palette: Palette): string {
  if (!palette.isColorSupported) return diff;
  return diff.replace(/^(?:(---|\+\+\+) .*|@@.*|([-+]).*)$/gm, (line, header?: string, sign?: string) => {
    if (header !== undefined) return palette.bold(line);
    return sign === undefined ? palette.cyan(line) : sign === "-" ? palette.red(line) : palette.green(line);
  });
}
