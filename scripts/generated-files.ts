/** The files of this project that a script writes: what each holds, and which of those on disk are stale. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { format } from "prettier";
import { PAGE, performancePage, performancePlot, PLOT } from "../bench/page.ts";
import { RULES } from "../src/core/rules/index.ts";
import { rulePagePath } from "../src/core/rules/rule-page.ts";
import { grammar } from "./generate-grammar.ts";
import { readme } from "./generate-readme.ts";
import { rulePage, rulePagesIndex } from "./generate-rule-pages.ts";
import { configurationSchema } from "./generate-schema.ts";
import { ROOT } from "./project.ts";

export interface GeneratedFile {
  /** From the root of the project, with slashes. */
  readonly path: string;
  /** All of it, as it stands on disk when it is fresh. */
  content(): Promise<string>;
}

export const GENERATED_FILES: readonly GeneratedFile[] = [
  { path: "syntaxes/qa-transcript.tmLanguage.json", content: () => json(grammar()) },
  { path: "assets/qa-transcript.schema.json", content: () => json(configurationSchema()) },
  { path: "README.md", content: () => readme("README.md", "en") },
  { path: "README.ru.md", content: () => readme("README.ru.md", "ru") },
  { path: PLOT, content: performancePlot },
  { path: PAGE, content: performancePage },
  ...(["en", "ru"] as const).flatMap((language) => [
    { path: rulePagePath(undefined, language), content: () => rulePagesIndex(language) },
    ...Object.values(RULES).map(({ id }) => ({
      path: rulePagePath(id, language),
      content: () => rulePage(id, language),
    })),
  ]),
];

/** The generated files that do not stand on disk as they would be written now. */
export async function staleFiles(): Promise<GeneratedFile[]> {
  const stale: GeneratedFile[] = [];
  for (const file of GENERATED_FILES) {
    const onDisk = await readFile(join(ROOT, file.path), "utf8").catch(() => undefined);
    if (onDisk !== (await file.content())) stale.push(file);
  }
  return stale;
}

function json(value: unknown): Promise<string> {
  return format(JSON.stringify(value), { parser: "json", printWidth: 120 });
}
