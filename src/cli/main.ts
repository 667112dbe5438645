#!/usr/bin/env node
import { isMainThread, parentPort, workerData } from "node:worker_threads";

import { languageOf } from "../core/messages/counts.ts";
import type { Language } from "../core/messages/counts.ts";
import { type CommandLine, readCommandLine } from "./arguments.ts";
import { checkWork, reporterOf, runCheck } from "./check.ts";
import { formatWork, runFormat } from "./format.ts";
import { runMerge } from "./merge.ts";
import { cliMessage } from "./messages/catalogue.ts";
import { say } from "./messages/say.ts";
import { Output, paletteWith } from "./output.ts";
import { Run } from "./run.ts";
import { TranscriptReader } from "./transcript-reader.ts";
import { PlainWork, serve, WorkerFailure, type WorkerOrder } from "./workers.ts";

/** Of the package, written in when the bundle is made. */
declare const PRODUCT_VERSION: string;

if (isMainThread) runMain();
else runWorker(workerData as WorkerOrder);

function runMain(): void {
  const output = new Output();
  const commandLine = readCommandLine(process.argv.slice(2));
  const environment = environmentLanguage(process.env);
  void run(commandLine, environment, output)
    .catch((error: unknown) => {
      output.note(say(cliMessage("crashed", { reason: reasonOf(error) }), commandLine.language ?? environment));
      return 2;
    })
    .then((code) => {
      output.end();
      process.exitCode = code;
    });
}

/** What helps to find the fault; how a thread has ended is all that can be said of that. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error instanceof WorkerFailure ? error.message : (error.stack ?? error.message);
}

/** In a thread of its own, as the main thread would do it. */
function runWorker({ command, spoken, isColorSupported, width }: WorkerOrder): void {
  const reader = new TranscriptReader(command, spoken);
  const palette = paletteWith(isColorSupported);
  const port = parentPort!;
  if (command.kind === "format") serve(port, new PlainWork(reader, formatWork(command, palette)));
  else serve(port, new PlainWork(reader, checkWork(command, reporterOf(command, reader.language, palette, width))));
}

async function run(
  { command, problem, about, language: asked }: CommandLine,
  environment: Language,
  output: Output,
): Promise<number> {
  const spoken = asked ?? environment;
  if (problem !== undefined) output.note(say(problem, spoken));
  if (command === undefined) {
    output.note(say(cliMessage("usage.see-help", { command: about }), spoken));
    return 2;
  }
  switch (command.kind) {
    case "version":
      output.write(`${PRODUCT_VERSION}\n`);
      return 0;
    case "help":
      output.write(say(cliMessage(command.command === undefined ? "help" : `help.${command.command}`, {}), spoken));
      return 0;
    case "check":
      return runCheck(command, output, { asked, environment });
    case "format":
      return runFormat(command, new Run(command, output, { asked, environment }));
    case "merge":
      return runMerge(command, output, spoken);
  }
}

/** As the variables of POSIX say it, in their order; without them, as the system is set. */
function environmentLanguage(variables: NodeJS.ProcessEnv): Language {
  const named = [variables["LC_ALL"], variables["LC_MESSAGES"], variables["LANG"]].find((value) => value);
  // `ru_RU.UTF-8`: the language stands before the first mark.
  return languageOf(named?.split(/[._@]/, 1)[0] ?? Intl.DateTimeFormat().resolvedOptions().locale);
}
