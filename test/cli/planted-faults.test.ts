import assert from "node:assert/strict";
import { describe, test } from "node:test";

import type { Place } from "../core/support/planted-faults/sheet.ts";
import { type ExpectedFinding, plantedTranscripts } from "../core/support/planted-faults/transcripts.ts";
import { folderWith, qaTranscript, textOf } from "./support/command-line.ts";

interface Position {
  readonly line: number;
  readonly column: number;
}

interface Report {
  readonly files: readonly {
    readonly path: string;
    readonly encoding: string;
    readonly findings: readonly {
      readonly rule: string;
      readonly start: Position;
      readonly end: Position;
      readonly fixes: readonly { readonly safe: boolean }[];
    }[];
  }[];
}

const TRANSCRIPTS = plantedTranscripts(200, 10_001).map((transcript) => ({
  ...transcript,
  name: `беседа ${transcript.seed}.qa`,
}));
const FILES = Object.fromEntries(TRANSCRIPTS.map(({ name, text }) => [name, text]));

/** `line:column` from 1, in UTF-16 units; a byte-order mark is no text. */
function positionsIn(text: string): (offset: number) => string {
  const starts = [text.startsWith("\uFEFF") ? 1 : 0];
  for (const { 0: lineBreak, index } of text.matchAll(/\r\n?|\n/g)) starts.push(index + lineBreak.length);
  return (offset) => {
    const line = starts.findLastIndex((start) => start <= offset);
    return `${line + 1}:${offset - starts[line]! + 1}`;
  };
}

function planted(text: string, findings: readonly ExpectedFinding[]): string[] {
  const position = positionsIn(text);
  const place = ({ start, end }: Place): string => `${position(start)}–${position(end)}`;
  return findings
    .map(({ rule, span, fixes }) => `${place(span)} ${rule} ${fixes.map(({ safe }) => safe).join()}`)
    .sort();
}

function reported({ findings }: Report["files"][number]): string[] {
  const position = ({ line, column }: Position): string => `${line}:${column}`;
  return findings
    .map(({ rule, start, end, fixes }) => {
      return `${position(start)}–${position(end)} ${rule} ${fixes.map(({ safe }) => safe).join()}`;
    })
    .sort();
}

describe(`${TRANSCRIPTS.length} transcripts with planted faults`, () => {
  test("one run reports exactly the planted ones", async () => {
    const cwd = folderWith(FILES);
    const { code, out, err } = await qaTranscript(["check", "--format", "json", "."], { cwd });
    assert.equal(err, "");
    assert.equal(code, 1);
    const { files } = JSON.parse(out) as Report;
    assert.equal(files.length, TRANSCRIPTS.length);
    const byName = new Map(files.map((file) => [file.path, file]));
    for (const { name, text, findings } of TRANSCRIPTS) {
      const file = byName.get(name);
      assert.ok(file, name);
      assert.match(file.encoding, /^utf-8/i);
      assert.deepEqual(reported(file), planted(text, findings), name);
    }
  });

  test("one run formats them all as the format says, and a second one changes nothing", async () => {
    const cwd = folderWith(FILES);
    for (let run = 0; run < 2; run++) {
      const { code, err } = await qaTranscript(["format", "--write", "."], { cwd });
      assert.equal(code, 0, err);
      for (const { name, formatted } of TRANSCRIPTS) assert.equal(textOf(cwd, name), formatted, name);
    }
    assert.equal((await qaTranscript(["format", "--check", "."], { cwd })).code, 0);
  });
});
