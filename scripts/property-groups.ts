/**
 * Which declarations of properties stand for one property: those of one name whose objects are handed to one another. It does
 * not matter which way: once a value of one type goes to where another is expected, both must call the property the same.
 * And which properties one object may have together: those of a family of types.
 *
 * Errs on one side only. Types that have nothing to do with one another may be related all the same; what is never related is
 * never handed over.
 */

import ts from "typescript";

/** In place of every declaration that is not the program's own, and that other names are not for us to choose. */
export const FOREIGN = Symbol("foreign");

export type Place = ts.Declaration | typeof FOREIGN;

/** What the language asks objects for, whatever their type says. */
const PROTOCOLS = new Set("constructor then next return throw done value toJSON toString valueOf".split(" "));

const ANYTHING = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive;
const WITH_PROPERTIES = ANYTHING | ts.TypeFlags.Object | ts.TypeFlags.UnionOrIntersection | ts.TypeFlags.Instantiable;

export class PropertyGroups {
  readonly #checker: ts.TypeChecker;
  readonly #isOwnFile: (file: ts.SourceFile) => boolean;
  readonly #groups = new DisjointSets<Place>(FOREIGN);
  /** Of interfaces, classes and literals: of what declares properties. */
  readonly #families = new DisjointSets<ts.Node>();
  readonly #escaped = new Set<ts.Type>();
  readonly #related = { value: new Map<ts.Type, Set<ts.Type>>(), bound: new Map<ts.Type, Set<ts.Type>>() };

  constructor(checker: ts.TypeChecker, isOwnFile: (file: ts.SourceFile) => boolean) {
    this.#checker = checker;
    this.#isOwnFile = isOwnFile;
  }

  /** One declaration for all of a property, or that it is not the program's own. */
  leader(place: Place): Place {
    return this.#groups.leader(place);
  }

  /** One of what declares the properties that stand together in objects with this one. */
  family(place: ts.Declaration): ts.Node {
    return this.#families.leader(place.parent);
  }

  /** Where properties are declared. In a union each member may declare its own; a key of a mapped type nobody declares. */
  placesOf(...properties: readonly ts.Symbol[]): Place[] {
    return properties.flatMap(({ declarations = [] }) =>
      declarations.length === 0 ? [FOREIGN] : declarations.map((declaration) => this.#placeOf(declaration)),
    );
  }

  #placeOf(declaration: ts.Declaration): Place {
    const name = isProperty(declaration) ? declaration.name : undefined;
    if (name === undefined || !(ts.isIdentifier(name) || ts.isPrivateIdentifier(name))) return FOREIGN;
    return this.#isOwnFile(declaration.getSourceFile()) && !PROTOCOLS.has(name.text) ? declaration : FOREIGN;
  }

  join(places: readonly Place[]): void {
    for (const place of places) this.#groups.join(places[0]!, place);
    this.#joinFamilies(places);
  }

