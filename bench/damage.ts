/** Faults as people and programs make them, each of which formatting mends without a trace. */

import type { Random } from "../test/core/support/planted-faults/random.ts";
import type { Exchanges } from "./inputs.ts";

/** A line with a fault; undefined when the fault does not fit on it. */
type Fault = (line: string, random: Random) => string | undefined;

/** The exchanges with a fault on every line: formatted, they are what they were. Some faults bring a blank line with them. */
export function* damaged(exchanges: Exchanges, random: Random): Exchanges {
  for (;;) yield exchanges.next().value.map((line) => damage(line, random));
}

function damage(line: string, random: Random): string {
  return random.pick(FAULTS)(line, random) ?? damage(line, random);
}

const ofLabel =
  (damage: (label: string, text: string) => string): Fault =>
  (line) => {
    const [label, text] = line.split("\t") as [string, string];
    return label === "" ? undefined : damage(label, text);
  };

const ofContinuation =
  (indentation: string): Fault =>
  (line) =>
    line.startsWith("\t") ? indentation + line.slice(1) : undefined;

/** Between two words of letters alone: beside a digit or a mark another rule could have its say. */
const betweenWords =
  (replacement: string): Fault =>
  (line, random) =>
    replaceOne(line, /(?<=[а-яё]) (?=[а-яё])/gu, replacement, random);

const FAULTS: readonly Fault[] = [
  ofLabel((label, text) => `${label}: ${text}`),
  ofLabel((label, text) => `${label}\t\t${text}`),
  ofLabel((label, text) => `${label.toLowerCase()}\t${text}`),
  ofLabel((label, text) => `${label.replace("о", "o").replace("О", "O")}\t${text}`),
  ofLabel((label, text) => ` ${label}\t${text}`),
  ofLabel((label, text) => `- ${label}\t${text}`),
  ofContinuation("    "),
  ofContinuation("\t\t"),
  ofContinuation(" \t"),
  betweenWords("  "),
  betweenWords("\t"),
  betweenWords("\u200B "),
  (line, random) => replaceOne(line, /(?<=[а-яё])(?=[а-яё])/gu, "\u00AD", random),
  (line, random) => replaceOne(line, /(?<=[а-яё])й/gu, "и\u0306", random),
  (line) => `${line} `,
  (line) => `${line} \n`,
];

/** The line with one of the matches replaced; undefined when there is none. */
function replaceOne(line: string, pattern: RegExp, replacement: string, random: Random): string | undefined {
  const matches = [...line.matchAll(pattern)];
  if (matches.length === 0) return undefined;
  const { 0: match, index } = random.pick(matches);
  return line.slice(0, index) + replacement + line.slice(index + match.length);
}
