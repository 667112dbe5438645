import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { describe, test } from "node:test";

import { read } from "../project/support/sources.ts";
import { CLEAN, CLI, DAMAGED, folderWith, put, textOf } from "./support/command-line.ts";

const PAGES = ["docs/command-line.md", "docs/command-line.ru.md"];

/** The code under `<!-- tested: NAME -->`, as it stands on the page. */
function recipe(page: string, name: string): string {
  const [, code] = new RegExp(`<!-- tested: ${name} -->\\n+\`\`\`\\w+\\n([^]*?)\`\`\`\\n`).exec(read(page)) ?? [];
  assert.ok(code, `${page}: ${name}`);
  return code;
}

interface Ended {
  readonly code: number;
  readonly out: string;
}

/** On a PATH where `qa-transcript` and `node` are what is built and what runs this test. */
function run(folder: string, tools: string, command: string, ...args: readonly string[]): Promise<Ended> {
  const PATH = [tools, process.env["PATH"]].join(delimiter);
  const identity = {
    GIT_AUTHOR_NAME: "A",
    GIT_AUTHOR_EMAIL: "a@a",
    GIT_COMMITTER_NAME: "A",
    GIT_COMMITTER_EMAIL: "a@a",
  };
  const env = { ...identity, PATH, LC_ALL: "C", HOME: tools };
  return new Promise((resolve) => {
    execFile(command, args, { cwd: folder, env }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out: out + err });
    });
  });
}

function toolFolder(): string {
  const tools = folderWith();
  symlinkSync(process.execPath, join(tools, "node"));
  symlinkSync(CLI, join(tools, "qa-transcript"));
  return tools;
}

test("both languages of the page give the same recipes and the same report", () => {
  for (const name of ["pre-commit", "workflow", "matrix", "array"])
    assert.equal(recipe(PAGES[1]!, name), recipe(PAGES[0]!, name));
  const report = (page: string): string | undefined => /```json\n([^]*?)```/.exec(read(page))?.[1];
  assert.ok(report(PAGES[0]!)?.includes('"version": 1'));
  assert.equal(report(PAGES[1]!), report(PAGES[0]!));
});

describe("the pre-commit hook", () => {
  test("lets through what is in order, and nothing else that is staged", async () => {
    const tools = toolFolder();
    const folder = folderWith({ "Речь о мосте.qa": CLEAN, "notes.txt": "Проза.\n" });
    const git = (...args: string[]): Promise<Ended> => run(folder, tools, "git", ...args);
    await git("init", "--quiet");
    const hook = join(folder, ".git/hooks/pre-commit");
    mkdirSync(dirname(hook), { recursive: true });
    writeFileSync(hook, recipe(PAGES[0]!, "pre-commit"));
    chmodSync(hook, 0o755);

    await git("add", ".");
    const first = await git("commit", "-m", "talks");
    assert.equal(first.code, 0, first.out);
    put(folder, "notes.txt", "Ещё проза.\n");
    assert.equal((await git("commit", "-a", "-m", "no talk among them")).code, 0);

    put(folder, "Речь два.qa", DAMAGED);
    put(folder, "elsewhere.qa", DAMAGED);
    await git("add", "Речь два.qa");
    const refused = await git("commit", "-m", "damaged");
    assert.notEqual(refused.code, 0);
    assert.match(refused.out, /Речь два\.qa:1:7: error label-separator/);
    assert.doesNotMatch(refused.out, /elsewhere/);

    put(folder, "Речь два.qa", CLEAN);
    await git("add", "Речь два.qa");
    assert.equal((await git("commit", "-m", "mended")).code, 0);
  });
});

