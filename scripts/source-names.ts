/** Names that others have chosen, which a bundle keeps, and may have by variables. */

import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { ROOT } from "./project.ts";
import type { ScriptNames } from "./shorter-script.ts";

const LANGUAGE = "node_modules/typescript/lib/lib.es*.d.ts";
const EDITOR = "node_modules/@types/vscode/index.d.ts";
const SOURCES = ["src/core/**/*.ts", "src/vscode/*.ts"];

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

/** The properties that the editor alone has: nobody asks for them a thousand times in a row. And the language's own objects. */
export async function scriptNames(): Promise<ScriptNames> {
  const language = await declaredIn(LANGUAGE, isMember);
  const editor = await declaredIn(
    EDITOR,
    (node) => isMember(node) || ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node),
  );
  return { properties: editor.difference(language), globals: await declaredIn(LANGUAGE, ts.isVariableDeclaration) };
}

type Declaration = ts.TypeElement | ts.ClassElement | ts.EnumMember | ts.VariableDeclaration | ts.FunctionDeclaration;

const isMember = (node: ts.Node): node is ts.TypeElement | ts.ClassElement | ts.EnumMember =>
  ts.isTypeElement(node) || ts.isClassElement(node) || ts.isEnumMember(node);

async function declaredIn(pattern: string, isWanted: (node: ts.Node) => node is Declaration): Promise<Set<string>> {
  const names = new Set<string>();
  await visit([pattern], (node) => {
    if (isWanted(node) && node.name !== undefined && ts.isIdentifier(node.name)) names.add(node.name.text);
  });
  return names;
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
