import assert from "node:assert/strict";
import { test } from "node:test";
import Ajv from "ajv";

import { LANGUAGES, readConfiguration, SEVERITIES } from "../../src/core/config/read-configuration.ts";
import { RULES } from "../../src/core/rules/index.ts";
import { readJson } from "./support/sources.ts";

interface Property {
  readonly enum?: readonly string[];
  readonly items?: unknown;
  readonly propertyNames?: { readonly enum: readonly string[] };
  readonly additionalProperties?: { readonly enum: readonly string[] };
}

const validate = new Ajv().compile(readJson("assets/qa-transcript.schema.json") as object);

/** Whether the schema accepts a value, and whether the reader finds nothing in it. */
function accepted(value: unknown): { readonly bySchema: boolean; readonly byReader: boolean } {
  return {
    bySchema: validate(value) === true,
    byReader: readConfiguration(JSON.stringify(value)).problems.length === 0,
  };
}

test("the schema of the project's file accepts what its reader accepts", () => {
  for (const value of [
    {},
    { $schema: "./qa-transcript.schema.json", language: "ru" },
    { labels: [{ text: "Модератор", role: "question" }], intended: [{ rule: "stray-line", words: "Пролог" }] },
    { rules: Object.fromEntries(Object.keys(RULES).map((rule) => [rule, "off"])) },
  ]) {
    assert.deepEqual(accepted(value), { bySchema: true, byReader: true }, JSON.stringify(value));
  }
});

test("and refuses what its reader warns of", () => {
  for (const value of [
    [],
    { language: "de" },
    { label: [] },
    { labels: {} },
    { labels: [{ text: "Гость" }] },
    { labels: [{ text: "Наш гость", role: "answer" }] },
    { labels: [{ text: "", role: "answer" }] },
    { labels: [{ text: "ж".repeat(41), role: "answer" }] },
    { labels: [{ text: "Гость", role: "guest" }] },
    { labels: [{ text: "Гость", role: "answer", colour: "red" }] },
    { rules: { "stray-lines": "off" } },
    { rules: { "stray-line": "warn" } },
    { intended: [{ rule: "stray-lines", words: "Пролог" }] },
    { intended: [{ rule: "stray-line" }] },
  ]) {
    assert.deepEqual(accepted(value), { bySchema: false, byReader: false }, JSON.stringify(value));
  }
});

test("the editor's settings take the same names and values", () => {
  const manifest = readJson("package.json") as {
    readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, Property>> } };
  };
  const { properties } = manifest.contributes.configuration;
  const rules = properties["qaTranscript.rules"]!;
  assert.deepEqual(rules.propertyNames!.enum, Object.keys(RULES));
  assert.deepEqual(rules.additionalProperties!.enum, SEVERITIES);
  assert.deepEqual(properties["qaTranscript.language"]!.enum, ["auto", ...LANGUAGES]);
  const schema = readJson("assets/qa-transcript.schema.json") as { readonly properties: { readonly labels: Property } };
  const withoutDescriptions = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value, (key, part: unknown) => (key === "description" ? undefined : part)));
  assert.deepEqual(properties["qaTranscript.labels"]!.items, withoutDescriptions(schema.properties.labels.items));
});
