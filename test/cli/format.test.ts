import assert from "node:assert/strict";
import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync, utimesSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, test } from "node:test";

import { formatTranscript } from "../../src/core/format.ts";
import { Transcript } from "../../src/core/transcript/transcript.ts";
import { ROOT } from "../../scripts/project.ts";
import { CLEAN, DAMAGED, folderWith, qaTranscript, textOf } from "./support/command-line.ts";

const FORMATTED = "Вопрос\tКак?\nОтвет\tТак.\n";

describe("without an option", () => {
  test("the formatted text goes to standard output, and nothing else", async () => {
    const cwd = folderWith({ "a.qa": DAMAGED, "b.qa": "\uFEFFВопрос: Ещё?\r\nОтвет\tДа.\r\n" });
    const { code, out, err } = await qaTranscript(["format", "a.qa", "b.qa"], { cwd });
    assert.equal(code, 0);
    assert.equal(err, "");
    assert.equal(out, `${FORMATTED}\uFEFFВопрос\tЕщё?\r\nОтвет\tДа.\r\n`);
    assert.equal(textOf(cwd, "a.qa"), DAMAGED);
  });

  test("standard input is formatted", async () => {
    for (const args of [["-"], ["-", "--stdin-filepath", "a.qa"], ["--stdin-filepath", "a.qa"]]) {
      const { code, out } = await qaTranscript(["format", ...args], { input: DAMAGED });
      assert.equal(code, 0);
      assert.equal(out, FORMATTED);
    }
    assert.equal((await qaTranscript(["format", "-"])).out, "");
  });

  test("the samples come out as the editor formats them", async () => {
    for (const name of ["damaged.qa", "interview.qa", "hearing.qa.txt"]) {
      const before = Transcript.parse(readFileSync(join(ROOT, "samples", name), "utf8"));
      const outcome = formatTranscript(before);
      assert.equal(outcome.kind, "formatted");
      const { out } = await qaTranscript(["format", join("samples", name)]);
      assert.equal(out, before.edit(outcome.edits).text());
    }
  });
});

describe("--check", () => {
  test("lists the files that are not formatted", async () => {
    const cwd = folderWith({ "a b.qa": DAMAGED, "c.qa": CLEAN });
    const { code, out, err } = await qaTranscript(["format", "--check", "."], { cwd });
    assert.equal(code, 1);
    assert.equal(out, "a b.qa\n");
    assert.equal(err, "Not formatted: 1 of 2 files.\n");
    assert.equal(textOf(cwd, "a b.qa"), DAMAGED);
    assert.equal((await qaTranscript(["format", "--check", "c.qa"], { cwd })).code, 0);
    assert.equal((await qaTranscript(["format", "--check", "-"], { input: DAMAGED })).code, 1);
  });
});

describe("--check of a file that cannot be formatted", () => {
  const MISREAD = "Р’РѕРїСЂРѕСЃ\tРљР°Рє СЌС‚Рѕ?\n";

  test("does not say that it is, but how many there are", async () => {
    const cwd = folderWith({ "a.qa": MISREAD, "b.qa": CLEAN, "c.qa": DAMAGED });
    const alone = await qaTranscript(["format", "--check", "a.qa", "b.qa"], { cwd });
    assert.equal(alone.code, 2);
    assert.match(alone.err, /^a\.qa: error: Not formatted: [^\n]*\nCould not be checked: 1 of 2 files\.\n$/);
    const { code, out, err } = await qaTranscript(["format", "--check", "--language", "ru", "."], { cwd });
    assert.equal(code, 2);
    assert.equal(out, "c.qa\n");
    assert.match(err, /\nНе отформатировано: 1 из 3 файлов\. Не удалось проверить: 1 из 3 файлов\.\n$/);
  });
});

describe("--diff", () => {
  test("shows a unified diff and changes nothing", async () => {
    const cwd = folderWith({ "a.qa": DAMAGED, "c.qa": CLEAN });
    const { code, out } = await qaTranscript(["format", "--diff", "."], { cwd });
    assert.equal(code, 0);
    assert.equal(
      out,
      "--- a.qa\n+++ a.qa\n@@ -1,2 +1,2 @@\n-Вопрос: Как?\n-Ответ\tТак. \n+Вопрос\tКак?\n+Ответ\tТак.\n",
    );
    assert.equal(textOf(cwd, "a.qa"), DAMAGED);
  });
});

