import assert from "node:assert/strict";
import { readFileSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";

import { type Ended, folderWith, qaTranscript } from "./support/command-line.ts";

/** Encoders that know nothing of the product's own tables. */
const ENCODINGS = {
  "utf-8 with a mark": { bytes: utf8, mark: [0xef, 0xbb, 0xbf], name: "utf-8" },
  "utf-8": { bytes: utf8, mark: [], name: "utf-8" },
  "utf-16le with a mark": { bytes: utf16, mark: [0xff, 0xfe], name: "utf-16le" },
  "utf-16le": { bytes: utf16, mark: [], name: "utf-16le" },
  "utf-16be with a mark": { bytes: (text: string) => utf16(text).swap16(), mark: [0xfe, 0xff], name: "utf-16be" },
  "utf-16be": { bytes: (text: string) => utf16(text).swap16(), mark: [], name: "utf-16be" },
  "windows-1251": { bytes: page("windows-1251"), mark: [], name: "windows-1251" },
  "koi8-r": { bytes: page("koi8-r"), mark: [], name: "koi8-r" },
  cp866: { bytes: page("ibm866"), mark: [], name: "cp866" },
  "mac-cyrillic": { bytes: page("x-mac-cyrillic"), mark: [], name: "mac-cyrillic" },
};

function utf8(text: string): Buffer {
  return Buffer.from(text, "utf8");
}

function utf16(text: string): Buffer {
  return Buffer.from(text, "utf16le");
}

/** By trying each byte in the platform's decoder. */
function page(label: string): (text: string) => Buffer {
  const characters = new TextDecoder(label).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return (text) => Buffer.from(Array.from(text, (character) => characters.indexOf(character)));
}

const PAGES = [
  ["windows-1251", "windows-1251"],
  ["koi8-r", "koi8-r"],
  ["cp866", "ibm866"],
  ["mac-cyrillic", "x-mac-cyrillic"],
] as const;

const TALK = "Вопрос: Как вы это объясните?\r\nОтвет\tЁлки растут  медленно. \r\n\tИ всё.\r\n";
const TALK_FORMATTED = "Вопрос\tКак вы это объясните?\r\nОтвет\tЁлки растут медленно.\r\n\tИ всё.\r\n";

const KINDS = Object.entries(ENCODINGS).map(([title, { bytes, mark, name }]) => ({
  title,
  name,
  file: `${title}.txt`,
  isUtf8: name === "utf-8",
  mark: Buffer.from(mark),
  encoded: (text: string): Buffer => Buffer.concat([Buffer.from(mark), bytes(text)]),
}));

/** The same talk in every encoding. */
function talks(text: string): string {
  return folderWith(Object.fromEntries(KINDS.map(({ file, encoded }) => [file, encoded(text)])));
}

function expectFiles(folder: string, expected: (kind: (typeof KINDS)[number]) => Buffer): void {
  for (const kind of KINDS) assert.deepEqual(readFileSync(join(folder, kind.file)), expected(kind), kind.title);
}

describe("a talk in each of the seven encodings, with and without a byte-order mark", () => {
  test("is recognised by its content, and its text is checked", async () => {
    const cwd = talks(TALK);
    const { out } = await qaTranscript(["check", "--format", "json", "."], { cwd });
    const { files } = JSON.parse(out) as { files: { path: string; encoding: string; findings: { rule: string }[] }[] };
    assert.deepEqual(
      files.map(({ path, encoding, findings }) => [path, encoding, findings.map(({ rule }) => rule)]),
      KINDS.map(({ file, name }) => [file, name, ["label-separator", "repeated-space", "trailing-space"]]).sort(),
    );
    const { out: report } = await qaTranscript(["check", "."], { cwd });
    for (const [title, shown] of [
      ["koi8-r", "KOI8-R"],
      ["utf-16be", "UTF-16 BE"],
      ["mac-cyrillic", "Mac Cyrillic"],
    ]) {
      assert.ok(report.includes(`${title!}.txt: in ${shown!}\n`));
    }
  });

  test("is not changed where it is not UTF-8 and nobody has spoken of its encoding", async () => {
    for (const args of [
      ["format", "--write", "."],
      ["check", "--fix", "."],
    ]) {
      const cwd = talks(TALK);
      const { code, err } = await qaTranscript(args, { cwd });
      assert.equal(code, 2);
      for (const { file, name, isUtf8 } of KINDS) {
        const refusal = new RegExp(`^${file}: error: Not formatted: .* --encoding ${name}, or --encoding auto`, "m");
        assert.equal(refusal.test(err), !isUtf8, file);
      }
      expectFiles(cwd, ({ isUtf8, encoded }) => encoded(isUtf8 ? TALK_FORMATTED : TALK));
    }
  });

  test("is changed within its encoding when that is to be recognised", async () => {
    for (const args of [
      ["format", "--write", "--encoding", "auto", "."],
      ["check", "--fix", "--encoding", "auto", "."],
    ]) {
      const cwd = talks(TALK);
      assert.equal((await qaTranscript(args, { cwd })).code, 0);
      expectFiles(cwd, ({ encoded }) => encoded(TALK_FORMATTED));
    }
  });

  test("is changed within its encoding when that is named", async () => {
    const cwd = talks(TALK);
    const calls = KINDS.map(({ name, file }) => qaTranscript(["format", "--write", "--encoding", name, file], { cwd }));
    for (const { code } of await Promise.all(calls)) assert.equal(code, 0);
    expectFiles(cwd, ({ encoded }) => encoded(TALK_FORMATTED));
  });

  test("goes to standard output in its own bytes", async () => {
    const cwd = talks(TALK);
    const { stdout } = await qaTranscript(["format", "--encoding", "auto", "koi8-r.txt", "utf-16be.txt"], { cwd });
    const expected = ["koi8-r", "utf-16be"].map((one) =>
      KINDS.find(({ title }) => title === one)!.encoded(TALK_FORMATTED),
    );
    assert.deepEqual(stdout, Buffer.concat(expected));
  });

  test("becomes UTF-8 where that is asked for, formatted or not", async () => {
    for (const text of [TALK, TALK_FORMATTED]) {
      const cwd = talks(text);
      await qaTranscript(["format", "--write", "--encoding", "auto", "--to-utf8", "."], { cwd });
      expectFiles(cwd, ({ isUtf8, mark }) => Buffer.concat([isUtf8 ? mark : Buffer.alloc(0), utf8(TALK_FORMATTED)]));
    }
  });

  test("stays untouched when it is in order", async () => {
    const cwd = talks(TALK_FORMATTED);
    for (const { file } of KINDS) utimesSync(join(cwd, file), 1, 1);
    assert.equal((await qaTranscript(["format", "--write", "--encoding", "auto", "."], { cwd })).code, 0);
    for (const { file } of KINDS) assert.equal(statSync(join(cwd, file)).mtimeMs, 1000);
    expectFiles(cwd, ({ encoded }) => encoded(TALK_FORMATTED));
  });
});

describe("what cannot be written back is left as it was", () => {
  test("every byte of a page survives a change beside it", async () => {
    for (const [name, label] of PAGES) {
      const bytes = page(label);
      const beyond = Buffer.from(Array.from({ length: 128 }, (_, index) => 128 + index));
      // White and invisible characters are what formatting is about.
      const signs = beyond.filter((byte) => !/[\s\p{C}]/u.test(new TextDecoder(label).decode(Buffer.from([byte]))));
      const rest = Buffer.concat([bytes("\n\t"), Buffer.from(signs), bytes(`\n\t${"Ещё слово.\n\t".repeat(8)}Всё.\n`)]);
      const cwd = folderWith({ "a.qa": Buffer.concat([bytes("Вопрос: Как?\nОтвет\tТак."), rest]) });
      const { code } = await qaTranscript(["format", "--write", "--encoding", name, "a.qa"], { cwd });
      assert.equal(code, 0, name);
      assert.deepEqual(
        readFileSync(join(cwd, "a.qa")),
        Buffer.concat([bytes("Вопрос\tКак?\nОтвет\tТак."), rest]),
        name,
      );
    }
  });

  test("in a wrong encoding, or with bytes that are lost", async () => {
    const cwd = folderWith({
      "utf8.qa": TALK,
      "1251.qa": page("windows-1251")(TALK),
      "broken.qa": Buffer.concat([utf8(TALK), Buffer.from([0xd0])]),
      "odd.qa": Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(TALK), Buffer.from([0x20])]),
    });
    const refused = async (name: string, encoding: string): Promise<string> => {
      const before = readFileSync(join(cwd, name));
      const { code, err } = await qaTranscript(["format", "--write", "--encoding", encoding, name], { cwd });
      assert.equal(code, 2);
      assert.deepEqual(readFileSync(join(cwd, name)), before);
      return err.split("\n")[0]!;
    };
    assert.equal(await refused("utf8.qa", "koi8-r"), "utf8.qa: error: Not in KOI8-R: this file is in UTF-8.");
    assert.equal(await refused("1251.qa", "utf-16"), "1251.qa: error: Not in UTF-16 LE: this file is in Windows-1251.");
    assert.match(await refused("1251.qa", "utf-8"), /^1251\.qa: error: Not formatted: some bytes are no UTF-8/);
    assert.match(await refused("broken.qa", "auto"), /^broken\.qa: error: Not formatted: some bytes are no UTF-8/);
    assert.match(await refused("odd.qa", "auto"), /^odd\.qa: error: Not formatted: some bytes are no UTF-16 LE/);
  });

  test("but it is checked all the same", async () => {
    const cwd = folderWith({ "broken.qa": Buffer.concat([utf8(TALK), Buffer.from([0xd0])]) });
    const { out, code } = await qaTranscript(["check", "--format", "json", "broken.qa"], { cwd });
    assert.equal(code, 1);
    assert.match(out, /"encoding":"utf-8".*"rule":"replacement-character"/);
  });

  test("where the encoding lacks a letter that a fix would write", async () => {
    // KOI8-R has no «і», and people help themselves with a Latin one.
    const bytes = page("koi8-r")("Питання\tЧому?\nВiдповiдь\tТак.\n");
    const cwd = folderWith({ "a.qa": bytes });
    const refusal = /^a\.qa: error: Not written: KOI8-R has no “і” \(line 2, column 2\)\.\n/;
    const call = async (...args: string[]): Promise<Ended> =>
      qaTranscript([...args, "--encoding", "auto", "a.qa"], { cwd });
    for (const { code, err } of [await call("format", "--write"), await call("check", "--fix")]) {
      assert.equal(code, 2);
      assert.match(err, refusal);
      assert.deepEqual(readFileSync(join(cwd, "a.qa")), bytes);
    }
    assert.equal((await call("format", "--write", "--to-utf8")).code, 0);
    assert.equal(readFileSync(join(cwd, "a.qa"), "utf8"), "Питання\tЧому?\nВідповідь\tТак.\n");
  });
});
