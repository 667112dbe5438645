import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, symlinkSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";

import { CLEAN, CLI, DAMAGED, folderWith, put, qaTranscript, start } from "./support/command-line.ts";

interface Outcome {
  readonly code: number | null;
  /** The paths that were checked, in order. */
  readonly files: readonly string[];
  /** What was noted, a line each. */
  readonly notes: readonly string[];
}

async function checked(cwd: string, ...paths: readonly string[]): Promise<Outcome> {
  const { code, out, err } = await qaTranscript(["check", "--format", "json", ...paths], { cwd });
  const { files } = JSON.parse(out) as { files: { path: string }[] };
  return { code, files: files.map(({ path }) => path), notes: err.split("\n").filter((line) => line !== "") };
}

describe("a folder", () => {
  test("holds transcripts by name and by content", async () => {
    const cwd = folderWith({
      "a.qa": "",
      "B.QA": CLEAN,
      "c.qa.txt": "Проза.",
      "d.txt": CLEAN,
      "e/Речь о мосте 1.txt": `\uFEFF${CLEAN}`,
      "prose.txt": "Вопрос о мосте важен.\n",
      "table.txt": "Вопрос\tОтвет\nа\tб\n",
      "table.tsv": CLEAN,
      "binary.txt": "\0\0\0",
      ".hidden/f.qa": CLEAN,
      "node_modules/g.qa": CLEAN,
      ".git/h.qa": CLEAN,
    });
    const { files, notes } = await checked(cwd, ".");
    assert.deepEqual(files, [".hidden/f.qa", "B.QA", "a.qa", "c.qa.txt", "d.txt", "e/Речь о мосте 1.txt"]);
    assert.deepEqual(notes, ["a.qa: note: An empty file."]);
  });

  test("is shown as it was given", async () => {
    const cwd = folderWith({ "talks/a.qa": CLEAN });
    assert.deepEqual((await checked(cwd, "./talks/")).files, ["talks/a.qa"]);
    assert.deepEqual((await checked(cwd, join(cwd, "talks"))).files, [join(cwd, "talks/a.qa")]);
    assert.deepEqual((await checked(join(cwd, "talks"), "../talks")).files, ["../talks/a.qa"]);
  });

  test("without transcripts is worth a word, and no failure", async () => {
    const { code, notes } = await checked(folderWith({ "prose.txt": "Проза." }), ".");
    assert.equal(code, 0);
    assert.deepEqual(notes, ["No transcripts found."]);
  });

  test("is read once, however often it is named", async () => {
    const cwd = folderWith({ "a.qa": CLEAN, "b/c.qa": CLEAN });
    assert.deepEqual((await checked(cwd, "b/c.qa", ".", "b", "**/*.qa")).files, ["b/c.qa", "a.qa"]);
  });

  test("a content is recognised in every encoding", async () => {
    const cwd = folderWith({
      "a.txt": Buffer.from(`\uFEFF${CLEAN}`, "utf16le"),
      "b.txt": Buffer.from(CLEAN, "utf16le"),
    });
    assert.deepEqual((await checked(cwd, ".")).files, ["a.txt", "b.txt"]);
  });
});

