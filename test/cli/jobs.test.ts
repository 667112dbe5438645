import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, readdirSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";

import {
  CLEAN,
  CLI,
  DAMAGED,
  type Ended,
  environment,
  folderWith,
  put,
  qaTranscript,
  start,
  STRAY,
  textOf,
} from "./support/command-line.ts";

/** A folder with everything that a run may meet; `talks/` is what is read. */
function variedFolder(): string {
  const intended = (words: string): object => ({ rule: "stray-line", words });
  const cwd = folderWith({
    "talks/.qa-transcript.json": JSON.stringify({
      intended: [intended("И вот ещё что."), intended("Никто не сказал.")],
    }),
    "talks/a.qa": STRAY,
    "talks/b.qa": Buffer.from("\x89PNG\r\n\x1A\n\0\0", "latin1"),
    "talks/c.txt": DAMAGED,
    "talks/d.txt": "Проза.\n",
    "talks/e.qa": "",
    "talks/f.qa": Buffer.from([0xc2, 0xee, 0xef, 0xf0, 0xee, 0xf1, 0x3a, 0x20, 0xca, 0xe0, 0xea, 0x3f, 0x0a]),
    "talks/large.qa": "",
    "talks/own/.qa-transcript.json": '{"language":"ru","rules":{\n "label-separator": }}',
    "talks/own/g.qa": DAMAGED,
    "talks/own/h.qa": CLEAN,
  });
  // Larger than what a thread reads.
  truncateSync(join(cwd, "talks/large.qa"), 2 * 1024 ** 2);
  for (let index = 0; index < 20; index++) put(cwd, `talks/more/${index}.qa`, DAMAGED.repeat(index));
  return cwd;
}

const said = ({ code, out, err }: Ended): object => ({ code, out, err });

/** Before a file is read, the main thread does this, and the others that. */
const beforeFiles = (main: string, others: string): string => `const files = require("node:fs");
  const { isMainThread } = require("node:worker_threads");
  const { openSync } = files;
  const wait = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
  files.openSync = (file, ...rest) => {
    if (/\\.(qa|txt)$/.test(file)) isMainThread ? ${main} : ${others};
    return openSync(file, ...rest);
  };`;

/** The ways in which threads may share the files, as environments: a thread that is slow leaves them to the others. */
function waysToShare(): readonly NodeJS.ProcessEnv[] {
  const cwd = folderWith({
    "main.cjs": beforeFiles("wait(30)", "0"),
    "others.cjs": beforeFiles("wait(5)", "wait(30)"),
  });
  return ["main.cjs", "others.cjs"].map((name) => ({ NODE_OPTIONS: `--require ${join(cwd, name)}` }));
}

describe("several threads", () => {
  const cwd = variedFolder();

  for (const command of [
    ["check", "--format", "text"],
    ["check", "--format", "json"],
    ["check", "--format", "sarif"],
    ["check", "--format", "github"],
    ["format", "--check"],
    ["format", "--diff"],
  ]) {
    test(`say what one says: ${command.join(" ")}`, async () => {
      const one = await qaTranscript([...command, "--jobs", "1", "talks", "gone.qa"], { cwd });
      assert.equal(one.code, 2);
      assert.match(one.err, /^talks\/b\.qa: error: Not a text[^]*large\.qa: error: [^]*gone\.qa: error: /m);
      for (const env of waysToShare()) {
        const several = await qaTranscript([...command, "--jobs", "3", "talks", "gone.qa"], { cwd, env });
        assert.deepEqual(said(several), said(one));
      }
    });
  }

  test("say it in turn, however much it is", async () => {
    const folder = folderWith();
    for (let index = 0; index < 10; index++) put(folder, `${index}.qa`, CLEAN);
    // So long that a thread keeps it until its turn has come, with more to do.
    for (let index = 0; index < 4; index++)
      put(folder, `long/${index}.qa`, `Вопрос\tКак?\nОтвет\t${"Так. ".repeat(70_000)}Да.\n`);
    const one = await qaTranscript(["format", "--jobs", "1", "."], { cwd: folder });
    assert.equal(one.stdout.length, 10 * Buffer.byteLength(CLEAN) + 4 * Buffer.byteLength(textOf(folder, "long/0.qa")));
    for (const env of waysToShare()) {
      const several = await qaTranscript(["format", "--jobs", "2", "."], { cwd: folder, env });
      assert.ok(several.stdout.equals(one.stdout));
    }
  });

  for (const command of [
    ["check", "--fix", "--fix-suggested", "stray-line=2", "--encoding", "auto"],
    ["format", "--write", "--encoding", "auto", "--to-utf8"],
  ]) {
    test(`write what one writes: ${command.join(" ")}`, async () => {
      const write = async (jobs: string, env?: NodeJS.ProcessEnv): Promise<object> => {
        const folder = folderWith();
        cpSync(join(cwd, "talks"), join(folder, "talks"), { recursive: true });
        const ended = await qaTranscript([...command, "--jobs", jobs, "talks"], { cwd: folder, ...(env && { env }) });
        return { ...said(ended), contents: contentsOf(join(folder, "talks")) };
      };
      const one = await write("1");
      for (const env of waysToShare()) assert.deepEqual(await write("3", env), one);
      assert.notDeepEqual(one, { ...one, contents: contentsOf(join(cwd, "talks")) });
    });
  }
});

