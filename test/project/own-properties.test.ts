import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type ts from "typescript";

import {
  ownProperties,
  type OwnProperties,
  type OwnProperty,
  renamings,
  shortNames,
} from "../../scripts/own-properties.ts";
import { extensionProgram } from "../../scripts/small-sources.ts";
import { edited } from "../../scripts/text-edits.ts";
import { errors, programOf, withTexts } from "./support/programs.ts";

/** What others declare. */
const FOREIGN = `
  interface Place { line: number; note?: string }
  declare function show(place: Place): void;
  declare function showAll(places: Iterable<Place>): Promise<Place>;
  declare function ask<T extends { label: string }>(items: readonly T[]): T;
  declare function make<T extends { label: string }>(): { items: T[] };
  declare function keep(value: unknown): void;
`;

/** Sources in which each own property has a mark at its end. */
const MARKED: readonly (readonly [title: string, text: string])[] = [
  [
    "are read and written, and taken out of objects",
    `interface Span { start$: number; end$: number }
     function shift({ start$: start, end$: last = 0 }: Span): Span { return { start$: start, end$: last }; }
     function grow(span: Span): number { const { end$: end, ...rest } = span; span.end$ += 1; return end - rest.start$; }
     let end: number; ({ end$: end } = shift({ start$: 1, end$: 2 }));`,
  ],
  [
    "are those of classes, the private ones too, and of what classes are made from",
    `interface Shape { area$(): number }
     class Base { width$ = 1; get double$(): number { return 2 * this.width$; } static of$(): Base { return new Base(); } }
     class Square extends Base implements Shape { private$side$ = 1; override width$ = 2; area$() { return this.private$side$; } }
     Base.of$().double$ + new Square().area$();`,
  ],
  [
    "are named in types too",
    `interface Found { rule$: string; span$: { end$: number } }
     function name({ rule$: rule }: Pick<Found, "rule$">, end: Found["span$"]["end$"]): string { return rule + end; }
     type Told = { kind$: "one"; one$: number } | { kind$: "two"; two$: string };
     const one: Extract<Told, { kind$: "one" }>["one$"] = 1;
     name({ rule$: "" }, one);`,
  ],
  [
    "are none where others declare the property",
    `interface Item { line: number; text$: string }
     const item: Item = { line: 1, text$: "" };
     show(item);
     for (const { line } of [item]) line.toFixed();`,
  ],
  [
    "are none where objects go to others on a long way",
    `interface Optional { note?: string; text$?: string }
     const given: Optional = { note: "", text$: "" };
     const made = [{ line: 1, ...given }].map((one) => ({ ...one, more$: 1 }));
     void showAll(new Map(made.map((one) => [one.more$, one])).values());
     const answer = async (): Promise<{ line: number }> => showAll([]);
     function* all(): Iterable<Place> { const much = [{ line: 1, much$: 1 }]; yield* much; }
     function* slowly(): Generator<undefined, Place> { yield; return { line: 1 }; }
     const slow = (): Generator<undefined, { line: number; slow$?: 1 }> => slowly();
     const used = async () => Object.assign((await answer()) as Place, { note: "", used$: 1 }).used$;`,
  ],
  [
    "are none where a type parameter of others asks for the property",
    `const { label, count$: count } = ask([{ label: "", count$: 1 }]);
     const made = make<{ label: string; index$: number }>();
     made.items.push({ label: label + count, index$: 1 });`,
  ],
  [
    "are none where objects go to where anything may happen to them",
    `interface Leaf { text: string }
     interface Tree { leaves: Leaf[]; visit(see: (leaf: Leaf) => void): void }
     const tree: Tree = { leaves: [{ text: "" }], visit: (see) => { tree.leaves.forEach(see); } };
     keep(tree);
     interface Told { text: string }
     const told = JSON.parse("{}") as Told;
     told.text;`,
  ],
  [
    "are none where an object is taken for what others know",
    `const place = { line: 1 };
     const places = [place, { note: "", more: 1 }];
     show(places[0] as { line: number });
     const own = { first$: 1 };
     const owns = [own, { second$: 1 }];
     (owns[0] as { first$: number }).first$;`,
  ],
  [
    "are none where properties are asked for by keys",
    `type Key = "one" | "two";
     const numbers: Record<Key, number> = { one: 1, two: 2 };
     const names = { red: 1, green: 2 };
     const byKey = (key: keyof typeof names): number => names[key] + numbers.one;
     const shape: { round: boolean; size$: number } | { square$: boolean; size$: number } = { round: true, size$: 1 };
     if ("round" in shape) byKey("red");
     const list = { first: 1 };
     Object.keys(list);
     const quoted = { "text-length": 1, count$: 1 };
     quoted["text-length"] + quoted.count$;`,
  ],
  [
    "are none where the language asks for the property, or where it is not told what it stands beside",
    `const wrap = <T>(value: T) => ({ ...value, wrapped: 1 });
     wrap({ first$: 1 }).first$;
     const later = { then(go: () => void): void { go(); }, toString: (): string => "", own$: 1 };
     void later.own$;`,
  ],
];