  #joinFamilies(places: readonly Place[]): void {
    const parents = places.filter((place) => place !== FOREIGN).map(({ parent }) => parent);
    for (const parent of parents) this.#families.join(parents[0]!, parent);
  }

  /** The properties of a type, or the one by that name, are asked for in ways that no declaration shows. */
  keepNames(type: ts.Type, name?: string): void {
    for (const member of type.isUnion() ? type.types : [type]) {
      for (const property of this.#checker.getPropertiesOfType(this.#checker.getApparentType(member))) {
        if (name === undefined || name === property.name) this.join([FOREIGN, ...this.placesOf(property)]);
      }
    }
  }

  /** A value goes to where anything may happen to it, and to all that hangs on it. */
  escape(type: ts.Type): void {
    if (this.#escaped.has(type)) return;
    this.#escaped.add(type);
    if (type.isUnionOrIntersection()) this.#escapeEach(type.types);
    if ((type.flags & ts.TypeFlags.Instantiable) !== 0) this.#escapeEach([this.#checker.getBaseConstraintOfType(type)]);
    if ((type.flags & ts.TypeFlags.Object) === 0 || this.#isForeignAlone(type)) return;
    const given = this.argumentsOf(type);
    if (given !== undefined) {
      this.#escapeEach([...given, this.returnOf(type)]);
      return;
    }
    this.keepNames(type);
    this.#escapeEach(this.#indexed(type));
    this.#escapeEach(this.#checker.getPropertiesOfType(type).map((one) => this.#checker.getTypeOfSymbol(one)));
    for (const signature of [...type.getCallSignatures(), ...type.getConstructSignatures()]) {
      this.#escapeEach(signature.getParameters().map((parameter) => this.#checker.getTypeOfSymbol(parameter)));
      this.escape(signature.getReturnType());
    }
  }

  #escapeEach(types: readonly (ts.Type | undefined)[]): void {
    for (const type of types) if (type !== undefined) this.escape(type);
  }

  /**
   * A value of one type is handed to where another is expected.
   *
   * @param isBound the other is what a type parameter asks of its argument: the value remains what it is.
   */
  relate(from: ts.Type | undefined, to: ts.Type | undefined, isBound = false): void {
    if (from === undefined || to === undefined || from === to) return;
    if ((from.flags & WITH_PROPERTIES) === 0 || (to.flags & WITH_PROPERTIES) === 0) return;
    if (this.#isForeignAlone(from) && this.#isForeignAlone(to)) return;
    const related = isBound ? this.#related.bound : this.#related.value;
    const seen = related.get(from) ?? new Set();
    related.set(from, seen);
    if (seen.has(to)) return;
    seen.add(to);
    this.#joinFamilies([...this.#membersOf(from), ...this.#membersOf(to)]);
    this.#relateParts(from, to, isBound);
  }

  /** Of one object, not of several that it may be. */
  #membersOf(type: ts.Type): Place[] {
    const isObject = (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
    if (!isObject || this.argumentsOf(type) !== undefined) return [];
    return this.placesOf(...this.#checker.getPropertiesOfType(type));
  }

  #relateParts(from: ts.Type, to: ts.Type, isBound: boolean): void {
    if (this.#isAnything(to)) {
      if (!isBound) this.escape(from);
    } else if (this.#isAnything(from)) {
      if (!isBound && !isObjectLiteral(from)) this.escape(to);
    } else if (from.isUnionOrIntersection()) {
      for (const member of from.types) this.relate(member, to, isBound);
    } else if (to.isUnionOrIntersection()) {
      for (const member of to.types) this.relate(from, member, isBound);
    } else if ((from.flags & ts.TypeFlags.Instantiable) !== 0) {
      this.relate(this.#checker.getBaseConstraintOfType(from), to, true);
    } else if ((to.flags & ts.TypeFlags.Instantiable) !== 0) {
      this.relate(from, this.#checker.getBaseConstraintOfType(to), true);
    } else {
      this.#relateObjects(from, to, isBound);
    }
  }

  #relateObjects(from: ts.Type, to: ts.Type, isBound: boolean): void {
    const [given, taken] = [this.argumentsOf(from), this.argumentsOf(to)];
    if (given !== undefined && taken !== undefined) {
      this.#relateArguments(from, to, isBound);
      return;
    }
    const indexed = { from: this.#indexed(from), to: this.#indexed(to) };
    for (const one of [...indexed.from, ...(given ?? [])]) for (const other of indexed.to) this.relate(one, other);
    if (indexed.to.length > 0 && given === undefined) this.#relateIndexed(from, indexed.to);
    if (indexed.from.length > 0 && taken === undefined) this.#relateIndexed(to, indexed.from);

    for (const property of this.#checker.getPropertiesOfType(to)) {
      const other = this.#checker.getPropertyOfType(from, property.name);
      if (other === undefined) continue;
      this.join(this.placesOf(other, property));
      if (other === property) continue;
      this.relate(this.#checker.getTypeOfSymbol(other), this.#checker.getTypeOfSymbol(property), isBound);
    }
    for (const kind of [ts.SignatureKind.Call, ts.SignatureKind.Construct]) {
      for (const one of this.#checker.getSignaturesOfType(from, kind)) {
        for (const other of this.#checker.getSignaturesOfType(to, kind)) this.relateSignatures(one, other, isBound);
      }
    }
  }

  /** Arrays, promises, maps: of two that differ, such as a map and an iterable, any argument may be any other. */
  #relateArguments(from: ts.Type, to: ts.Type, isBound: boolean): void {
    const [given, taken] = [this.argumentsOf(from)!, this.argumentsOf(to)!];
    this.relate(this.returnOf(from), this.returnOf(to), isBound);
    if ((from as ts.TypeReference).target === (to as ts.TypeReference).target) {
      for (const [index, one] of given.entries()) this.relate(one, taken[index], isBound);
      return;
    }
    const parts = (type: ts.Type): readonly ts.Type[] =>
      this.#checker.isTupleType(type) ? this.#checker.getTypeArguments(type as ts.TypeReference) : [type];
    for (const one of given.flatMap(parts)) {
      for (const other of taken.flatMap(parts)) this.relate(one, other, isBound);
    }
  }

  /** An object is taken for a record, whose keys are data. */
  #relateIndexed(object: ts.Type, values: readonly ts.Type[]): void {
    this.keepNames(object);
    for (const property of this.#checker.getPropertiesOfType(object)) {
      for (const value of values) this.relate(this.#checker.getTypeOfSymbol(property), value);
    }
  }

  relateSignatures(from: ts.Signature, to: ts.Signature, isBound = false): void {
    const count = Math.max(from.getParameters().length, to.getParameters().length);
    for (let index = 0; index < count; index++) {
      this.relate(this.parameterType(to, index), this.parameterType(from, index), isBound);
    }
    this.relate(from.getReturnType(), to.getReturnType(), isBound);
    const [one, other] = [from, to].map((signature) => this.#checker.getTypePredicateOfSignature(signature)?.type);
    this.relate(one, other, isBound);
  }

  parameterType(signature: ts.Signature, index: number): ts.Type | undefined {
    const parameters = signature.getParameters();
    const parameter = parameters[Math.min(index, parameters.length - 1)];
    if (parameter === undefined) return undefined;
    const type = this.#checker.getTypeOfSymbol(parameter);
    const declaration = parameter.valueDeclaration;
    const isRest = declaration !== undefined && ts.isParameter(declaration) && declaration.dotDotDotToken !== undefined;
    if (isRest) return this.#checker.getIndexTypeOfType(type, ts.IndexKind.Number) ?? type;
    return index < parameters.length ? type : undefined;
  }

  /** What an array, a promise, a map holds, and every other type with arguments that is not the program's own. */
  argumentsOf(type: ts.Type): readonly ts.Type[] | undefined {
    if ((type.flags & ts.TypeFlags.Object) === 0) return undefined;
    if (((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference) === 0) return undefined;
    const given = this.#checker.getTypeArguments(type as ts.TypeReference);
    if (this.#checker.isTupleType(type)) return given;
    if (!this.#isForeignType(type)) return undefined;
    return isIterator(type) ? given.slice(0, 1) : given;
  }

  /** What a generator returns when it has yielded all that {@link argumentsOf} says; undefined of all else. */
  returnOf(type: ts.Type): ts.Type | undefined {
    const isForeign = this.argumentsOf(type) !== undefined && !this.#checker.isTupleType(type);
    return isForeign && isIterator(type) ? this.#checker.getTypeArguments(type as ts.TypeReference)[1] : undefined;
  }

  #isForeignType(type: ts.Type): boolean {
    const declarations = (type.symbol as ts.Symbol | undefined)?.declarations ?? [];
    return declarations.some((declaration) => !this.#isOwnFile(declaration.getSourceFile()));
  }

  /** Such a type holds nothing of the program's own. */
  #isForeignAlone(type: ts.Type): boolean {
    return type.isClassOrInterface() && this.#isForeignType(type) && this.argumentsOf(type) === undefined;
  }

  /** Types that say nothing of what is in them: `unknown`, `object`, `{}`, `Function`. */
  #isAnything(type: ts.Type): boolean {
    if ((type.flags & ANYTHING) !== 0) return true;
    if ((type.flags & ts.TypeFlags.Object) === 0) return false;
    if (this.#isForeignAlone(type) && ["Object", "Function"].includes(type.symbol.name)) return true;
    return (
      this.#checker.getPropertiesOfType(type).length === 0 &&
      this.#checker.getIndexInfosOfType(type).length === 0 &&
      type.getCallSignatures().length === 0 &&
      type.getConstructSignatures().length === 0
    );
  }

  /** What stands under the keys of a record. */
  #indexed(type: ts.Type): ts.Type[] {
    return this.#checker
      .getIndexInfosOfType(type)
      .filter(({ keyType }) => (keyType.flags & ts.TypeFlags.NumberLike) === 0)
      .map((info) => info.type);
  }
}

const isIterator = (type: ts.Type): boolean => /Itera(tor|ble)|Generator/.test(type.symbol.name);

const isObjectLiteral = (type: ts.Type): boolean =>
  ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.ObjectLiteral) !== 0;

type Property =
  | ts.PropertySignature
  | ts.PropertyDeclaration
  | ts.PropertyAssignment
  | ts.ShorthandPropertyAssignment
  | ts.MethodSignature
  | ts.MethodDeclaration
  | ts.AccessorDeclaration;

export function isProperty(node: ts.Node): node is Property {
  return (
    ts.isPropertySignature(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isShorthandPropertyAssignment(node) ||
    ts.isMethodSignature(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isAccessor(node)
  );
}

/** Sets that are joined one by one, each led by one of its members. */
class DisjointSets<Member> {
  /** Each member leads to another of its set, but for one. */
  readonly #next = new Map<Member, Member>();
  readonly #chief: Member | undefined;

  /** @param chief leads every set that it is in. */
  constructor(chief?: Member) {
    this.#chief = chief;
  }

  leader(member: Member): Member {
    let leader = member;
    for (let next: Member | undefined = member; next !== undefined; next = this.#next.get(next)) leader = next;
    if (leader !== member) this.#next.set(member, leader);
    return leader;
  }

  join(one: Member, other: Member): void {
    const [first, second] = [this.leader(one), this.leader(other)];
    if (first === second) return;
    if (second === this.#chief) this.#next.set(first, second);
    else this.#next.set(second, first);
  }
}