test("what --diff shows can be applied, whatever the files are called", async () => {
  const files = {
    "Папка с/Речь один.qa": DAMAGED.replaceAll("\n", "\r\n"),
    'a "b".qa': DAMAGED,
    "c.qa": `${DAMAGED}\tИ`,
  };
  const cwd = folderWith(files);
  const { out } = await qaTranscript(["format", "--diff", "."], { cwd });
  assert.match(out, /^--- Папка с\/Речь один\.qa\t$/m);
  execFileSync("git", ["apply", "-p0"], { cwd, input: out });
  assert.equal(textOf(cwd, "Папка с/Речь один.qa"), FORMATTED.replaceAll("\n", "\r\n"));
  assert.equal(textOf(cwd, 'a "b".qa'), FORMATTED);
  assert.equal(textOf(cwd, "c.qa"), `${FORMATTED}\tИ`);
});

describe("--write", () => {
  test("replaces what has to change, with its mode, and touches nothing else", async () => {
    const cwd = folderWith({ "a.qa": DAMAGED, "c.qa": CLEAN });
    chmodSync(join(cwd, "a.qa"), 0o640);
    utimesSync(join(cwd, "c.qa"), 1, 1);
    const { ino } = statSync(join(cwd, "c.qa"));
    const { code, out, err } = await qaTranscript(["format", "--write", "."], { cwd });
    assert.equal(code, 0);
    assert.equal(out, "a.qa\n");
    assert.equal(err, "Changed: 1 of 2 files.\n");
    assert.equal(textOf(cwd, "a.qa"), FORMATTED);
    assert.equal(statSync(join(cwd, "a.qa")).mode & 0o777, 0o640);
    const untouched = statSync(join(cwd, "c.qa"));
    assert.equal(untouched.mtimeMs, 1000);
    assert.equal(untouched.ino, ino);
  });

  test("keeps byte-order mark and line ends, each line's own", async () => {
    const cwd = folderWith({ "a.qa": "\uFEFFВопрос: Как?\r\nОтвет: Так.\rВопрос: Ну?\nОтвет: Да." });
    await qaTranscript(["format", "--write", "a.qa"], { cwd });
    assert.equal(textOf(cwd, "a.qa"), "\uFEFFВопрос\tКак?\r\nОтвет\tТак.\rВопрос\tНу?\nОтвет\tДа.");
  });

  test("writes the file that a symbolic link leads to", async () => {
    const cwd = folderWith({ "real/a.qa": DAMAGED });
    symlinkSync("real/a.qa", join(cwd, "link.qa"));
    await qaTranscript(["format", "--write", "link.qa"], { cwd });
    assert.ok(lstatSync(join(cwd, "link.qa")).isSymbolicLink());
    assert.equal(textOf(cwd, "real/a.qa"), FORMATTED);
  });

  test("removes what a run has left that was killed", async () => {
    const cwd = folderWith({ "a.qa": DAMAGED, ".qa-transcript-99999999.tmp": "half", ".qa-transcript-x.tmp": "other" });
    await qaTranscript(["format", "--write", "."], { cwd });
    assert.throws(() => textOf(cwd, ".qa-transcript-99999999.tmp"));
    assert.equal(textOf(cwd, ".qa-transcript-x.tmp"), "other");
  });

  test("says why a file stays as it is", async () => {
    // Half of the lines are read in the wrong encoding.
    const misread = "Р’РѕРїСЂРѕСЃ\tРљР°Рє СЌС‚Рѕ?\nОтвет: Так.\n";
    const cwd = folderWith({ "a.qa": misread, "b.qa": DAMAGED });
    const { code, out, err } = await qaTranscript(["format", "--write", "."], { cwd });
    assert.equal(code, 2);
    assert.equal(out, "b.qa\n");
    assert.match(err, /^a\.qa: error: Not formatted: 1 of 2 lines with text/);
    assert.equal(textOf(cwd, "a.qa"), misread);
  });

  test("writes nothing under a broken configuration", async () => {
    const cwd = folderWith({ ".qa-transcript.json": "{", "a.qa": DAMAGED });
    const { code, err } = await qaTranscript(["format", "--write", "."], { cwd });
    assert.equal(code, 2);
    assert.match(err, /a\.qa: error: Not changed, since its configuration is broken\./);
    assert.equal(textOf(cwd, "a.qa"), DAMAGED);
  });
});
