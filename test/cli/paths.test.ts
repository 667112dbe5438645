import assert from "node:assert/strict";
import { posix, win32 } from "node:path";
import { describe, test } from "node:test";

import { pathFrom, shownPath, uriFrom, withSlashes } from "../../src/cli/paths.ts";

describe("paths", () => {
  test("are shown with slashes, as they were given", () => {
    assert.equal(shownPath("./talks/../a.qa", posix), "a.qa");
    assert.equal(shownPath("talks\\Речь один.qa", win32), "talks/Речь один.qa");
    assert.equal(shownPath("C:\\talks\\a.qa", win32), "C:/talks/a.qa");
    assert.equal(shownPath("..\\a.qa", win32), "../a.qa");
    // Elsewhere a backslash is a character of the name.
    assert.equal(shownPath("a\\b.qa", posix), "a\\b.qa");
    assert.equal(withSlashes("talks\\**\\*.qa", win32), "talks/**/*.qa");
    assert.equal(withSlashes("a\\[1].qa", posix), "a\\[1].qa");
  });

  test("are given from a folder that they lie in", () => {
    assert.equal(pathFrom("/talks/a", "b/c.qa", posix), "b/c.qa");
    assert.equal(pathFrom("/talks", "/talks/a/c.qa", posix), "a/c.qa");
    assert.equal(pathFrom("/talks/a", "/talks/ab/c.qa", posix), "/talks/ab/c.qa");
    assert.equal(pathFrom("/talks/a", "..b/c.qa", posix), "..b/c.qa");
    assert.equal(pathFrom("C:\\work", "a\\c.qa", win32), "a/c.qa");
    assert.equal(pathFrom("C:\\work", "D:\\c.qa", win32), "D:/c.qa");
    assert.equal(pathFrom("C:\\work", "..\\c.qa", win32), "C:/c.qa");
  });

  test("become references of URIs", () => {
    assert.equal(uriFrom("/talks", "Речь 1.qa", posix), "%D0%A0%D0%B5%D1%87%D1%8C%201.qa");
    assert.equal(uriFrom("/talks", "a:b#%.qa", posix), "a%3Ab%23%25.qa");
    assert.equal(uriFrom("/talks", "/other/a.qa", posix), "file:///other/a.qa");
    assert.equal(uriFrom("C:\\work", "talks\\a.qa", win32), "talks/a.qa");
    assert.equal(uriFrom("C:\\work", "D:\\a b.qa", win32), "file:///D:/a%20b.qa");
    assert.equal(uriFrom("C:\\work", "\\\\server\\share\\a.qa", win32), "file://server/share/a.qa");
  });
});
