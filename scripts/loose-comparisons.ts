/**
 * Comparisons that need not be strict, by what TypeScript's checker knows of both sides: each is a string, or each a number, if it
 * is there at all.
 */

import ts from "typescript";
import type { TextEdit } from "./text-edits.ts";

/** The edits of a file that take the third sign off such comparisons. */
export function looseComparisons(checker: ts.TypeChecker, file: ts.SourceFile): TextEdit[] {
  const edits: TextEdit[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && LOOSE.has(node.operatorToken.kind)) {
      const sides = [node.left, node.right].map((side) => checker.getTypeAtLocation(side));
      if (KINDS.some((kind) => sides.every((type) => isOfKind(type, kind)))) {
        const text = LOOSE.get(node.operatorToken.kind)!;
        edits.push({ start: node.operatorToken.getStart(), end: node.operatorToken.end, text });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return edits;
}

const LOOSE: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, "=="],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, "!="],
]);

/** Not only `undefined`: what is said to be that alone may be `null` after all. */
const KINDS = [ts.TypeFlags.StringLike, ts.TypeFlags.NumberLike];

function isOfKind(type: ts.Type, kind: ts.TypeFlags): boolean {
  const members = type.isUnion() ? type.types : [type];
  const isThere = members.filter(({ flags }) => (flags & ts.TypeFlags.Undefined) === 0);
  return isThere.length > 0 && isThere.every(({ flags }) => (flags & kind) !== 0);
}
