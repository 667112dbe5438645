import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { posix } from "node:path";
import { before, describe, it } from "node:test";
import { inflateRawSync } from "node:zlib";
import { MAX_BUNDLE_BYTES, MAX_CLI_BYTES } from "../../scripts/build.ts";
import { packageExtension } from "../../scripts/package.ts";
import { readManifest, ROOT, VSIX, type Manifest } from "../../scripts/project.ts";

/** What may be in the package, each line with its reason to be there. */
const ALLOWED = [
  // VSIX's own
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  // The extension
  /^extension\/package\.json$/,
  /^extension\/package\.nls(\.\w+)?\.json$/,
  /^extension\/l10n\/bundle\.l10n(\.\w+)?\.json$/,
  /^extension\/dist\/extension(\.web)?\.js$/,
  /^extension\/dist\/cli\.js$/,
  /^extension\/dist\/messages\.(en|ru)\.json$/,
  /^extension\/syntaxes\/[\w.-]+\.tmLanguage\.json$/,
  /^extension\/snippets\/[\w.-]+\.json$/,
  /^extension\/language-configuration\.json$/,
  /^extension\/assets\/language-(dark|light)\.svg$/,
  /^extension\/assets\/qa-transcript\.schema\.json$/,
  // What its page shows
  /^extension\/assets\/icon\.png$/,
  /^extension\/readme(\.ru)?\.md$/i,
  /^extension\/changelog\.md$/i,
  // What a finding leads to
  /^extension\/docs\/rules\/[\w-]+(\.ru)?\.md$/,
  /^extension\/LICENSE\.txt$/,
];

describe("the packed extension", () => {
  let files: Map<string, Buffer>;
  let manifest: Manifest;

  before(async () => {
    await packageExtension();
    files = unzip(readFileSync(VSIX));
    manifest = JSON.parse(files.get("extension/package.json")!.toString()) as Manifest;
  });

  it("holds nothing but what is allowed", () => {
    const others = [...files.keys()].filter((name) => !ALLOWED.some((pattern) => pattern.test(name)));
    assert.deepEqual(others, []);
  });

  it("holds something for every pattern of the manifest's `files`", () => {
    const names = [...files.keys()].map((name) => name.replace(/^extension\//, "").toLowerCase());
    const unused = readManifest(ROOT).files!.filter((pattern) => {
      const expected = pattern === "LICENSE" ? "license.txt" : pattern.toLowerCase();
      return !names.some((name) => posix.matchesGlob(name, expected));
    });
    assert.deepEqual(unused, []);
  });

  it("holds both entry points, each small, minified and without a source map", () => {
    for (const entry of [manifest.main, manifest.browser]) {
      const bundle = files.get(posix.join("extension", entry!));
      assert.ok(bundle, `${entry} is missing`);
      assert.ok(bundle.length < MAX_BUNDLE_BYTES, `${entry} has ${bundle.length} bytes`);
      assert.doesNotMatch(bundle.toString(), /sourceMappingURL/);
    }
  });

  it("holds the command line: one file for Node alone, small, minified and without a source map", () => {
    const bundle = files.get(posix.join("extension", manifest.bin!["qa-transcript"]!))!.toString();
    assert.ok(Buffer.byteLength(bundle) < MAX_CLI_BYTES, `it has ${bundle.length} characters`);
    assert.match(bundle, /^#!\/usr\/bin\/env node\n/);
    assert.doesNotMatch(bundle, /sourceMappingURL/);
    const asked = [...bundle.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name!);
    assert.deepEqual(
      asked.filter((name) => !isBuiltin(name)),
      [],
    );
  });

  it("runs in a browser: the bundle for the web asks for no module but `vscode`", () => {
    const bundle = files.get(posix.join("extension", manifest.browser!))!.toString();
    const asked = [...bundle.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
    assert.deepEqual(
      asked.filter((name) => name !== "vscode"),
      [],
    );
    assert.doesNotMatch(bundle, /\bimport\(/);
  });

  it("has a manifest without its development half", () => {
    for (const key of ["scripts", "devDependencies", "optionalDependencies", "private"]) {
      assert.ok(!(key in manifest), `${key} is in it`);
    }
  });

  it("has a README that shows no picture but from a web address: the page of an extension can show no other", () => {
    const readmes = [...files].filter(([name]) => /^extension\/readme/i.test(name));
    assert.equal(readmes.length, 2);
    for (const [name, content] of readmes) {
      assert.doesNotMatch(content.toString(), /!\[[^\]]*\]\((?!https:)|<img\b[^>]*\bsrc="(?!https:)/, name);
    }
  });
});

/** The files of a ZIP archive by name, from its central directory. */
function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf("PK\x05\x06", undefined, "latin1");
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let count = archive.readUInt16LE(end + 10); count > 0; count--) {
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString("utf8", at + 46, at + 46 + nameLength);
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const content = archive.subarray(start, start + archive.readUInt32LE(at + 20));
    const deflated = archive.readUInt16LE(at + 10) === 8;
    if (!name.endsWith("/")) files.set(name, deflated ? inflateRawSync(content) : content);
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}
