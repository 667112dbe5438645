#!/usr/bin/env node
import { languageOf } from "../core/messages/counts.ts";
import type { Language } from "../core/messages/counts.ts";
import { type CommandLine, readCommandLine } from "./arguments.ts";
import { runCheck } from "./check.ts";
import { runFormat } from "./format.ts";
import { cliMessage } from "./messages/catalogue.ts";
import { say } from "./messages/say.ts";
import { Output } from "./output.ts";
import { Run } from "./run.ts";

/** Of the package, written in when the bundle is made. */
declare const PRODUCT_VERSION: string;

const output = new Output();
const commandLine = readCommandLine(process.argv.slice(2));
const environment = environmentLanguage(process.env);

void run(commandLine)
  .catch((error: unknown) => {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    output.note(say(cliMessage("crashed", { reason }), commandLine.language ?? environment));
    return 2;
  })
  .then((code) => {
    output.end();
    process.exitCode = code;
  });

async function run({ command, problem, about, language }: CommandLine): Promise<number> {
  const spoken = language ?? environment;
  if (problem !== undefined) output.note(say(problem, spoken));
  if (command === undefined) {
    output.note(say(cliMessage("usage.see-help", { command: about }), spoken));
    return 2;
  }
  switch (command.kind) {
    case "version":
      await output.write(`${PRODUCT_VERSION}\n`);
      return 0;
    case "help":
      await output.write(
        say(cliMessage(command.command === undefined ? "help" : `help.${command.command}`, {}), spoken),
      );
      return 0;
    case "check":
      return runCheck(command, new Run(command, output, language, environment), PRODUCT_VERSION);
    case "format":
      return runFormat(command, new Run(command, output, language, environment));
  }
}

/** As the variables of POSIX say it, in their order; without them, as the system is set. */
function environmentLanguage(variables: NodeJS.ProcessEnv): Language {
  const named = [variables["LC_ALL"], variables["LC_MESSAGES"], variables["LANG"]].find((value) => value);
  // `ru_RU.UTF-8`: the language stands before the first mark.
  return languageOf(named?.split(/[._@]/, 1)[0] ?? Intl.DateTimeFormat().resolvedOptions().locale);
}
