/**
 * Properties that are nobody's but the extension's own, for a bundle in which their names are short.
 *
 * Which they are, TypeScript's checker knows: those declared under `src` whose objects are never handed to what others
 * declare (the language, the editor, a library, a data file), nor to what may hold anything (`unknown`, a parameter of
 * `JSON.stringify`), and that nothing asks for by a key computed or quoted. Properties that never meet in an object may have
 * the same short name. With other names for its properties the program is as well typed as before, which a test holds true.
 */

import { join, relative } from "node:path";
import ts from "typescript";
import { ROOT } from "./project.ts";
import { FOREIGN, isProperty, type Place, PropertyGroups } from "./property-groups.ts";
import type { TextEdit } from "./text-edits.ts";

export interface OwnProperty {
  /** As it is declared, with the `#` of a private one. */
  readonly name: string;
  /** A number for all types whose objects are handed to one another. No object has properties of two families. */
  readonly family: number;
  /** Where it is named. */
  readonly places: readonly Name[];
}

export interface OwnProperties {
  readonly files: readonly ts.SourceFile[];
  readonly own: readonly OwnProperty[];
  /** The names of all other properties. */
  readonly kept: ReadonlySet<string>;
}

type Name = ts.Identifier | ts.PrivateIdentifier | ts.StringLiteral;

/** The properties that the files of a folder, in a program, declare and name. */
export function ownProperties(program: ts.Program, folder = join(ROOT, "src")): OwnProperties {
  const isOwnFile = ({ fileName }: ts.SourceFile): boolean => !relative(folder, fileName).startsWith("..");
  const reader = new SourceReader(program.getTypeChecker(), isOwnFile);
  const files = program.getSourceFiles().filter(isOwnFile);
  for (const file of files) reader.read(file);
  return { files, ...reader.properties() };
}

/** The edits of each file that give its own properties other names. */
export function renamings(
  { own }: Pick<OwnProperties, "own">,
  newName: (property: OwnProperty) => string,
): Map<ts.SourceFile, TextEdit[]> {
  const edits = new Map<ts.SourceFile, TextEdit[]>();
  for (const property of own) {
    const name = newName(property);
    for (const place of property.places) {
      const file = place.getSourceFile();
      edits.set(file, edits.get(file) ?? []);
      edits.get(file)!.push({ start: place.getStart(), end: place.end, text: written(place, name) });
    }
  }
  return edits;
}

function written(place: Name, name: string): string {
  if (ts.isStringLiteral(place)) return JSON.stringify(name);
  const { parent } = place;
  // `{ span }`, of a pattern or of an object.
  const isShorthand = ts.isBindingElement(parent)
    ? parent.propertyName === undefined
    : ts.isShorthandPropertyAssignment(parent);
  return isShorthand ? `${name}: ${place.text}` : name;
}

/** A name for each own property, as short as can be: those that meet no other name of its family, and none that is kept. */
export function shortNames({ own, kept }: OwnProperties): Map<OwnProperty, string> {
  const names = new Map<OwnProperty, string>();
  for (const family of Map.groupBy(own, (property) => property.family).values()) {
    const free = namesInOrder().filter((name) => !kept.has(name));
    for (const property of family.toSorted((one, other) => other.places.length - one.places.length)) {
      names.set(property, free.next().value!);
    }
  }
  return names;
}

/** All names of letters, the shortest first. */
function* namesInOrder(): IteratorObject<string, undefined> {
  const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  yield* letters;
  for (const name of namesInOrder()) for (const letter of letters) yield name + letter;
}

/** Finds every name of a property, and every place where a value goes from one type to another. */
class SourceReader {
  readonly #checker: ts.TypeChecker;
  readonly #groups: PropertyGroups;
  readonly #names: { readonly name: Name; readonly place: Place }[] = [];
  /** What is taken for something else that it need not be. */
  readonly #casts: { readonly from: ts.Type; readonly to: ts.Type }[] = [];

