import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";

import { translate } from "../../src/core/messages/translate.ts";
import { check } from "../../src/core/rules/engine.ts";
import { Transcript } from "../../src/core/transcript/transcript.ts";
import { ROOT } from "../../scripts/project.ts";
import {
  CLEAN,
  CLI,
  DAMAGED,
  environment,
  folderWith,
  put,
  qaTranscript,
  STRAY,
  textOf,
} from "./support/command-line.ts";

interface Place {
  readonly line: number;
  readonly column: number;
}

interface Report {
  readonly version: number;
  readonly files: readonly {
    readonly path: string;
    readonly encoding: string;
    readonly findings: readonly {
      readonly rule: string;
      readonly severity: string;
      readonly message: string;
      readonly start: Place;
      readonly end: Place;
      readonly fixes: readonly {
        readonly safe: boolean;
        readonly title: string;
        readonly edits: readonly { readonly start: Place; readonly end: Place; readonly text: string }[];
      }[];
    }[];
  }[];
}

async function reportOf(args: readonly string[], cwd: string): Promise<Report> {
  return JSON.parse((await qaTranscript(["check", "--format", "json", ...args], { cwd })).out) as Report;
}

describe("the text report", () => {
  test("names place, rule and message, and marks the span in its line", async () => {
    const cwd = folderWith({ "talk.qa": DAMAGED });
    const { code, out, err } = await qaTranscript(["check", "talk.qa"], { cwd });
    assert.equal(code, 1);
    assert.equal(err, "");
    assert.match(out, /^talk\.qa:1:7: error label-separator \[\*\] Between “Вопрос” and its text/);
    assert.ok(out.includes("\n  |\n1 | Вопрос: Как?\n  |       ^^\n\n"));
    assert.ok(out.includes("talk.qa:2:11: warning trailing-space [*]"));
    assert.ok(out.endsWith("Found 1 error, 1 warning in 1 of 1 file.\n[*] 2 fixable with --fix.\n"));
  });

  test("says so when nothing is found", async () => {
    const cwd = folderWith({ "a.qa": CLEAN, "b.qa": CLEAN });
    const { code, out } = await qaTranscript(["check", "."], { cwd });
    assert.equal(code, 0);
    assert.equal(out, "Nothing found in 2 files.\n");
  });

  test("speaks Russian where the user does, and where it is asked to", async () => {
    const cwd = folderWith({ "talk.qa": DAMAGED });
    for (const call of [
      { args: [], env: { LC_ALL: "ru_RU.UTF-8" } },
      { args: [], env: { LC_ALL: "", LANG: "ru_RU.UTF-8" } },
      { args: ["--language", "ru"], env: {} },
    ]) {
      const { out } = await qaTranscript(["check", "talk.qa", ...call.args], { cwd, env: call.env });
      assert.match(out, /^talk\.qa:1:7: ошибка label-separator \[\*\] Между «Вопрос» и текстом/);
      assert.match(out, /Найдено: 1 ошибка, 1 предупреждение\./);
    }
  });

  test("has colour on a terminal alone, unless it is asked for", async () => {
    const cwd = folderWith({ "talk.qa": DAMAGED });
    const colours = async (env: NodeJS.ProcessEnv): Promise<boolean> =>
      (await qaTranscript(["check", "talk.qa"], { cwd, env })).out.includes("\x1B[");
    assert.equal(await colours({}), false);
    assert.equal(await colours({ FORCE_COLOR: "1" }), true);
    assert.equal(await colours({ FORCE_COLOR: "0" }), false);
    assert.equal(await colours({ FORCE_COLOR: "1", NO_COLOR: "1" }), false);
  });

  test("lets no file command the terminal", async () => {
    const cwd = folderWith({ "talk.qa": "Вопрос\tКак\x1B[2J?\nИ ещё\x1B]0;x\x07.\n" });
    const { out } = await qaTranscript(["check", "talk.qa"], { cwd });
    assert.match(out, /<U\+001B>\[2J/);
    assert.doesNotMatch(out, /[\x1B\x07]/);
  });
});

describe("the JSON report", () => {
  test("says what the rules find, for every file that was checked", async () => {
    const cwd = folderWith({ "b/clean.qa": CLEAN, "a.qa": "\uFEFF" + STRAY.replaceAll("\n", "\r\n") });
    const report = await reportOf(["."], cwd);
    assert.deepEqual(Object.keys(report), ["version", "files"]);
    assert.equal(report.version, 1);
    assert.deepEqual(
      report.files.map(({ path, encoding }) => [path, encoding]),
      [
        ["a.qa", "utf-8"],
        ["b/clean.qa", "utf-8"],
      ],
    );
    const [finding] = check(Transcript.parse(STRAY));
    assert.deepEqual(report.files[0]!.findings, [
      {
        rule: "stray-line",
        severity: "error",
        message: translate(finding!.message, "en"),
        start: { line: 3, column: 1 },
        end: { line: 3, column: 15 },
        fixes: ["\t", "Вопрос\t", "Ответ\t"].map((text, index) => ({
          safe: false,
          title: translate(finding!.fixes[index]!.title, "en"),
          edits: [{ start: { line: 3, column: 1 }, end: { line: 3, column: 1 }, text }],
        })),
      },
    ]);
    assert.deepEqual(report.files[1]!.findings, []);
  });

  test("counts columns in UTF-16 units and lines by every line break", async () => {
    const cwd = folderWith({ "talk.qa": "Вопрос\t😀😀  да?\rОтвет\tТак.\r\nОтвет\tНет. \n" });
    const { files } = await reportOf(["talk.qa"], cwd);
    assert.deepEqual(
      files[0]!.findings.map(({ rule, start, end }) => [rule, start.line, start.column, end.column]),
      [
        ["repeated-space", 1, 12, 14],
        ["consecutive-answers", 3, 1, 6],
        ["trailing-space", 3, 11, 12],
      ],
    );
  });

  test("of the damaged sample says what the rules find", async () => {
    const { files } = await reportOf(["samples/damaged.qa"], ROOT);
    const expected = check(Transcript.parse(readFileSync(join(ROOT, "samples/damaged.qa"), "utf8")));
    assert.deepEqual(
      files[0]!.findings.map(({ rule, message }) => [rule, message]),
      expected.map(({ rule, message }) => [rule, translate(message, "en")]),
    );
  });

  test("stays JSON when nothing is found or nothing is there", async () => {
    const cwd = folderWith({ "notes.txt": "Проза." });
    assert.deepEqual(await reportOf(["."], cwd), { version: 1, files: [] });
  });
});

describe("the GitHub annotations", () => {
  test("escape what workflow commands are made of", async () => {
    const cwd = folderWith({ "100%, a:b.qa": "Вопрос\tКак?\nОтвет(50%)\tТак.\n\n" });
    const { out, code } = await qaTranscript(["check", "--format", "github", "."], { cwd });
    assert.equal(code, 1);
    const [first, second, third] = out.split("\n");
    assert.match(
      first!,
      /^::error file=100%25%2C a%3Ab\.qa,line=2,endLine=2,col=6,endColumn=11,title=label-form::.*50%25/,
    );
    // A line with its break ends on the next one, and columns of two lines cannot be told.
    assert.match(second!, /^::warning file=[^,]*,line=3,endLine=4,title=blank-line::/);
    assert.equal(third, "");
  });

  test("go by the root of the repository, wherever the step runs", async () => {
    const folder = folderWith({ "talks/a.qa": STRAY });
    const { out } = await qaTranscript(["check", "--format", "github", "a.qa"], {
      cwd: join(folder, "talks"),
      env: { GITHUB_WORKSPACE: folder },
    });
    assert.match(out, /^::error file=talks\/a\.qa,line=3,/);
  });

  test("tell what could not be read", async () => {
    const cwd = folderWith();
    const { out, code } = await qaTranscript(["check", "--format", "github", "gone.qa"], { cwd });
    assert.equal(code, 2);
    assert.equal(out, "::error file=gone.qa::There is no such file or folder.\n");
  });
});

describe("the exit code", () => {
  test("goes by the severity that is asked for", async () => {
    const cwd = folderWith({ "talk.qa": "Вопрос\tТак и было.\nОтвет\tДа.\nОтвет\tНет.\n" });
    const codes = async (severity: string): Promise<number | null> =>
      (await qaTranscript(["check", "--fail-on", severity, "talk.qa"], { cwd })).code;
    assert.equal((await qaTranscript(["check", "talk.qa"], { cwd })).code, 0);
    assert.equal(await codes("error"), 0);
    assert.equal(await codes("information"), 1);
    put(cwd, "talk.qa", "Вопрос\tТак?\nОтвет\tДа. \n");
    assert.equal(await codes("error"), 0);
    assert.equal(await codes("warning"), 1);
  });

  test("is 2 for bad usage, which is said on standard error with the way to help", async () => {
    for (const args of [[], ["check"], ["check", "--fix=1", "a.qa"], ["format", "--chekc", "a.qa"]]) {
      const { code, out, err } = await qaTranscript(args);
      assert.equal(code, 2);
      assert.equal(out, "");
      assert.match(err, /\nSee: qa-transcript .*--help\n$/);
    }
  });

  test("is 2 for what cannot be read, whatever else is found", async () => {
    const cwd = folderWith({ "talk.qa": DAMAGED });
    const { code, out, err } = await qaTranscript(["check", "gone.qa", "talk.qa"], { cwd });
    assert.equal(code, 2);
    assert.match(out, /label-separator/);
    assert.equal(err, "gone.qa: error: There is no such file or folder.\n");
  });

  test("is 0 for help and version, which are printed", async () => {
    for (const [args, pattern] of [
      [["--help"], /Usage:/],
      [["check", "--help"], /--fail-on/],
      [["help", "format"], /--to-utf8/],
      [["--help", "--language", "ru"], /Использование:/],
      [["--version"], /^\d+\.\d+\.\d+\n$/],
    ] as const) {
      const { code, out, err } = await qaTranscript(args);
      assert.equal(code, 0);
      assert.match(out, pattern);
      assert.equal(err, "");
    }
  });
});

describe("standard input", () => {
  test("is checked under the name it is given", async () => {
    const cwd = folderWith();
    const { code, out } = await qaTranscript(["check", "-", "--stdin-filepath", "talks/a.qa"], { cwd, input: DAMAGED });
    assert.equal(code, 1);
    assert.match(out, /^talks\/a\.qa:1:7: /);
    assert.match((await qaTranscript(["check", "-"], { cwd, input: DAMAGED })).out, /^-:1:7: /);
  });

  test("goes by the configuration of the place it is said to come from", async () => {
    const cwd = folderWith({ "talks/.qa-transcript.json": '{"rules":{"label-separator":"off"}}' });
    const args = ["check", "--format", "json", "--stdin-filepath", "talks/a.qa"];
    const { out } = await qaTranscript(args, { cwd, input: "Вопрос: Как?\nОтвет\tТак.\n" });
    assert.deepEqual((JSON.parse(out) as Report).files[0]!.findings, []);
  });
});

describe("fixes", () => {
  test("--fix makes the safe ones, and reports what is left", async () => {
    const cwd = folderWith({ "talk.qa": DAMAGED.replace("\n", "\r\n") + "И ещё.  \n", "clean.qa": CLEAN });
    utimesSync(join(cwd, "clean.qa"), 1, 1);
    const { code, out } = await qaTranscript(["check", "--fix", "."], { cwd });
    assert.equal(code, 1);
    assert.equal(textOf(cwd, "talk.qa"), "Вопрос\tКак?\r\nОтвет\tТак.\nИ ещё.\n");
    assert.match(out, /^talk\.qa:3:1: error stray-line \[\?\]/);
    assert.match(out, /\nFixed: 1 file\.\nFound 1 error in 1 of 2 files\.\n\[\?\] 1 with a suggested fix/);
    assert.equal(statSync(join(cwd, "clean.qa")).mtimeMs, 1000);
  });

  test("--fix-suggested makes those of a rule, the first of several unless another is asked for", async () => {
    const cwd = folderWith();
    for (const [asked, label] of [
      ["stray-line", "\t"],
      ["stray-line=2", "Вопрос\t"],
      ["stray-line=3", "Ответ\t"],
    ]) {
      put(cwd, "talk.qa", STRAY + "И ещё. \n");
      await qaTranscript(["check", "--fix-suggested", asked!, "talk.qa"], { cwd });
      assert.equal(textOf(cwd, "talk.qa"), STRAY.replace("И", `${label!}И`) + `${label!}И ещё. \n`);
    }
    put(cwd, "talk.qa", STRAY + "И ещё. \n");
    assert.equal((await qaTranscript(["check", "--fix", "--fix-suggested", "stray-line", "talk.qa"], { cwd })).code, 0);
    assert.equal(textOf(cwd, "talk.qa"), STRAY.replace("И", "\tИ") + "\tИ ещё.\n");
  });

  test("--fix-suggested leaves other rules alone, and says when there is no such fix", async () => {
    const cwd = folderWith({ "talk.qa": STRAY });
    assert.equal((await qaTranscript(["check", "--fix-suggested", "consecutive-answers", "."], { cwd })).code, 1);
    assert.equal(textOf(cwd, "talk.qa"), STRAY);
    const { code, err } = await qaTranscript(["check", "--fix-suggested", "stray-line=4", "."], { cwd });
    assert.equal(code, 2);
    assert.match(err, /stray-line=4: the rule suggests 1\) Make it a continuation; 2\)/);
    assert.equal(textOf(cwd, "talk.qa"), STRAY);
  });
});

