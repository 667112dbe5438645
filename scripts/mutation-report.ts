/** What StrykerJS has found out about the mutants, read from its reports. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST } from "./project.ts";

/** Where the reports are. */
export const MUTATION = join(DIST, "mutation");

/** Lines and columns are from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** The part of a report that is read here. */
interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly ReportedMutant[] }>>;
}

interface ReportedMutant {
  readonly status:
    "Killed" | "Timeout" | "Survived" | "NoCoverage" | "RuntimeError" | "CompileError" | "Ignored" | "Pending";
  readonly mutatorName: string;
  readonly replacement: string;
  readonly location: { readonly start: Place; readonly end: Place };
}

export interface Mutant {
  /** From the root. */
  readonly file: string;
  readonly status: ReportedMutant["status"];
  readonly place: Place;
  /** What stands there, and what stood there instead; white collapsed. */
  readonly original: string;
  readonly replacement: string;
}

/** The mutants of the last run of a part; none when there was none. */
export function readMutants(part: string): Mutant[] {
  const path = join(MUTATION, `${part}.json`);
  if (!existsSync(path)) return [];
  const { files } = JSON.parse(readFileSync(path, "utf8")) as Report;
  return Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants.map(({ status, replacement, location }) => ({
      file,
      status,
      place: location.start,
      original: onOneLine(textBetween(source.split("\n"), location)),
      replacement: onOneLine(replacement),
    })),
  );
}

function textBetween(lines: readonly string[], { start, end }: ReportedMutant["location"]): string {
  const between = lines.slice(start.line - 1, end.line);
  between[between.length - 1] = between.at(-1)!.slice(0, end.column - 1);
  between[0] = between[0]!.slice(start.column - 1);
  return between.join("\n");
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}

function count(mutants: readonly Mutant[], ...statuses: readonly Mutant["status"][]): number {
  return mutants.filter(({ status }) => statuses.includes(status)).length;
}

/** How many of a hundred mutants were noticed; those that could not be run do not count. */
export function scoreOf(mutants: readonly Mutant[]): number {
  const noticed = count(mutants, "Killed", "Timeout");
  return (100 * noticed) / (noticed + count(mutants, "Survived", "NoCoverage"));
}

/** A table in Markdown, a row for each group that has mutants, and one for all of them. */
export function scoreTable(groups: Readonly<Partial<Record<string, readonly Mutant[]>>>): string[] {
  const filled = Object.entries(groups).flatMap(([name, mutants = []]) =>
    mutants.length > 0 ? [{ name, mutants }] : [],
  );
  const rows = [...filled, { name: "together", mutants: filled.flatMap(({ mutants }) => mutants) }];
  return [
    "|  | mutants | killed | endless | survived | not reached | score |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...rows.map(({ name, mutants }) => {
      const counts = (["Killed", "Timeout", "Survived", "NoCoverage"] as const).map((status) => count(mutants, status));
      return `| ${[name, mutants.length, ...counts, `${scoreOf(mutants).toFixed(1)} %`].join(" | ")} |`;
    }),
  ];
}

const LONGEST = 100;

/** A line for each mutant that was not noticed: where it is, what stands there and what stood there instead. */
export function survivorLines(mutants: readonly Mutant[]): string[] {
  const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
  return mutants
    .filter(({ status }) => status === "Survived" || status === "NoCoverage")
    .map(({ file, status, place, original, replacement }) => {
      const unreached = status === "NoCoverage" ? " (not reached)" : "";
      return `${file}:${place.line}:${place.column}${unreached}  ${shortened(original)}  →  ${shortened(replacement)}`;
    });
}
