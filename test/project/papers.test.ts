import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { staleFiles } from "../../scripts/generated-files.ts";
import { ROOT } from "../../scripts/project.ts";
import { read, readJson } from "./support/sources.ts";

const PAPERS = ["README.md", "README.ru.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"];

test("what is generated stands as it would be generated now", async () => {
  assert.deepEqual(
    (await staleFiles()).map(({ path }) => path),
    [],
  );
});

test("the papers link to and name only files that there are", () => {
  for (const paper of PAPERS) {
    const text = read(paper);
    const linked = [...text.matchAll(/\]\((?!\w+:|#)([^)#]+)/g)].map(([, path]) => path!);
    const named = [...text.matchAll(/`((?:src|test|scripts|samples|assets|syntaxes|l10n|docs)\/[\w./-]*)`/g)].map(
      ([, path]) => path!,
    );
    for (const path of [...linked, ...named.filter((name) => !name.includes("NAME"))])
      assert.ok(existsSync(join(ROOT, path)), `${paper}: ${path}`);
  }
});

test("the papers name only scripts that there are", () => {
  const { scripts } = readJson("package.json") as { scripts: Record<string, string> };
  for (const paper of PAPERS) {
    for (const [, name] of read(paper).matchAll(/npm run ([\w:]+)/g))
      assert.notEqual(scripts[name!], undefined, `${paper}: ${name!}`);
  }
});

test("the two READMEs have the same parts", () => {
  const parts = (path: string): string[] =>
    read(path)
      .split("\n")
      .flatMap(
        (line) => /^(#+) |^(```\w*|<!-- .* -->)$|^(\|[ -]+\|)/.exec(line)?.slice(1).find(Boolean)?.slice(0, 24) ?? [],
      )
      .map((part) => (part.startsWith("|") ? "table" : part));
  assert.deepEqual(parts("README.ru.md"), parts("README.md"));
});
