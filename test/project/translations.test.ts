import assert from "node:assert/strict";
import { test } from "node:test";
import ts from "typescript";

import { read, readJson, sources, type Call } from "./support/sources.ts";

type Strings = Readonly<Record<string, string>>;

const english = readJson("package.nls.json") as Strings;
const russian = readJson("package.nls.ru.json") as Strings;
const bundle = readJson("l10n/bundle.l10n.ru.json") as Strings;

const sorted = (values: Iterable<string>): string[] => [...new Set(values)].sort();
const found = (text: string, pattern: RegExp): string[] => sorted(text.match(pattern) ?? []);

/** What a translation must carry over as it is: places to fill, settings and commands referred to, code. */
const PLACEHOLDER = /\{\d+\}/g;
const REFERENCE = /#[\w.]+#|\]\(command:[^)]*\)|`[^`]+`/g;

test("every string that the manifest names stands in both languages, and no other does", () => {
  const named = sorted([...read("package.json").matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key!));
  assert.deepEqual(sorted(Object.keys(english)), named, "package.nls.json");
  assert.deepEqual(sorted(Object.keys(russian)), named, "package.nls.ru.json");
});

test("what a user reads in the manifest is named, not written into it", () => {
  const written = [
    ...read("package.json").matchAll(/"(title|shortTitle|description|markdownDescription|displayName)": "(?!%)/g),
  ];
  assert.deepEqual(
    written.map(([match]) => match),
    [],
  );
});

test("the manifest's Russian is Russian and refers to the same things as its English", () => {
  for (const [key, text] of Object.entries(russian)) {
    assert.match(text, /[а-яё]/i, `${key} is not in Russian: ${text}`);
    assert.deepEqual(found(text, REFERENCE), found(english[key] ?? "", REFERENCE), `${key} refers to other things`);
  }
  for (const [key, text] of Object.entries(english)) assert.notEqual(text.trim(), "", `${key} is empty`);
});

test("every string of the editor's is a literal, so that it can be translated", () => {
  for (const { place, key } of messages()) assert.notEqual(key, undefined, `${place} hands on no literal`);
});

test("every string of the editor's has its Russian, and no other string does", () => {
  const keys = messages().flatMap(({ key }) => key ?? []);
  assert.deepEqual(sorted(Object.keys(bundle)), sorted(keys));
});

test("the editor's Russian is Russian and has the same places to fill", () => {
  for (const [key, text] of Object.entries(bundle)) {
    assert.match(text, /[а-яё]/i, `not in Russian: ${text}`);
    assert.deepEqual(found(text, PLACEHOLDER), found(key, PLACEHOLDER), `other places to fill: ${text}`);
  }
});

test("both languages of a catalogue end a sentence alike", () => {
  const pairs = [...Object.keys(russian).map((key) => [english[key] ?? "", russian[key]!]), ...Object.entries(bundle)];
  for (const [en, ru] of pairs) {
    assert.equal(/[.?!…:]$/.exec(ru!)?.[0], /[.?!…:]$/.exec(en!)?.[0], `${en!}\n${ru!}`);
  }
});

test("the Russian has one word for one thing", () => {
  const texts = [...Object.values(russian), ...Object.values(bundle), read("src/core/messages/russian.json")];
  for (const text of [...texts, read("README.ru.md")])
    assert.doesNotMatch(text, /расшифровк|стенограмм|табулятор|параграф/i);
});

interface MessageCall {
  readonly place: string;
  /** The bundle's key; undefined when the call has no literal. */
  readonly key: string | undefined;
}

function messages(): MessageCall[] {
  return sources()
    .flatMap(({ calls }) => calls)
    .filter(({ callee }) => /(^|\.)l10n\.t$/.test(callee))
    .map((call) => ({ place: call.place, key: bundleKey(call) }));
}

/** A message with a comment for translators is known by both. */
function bundleKey({ arguments: [first] }: Call): string | undefined {
  if (first === undefined) return undefined;
  if (ts.isStringLiteralLike(first)) return first.text;
  if (!ts.isObjectLiteralExpression(first)) return undefined;
  const message = property(first, "message");
  if (message === undefined || !ts.isStringLiteralLike(message)) return undefined;
  const comment = property(first, "comment");
  if (comment === undefined) return message.text;
  const parts = ts.isArrayLiteralExpression(comment) ? comment.elements : [comment];
  return `${message.text}/${parts.map((part) => (ts.isStringLiteralLike(part) ? part.text : "")).join("")}`;
}

function property(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  return object.properties
    .filter(ts.isPropertyAssignment)
    .find((one) => ts.isIdentifier(one.name) && one.name.text === name)?.initializer;
}
