import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";

import { isInShard, ListDigest, shardNamed } from "../../src/cli/shard.ts";
import { CLEAN, DAMAGED, type Ended, folderWith, put, qaTranscript, STRAY, textOf } from "./support/command-line.ts";

const exceptions = (...words: readonly string[]): string =>
  JSON.stringify({ intended: words.map((one) => ({ rule: "stray-line", words: one })) });

/** A folder with everything that a run may meet, and with what only the whole of it can tell. */
function variedFolder(): string {
  const cwd = folderWith({
    // The first is needed by one file alone, the second by none.
    "talks/.qa-transcript.json": exceptions("И вот ещё что.", "Никто не сказал."),
    "talks/a.qa": DAMAGED,
    "talks/b.qa": Buffer.from("\x89PNG\r\n\x1A\n\0\0", "latin1"),
    "talks/c.qa": STRAY,
    "talks/c.txt": DAMAGED,
    "talks/d.txt": "Проза.\n",
    "talks/e.qa": "",
    "talks/f.qa": CLEAN,
    "talks/Речь 1.qa": DAMAGED.repeat(3),
    "talks/own/.qa-transcript.json": '{"rules":{\n "label-separator": }}',
    "talks/own/g.qa": DAMAGED,
    "talks/own/h.qa": DAMAGED,
    "talks/own/i.qa": CLEAN,
    "talks/third/.qa-transcript.json": exceptions("Никто и здесь не сказал."),
    "talks/third/j.qa": CLEAN,
    "talks/third/k.qa": CLEAN,
    "talks/third/l.qa": CLEAN,
  });
  symlinkSync("gone.qa", join(cwd, "talks/lost.qa"));
  return cwd;
}

/** The reports on the parts, in files, the last one first; and what each of the runs has come to. */
async function reportParts(
  cwd: string,
  count: number,
  ...args: readonly string[]
): Promise<{ readonly files: readonly string[]; readonly ended: readonly Ended[] }> {
  const indices = Array.from({ length: count }, (_, index) => index + 1);
  const ended = await Promise.all(
    indices.map((index) => qaTranscript(["check", "--shard", `${index}/${count}`, ...args], { cwd })),
  );
  const reports = folderWith();
  for (const [index, { stdout }] of ended.entries()) put(reports, `${index + 1}`, stdout);
  return { files: indices.map((index) => join(reports, String(index))).reverse(), ended };
}

test("a shard is named by its number and the number of shards", () => {
  assert.deepEqual(shardNamed("1/1"), { index: 1, count: 1 });
  assert.deepEqual(shardNamed("12/345"), { index: 12, count: 345 });
  for (const text of ["", "x", "1", "0/4", "5/4", "1/0", "-1/4", "1/4/4", "1.5/4", " 1/4", "1/٤"]) {
    assert.equal(shardNamed(text), undefined, text);
  }
});

test("what is found is dealt out in turn", () => {
  const positions = Array.from({ length: 10 }, (_, position) => position);
  const dealt = [1, 2, 3].map((index) => positions.filter((position) => isInShard({ index, count: 3 }, position)));
  assert.deepEqual(dealt, [
    [0, 3, 6, 9],
    [1, 4, 7],
    [2, 5, 8],
  ]);
});

test("lists are told apart by their names, and by the order of these", () => {
  const digest = (...names: readonly string[]): string => {
    const list = new ListDigest();
    for (const name of names) list.add(name);
    return String(list);
  };
  const lists = [
    [],
    [""],
    ["a"],
    ["b"],
    ["ab"],
    ["a", "b"],
    ["b", "a"],
    ["a", "b", ""],
    ["a", "", "b"],
    ["", "a", "b"],
  ];
  assert.equal(new Set(lists.map((names) => digest(...names))).size, lists.length);
  assert.equal(digest("talks/a.qa", "talks/b.qa"), digest("talks/a.qa", "talks/b.qa"));
});

describe("the merged report", () => {
  const cwd = variedFolder();

  for (const format of ["json", "sarif"]) {
    for (const count of [2, 5]) {
      test(`of ${count} in ${format} is that of the whole run`, async () => {
        const args = ["--format", format, "talks", "gone.qa"];
        const whole = await qaTranscript(["check", ...args], { cwd });
        const { files, ended } = await reportParts(cwd, count, ...args);
        const merged = await qaTranscript(["merge", ...files], { cwd: folderWith() });
        assert.equal(whole.code, 2);
        assert.equal(merged.out, whole.out);
        assert.equal(merged.code, Math.max(...ended.map(({ code }) => code!)));
        assert.equal(merged.code, whole.code);
        const aboutExceptions = (err: string): string[] => err.split("\n").filter((line) => line.includes("exception"));
        assert.equal(aboutExceptions(whole.err).length, 2);
        assert.deepEqual(merged.err.trimEnd().split("\n"), aboutExceptions(whole.err));
      });
    }

    test(`is empty in ${format} when nothing is there, and says so`, async () => {
      const empty = folderWith({ "prose.txt": "Проза." });
      const { files, ended } = await reportParts(empty, 2, "--format", format, ".");
      assert.deepEqual(
        ended.map(({ code, err }) => [code, err]),
        [
          [0, ""],
          [0, ""],
        ],
      );
      const merged = await qaTranscript(["merge", ...files], { cwd: empty });
      const whole = await qaTranscript(["check", "--format", format, "."], { cwd: empty });
      assert.deepEqual([merged.code, merged.out, merged.err], [whole.code, whole.out, "No transcripts found.\n"]);
    });
  }

  test("of more shards than files is whole, and its exit code is that of the whole run", async () => {
    const cwd = folderWith({ "a.qa": CLEAN, "b.qa": DAMAGED });
    const { files, ended } = await reportParts(cwd, 3, "--format", "json", ".");
    assert.deepEqual(
      ended.map(({ code }) => code),
      [0, 1, 0],
    );
    const merged = await qaTranscript(["merge", ...files]);
    assert.equal(merged.code, 1);
    assert.equal(merged.out, (await qaTranscript(["check", "--format", "json", "."], { cwd })).out);
  });
});