describe("the job of continuous integration", () => {
  const steps = [...recipe(PAGES[0]!, "workflow").matchAll(/^ +- run: (.*)$/gm)].map(([, command]) => command!);

  /** What the job does with a checkout: the first step that fails ends it. */
  async function job(talk: string): Promise<Ended> {
    const folder = folderWith({ "talks/a.qa": talk });
    const dist = join(folder, "tools/qa-transcript/dist");
    mkdirSync(dist, { recursive: true });
    cpSync(CLI, join(dist, "cli.js"));
    let out = "";
    for (const step of steps) {
      const ended = await run(folder, toolFolder(), "sh", "-ec", step);
      out += ended.out;
      if (ended.code !== 0) return { code: ended.code, out };
    }
    return { code: 0, out };
  }

  test("passes when all is in order", async () => {
    assert.equal(steps.length, 2);
    assert.equal((await job(CLEAN)).code, 0);
  });

  test("fails with an annotation when something is not", async () => {
    const { code, out } = await job(DAMAGED);
    assert.equal(code, 1);
    assert.match(out, /^::error file=talks\/a\.qa,line=1,endLine=1,col=7,endColumn=9,title=label-separator::/);
  });
});

/** Files with findings and without, one that cannot be read, and an exception that nothing needs. */
const CORPUS = {
  "talks/.qa-transcript.json": '{"intended":[{"rule":"stray-line","words":"Никто не сказал."}]}',
  "talks/a.qa": DAMAGED,
  "talks/b.qa": CLEAN,
  "talks/c.qa": "\0",
  "talks/d.qa": DAMAGED,
  "talks/e.txt": CLEAN,
};

describe("the jobs of a matrix", () => {
  const workflow = recipe(PAGES[0]!, "matrix");

  function checkout(): string {
    const folder = folderWith(CORPUS);
    cpSync(CLI, join(folder, "tools/qa-transcript/dist/cli.js"));
    return folder;
  }

  for (const format of ["sarif", "json"]) {
    test(`come to the report of one job in ${format}`, async () => {
      const inFormat = workflow.replaceAll("sarif", format);
      const [check, merge, ...others] = [...inFormat.matchAll(/^ +- run: (.*)$/gm)].map(([, command]) => command!);
      assert.deepEqual(others, []);
      const [, artifact] = /^ +path: (part-.*)$/m.exec(inFormat) ?? [];
      const tools = toolFolder();
      const last = checkout();
      for (const part of ["1", "2"]) {
        const filled = (text: string): string =>
          text.replaceAll("${{ matrix.part }}", part).replaceAll("${{ strategy.job-total }}", "2");
        const folder = checkout();
        await run(folder, tools, "sh", "-ec", filled(check!));
        cpSync(join(folder, filled(artifact!)), join(last, "parts", filled(artifact!)));
      }
      const merged = await run(last, tools, "sh", "-ec", merge!);
      const whole = await run(checkout(), tools, "qa-transcript", "check", "--format", format, ".");
      assert.equal(merged.code, 2);
      assert.equal(whole.code, 2);
      assert.match(merged.out, /^talks\/\.qa-transcript\.json:1:14: warning: /);
      assert.ok(whole.out.startsWith(textOf(last, `transcripts.${format}`)));
    });
  }

  test("are as many as the list has", () => {
    assert.match(workflow, /part: \[1, 2, 3, 4\]/);
    assert.match(workflow, /--shard \$\{\{ matrix\.part \}\}\/\$\{\{ strategy\.job-total \}\} /);
  });
});

test("the tasks of an array come to the report of one", async () => {
  const folder = folderWith(CORPUS);
  const tools = toolFolder();
  for (const task of ["0", "1"]) {
    const variables = `SLURM_ARRAY_TASK_ID=${task} SLURM_ARRAY_TASK_COUNT=2`;
    await run(folder, tools, "sh", "-ec", `${variables}\n${recipe(PAGES[0]!, "array")}`);
  }
  const merged = await run(folder, tools, "sh", "-c", "qa-transcript merge part-*.json 2>/dev/null");
  const whole = await run(folder, tools, "sh", "-c", "qa-transcript check --format json talks 2>/dev/null");
  assert.deepEqual(merged, whole);
});