  constructor(checker: ts.TypeChecker, isOwnFile: (file: ts.SourceFile) => boolean) {
    this.#checker = checker;
    this.#groups = new PropertyGroups(checker, isOwnFile);
  }

  properties(): Omit<OwnProperties, "files"> {
    // Who says of an object that it is another, which others know, may mean for them what the other has not.
    for (const { from, to } of this.#casts) {
      const places = this.#groups.placesOf(...this.#checker.getPropertiesOfType(to));
      if (places.some((place) => this.#groups.leader(place) === FOREIGN)) this.#groups.keepNames(from);
    }
    const families = new Map<ts.Node, number>();
    const own = new Map<unknown, { readonly name: string; readonly family: number; readonly places: Name[] }>();
    const kept = new Set<string>();
    for (const { name, place } of this.#names) {
      if (place === FOREIGN || this.#groups.leader(place) === FOREIGN) {
        kept.add(name.text);
        continue;
      }
      const leader = this.#groups.family(place);
      const family = families.get(leader) ?? families.size;
      families.set(leader, family);
      // A class and one that extends it may each have a private property by one name.
      const key = ts.isPrivateIdentifier(name) ? this.#groups.leader(place) : `${family} ${name.text}`;
      const property = own.get(key) ?? { name: name.text, family, places: [] };
      own.set(key, property);
      property.places.push(name);
    }
    return { own: [...own.values()], kept };
  }

  readonly read = (node: ts.Node): void => {
    this.#readName(node);
    this.#readFlow(node);
    this.#readBounds(node);
    ts.forEachChild(node, this.read);
  };

  #typeAt(node: ts.Node): ts.Type {
    return this.#checker.getTypeAtLocation(node);
  }

  #name(name: ts.Node, ...properties: readonly (ts.Symbol | undefined)[]): void {
    const places = this.#groups.placesOf(...properties.filter((property) => property !== undefined));
    if (places[0] === undefined) return;
    const isName = ts.isIdentifier(name) || ts.isPrivateIdentifier(name) || ts.isLiteralTypeNode(name.parent);
    if (isName) this.#names.push({ name: name as Name, place: places[0] });
    else places.push(FOREIGN);
    this.#groups.join(places);
  }

