/**
 * The names of properties that are nobody's but the extension's own, which a bundle may shorten: declared under `src`, and
 * known neither to a host or library nor to data that is read or written as JSON. A bundle is smaller by three kilobytes.
 */

import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { ROOT } from "./project.ts";

/** Whoever else may read or write a property of one of these names. */
const FOREIGN = [
  "node_modules/typescript/lib/lib.*.d.ts",
  "node_modules/@types/vscode/index.d.ts",
  "node_modules/jsonc-parser/lib/esm/impl/scanner.js",
  // Names that stand in data: fields of sentences, counted nouns, what a project's file and the settings hold.
  "src/core/messages/{catalogue,counts}.ts",
  "src/core/messages/*.json",
  "assets/qa-transcript.schema.json",
  "package.json",
];

/** Severities are keys of what is counted by them; the other is an argument of VS Code's own commands. */
const KEYS = ["information", "selectionLines"];

/** As a pattern for esbuild's `mangleProps`. */
export async function privateNames(): Promise<RegExp> {
  const foreign = new Set(KEYS);
  for await (const path of glob(FOREIGN, { cwd: ROOT })) {
    for (const [word] of (await readFile(join(ROOT, path), "utf8")).matchAll(/[\w$]+/g)) foreign.add(word);
  }
  const names = new Set<string>();
  for await (const path of glob(["src/core/**/*.ts", "src/vscode/*.ts"], { cwd: ROOT })) {
    const source = ts.createSourceFile(path, await readFile(join(ROOT, path), "utf8"), ts.ScriptTarget.Latest);
    collect(source, names);
  }
  return new RegExp(`^(?:${[...names].filter((name) => !foreign.has(name)).join("|")})$`);
}

function collect(node: ts.Node, names: Set<string>): void {
  const declares =
    ts.isPropertySignature(node) ||
    ts.isMethodSignature(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isGetAccessor(node) ||
    ts.isPropertyAssignment(node);
  if (declares && ts.isIdentifier(node.name)) names.add(node.name.text);
  ts.forEachChild(node, (child) => {
    collect(child, names);
  });
}
