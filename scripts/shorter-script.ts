/**
 * What minifiers leave as it is, because they value what a script weighs once it is compressed. A bundle is not: it is read
 * as it stands.
 */

import ts from "typescript";
import { edited, type TextEdit } from "./text-edits.ts";

/** Names that a script may have by variables. */
export interface ScriptNames {
  /** Of properties that nobody asks for in a hurry: by a variable it takes a little longer. */
  readonly properties: ReadonlySet<string>;
  /** Of objects that are there everywhere, such as `Math`. */
  readonly globals: ReadonlySet<string>;
}

/**
 * The script with variables for `undefined` and for the strings and names that it has often, and with its small functions as
 * arrow functions. All of these are declared at its head, where none of them needs another, and those first that are used
 * most: who shortens names in the order of their declaration gives these the shortest.
 *
 * @param script in strict mode. Its functions at the top level are called and not constructed.
 */
export function shorterScript(script: string, names: ScriptNames): string {
  const words = withoutRepetition(script, names);
  const functions = withoutSmallFunctions(words.script);
  const uses = countWords(words.script);
  const declared = [...words.declared, ...functions.declared].sort(
    (one, other) => (uses.get(other.name) ?? 0) - (uses.get(one.name) ?? 0),
  );
  const head = declared.length === 0 ? "" : `var ${declared.map(({ text }) => text).join(",")};`;
  return `"use strict";${head}${functions.script}`;
}

/** A variable and the text that declares it. */
interface Declared {
  readonly name: string;
  readonly text: string;
}

interface Shortened {
  readonly script: string;
  readonly declared: readonly Declared[];
}

/** What a name is yet to be shortened to, and what declaring it takes besides its value. */
const SHORT_NAME = "xx";
const SHORT_DECLARATION = "xx=,";

function withoutRepetition(script: string, { properties, globals }: ScriptNames): Shortened {
  const places = new Map<string, { readonly saved: number; readonly edit: (name: string) => TextEdit }[]>();
  const add = (value: string, start: number, end: number, before = "", after = ""): void => {
    const edit = (name: string): TextEdit => ({ start, end, text: before + name + after });
    const saved = end - start - edit(SHORT_NAME).text.length;
    places.set(value, places.get(value) ?? []);
    if (saved > 0) places.get(value)!.push({ saved, edit });
  };
  const own = declaredNames(script);
  forEachNode(script, (node) => {
    const { end, parent } = node;
    const start = node.getStart();
    if (ts.isStringLiteral(node) && isPlainString(node)) {
      const space = (beside: string): string => (/\w/.test(beside) ? " " : "");
      add(JSON.stringify(node.text), start, end, space(script.charAt(start - 1)), space(script.charAt(end)));
    } else if (ts.isVoidExpression(node) && node.getText() === UNDEFINED) {
      add(UNDEFINED, start, end);
    } else if (ts.isPropertyAccessExpression(node) && properties.has(node.name.text)) {
      add(JSON.stringify(node.name.text), node.questionDotToken?.end ?? node.expression.end, end, "[", "]");
    } else if (ts.isIdentifier(node) && "expression" in parent && parent.expression === node) {
      if (globals.has(node.text) && !own.has(node.text)) add(node.text, start, end);
    }
  });

  const edits: TextEdit[] = [];
  const declared: Declared[] = [];
  for (const [value, all] of places) {
    const saved = all.reduce((sum, place) => sum + place.saved, 0);
    if (saved <= SHORT_DECLARATION.length + value.length) continue;
    const name = `$word${declared.length}`;
    declared.push({ name, text: value === UNDEFINED ? name : `${name}=${value}` });
    for (const { edit } of all) edits.push(edit(name));
  }
  return { script: edited(script, edits), declared };
}

/** As minifiers write it. */
const UNDEFINED = "void 0";

/** A name is no value, `typeof` is quick beside a string alone, and who looks for what a script needs looks for the string. */
function isPlainString(node: ts.StringLiteral): boolean {
  const { parent } = node;
  if (isName(node)) return false;
  if (ts.isBinaryExpression(parent)) return !ts.isTypeOfExpression(parent.left) && !ts.isTypeOfExpression(parent.right);
  return !ts.isCallExpression(parent) || parent.expression.getText() !== "require";
}

/** Of a property, a method, a variable. */
function isName(node: ts.Node): boolean {
  const { parent } = node;
  return ("name" in parent && parent.name === node) || ("propertyName" in parent && parent.propertyName === node);
}

/** A function's text is read in passing, an arrow function's in earnest, if it is called or not: so only small ones. */
const LONGEST_ARROW_FUNCTION = 150;

/** The script without the small functions at its top level. */
function withoutSmallFunctions(script: string): Shortened {
  const declared: Declared[] = [];
  const edits: TextEdit[] = [];
  for (const node of parsed(script).statements) {
    if (!ts.isFunctionDeclaration(node) || node.asteriskToken !== undefined || hasThis(node)) continue;
    if (node.getText().length > LONGEST_ARROW_FUNCTION) continue;
    const name = node.name!.text;
    const [parameters, body] = [node.name!.end, node.body!.getStart()];
    const kind = node.modifiers === undefined ? "" : "async";
    const text = `${name}=${kind}${script.slice(parameters, body)}=>${script.slice(body, node.end)}`;
    declared.push({ name, text });
    edits.push({ start: node.getStart(), end: node.end, text: "" });
  }
  return { script: edited(script, edits), declared };
}

/** Whether it says `this` or `arguments`, which an arrow function has not of its own. */
function hasThis(node: ts.Node): boolean {
  if (node.kind === ts.SyntaxKind.ThisKeyword) return true;
  if (ts.isIdentifier(node) && node.text === "arguments") return !isName(node);
  return !ts.isClassLike(node) && (ts.forEachChild(node, hasThis) ?? false);
}

function forEachNode(script: string, see: (node: ts.Node) => void): void {
  const visit = (node: ts.Node): void => {
    // "use strict" is no string but in the grammar.
    if (ts.isExpressionStatement(node) && ts.isStringLiteral(node.expression)) return;
    see(node);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(parsed(script), visit);
}

function parsed(script: string): ts.SourceFile {
  return ts.createSourceFile("script.js", script, ts.ScriptTarget.Latest, true);
}

function declaredNames(script: string): Set<string> {
  const names = new Set<string>();
  forEachNode(script, (node) => {
    const name =
      "name" in node && !ts.isPropertyAccessExpression(node) ? (node.name as ts.Node | undefined) : undefined;
    if (name !== undefined && ts.isIdentifier(name)) names.add(name.text);
  });
  return names;
}

function countWords(script: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of script.matchAll(/[$\w]+/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