describe("a shard", () => {
  test("has its share of the files, each in one of them, with several threads too", async () => {
    const names = Array.from({ length: 11 }, (_, index) => `${String(index).padStart(2, "0")}.qa`);
    const cwd = folderWith(Object.fromEntries(names.map((name) => [name, DAMAGED])));
    const lists = await Promise.all(
      ["1/3", "2/3", "3/3"].map(async (shard) => {
        const { out } = await qaTranscript(["format", "--check", "--jobs", "2", "--shard", shard, "."], { cwd });
        return out.trimEnd().split("\n");
      }),
    );
    assert.deepEqual(lists[1], ["01.qa", "04.qa", "07.qa", "10.qa"]);
    assert.deepEqual(lists.flat().sort(), names);
  });

  test("writes its own files alone", async () => {
    const cwd = folderWith({ "a.qa": DAMAGED, "b.qa": DAMAGED, "c.qa": DAMAGED });
    await qaTranscript(["check", "--fix", "--shard", "2/2", "."], { cwd });
    assert.deepEqual(
      ["a.qa", "b.qa", "c.qa"].map((name) => textOf(cwd, name) === DAMAGED),
      [true, false, true],
    );
    await qaTranscript(["format", "--write", "--shard", "1/2", "."], { cwd });
    assert.ok(!["a.qa", "b.qa", "c.qa"].some((name) => textOf(cwd, name) === DAMAGED));
  });

  test("says nothing of exceptions that others may need", async () => {
    const cwd = folderWith({ ".qa-transcript.json": exceptions("И вот ещё что."), "a.qa": CLEAN, "b.qa": STRAY });
    const { files, ended } = await reportParts(cwd, 2, "--format", "sarif", ".");
    assert.deepEqual(
      ended.map(({ err }) => err),
      ["", ""],
    );
    assert.equal((await qaTranscript(["merge", ...files])).err, "");
  });

  test("takes standard input for the first that is found", async () => {
    const cwd = folderWith({ "a.qa": CLEAN });
    const paths = async (shard: string): Promise<unknown> => {
      const args = ["check", "--format", "json", "--shard", shard, "-", "a.qa"];
      const { out } = await qaTranscript(args, { cwd, input: DAMAGED });
      return (JSON.parse(out) as { files: { path: string }[] }).files.map(({ path }) => path);
    };
    assert.deepEqual(await paths("1/2"), ["-"]);
    assert.deepEqual(await paths("2/2"), ["a.qa"]);
  });

  test("that there cannot be is bad usage, in both languages", async () => {
    for (const shard of ["0/4", "5/4", "x"]) {
      const english = await qaTranscript(["check", "--shard", shard, "."]);
      assert.equal(english.code, 2);
      assert.match(
        english.err,
        new RegExp(`^--shard cannot be “${shard}”\\. It is I/N, .*\nSee: qa-transcript check --help\n$`),
      );
      const russian = await qaTranscript(["format", "--check", "--language", "ru", "--shard", shard, "."]);
      assert.equal(russian.code, 2);
      assert.match(russian.err, new RegExp(`^--shard не может быть «${shard}»\\. Это I/N, .*\nСправка: `));
    }
  });
});

describe("what cannot be merged is named", () => {
  const cwd = folderWith({ "a.qa": CLEAN, "b.qa": DAMAGED, "prose.json": "{}" });

  async function refused(...reports: readonly string[]): Promise<string> {
    const { code, out, err } = await qaTranscript(["merge", ...reports], { cwd });
    assert.equal(code, 2);
    assert.equal(out, "");
    return err;
  }

  test("a part that is missing, or there twice", async () => {
    const { files } = await reportParts(cwd, 4, "--format", "json", ".");
    const [fourth, third, second, first] = files as [string, string, string, string];
    assert.equal(await refused(first, third), `${first}: error: Missing from this run: 2/4, 4/4.\n`);
    assert.equal(
      await refused(first, second, second, third, fourth),
      `${second}: error: The same part as ${second}.\n`,
    );
  });

  test("parts of different runs", async () => {
    const half = async (...args: readonly string[]): Promise<readonly string[]> =>
      (await reportParts(cwd, 2, ...args)).files;
    const [second] = await half("--format", "json", ".");
    for (const other of [
      ["--format", "sarif", "."],
      ["--format", "json", "a.qa"],
    ]) {
      const [, first] = await half(...other);
      assert.match(await refused(first!, second!), /^\S+: error: Not of the same run as \S+: other files/);
    }
    const [third] = (await reportParts(cwd, 3, "--format", "json", ".")).files;
    assert.match(await refused(second!, third!), /Not of the same run/);
  });

  test("what is no report on a part", async () => {
    for (const format of ["text", "json", "sarif", "github"]) {
      put(cwd, "whole", (await qaTranscript(["check", "--format", format, "."], { cwd })).stdout);
      assert.match(await refused("whole"), /^whole: error: Not a report on a part of a run/, format);
    }
    const { files } = await reportParts(cwd, 1, "--format", "json", ".");
    put(
      cwd,
      "cut",
      (await qaTranscript(["check", "--shard", "1/1", "--format", "json", "."], { cwd })).out.slice(0, -9),
    );
    for (const file of ["prose.json", "a.qa", "cut"])
      assert.match(await refused(...files, file), new RegExp(`^${file}: error: Not a report`));
    assert.equal(await refused("gone.json"), "gone.json: error: There is no such file or folder.\n");
  });
});