const snippetProgram = (source: string): ts.Program =>
  programOf(
    new Map([
      ["/own/source.ts", source],
      ["/foreign.d.ts", FOREIGN],
    ]),
  );

function renamed(properties: OwnProperties, newName: (property: OwnProperty) => string): Map<string, string> {
  return new Map(
    Array.from(renamings(properties, newName), ([file, edits]) => [file.fileName, edited(file.text, edits)]),
  );
}

const marked = ({ name }: OwnProperty): string => `${name.replace("#", "private$")}$`;

describe("own properties", () => {
  it("are the extension's in such a way that its sources are as well typed with other names for them", () => {
    const program = extensionProgram();
    const properties = ownProperties(program);
    assert.ok(properties.own.length > 300, `there are ${properties.own.length}`);
    const before = errors(program);
    // With these, no object of one family is one of another.
    const byFamily = renamed(properties, (property) => `${marked(property)}${property.family}`);
    assert.deepEqual(errors(withTexts(program, byFamily)), before);
    const names = shortNames(properties);
    const short = renamed(properties, (property) => names.get(property)!);
    assert.deepEqual(errors(withTexts(program, short)), before);
  });

  for (const [title, text] of MARKED) {
    it(title, () => {
      const source = text
        .replaceAll(/(\w+)\$: \1\b/g, "$1")
        .replaceAll("private$", "#")
        .replaceAll(/(?<=\w)\$/g, "");
      const program = snippetProgram(source);
      assert.deepEqual(errors(program), []);
      const texts = renamed(ownProperties(program, "/own"), marked);
      assert.equal(texts.get("/own/source.ts") ?? source, text);
      assert.deepEqual(errors(withTexts(program, texts)), []);
    });
  }

  it("have short names, which those share that never meet in an object", () => {
    const program = snippetProgram(`
      interface Span { start: number; end: number }
      interface Word extends Span { text: string }
      interface Line { text: string; word: Word }
      const told = <T extends Span>(span: T): T & { told: number } => ({ ...span, told: span.end });
      function join(line: Line): string { return line.text + line.word.text + told(line.word).text; }
      keep({ a: 1 });
    `);
    const properties = ownProperties(program, "/own");
    const families = [...Map.groupBy(properties.own, (property) => property.family).values()];
    assert.deepEqual(
      families.map((family) => family.map(({ name }) => name).sort()),
      [
        ["end", "start", "text", "told"],
        ["text", "word"],
      ],
    );
    const names = shortNames(properties);
    assert.deepEqual(
      families.map((family) => family.map((property) => names.get(property)!).sort()),
      // What is kept is an `a`.
      [
        ["b", "c", "d", "e"],
        ["b", "c"],
      ],
    );
  });
});
