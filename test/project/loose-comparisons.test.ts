import assert from "node:assert/strict";
import { it } from "node:test";

import { looseComparisons } from "../../scripts/loose-comparisons.ts";
import { edited } from "../../scripts/text-edits.ts";
import { programOf } from "./support/programs.ts";

it("a comparison is as strict as it must be by the types of its sides", () => {
  const source = `
    declare const text: string, found: "a" | "b" | undefined, count: number, more: number | undefined;
    declare const one: string | number, maybe: string | null, flag: boolean, anything: unknown, object: object;
    text === "a" || found !== "b" || text === found || count !== 1 || more === count;
    one === "a" || one === 1 || maybe === "a" || flag !== true || anything === "a" || object === object;
    found === undefined || more !== undefined || maybe === null;
  `;
  const program = programOf(new Map([["/source.ts", source]]));
  const file = program.getSourceFile("/source.ts")!;
  const lines = source.split("\n");
  lines[3] = lines[3]!.replaceAll("==", "=");
  assert.equal(edited(source, looseComparisons(program.getTypeChecker(), file)), lines.join("\n"));
});