describe("the configuration", () => {
  test("is the nearest file upward, or the one that is named", async () => {
    const cwd = folderWith({
      ".qa-transcript.json": '{"rules":{"label-separator":"hint"}} // hints only',
      "a/b/talk.qa": "Вопрос: Как?\nОтвет\tТак.\n",
      "other.json": '{"rules":{"label-separator":"information"}}',
    });
    const severity = async (...args: string[]): Promise<string | undefined> =>
      (await reportOf(args, cwd)).files[0]!.findings[0]?.severity;
    assert.equal(await severity("a"), "hint");
    put(cwd, "a/.qa-transcript.json", '{"rules":{"label-separator":"warning"}}');
    assert.equal(await severity("a"), "warning");
    assert.equal(await severity("a", "--config", "other.json"), "information");
  });

  test("brings own labels and the language of messages", async () => {
    const cwd = folderWith({
      ".qa-transcript.json": '{"language":"ru","labels":[{"text":"Ведущий","role":"question"}]}',
      "talk.txt": "Ведущий\tКак?\nОтвет: Так.\n",
    });
    const { out } = await qaTranscript(["check", "."], { cwd });
    assert.match(out, /^talk\.txt:2:6: ошибка label-separator .*\n[^]*Найдено: 1 ошибка\./);
  });

  test("that is broken is an error in its own place; checking goes on, nothing is written", async () => {
    const cwd = folderWith({ ".qa-transcript.json": '{"rules":{\n "label-separator": }}', "talk.qa": DAMAGED });
    for (const args of [["check"], ["check", "--fix"]]) {
      const { code, out, err } = await qaTranscript([...args, "talk.qa"], { cwd });
      assert.equal(code, 2);
      assert.match(out, /^talk\.qa:1:7: error label-separator/);
      assert.match(err, /^\.qa-transcript\.json:2:\d+: error: /);
      assert.equal(textOf(cwd, "talk.qa"), DAMAGED);
    }
  });

  test("that is named and not there is an error", async () => {
    const cwd = folderWith({ "talk.qa": CLEAN });
    const { code, err } = await qaTranscript(["check", "--config", "gone.json", "talk.qa"], { cwd });
    assert.equal(code, 2);
    assert.equal(err, "gone.json: error: There is no such file or folder.\n");
  });

  test("excepts what is intended, and says which exceptions nothing needs any more", async () => {
    const cwd = folderWith({
      ".qa-transcript.json":
        '{"intended":[\n {"rule":"stray-line","words":"И вот ещё что."},\n {"rule":"stray-line","words":"Было."}]}',
      "talk.qa": STRAY,
    });
    const whole = await qaTranscript(["check", "."], { cwd });
    assert.equal(whole.code, 0);
    assert.match(whole.err, /^\.qa-transcript\.json:3:2: warning: .*stray-line/);
    // Of what else there may be, one file says nothing.
    assert.equal((await qaTranscript(["check", "talk.qa"], { cwd })).err, "");
  });
});

test("more findings than are kept are reported all the same, once each and in order", async () => {
  const lines = 100_002;
  const cwd = folderWith({ "talk.qa": `Вопрос\tКак?\nОтвет\tТак.\n${"\tДа. \n".repeat(lines)}` });
  const { code, out } = await qaTranscript(["check", "--format", "github", "talk.qa"], { cwd });
  assert.equal(code, 1);
  const reported = [...out.matchAll(/ file=talk\.qa,line=(\d+),/g)].map(([, line]) => Number(line));
  assert.deepEqual(
    reported,
    Array.from({ length: lines }, (_, index) => index + 3),
  );
});

test("a reader that closes the pipe is no failure", async () => {
  const cwd = folderWith(
    Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`talk-${index}.qa`, DAMAGED.repeat(100)])),
  );
  const { err, out } = await new Promise<{ err: string; out: string }>((resolve) => {
    const pipe = `"${process.execPath}" "${CLI}" check . | head -n 1`;
    execFile("sh", ["-c", pipe], { cwd, env: environment() }, (_, out, err) => {
      resolve({ out, err });
    });
  });
  assert.match(out, /^talk-0\.qa:1:7/);
  assert.equal(err, "");
});
