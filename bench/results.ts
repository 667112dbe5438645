/** Results on disk: a JSON file for each group. */

import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { format } from "prettier";
import { GROUP_NAMES, type GroupName, type GroupResult } from "./figures.ts";

/** The results that `docs/performance.md` shows. */
export const SHOWN_RESULTS = join(import.meta.dirname, "results");

const fileOf = (folder: string, group: GroupName): string => join(folder, `${group}.json`);

export async function writeResult(folder: string, result: GroupResult): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(
    fileOf(folder, result.group),
    await format(JSON.stringify(result, rounded), { parser: "json", printWidth: 120 }),
  );
}

/** More digits than these are noise. */
const rounded = (_: string, value: unknown): unknown =>
  typeof value === "number" ? Number(value.toPrecision(6)) : value;

/** Of those groups that have a result in the folder, in the order of the groups. */
export async function readResults(folder: string): Promise<GroupResult[]> {
  const files = GROUP_NAMES.map((group) => fileOf(folder, group)).filter((file) => existsSync(file));
  return Promise.all(files.map(async (file) => JSON.parse(await readFile(file, "utf8")) as GroupResult));
}
