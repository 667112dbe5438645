/** Where things are in this project, and what its manifest says. */

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
export const DIST = join(ROOT, "dist");
/** What the scripts fetch or unpack once and keep: real VS Code, a browser. */
export const CACHE = join(ROOT, ".vscode-test");
export const VSIX = join(DIST, "qa-transcript.vsix");

/** The part of package.json that the scripts read. */
export interface Manifest {
  [key: string]: unknown;
  name: string;
  publisher: string;
  version: string;
  main?: string;
  browser?: string;
  bin?: Record<string, string>;
  files?: string[];
}

export const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;

/** `publisher.name`, as VS Code knows the extension. */
export function extensionId({ publisher, name }: Manifest): string {
  return `${publisher}.${name}`;
}

/** True for the module that `node` was started with; false when it is imported. */
export const isMain = (url: string): boolean => process.argv[1] === fileURLToPath(url);
