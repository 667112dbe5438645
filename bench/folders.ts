/** Folders full of small files, for the programs that read folders. */

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inputTexts } from "./inputs.ts";
import { asMarkdown } from "./markdown.ts";

/** As the transcripts are that the command line is made for. */
export const FILE_BYTES = 5_800;

const FILES_PER_FOLDER = 100;
const DIFFERENT_TEXTS = 1_000;

/** Writes natural transcripts into a folder, a hundred in each of its own folders. */
export function writeTranscripts(folder: string, count: number): Promise<void> {
  return writeFiles(folder, count, "qa", inputTexts("natural", FILE_BYTES, Math.min(count, DIFFERENT_TEXTS)));
}

/** Writes the same texts as Markdown, and a configuration for markdownlint-cli2. */
export async function writeMarkdown(folder: string, count: number): Promise<void> {
  const texts = inputTexts("natural", FILE_BYTES, Math.min(count, DIFFERENT_TEXTS));
  await writeFiles(folder, count, "md", texts.map(asMarkdown));
  // Findings cost time: without the three rules that correct prose breaks, nothing is found.
  const config = { "line-length": false, "first-line-heading": false, "no-bare-urls": false };
  const options = { config, noBanner: true, noProgress: true };
  await writeFile(join(folder, ".markdownlint-cli2.jsonc"), JSON.stringify(options));
}

async function writeFiles(folder: string, count: number, extension: string, texts: readonly string[]): Promise<void> {
  for (let first = 0; first < count; first += FILES_PER_FOLDER) {
    const inner = join(folder, String(first));
    await mkdir(inner, { recursive: true });
    const numbers = Array.from({ length: Math.min(FILES_PER_FOLDER, count - first) }, (_, index) => first + index);
    await Promise.all(
      numbers.map((number) => writeFile(join(inner, `${number}.${extension}`), texts[number % texts.length]!)),
    );
  }
}
