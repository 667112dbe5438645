import assert from "node:assert/strict";
import { once } from "node:events";
import { readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";

import { type FileContent, readWholeFile } from "../../src/cli/read-file.ts";
import { replaceFile } from "../../src/cli/write-file.ts";
import { DAMAGED, folderWith, qaTranscript, start, textOf } from "./support/command-line.ts";

function read(file: string): FileContent {
  const content = readWholeFile(file);
  assert.ok("bytes" in content);
  return content;
}

describe("replacing a file", () => {
  test("gives it the new content, whole", () => {
    const folder = folderWith({ "a.qa": DAMAGED });
    const file = join(folder, "a.qa");
    assert.equal(replaceFile(file, Buffer.from("новое"), read(file).state), undefined);
    assert.equal(textOf(folder, "a.qa"), "новое");
    assert.deepEqual(readdirSync(folder), ["a.qa"]);
  });

  test("writes nothing over what somebody else has written meanwhile", () => {
    const folder = folderWith({ "a.qa": DAMAGED });
    const file = join(folder, "a.qa");
    const { state } = read(file);
    writeFileSync(file, `${DAMAGED}Ещё.\n`);
    assert.equal(replaceFile(file, Buffer.from("новое"), state)?.id, "file.changed");
    assert.equal(textOf(folder, "a.qa"), `${DAMAGED}Ещё.\n`);
    const again = read(file).state;
    utimesSync(file, 1, 1);
    assert.equal(replaceFile(file, Buffer.from("новое"), again)?.id, "file.changed");
    assert.deepEqual(readdirSync(folder), ["a.qa"]);
  });

  test("that is gone, or is none, is refused", () => {
    const folder = folderWith({ "a.qa": DAMAGED });
    const { state } = read(join(folder, "a.qa"));
    assert.equal(replaceFile(join(folder, "gone.qa"), Buffer.from("x"), state)?.id, "file.write-failed");
    assert.equal(replaceFile(folder, Buffer.from("x"), state)?.id, "path.no-file");
  });
});

/** How many files a run that is ended has before it. */
const FILES = 1000;
const AFTER = "Вопрос\tКак?\nОтвет\tТак.\n";

function damagedFolder(): string {
  return folderWith(Object.fromEntries(Array.from({ length: FILES }, (_, index) => [`${index}.qa`, DAMAGED])));
}

/** Every file is what it was or what it was to become; how many are new, and what else is in the folder. */
function stateOf(folder: string): { readonly changed: number; readonly others: readonly string[] } {
  let changed = 0;
  const others: string[] = [];
  for (const name of readdirSync(folder)) {
    if (!name.endsWith(".qa")) {
      others.push(name);
      continue;
    }
    const content = readFileSync(join(folder, name), "utf8");
    assert.ok(content === DAMAGED || content === AFTER, `${name}: ${content}`);
    if (content === AFTER) changed++;
  }
  return { changed, others };
}

async function formatUntil(folder: string, signal: NodeJS.Signals, changed: number): Promise<NodeJS.Signals | null> {
  const child = start(["format", "--write", "."], { cwd: folder });
  const ended = once(child, "close") as Promise<[number | null, NodeJS.Signals | null]>;
  let written = 0;
  child.stdout!.on("data", (chunk: Buffer) => {
    written += chunk.toString().split("\n").length - 1;
    if (written >= changed) child.kill(signal);
  });
  return (await ended)[1];
}

describe(`ending a run over ${FILES} files`, () => {
  test("by force, at any moment, leaves each file old or new; the next run finishes and cleans up", async () => {
    const folder = damagedFolder();
    let before = 0;
    for (let round = 0; round < 6; round++) {
      const signal = await formatUntil(folder, "SIGKILL", 1 + Math.floor(Math.random() * 100));
      const { changed, others } = stateOf(folder);
      assert.equal(signal, "SIGKILL");
      assert.ok(changed > before && changed < FILES);
      for (const name of others) assert.match(name, /^\.qa-transcript-\d+\.tmp$/);
      before = changed;
    }
    assert.equal((await qaTranscript(["format", "--write", "."], { cwd: folder })).code, 0);
    assert.deepEqual(stateOf(folder), { changed: FILES, others: [] });
    assert.equal(readdirSync(folder).length, FILES);
  });

  test("with Ctrl+C leaves nothing half done, and nothing lying about", async () => {
    const folder = damagedFolder();
    for (const signal of ["SIGINT", "SIGTERM", "SIGINT"] as const) {
      assert.equal(await formatUntil(folder, signal, 1 + Math.floor(Math.random() * 150)), signal);
      const { changed, others } = stateOf(folder);
      assert.ok(changed < FILES);
      assert.deepEqual(others, []);
    }
  });
});
