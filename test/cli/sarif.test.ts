import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import Ajv from "ajv";

import { ROOT } from "../../scripts/project.ts";
import { RULES } from "../../src/core/rules/index.ts";
import { DAMAGED, folderWith, qaTranscript, STRAY } from "./support/command-line.ts";

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly artifacts: readonly { readonly location: { readonly uri: string }; readonly encoding: string }[];
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
        readonly locations: readonly [
          { readonly physicalLocation: { readonly artifactLocation: { uri: string; index: number }; region: Region } },
        ];
        readonly fixes?: readonly object[];
      }[];
      readonly invocations: readonly [
        { readonly executionSuccessful: boolean; readonly toolExecutionNotifications?: readonly object[] },
      ];
    },
  ];
}

/** The schema of the standard, from a package that carries it, and its own meta-schema. */
const SCHEMA = join(
  createRequire(import.meta.url).resolve("@microsoft/jest-sarif"),
  "../schemas/sarif-2.1.0-rtm.5.json",
);
const META_SCHEMA = createRequire(import.meta.url).resolve("ajv/lib/refs/json-schema-draft-04.json");

describe("the SARIF log", () => {
  let validate: (log: unknown) => string;

  before(() => {
    const ajv = new Ajv({ schemaId: "id", meta: false, unknownFormats: "ignore", allErrors: true });
    ajv.addMetaSchema(JSON.parse(readFileSync(META_SCHEMA, "utf8")) as object);
    const check = ajv.compile(JSON.parse(readFileSync(SCHEMA, "utf8")) as object);
    validate = (log) => (check(log) === true ? "" : ajv.errorsText(check.errors));
  });

  async function logOf(cwd: string, ...args: readonly string[]): Promise<Log> {
    const { out } = await qaTranscript(["check", "--format", "sarif", ...args], { cwd });
    const log = JSON.parse(out) as Log;
    assert.equal(validate(log), "");
    return log;
  }

  test("is judged by a schema that tells right from wrong", () => {
    assert.notEqual(validate({ version: "2.1.0" }), "");
    assert.notEqual(validate({ version: "2.1.0", runs: [{ tool: { driver: {} }, results: [] }] }), "");
  });

  test("of every sample is valid, and names the rules in their order", async () => {
    const log = await logOf(ROOT, "samples");
    assert.deepEqual(
      log.runs[0].tool.driver.rules.map(({ id }) => id),
      Object.keys(RULES),
    );
    assert.ok(log.runs[0].results.length > 20);
    for (const { ruleId, ruleIndex } of log.runs[0].results) assert.equal(Object.keys(RULES)[ruleIndex], ruleId);
  });

  test("says what was found where, and how it is mended", async () => {
    const cwd = folderWith({ "Речь 1.qa": STRAY, "b.qa": DAMAGED });
    const [run] = (await logOf(cwd, ".")).runs;
    assert.deepEqual(run.artifacts, [
      { location: { uri: "b.qa" }, encoding: "utf-8" },
      { location: { uri: "%D0%A0%D0%B5%D1%87%D1%8C%201.qa" }, encoding: "utf-8" },
    ]);
    const last = run.results.at(-1)!;
    assert.equal(last.ruleId, "stray-line");
    assert.equal(last.level, "error");
    assert.deepEqual(last.locations[0].physicalLocation, {
      artifactLocation: { uri: "%D0%A0%D0%B5%D1%87%D1%8C%201.qa", index: 1 },
      region: { startLine: 3, startColumn: 1, endLine: 3, endColumn: 15 },
    });
    assert.equal(last.fixes!.length, 3);
    assert.deepEqual(run.invocations, [{ executionSuccessful: true }]);
  });

  test("is valid when nothing was found, and when something could not be read", async () => {
    const cwd = folderWith({ "a.qa": "", "picture.qa": "\0" });
    assert.deepEqual((await logOf(cwd, "a.qa")).runs[0].results, []);
    const [run] = (await logOf(cwd, "picture.qa", "/nowhere/at all.qa")).runs;
    assert.equal(run.invocations[0].executionSuccessful, false);
    assert.equal(run.invocations[0].toolExecutionNotifications!.length, 2);
  });

  test("of a part of a run is valid", async () => {
    const cwd = folderWith({
      ".qa-transcript.json": '{"intended":[{"rule":"stray-line","words":"Было."}]}',
      "a.qa": DAMAGED,
      "b.qa": DAMAGED,
      "picture.qa": "\0",
    });
    const [run] = (await logOf(cwd, "--shard", "1/2", ".")).runs;
    assert.deepEqual(
      run.artifacts.map(({ location }) => location.uri),
      ["a.qa"],
    );
    assert.equal(run.invocations[0].toolExecutionNotifications!.length, 1);
  });
});
