import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import ts from "typescript";

import { ROOT } from "../../../scripts/project.ts";

/** The text of a file of the project, by its path from the root. */
export function read(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

export function readJson(path: string): unknown {
  return JSON.parse(read(path));
}

/** All files under a folder of the project, as paths from the root with forward slashes, sorted. */
export function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .map((name) => join(ROOT, folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => relative(ROOT, path).split(sep).join("/"))
    .sort();
}

export interface Call {
  /** As written, white aside: `vscode.l10n.t`, `this.#output.show`. */
  readonly callee: string;
  readonly arguments: readonly ts.Expression[];
  /** For the one who reads the failure: `src/vscode/hover.ts:12`. */
  readonly place: string;
}

export interface Source {
  readonly path: string;
  readonly calls: readonly Call[];
  /** Every string and every template without substitutions. */
  readonly strings: ReadonlySet<string>;
  /** Names behind a dot, in an object or in a type: where the keys of a configuration object show. */
  readonly names: ReadonlySet<string>;
}

/** Every TypeScript file of the product, read as the compiler reads it: comments do not count. */
export function sources(folder = "src"): Source[] {
  return filesUnder(folder)
    .filter((path) => path.endsWith(".ts"))
    .map(readSource);
}

function readSource(path: string): Source {
  const file = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest);
  const calls: Call[] = [];
  const strings = new Set<string>();
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) strings.add(node.text);
    if (ts.isIdentifier(node)) names.add(node.text);
    if (ts.isCallExpression(node)) {
      const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
      const callee = node.expression.getText(file).replaceAll(/\s/g, "");
      calls.push({ callee, arguments: node.arguments, place: `${path}:${line}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { path, calls, strings, names };
}