function contentsOf(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => [join(parentPath.slice(folder.length), name), textOf(parentPath, name)]),
  );
}

describe("a thread", () => {
  const names = Array.from({ length: 60 }, (_, index) => `talks/${index}.qa`);
  const files = Object.fromEntries(names.map((name) => [name, DAMAGED]));

  /** Checks the files in so many threads, each of which runs a script first. */
  async function check(jobs: number, script: string, more: Readonly<Record<string, string>> = {}): Promise<Ended> {
    const cwd = folderWith({ ...files, ...more, "first.cjs": script });
    const NODE_OPTIONS = `--require ${join(cwd, "first.cjs")}`;
    return qaTranscript(["check", "--jobs", String(jobs), "talks"], { cwd, env: { NODE_OPTIONS } });
  }

  test("that ends without being asked to ends the run, which says so", async () => {
    // The main thread is to have enough left when the other one comes to its first file.
    const ends = beforeFiles("wait(50)", "process.exit(3)");
    const neverStarts = `${beforeFiles("wait(50)", "0")} if (!isMainThread) throw new Error("Out of order");`;
    for (const [script, reason] of [
      [ends, "a thread has ended with code 3"],
      [neverStarts, "Out of order"],
    ] as const) {
      const { code, err } = await check(2, script);
      assert.equal(code, 2);
      assert.equal(err, `An error in qa-transcript itself: ${reason}\n`);
    }
  });

  test("in which the program fails at a file says so, and goes on with the next", async () => {
    const failsAtOne = `const { decode } = TextDecoder.prototype;
      TextDecoder.prototype.decode = function (...given) {
        const text = decode.apply(this, given);
        if (text.includes("odd")) throw new TypeError("Out of order");
        return text;
      };`;
    const [one, two] = await Promise.all([1, 2].map((jobs) => check(jobs, failsAtOne, { "talks/4.qa": "odd" })));
    assert.equal(one!.code, 2);
    assert.equal(one!.err, "talks/4.qa: error: An error in qa-transcript itself: Out of order\n");
    assert.match(one!.out, /^talks\/59\.qa:1:7: error/m);
    assert.deepEqual(said(two!), said(one!));
  });
});

describe("a run over several threads", () => {
  test("ends with Ctrl+C, whatever a thread is waiting for", async () => {
    const cwd = folderWith({ "a.qa": DAMAGED });
    execFileSync("mkfifo", ["endless.qa"], { cwd });
    const child = start(["check", "--jobs", "2", "a.qa", "endless.qa"], { cwd });
    await once(child.stdout!, "data");
    child.kill("SIGINT");
    const [, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
    assert.equal(signal, "SIGINT");
  });

  test("ends when nobody reads it any more", async () => {
    const cwd = folderWith(
      Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`${index}.qa`, DAMAGED.repeat(100)])),
    );
    const { out, err } = await new Promise<{ out: string; err: string }>((resolve) => {
      const pipe = `"${process.execPath}" "${CLI}" check --jobs 2 . | head -n 1`;
      execFile("sh", ["-c", pipe], { cwd, env: environment() }, (_, out, err) => {
        resolve({ out, err });
      });
    });
    assert.match(out, /^0\.qa:1:7/);
    assert.equal(err, "");
  });
});
