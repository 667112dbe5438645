/**
 * Writes every generated file that is stale and names it. With `--check` it writes none, and fails when there is one.
 */

import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { staleFiles } from "./generated-files.ts";
import { ROOT } from "./project.ts";

const checksOnly = process.argv.includes("--check");

for (const file of await staleFiles()) {
  if (checksOnly) {
    console.error(`${file.path} is stale: npm run generate`);
    process.exitCode = 1;
    continue;
  }
  const target = join(ROOT, file.path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, await file.content());
  console.log(`wrote ${file.path}`);
}
