/** The parts in which the core is mutated: each ends within an hour on two cores. */

import { globSync } from "node:fs";
import { matchesGlob, sep } from "node:path";
import { ROOT } from "./project.ts";

/** A file belongs to the first part that has a pattern for it. */
const PATTERNS = {
  formatter: [
    "src/core/format.ts",
    "src/core/same-words.ts",
    "src/core/sorting.ts",
    "src/core/rules/fixing.ts",
    "src/core/rules/line-removal.ts",
    "src/core/text/compose-edits.ts",
    "src/core/text/edit.ts",
  ],
  rules: ["src/core/rules/**"],
  text: ["src/core/text/**"],
  model: ["src/core/transcript/**", "src/core/steps.ts", "src/core/index-ranges.ts"],
  config: ["src/core/config/**"],
  encoding: ["src/core/encoding/**"],
  features: ["src/core/features/**"],
  messages: ["src/core/messages/**"],
} as const;

/** The environment variable that tells the runner which tests to call, as a glob pattern from the root. */
export const CHOSEN_TESTS = "MUTATION_TESTS";

export type MutationPart = keyof typeof PATTERNS;

export const MUTATION_PARTS = Object.keys(PATTERNS) as MutationPart[];

/** Of a hundred mutants of these parts so many have to be noticed. */
export const LEAST_SCORE: Readonly<Partial<Record<MutationPart, number>>> = {
  formatter: 90,
  rules: 90,
  text: 90,
  model: 90,
};

export const isMutationPart = (name: string): name is MutationPart => name in PATTERNS;

/** Undefined for a file that belongs to none. Paths are from the root, with forward slashes. */
export function partOf(file: string): MutationPart | undefined {
  return MUTATION_PARTS.find((part) => PATTERNS[part].some((pattern) => matchesGlob(file, pattern)));
}

/** Every file of the core that is code. */
export function coreFiles(): string[] {
  return globSync("src/core/**/*.ts", { cwd: ROOT })
    .map((file) => file.split(sep).join("/"))
    .sort();
}

export function filesOfPart(part: MutationPart): string[] {
  return coreFiles().filter((file) => partOf(file) === part);
}
