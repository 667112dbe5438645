import { FILE_HEADERS_ONLY, formatPatch, OMIT_HEADERS, type StructuredPatchHunk } from "diff";

import { applyEdits, type TextEdit } from "../core/text/edit.ts";

/** How many lines that stay are shown around those that change. */
const CONTEXT = 3;

/**
 * The edits of a text as a unified diff that `patch` and `git apply` take; empty when there are none. The edits say
 * already what changes, so the texts are not compared: a file in which every line is damaged costs no more than its
 * lines.
 *
 * @param edits sorted, without overlap, as formatting gives them.
 */
export function unifiedDiff(path: string, text: string, edits: readonly TextEdit[]): string {
  const lines = linesOf(text);
  const changes = changesOf(text, lines, edits);
  if (changes.length === 0) return "";
  const hunks: StructuredPatchHunk[] = [];
  let growth = 0;
  for (const near of grouped(changes)) {
    const hunk = hunkOf(lines, near, growth);
    growth += hunk.newLines - hunk.oldLines;
    hunks.push(hunk);
  }
  const patch = { oldFileName: path, newFileName: path, oldHeader: undefined, newHeader: undefined, hunks };
  // Names that could end their line are quoted. In any other, quoting would make Cyrillic letters unreadable.
  if (/["\\\p{Cc}]/u.test(path)) return formatPatch(patch, FILE_HEADERS_ONLY);
  const name = path.includes(" ") ? `${path}\t` : path;
  return `--- ${name}\n+++ ${name}\n${formatPatch(patch, OMIT_HEADERS)}`;
}

/** The old lines from `from` on, and what stands there in the new text. */
interface Change {
  readonly from: number;
  readonly removed: string[];
  readonly added: string[];
}

/** With their breaks. A diff knows one break, LF: a CR belongs to its line. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function changesOf(text: string, lines: readonly string[], edits: readonly TextEdit[]): Change[] {
  const starts = [0];
  for (const line of lines) starts.push(starts.at(-1)! + line.length);
  const changes: Change[] = [];
  let line = 0;
  let next = 0;
  while (next < edits.length) {
    const first = next;
    line = lineAt(edits[next]!.span.start, line);
    const from = line;
    do {
      line = lineAt(edits[next++]!.span.end, line);
    } while (next < edits.length && edits[next]!.span.start < (starts[line + 1] ?? Infinity));
    const to = Math.min(line + 1, lines.length);
    const start = starts[from]!;
    const within = edits.slice(first, next).map(({ span, text: replacement }) => ({
      span: { start: span.start - start, end: span.end - start },
      text: replacement,
    }));
    const added = linesOf(applyEdits(text.slice(start, starts[to]), within));
    add(trimmed(from, lines.slice(from, to), added));
  }
  return changes;

  /** Changes that meet are one: all that goes stands before all that comes. */
  function add(change: Change): void {
    const last = changes.at(-1);
    if (last === undefined || change.from > last.from + last.removed.length) {
      changes.push(change);
      return;
    }
    for (const removed of change.removed) last.removed.push(removed);
    for (const added of change.added) last.added.push(added);
  }

  function lineAt(offset: number, from: number): number {
    let index = from;
    while (index < lines.length - 1 && starts[index + 1]! <= offset) index++;
    return index;
  }
}

/** Without the lines at both ends that stay as they are. */
function trimmed(from: number, removed: readonly string[], added: readonly string[]): Change {
  const shortest = Math.min(removed.length, added.length);
  let head = 0;
  while (head < shortest && removed[head] === added[head]) head++;
  let tail = 0;
  while (tail < shortest - head && removed.at(-1 - tail) === added.at(-1 - tail)) tail++;
  return {
    from: from + head,
    removed: removed.slice(head, removed.length - tail),
    added: added.slice(head, added.length - tail),
  };
}

/** Changes so near to each other that the lines around them would be shown twice stand in one group. */
function grouped(changes: readonly Change[]): Change[][] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && change.from - (last.from + last.removed.length) <= 2 * CONTEXT)
      groups.at(-1)!.push(change);
    else groups.push([change]);
  }
  return groups;
}

/** @param growth how many lines more there are in the new text before the hunk. */
function hunkOf(lines: readonly string[], changes: readonly Change[], growth: number): StructuredPatchHunk {
  const first = changes[0]!;
  const last = changes.at(-1)!;
  const from = Math.max(0, first.from - CONTEXT);
  const to = Math.min(lines.length, last.from + last.removed.length + CONTEXT);
  const shown: string[] = [];
  let done = from;
  let newLines = to - from;
  for (const { from: place, removed, added } of changes) {
    show(" ", lines.slice(done, place));
    show("-", removed);
    show("+", added);
    done = place + removed.length;
    newLines += added.length - removed.length;
  }
  show(" ", lines.slice(done, to));
  return { oldStart: from + 1, oldLines: to - from, newStart: from + 1 + growth, newLines, lines: shown };

  function show(sign: string, some: readonly string[]): void {
    for (const line of some) {
      if (line.endsWith("\n")) shown.push(sign + line.slice(0, -1));
      else shown.push(sign + line, "\\ No newline at end of file");
    }
  }
}