describe("ignore files", () => {
  test("are respected in every folder, the inner over the outer, as Git does it", async () => {
    const cwd = folderWith({
      ".gitignore": "/build\n*.draft.qa\n!keep.draft.qa\n",
      ".qa-transcript-ignore": "# ours\nold/\n!build-notes\n",
      "a.qa": CLEAN,
      "b.draft.qa": CLEAN,
      "keep.draft.qa": CLEAN,
      "build/c.qa": CLEAN,
      "sub/build/d.qa": CLEAN,
      "sub/old/e.qa": CLEAN,
      "sub/.gitignore": "!b.draft.qa\nf.qa\n",
      "sub/b.draft.qa": CLEAN,
      "sub/f.qa": CLEAN,
      "sub/deep/f.qa": CLEAN,
      "sub/.qa-transcript-ignore": "!deep/f.qa\n",
    });
    assert.deepEqual((await checked(cwd, ".")).files, [
      "a.qa",
      "keep.draft.qa",
      "sub/b.draft.qa",
      "sub/build/d.qa",
      "sub/deep/f.qa",
    ]);
    assert.deepEqual((await checked(cwd, "**/*.qa")).files.includes("build/c.qa"), false);
  });

  test("above the folder count up to the root of its repository", async () => {
    const cwd = folderWith({
      ".gitignore": "a.qa\n",
      "repository/.git/HEAD": "",
      "repository/.qa-transcript-ignore": "/talks/b.qa\n",
      "repository/talks/a.qa": CLEAN,
      "repository/talks/b.qa": CLEAN,
      "plain/a.qa": CLEAN,
    });
    assert.deepEqual((await checked(cwd, "repository/talks")).files, ["repository/talks/a.qa"]);
    assert.deepEqual((await checked(cwd, "plain")).files, []);
  });

  test("leave out no file and no folder that is named", async () => {
    const cwd = folderWith({ ".gitignore": "*.qa\ntalks/\n", "a.qa": CLEAN, "talks/b.qa.txt": CLEAN });
    assert.deepEqual((await checked(cwd, "a.qa", "talks")).files, ["a.qa", "talks/b.qa.txt"]);
  });

  test("mean what they mean to Git", async () => {
    const patterns = "*.draft.qa\n/one/*\n!/one/kept.qa\ntwo/**/x.qa\nthree/\n\\#a.qa\nб*.qa\n[ab].qa\n";
    const names = [
      "a.qa",
      "one/kept.qa",
      "one/x.qa",
      "two/x.qa",
      "two/m/n/x.qa",
      "m/three/q.qa",
      "#a.qa",
      "бв.qa",
      "c.qa",
    ];
    const cwd = folderWith({ ".gitignore": patterns, ...Object.fromEntries(names.map((name) => [name, CLEAN])) });
    execFileSync("git", ["init", "--quiet"], { cwd });
    const listed = execFileSync("git", ["-c", "core.quotePath=false", "ls-files", "--others", "--exclude-standard"], {
      cwd,
    });
    const expected = listed
      .toString()
      .split("\n")
      .filter((name) => name.endsWith(".qa"));
    assert.deepEqual([...(await checked(cwd, ".")).files].sort(), expected.sort());
  });
});

describe("a pattern", () => {
  test("means the files that match it", async () => {
    const cwd = folderWith({ "a.qa": CLEAN, "b/c.qa": CLEAN, "b/d/e.talk": CLEAN, "b/d/f.qa": CLEAN });
    assert.deepEqual((await checked(cwd, "*.qa")).files, ["a.qa"]);
    assert.deepEqual((await checked(cwd, "**/*.{qa,talk}")).files, ["a.qa", "b/c.qa", "b/d/e.talk", "b/d/f.qa"]);
    assert.deepEqual((await checked(cwd, "./b/*/?.qa")).files, ["b/d/f.qa"]);
    assert.deepEqual((await checked(join(cwd, "b"), "../*.qa")).files, ["../a.qa"]);
  });

  test("that nothing matches is an error", async () => {
    const { code, notes } = await checked(folderWith({ "a.qa": CLEAN }), "*.talk");
    assert.equal(code, 2);
    assert.deepEqual(notes, ["*.talk: error: No file matches this pattern."]);
  });

  test("is a name where there is such a file", async () => {
    const cwd = folderWith({ "[1].qa": CLEAN, "1.qa": CLEAN });
    assert.deepEqual((await checked(cwd, "[1].qa")).files, ["[1].qa"]);
  });
});

