import assert from "node:assert/strict";
import { dirname } from "node:path";
import { test } from "node:test";

import { filesUnder, read, sources } from "./support/sources.ts";

const CODE = ["src", "scripts", "test", "bench"].flatMap(filesUnder).filter((path) => path.endsWith(".ts"));

/** What says where a file stands to the compiler or to Node is no part of what the folder holds. */
const isHeld = (path: string): boolean => !/(^|\/)(tsconfig|package)\.json$/.test(path);

/** `src/core/text` and `src/core` for `src/core/text/span.ts`. */
function foldersAbove(path: string): string[] {
  const names = dirname(path).split("/");
  return names.slice(1).map((_, index) => names.slice(0, index + 2).join("/"));
}

test("no folder of the sources holds a single file: it would be a name without a thing", () => {
  const files = filesUnder("src").filter(isHeld);
  const folders = new Set(files.flatMap(foldersAbove));
  const held = [...files, ...folders].map((path) => dirname(path));
  const single = [...folders].filter((folder) => held.indexOf(folder) === held.lastIndexOf(folder));
  assert.deepEqual(single, []);
});

test("no file has a name that says nothing about what is in it", () => {
  assert.deepEqual(
    CODE.filter((path) => /(^|\/)(utils?|helpers?|common|misc|shared|stuff)\b/.test(path)),
    [],
  );
});

test("a file's name is in lower case, its words joined by hyphens", () => {
  assert.deepEqual(
    CODE.filter((path) => !/^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.ts$/.test(path)),
    [],
  );
});

test("nothing is left to be done later, and no test is skipped or alone", () => {
  for (const path of CODE) {
    const text = read(path);
    assert.doesNotMatch(text, /\b(TO[D]O|FIX[M]E|X{3})\b/, path);
    if (path.endsWith(".test.ts")) assert.doesNotMatch(text, /\b(it|test|describe|suite)\.(only|skip|todo)\b/, path);
  }
});

test("white, control and invisible characters stand in the code as escapes", () => {
  for (const path of CODE) {
    const text = read(path);
    const at = text.search(
      /[^\P{Cc}\n]|[^\S \n]|[\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/u,
    );
    assert.equal(at, -1, `${path}:${text.slice(0, at).split("\n").length}`);
  }
});

test("the product opens no connection and keeps no record: what is said at a hearing stays on the machine", () => {
  const reaching = /^(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|createTelemetryLogger|importScripts)$/;
  for (const { path, calls, names } of sources()) {
    assert.deepEqual(
      [...names].filter((name) => reaching.test(name)),
      [],
      path,
    );
    assert.deepEqual(
      calls.filter(({ callee }) => callee === "import" || callee === "require").map(({ place }) => place),
      [],
      "a module loaded late is a module that the bundle does not hold",
    );
  }
});
