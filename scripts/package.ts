/**
 * Packs the extension into `dist/qa-transcript.vsix`.
 *
 * The manifest's `files` is the allow-list. The files are staged in a folder of their own first, because two of them differ
 * from those of the project: the manifest goes without its development half, and the README without its pictures. The page
 * of an extension shows pictures from web addresses only, no files and no `data:`; this project has none to name.
 */

import { cp, glob, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { createVSIX } from "@vscode/vsce";
import { build } from "./build.ts";
import { DIST, isMain, readManifest, ROOT, VSIX, type Manifest } from "./project.ts";

/** Of this process alone: several may pack at once. */
const STAGE = join(DIST, `package-${process.pid}`);

/** What the manifest says only to those who develop the extension. */
const DEVELOPMENT = ["private", "type", "scripts", "devDependencies", "optionalDependencies", "overrides"];

/** @throws when a bundle is too large. */
export async function packageExtension(): Promise<void> {
  await build();
  try {
    await stage();
    const packagePath = join(STAGE, basename(VSIX));
    await createVSIX({
      cwd: STAGE,
      packagePath,
      dependencies: false,
      allowMissingRepository: true,
      // The packaging test says which pattern of `files` matches nothing.
      allowUnusedFilesPattern: true,
      rewriteRelativeLinks: false,
    });
    await rename(packagePath, VSIX);
    console.log(VSIX);
  } finally {
    await rm(STAGE, { recursive: true, force: true });
  }
}

async function stage(): Promise<void> {
  await rm(STAGE, { recursive: true, force: true });
  const manifest = readManifest(ROOT);
  for (const pattern of manifest.files ?? []) {
    for await (const file of glob(pattern, { cwd: ROOT, withFileTypes: true })) {
      if (!file.isFile()) continue;
      const path = join(file.parentPath, file.name).slice(ROOT.length + 1);
      await mkdir(dirname(join(STAGE, path)), { recursive: true });
      await cp(join(ROOT, path), join(STAGE, path));
    }
  }
  await writeFile(join(STAGE, "package.json"), JSON.stringify(productManifest(manifest), undefined, 2));
  for await (const readme of glob("README*.md", { cwd: STAGE })) {
    const path = join(STAGE, readme);
    await writeFile(path, withoutPictures(await readFile(path, "utf8")));
  }
}

const productManifest = (manifest: Manifest): Partial<Manifest> =>
  Object.fromEntries(Object.entries(manifest).filter(([key]) => !DEVELOPMENT.includes(key)));

/** Takes out every block, such as a table, that shows a picture of this project. */
function withoutPictures(markdown: string): string {
  const picture = /!\[[^\]]*\]\((?!https:)|<img\b[^>]*\bsrc="(?!https:)/;
  const blocks = markdown.split(/\n{2,}/);
  return blocks.filter((block) => !picture.test(block)).join("\n\n");
}

if (isMain(import.meta.url)) await packageExtension();
