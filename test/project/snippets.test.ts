import assert from "node:assert/strict";
import { test } from "node:test";

import { BUILT_IN_LABELS } from "../../src/core/transcript/labels.ts";
import { readJson } from "./support/sources.ts";

type Snippets = Readonly<Record<string, { readonly body: readonly string[] }>>;

const snippets = readJson("snippets/qa-transcript.json") as Snippets;

test("every label has a snippet, and every pair of labels one of a whole exchange", () => {
  const labels = BUILT_IN_LABELS.map(({ text }) => [text, [`${text}\t$0`]]);
  const exchanges = BUILT_IN_LABELS.filter(({ role }) => role === "question").map(({ text, vocabulary }) => {
    const answer = BUILT_IN_LABELS.find((label) => label.role === "answer" && label.vocabulary === vocabulary)!.text;
    return [`${text} — ${answer}`, [`${text}\t$1`, `${answer}\t$0`]];
  });
  const expected: unknown = Object.fromEntries([...labels, ...exchanges]);
  assert.deepEqual(Object.fromEntries(Object.entries(snippets).map(([name, { body }]) => [name, body])), expected);
});
