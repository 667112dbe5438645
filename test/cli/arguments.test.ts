import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { type Command, readCommandLine } from "../../src/cli/arguments.ts";
import type { CliMessage } from "../../src/cli/messages/catalogue.ts";

function command(line: string): Command {
  const { command, problem } = readCommandLine(line.split(" "));
  assert.equal(problem, undefined);
  return command!;
}

function problem(line: string): CliMessage["id"] | undefined {
  return readCommandLine(line === "" ? [] : line.split(" ")).problem?.id;
}

describe("the arguments", () => {
  test("a check without options", () => {
    assert.deepEqual(command("check a.qa b"), {
      kind: "check",
      paths: ["a.qa", "b"],
      inputPath: undefined,
      configuration: undefined,
      encoding: undefined,
      jobs: undefined,
      shard: undefined,
      format: "text",
      fix: false,
      suggested: [],
      failOn: "warning",
    });
  });

  test("every option of a check, before and behind the paths, with and without `=`", () => {
    const given =
      "--config c.json check - --stdin-filepath talk.qa --format=json --fail-on hint --encoding CP1251 --language ru --jobs 4 --shard=2/3";
    const { language, command } = readCommandLine(given.split(" "));
    assert.equal(language, "ru");
    assert.deepEqual(command, {
      kind: "check",
      paths: ["-"],
      inputPath: "talk.qa",
      configuration: "c.json",
      encoding: "windows-1251",
      jobs: 4,
      shard: { index: 2, count: 3 },
      format: "json",
      fix: false,
      suggested: [],
      failOn: "hint",
    });
  });

  test("suggested fixes are asked for by rule, each with the one that is meant", () => {
    const asked = command("check a --fix --fix-suggested stray-line --fix-suggested unknown-label=2");
    assert.ok(asked.kind === "check" && asked.fix);
    assert.deepEqual(asked.suggested, [
      { rule: "stray-line", choice: 1 },
      { rule: "unknown-label", choice: 2 },
    ]);
  });

  test("the ways of formatting", () => {
    for (const mode of ["check", "diff", "write"]) {
      const asked = command(`format --${mode} a`);
      assert.ok(asked.kind === "format" && asked.mode === mode);
    }
    const printed = command("format --encoding auto --to-utf8 a");
    assert.ok(printed.kind === "format" && printed.mode === "print" && printed.toUtf8 && printed.encoding === "auto");
  });

  test("the reports that are to be merged", () => {
    assert.deepEqual(command("merge 1.json 2.json"), { kind: "merge", reports: ["1.json", "2.json"] });
  });

  test("a file may be called like an option", () => {
    const asked = command("check -- --fix");
    assert.ok(asked.kind === "check" && !asked.fix);
    assert.deepEqual(asked.paths, ["--fix"]);
  });

  test("standard input needs no dash once it has a name", () => {
    const asked = command("format --stdin-filepath a.qa");
    assert.deepEqual(asked.kind === "format" && asked.paths, ["-"]);
  });

  test("help and version win over what else is missing", () => {
    assert.deepEqual(command("--help"), { kind: "help", command: undefined });
    assert.deepEqual(command("check -h"), { kind: "help", command: "check" });
    assert.deepEqual(command("help format"), { kind: "help", command: "format" });
    assert.deepEqual(command("merge --help"), { kind: "help", command: "merge" });
    assert.deepEqual(command("--version"), { kind: "version" });
  });

  test("what cannot be carried out is named", () => {
    const problems: Readonly<Record<string, CliMessage["id"]>> = {
      "": "usage.no-command",
      "chekc a": "usage.unknown-command",
      "help me": "usage.unknown-command",
      check: "usage.no-paths",
      merge: "usage.no-reports",
      "merge a --shard 1/2": "usage.other-command",
      "check --fxi a": "usage.unknown-option",
      "check -x a": "usage.unknown-option",
      "check a --write": "usage.other-command",
      "format a --fix": "usage.other-command",
      "check a --config": "usage.missing-value",
      "check a --config --fix": "usage.missing-value",
      "check a --config=": "usage.missing-value",
      "check a --fix=yes": "usage.superfluous-value",
      "check a --format xml": "usage.bad-value",
      "check a --fail-on off": "usage.bad-value",
      "check a --language de": "usage.bad-value",
      "format a --encoding latin1": "usage.bad-value",
      "check a --jobs 0": "usage.bad-jobs",
      "check a --jobs 1.5": "usage.bad-jobs",
      "format a --jobs many": "usage.bad-jobs",
      "check a --shard 0/4": "usage.bad-shard",
      "format a --shard 5/4": "usage.bad-shard",
      "check a --shard x": "usage.bad-shard",
      "check a --format json --format text": "usage.twice",
      "check a --fix-suggested stray-lines": "usage.unknown-rule",
      "check a --fix-suggested toString": "usage.unknown-rule",
      "format a --check --write": "usage.exclusive",
      "format a --check --diff": "usage.exclusive",
      "check - -": "usage.input-twice",
      "check a --stdin-filepath b": "usage.input-path-alone",
      "check - --fix": "usage.input-written",
      "check - --fix-suggested stray-line": "usage.input-written",
      "format - --write": "usage.input-written",
      "format a --to-utf8": "usage.utf8-without-encoding",
    };
    for (const [line, id] of Object.entries(problems)) assert.equal(problem(line), id, line);
  });

  test("a mistyped word is guessed", () => {
    const meant = (line: string): unknown => {
      const said = readCommandLine(line.split(" ")).problem!.arguments;
      return "meant" in said ? said.meant : undefined;
    };
    assert.equal(meant("fromat a"), "format");
    assert.equal(meant("helpp"), "help");
    assert.equal(meant("check --fial-on error a"), "--fail-on");
    assert.equal(meant("check --fix-suggested stray a"), "stray-line");
    assert.equal(meant("polish a"), undefined);
  });
});
