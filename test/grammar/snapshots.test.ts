import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { tokenize, visible } from "./tokenize.ts";

const FIXTURES = join(import.meta.dirname, "fixtures");
const SNAPSHOTS = join(import.meta.dirname, "snapshots");

/** Set to write the snapshots anew; the difference is then to be read before it is kept. */
const writes = process.env["UPDATE_SNAPSHOTS"] === "1";

/** Every token of a transcript on a line of its own, with all its scopes: what a theme is given. */
function snapshot(text: string): string {
  const lines = text.split("\n");
  return tokenize(lines)
    .map((tokens, index) => {
      const line = lines[index]!;
      const rows = tokens
        .filter(({ start, end }) => start < end)
        .map(
          ({ start, end, scopes }) => `  ${visible(line.slice(start, end))}\n    ${scopes.join(" ") || "no scope"}\n`,
        );
      return `${visible(line)}\n${rows.join("")}`;
    })
    .join("");
}

describe("all scopes stay as they are for", () => {
  for (const name of readdirSync(FIXTURES).filter((file) => file.endsWith(".qa"))) {
    test(name, () => {
      const actual = snapshot(readFileSync(join(FIXTURES, name), "utf8"));
      const path = join(SNAPSHOTS, `${name}.scopes.txt`);
      if (writes) writeFileSync(path, actual);
      assert.equal(actual, readFileSync(path, "utf8"), "UPDATE_SNAPSHOTS=1 npm run test:grammar writes it anew");
    });
  }
});