describe("symbolic links", () => {
  test("are followed, and lead nowhere twice", async () => {
    const cwd = folderWith({ "talks/real/a.qa": CLEAN, "elsewhere/b.qa": CLEAN });
    symlinkSync("real", join(cwd, "talks/again"));
    symlinkSync("real/a.qa", join(cwd, "talks/a-again.qa"));
    symlinkSync("../elsewhere", join(cwd, "talks/beyond"));
    const { files, notes, code } = await checked(cwd, "talks");
    assert.deepEqual(files, ["talks/real/a.qa", "talks/beyond/b.qa"]);
    assert.deepEqual(notes, []);
    assert.equal(code, 0);
  });

  test("in loops are named and skipped", async () => {
    const cwd = folderWith({ "talks/a.qa": CLEAN });
    symlinkSync(".", join(cwd, "talks/here"));
    symlinkSync("..", join(cwd, "talks/up"));
    symlinkSync("self.qa", join(cwd, "talks/self.qa"));
    symlinkSync("gone.qa", join(cwd, "talks/lost.qa"));
    const { files, notes, code } = await checked(cwd, "talks");
    assert.deepEqual(files, ["talks/a.qa"]);
    assert.deepEqual(notes, [
      "talks/here: note: A symbolic link back to talks; skipped.",
      "talks/lost.qa: note: A symbolic link that leads nowhere; skipped.",
      "talks/self.qa: note: Symbolic links lead in a circle.",
      "talks/up: note: A symbolic link back to .; skipped.",
    ]);
    assert.equal(code, 0);
    const named = await checked(cwd, "talks/self.qa");
    assert.equal(named.code, 2);
    assert.deepEqual(named.notes, ["talks/self.qa: error: Symbolic links lead in a circle."]);
  });
});

describe("what cannot be read has a line each", () => {
  test("binary, missing, too large, no file", async () => {
    const cwd = folderWith({
      "picture.qa": Buffer.from("\x89PNG\r\n\x1A\n\0\0", "latin1"),
      "huge.qa": "",
      "ok.qa": DAMAGED,
    });
    truncateSync(join(cwd, "huge.qa"), 5 * 1024 ** 3);
    const { code, files, notes } = await checked(cwd, ".", "gone.qa", "/dev/null");
    assert.equal(code, 2);
    assert.deepEqual(files, ["ok.qa"]);
    assert.match(notes[0]!, /^huge\.qa: error: Too large: 5120 MB; at most \d+ MB can be read at once\.$/);
    assert.deepEqual(notes.slice(1), [
      "picture.qa: error: Not a text: a binary file.",
      "gone.qa: error: There is no such file or folder.",
      "/dev/null: error: Neither a file nor a folder.",
    ]);
  });

  test("files and folders without permission", async () => {
    const cwd = folderWith({ "open.qa": CLEAN, "closed.qa": CLEAN, "folder/a.qa": CLEAN });
    const isRoot = process.getuid?.() === 0;
    // Root may read everything, so somebody else looks, at a copy that everybody may read.
    copyFileSync(CLI, join(cwd, "cli.js"));
    chmodSync(cwd, 0o755);
    chmodSync(join(cwd, "closed.qa"), 0);
    chmodSync(join(cwd, "folder"), 0);
    const child = start(["check", "."], { cwd, ...(isRoot && { uid: 65534 }) }, join(cwd, "cli.js"));
    let notes = "";
    child.stderr!.on("data", (chunk: Buffer) => (notes += chunk.toString()));
    const code = await new Promise((resolve) => child.on("close", resolve));
    chmodSync(join(cwd, "folder"), 0o755);
    assert.equal(code, 2);
    assert.equal(notes, "closed.qa: error: Permission denied.\nfolder: error: Permission denied.\n");
  });

  test("a folder that is called like a transcript is a folder", async () => {
    const cwd = folderWith();
    mkdirSync(join(cwd, "talks.qa"));
    put(cwd, "talks.qa/a.qa", CLEAN);
    assert.deepEqual((await checked(cwd, ".")).files, ["talks.qa/a.qa"]);
  });
});