  #readName(node: ts.Node): void {
    if (ts.isPropertyAccessExpression(node)) {
      this.#name(node.name, this.#checker.getSymbolAtLocation(node.name));
    } else if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
      const { name } = node;
      const own = this.#checker.getSymbolAtLocation(name);
      // The type of a pattern that is assigned to is that of what it is assigned.
      const property = own && this.#checker.getPropertyOfType(this.#typeAt(node.parent), own.name);
      this.#name(name, own, property);
    } else if (isProperty(node)) {
      this.#name(node.name, this.#checker.getSymbolAtLocation(node.name));
    } else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const name = node.propertyName ?? node.name;
      const type = this.#checker.getApparentType(this.#typeAt(node.parent));
      if (node.dotDotDotToken !== undefined) return;
      if (ts.isIdentifier(name)) this.#name(name, this.#checker.getPropertyOfType(type, name.text));
      else this.#groups.keepNames(type);
    } else if (ts.isElementAccessExpression(node)) {
      this.#readComputed(node.argumentExpression, node.expression);
    } else if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword) {
      this.#readComputed(node.left, node.right);
    } else if (ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.KeyOfKeyword) {
      this.#groups.keepNames(this.#typeAt(node.type));
    } else if (ts.isIndexedAccessTypeNode(node)) {
      this.#readKey(node.indexType, node.objectType);
    } else if (ts.isTypeReferenceNode(node) && /^(Pick|Omit)$/.test(node.typeName.getText())) {
      this.#readKey(node.typeArguments![1]!, node.typeArguments![0]!);
    } else if (ts.isTypeReferenceNode(node) && /^(Extract|Exclude)$/.test(node.typeName.getText())) {
      this.#groups.relate(this.#typeAt(node.typeArguments![0]!), this.#typeAt(node.typeArguments![1]!));
    }
  }

  /** Who asks for a property by its name as a string. */
  #readComputed(key: ts.Expression, object: ts.Expression): void {
    const type = this.#typeAt(key);
    if ((type.flags & ts.TypeFlags.NumberLike) !== 0) return;
    this.#groups.keepNames(this.#typeAt(object), type.isStringLiteral() ? type.value : undefined);
  }

  /** The names in `Pick<Finding, "rule" | "span">` and in `Finding["rule"]`. */
  #readKey(key: ts.TypeNode, object: ts.TypeNode): void {
    if (ts.isUnionTypeNode(key)) for (const one of key.types) this.#readKey(one, object);
    if (!ts.isLiteralTypeNode(key) || !ts.isStringLiteral(key.literal)) return;
    const type = this.#checker.getApparentType(this.#typeAt(object));
    this.#name(key.literal, this.#checker.getPropertyOfType(type, key.literal.text));
  }

  #readFlow(node: ts.Node): void {
    const flow = (from: ts.Node, to: ts.Node): void => {
      this.#groups.relate(this.#typeAt(from), this.#typeAt(to));
    };
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) this.#readCall(node);
    else if (
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isPropertyDeclaration(node)
    ) {
      if (node.initializer !== undefined) flow(node.initializer, node.name);
    } else if (ts.isAsExpression(node)) {
      flow(node.expression, node);
      const [from, to] = [this.#typeAt(node.expression), this.#typeAt(node)];
      if (!this.#checker.isTypeAssignableTo(from, to)) this.#casts.push({ from, to });
    } else if (ts.isSatisfiesExpression(node)) flow(node.expression, node);
    else if (ts.isBinaryExpression(node)) {
      flow(node.left, node);
      flow(node.right, node);
    } else if (ts.isConditionalExpression(node)) {
      flow(node.whenTrue, node);
      flow(node.whenFalse, node);
    } else if (ts.isArrayLiteralExpression(node)) {
      const items = this.#groups.argumentsOf(this.#typeAt(node)) ?? [];
      for (const element of node.elements) this.#relateEach(this.#given(element), items);
    } else if (ts.isSpreadAssignment(node)) {
      flow(node.expression, node.parent);
      // What a type parameter stands for may have properties that nothing here tells of.
      const type = this.#typeAt(node.expression);
      const isUntold = (type.flags & ts.TypeFlags.Instantiable) !== 0 && !this.#checker.getBaseConstraintOfType(type);
      if (isUntold) this.#groups.keepNames(this.#typeAt(node.parent));
    } else if (ts.isReturnStatement(node) || ts.isYieldExpression(node)) {
      if (node.expression !== undefined) this.#readReturned(node.expression, ts.findAncestor(node, ts.isFunctionLike));
    } else if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) this.#readReturned(node.body, node);
    else if (ts.isClassLike(node) || ts.isInterfaceDeclaration(node)) {
      for (const clause of node.heritageClauses ?? []) for (const base of clause.types) flow(node, base);
    } else if (ts.isTypePredicateNode(node) && node.type !== undefined && ts.isIdentifier(node.parameterName)) {
      const parameter = this.#checker.getSymbolAtLocation(node.parameterName);
      this.#groups.relate(parameter && this.#checker.getTypeOfSymbol(parameter), this.#typeAt(node.type));
    } else if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) this.#readOverloads(node);
  }

  #relateEach(from: readonly ts.Type[], to: readonly (ts.Type | undefined)[]): void {
    for (const one of from) for (const other of to) this.#groups.relate(one, other);
  }

  /** What an argument or an element is, or those are that it is spread into. */
  #given(node: ts.Expression): readonly ts.Type[] {
    if (!ts.isSpreadElement(node)) return [this.#typeAt(node)];
    const type = this.#typeAt(node.expression);
    return this.#groups.argumentsOf(type) ?? [type];
  }

  #readCall(node: ts.CallExpression | ts.NewExpression): void {
    const type = this.#typeAt(node);
    // `Object.assign` writes the properties of one object into another.
    if (type.isIntersection()) this.#groups.relate(type, type.types[0]);
    if (/^Object\.(keys|hasOwn)$/.test(node.expression.getText())) {
      this.#groups.keepNames(this.#typeAt(node.arguments![0]!));
      return;
    }
    const signature = this.#checker.getResolvedSignature(node);
    if (signature === undefined) return;
    const { declaration } = signature;
    // As it is declared, its type parameters say what they ask of their arguments.
    const declared =
      declaration && !ts.isJSDocSignature(declaration)
        ? this.#checker.getSignatureFromDeclaration(declaration)
        : undefined;
    node.arguments?.forEach((argument, index) => {
      const last = ts.isSpreadElement(argument) ? signature.getParameters().length : index;
      for (const given of this.#given(argument)) {
        for (let at = index; at <= last; at++) {
          this.#groups.relate(given, this.#groups.parameterType(signature, at));
          this.#groups.relate(given, declared && this.#groups.parameterType(declared, at), true);
        }
      }
    });
  }

  /** What a function returns, or yields, goes to what it says of that, or into a promise or a generator of it. */
  #readReturned(expression: ts.Expression, owner: ts.SignatureDeclaration | undefined): void {
    const result = owner && this.#checker.getSignatureFromDeclaration(owner)?.getReturnType();
    if (owner === undefined || result === undefined) return;
    const type = this.#typeAt(expression);
    this.#groups.relate(type, result);
    const isGenerator = "asteriskToken" in owner && owner.asteriskToken !== undefined;
    const isAsync = (ts.getCombinedModifierFlags(owner) & ts.ModifierFlags.Async) !== 0;
    if (isGenerator && !ts.isYieldExpression(expression.parent))
      this.#groups.relate(type, this.#groups.returnOf(result));
    else if (isGenerator || isAsync) this.#groups.relate(type, this.#groups.argumentsOf(result)?.[0]);
  }

  #readOverloads(node: ts.FunctionDeclaration | ts.MethodDeclaration): void {
    const declarations = node.name && this.#checker.getSymbolAtLocation(node.name)?.declarations;
    const own = this.#checker.getSignatureFromDeclaration(node)!;
    for (const declaration of declarations ?? []) {
      const other = ts.isFunctionLike(declaration) ? this.#checker.getSignatureFromDeclaration(declaration) : undefined;
      if (other !== undefined && other !== own) this.#groups.relateSignatures(other, own);
    }
  }

  /** What type parameters ask of the arguments that are written out. */
  #readBounds(node: ts.Node): void {
    if (!("typeArguments" in node)) return;
    const given = node.typeArguments as ts.NodeArray<ts.TypeNode> | undefined;
    if (given === undefined) return;
    for (const declaration of this.#genericDeclarations(node)) {
      const { typeParameters = [] } = declaration as {
        readonly typeParameters?: readonly ts.TypeParameterDeclaration[];
      };
      typeParameters.forEach(({ constraint }, index) => {
        const argument = given[index];
        if (argument && constraint) this.#groups.relate(this.#typeAt(argument), this.#typeAt(constraint), true);
      });
    }
  }

  #genericDeclarations(node: ts.Node): readonly ts.Declaration[] {
    if (ts.isCallExpression(node)) {
      const declaration = this.#checker.getResolvedSignature(node)?.declaration;
      return declaration === undefined ? [] : [declaration];
    }
    const name = ts.isTypeReferenceNode(node)
      ? node.typeName
      : ts.isExpressionWithTypeArguments(node) || ts.isNewExpression(node)
        ? node.expression
        : undefined;
    const symbol = name && this.#checker.getSymbolAtLocation(name);
    if (symbol === undefined) return [];
    const target = (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : this.#checker.getAliasedSymbol(symbol);
    return target.declarations ?? [];
  }
}
