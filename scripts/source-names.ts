/** What is named in the sources, for a bundle in which names are short. It is smaller by a tenth for that. */

import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { ROOT } from "./project.ts";

const SOURCES = ["src/core/**/*.ts", "src/vscode/*.ts"];

/** What declares properties that others read and write: the extension uses no more of the DOM than `KEYS` has of it. */
const DECLARATIONS = [
  "node_modules/typescript/lib/lib.es*.d.ts",
  "node_modules/@types/vscode/index.d.ts",
  // Fields of sentences stand in the sentences, which are data.
  "src/core/messages/catalogue.ts",
];

/** A library without types of its own kind: every word of it may be a property's name. */
const LIBRARIES = ["node_modules/jsonc-parser/lib/esm/impl/scanner.js"];

/** What a project's file and the settings hold, and what keys hand over. */
const DATA = ["assets/qa-transcript.schema.json", "package.json"];

/** Options of a decoder and of a setting. */
const KEYS = ["fatal", "ignoreBOM", "when"];

/**
 * The names of properties that are nobody's but the extension's own: declared under `src`, and known neither to the
 * language, the editor or a library nor to data that is read or written as JSON. As a pattern for esbuild's `mangleProps`.
 */
export async function privateNames(): Promise<RegExp> {
  const foreign = await declaredIn(DECLARATIONS);
  for (const key of KEYS) foreign.add(key);
  for (const path of LIBRARIES) {
    for (const [word] of (await readFile(join(ROOT, path), "utf8")).matchAll(/[\w$]+/g)) foreign.add(word);
  }
  for (const path of DATA) {
    JSON.parse(await readFile(join(ROOT, path), "utf8"), (key, value: unknown) => {
      foreign.add(key);
      return value;
    });
  }
  // What is a value somewhere, such as a severity or a role, may be a key of what is kept for each of them.
  await visit(SOURCES, (node) => {
    if (ts.isStringLiteralLike(node)) foreign.add(node.text);
  });
  const own = await declaredIn(SOURCES);
  return new RegExp(`^(?:${[...own].filter((name) => !foreign.has(name)).join("|")})$`);
}

/** The names of the editor's API that the extension uses as values: `workspace`, `Range`. */
export async function editorNames(): Promise<string[]> {
  const names = new Set<string>();
  await visit(SOURCES, (node) => {
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "vscode") {
      names.add(node.name.text);
    }
  });
  return [...names].sort();
}

/** The names of all properties and methods that files declare. */
async function declaredIn(patterns: readonly string[]): Promise<Set<string>> {
  const names = new Set<string>();
  await visit(patterns, (node) => {
    if (declaresProperty(node) && ts.isIdentifier(node.name)) names.add(node.name.text);
  });
  return names;
}

type PropertyDeclaration =
  ts.PropertySignature | ts.MethodSignature | ts.PropertyDeclaration | ts.MethodDeclaration | ts.GetAccessorDeclaration;

function declaresProperty(node: ts.Node): node is PropertyDeclaration {
  return (
    ts.isPropertySignature(node) ||
    ts.isMethodSignature(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isGetAccessor(node)
  );
}

async function visit(patterns: readonly string[], see: (node: ts.Node) => void): Promise<void> {
  const seeAll = (node: ts.Node): void => {
    see(node);
    ts.forEachChild(node, seeAll);
  };
  for await (const path of glob(patterns, { cwd: ROOT })) {
    seeAll(ts.createSourceFile(path, await readFile(join(ROOT, path), "utf8"), ts.ScriptTarget.Latest));
  }
}
