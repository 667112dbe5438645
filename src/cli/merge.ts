import { closeSync, openSync, readSync } from "node:fs";
import path from "node:path";
import { StringDecoder } from "node:string_decoder";

import type { Language } from "../core/messages/counts.ts";
import type { MergeCommand } from "./arguments.ts";
import { problemOf } from "./file-problems.ts";
import { type CliMessage, cliMessage } from "./messages/catalogue.ts";
import { say } from "./messages/say.ts";
import type { Output } from "./output.ts";
import { shownPath } from "./paths.ts";
import { type Problem, problemLine } from "./problem-line.ts";
import { JSON_BEGINNING, jsonEnd } from "./reporters/json.ts";
import {
  artifactIndexOf,
  notificationOf,
  SARIF_BEGINNING,
  sarifEnd,
  type SarifEnd,
  type SarifNotification,
  withArtifactIndex,
} from "./reporters/sarif.ts";
import type { ShardProject, ShardSummary } from "./shard.ts";

/** A report on a part of a run, but for its files or results, which are read line by line. */
interface Part {
  readonly path: string;
  readonly firstLine: string;
  readonly shard: ShardSummary;
  /** Undefined for a JSON report. */
  readonly log: LogRest | undefined;
}

/** What stands in a SARIF log besides the results. */
interface LogRest {
  readonly artifacts: readonly Item[];
  readonly invocation: SarifEnd["invocations"][0];
}

/** What a line of a report holds, without what reports on parts alone say, and the position of the file it is about. */
interface Item {
  readonly position: number;
  readonly text: string;
}

const CHUNK_BYTES = 64 * 1024;

/** Ends a merge that cannot be carried out. */
class Unmergeable extends Error {
  readonly path: string;
  readonly said: CliMessage;

  constructor(file: string, said: CliMessage) {
    super(said.id);
    this.path = file;
    this.said = said;
  }
}

/** `qa-transcript merge`: writes what the whole run would have written; its exit code. */
export async function runMerge({ reports }: MergeCommand, output: Output, language: Language): Promise<number> {
  const tell = (problem: Problem): void => {
    output.note(problemLine(problem, output.notePalette, language));
  };
  try {
    const parts = reports.map(readPart);
    checkThatTheyAreOneRun(parts);
    await output.writeAll(mergedReport(parts));
    for (const { path: file, unused } of projectsOf(parts)) {
      for (const exception of unused) tell({ path: file, ...exception });
    }
    const exit = Math.max(...parts.map(({ shard }) => shard.exit));
    const isEmpty = parts.every(({ shard }) => shard.files === 0);
    if (isEmpty && exit < 2) output.note(say(cliMessage("paths.nothing", {}), language));
    return exit;
  } catch (error) {
    if (!(error instanceof Unmergeable)) throw error;
    tell({ path: shownPath(error.path, path), text: say(error.said, language), level: "error" });
    return 2;
  }
}

/** Line by line: all the reports together may be longer than the memory. */
function* mergedReport(parts: readonly Part[]): Generator<string> {
  const [{ firstLine, log }] = parts as readonly [Part];
  const artifacts = parts.flatMap((part) => part.log?.artifacts ?? []).sort((a, b) => a.position - b.position);
  const indices = new Map(artifacts.map(({ position }, index) => [position, index]));
  let separator = "";
  yield firstLine;
  for (const text of inOrder(parts.map((part) => itemsOf(part, indices)))) {
    yield `${separator}\n${text}`;
    separator = ",";
  }
  if (log === undefined) yield jsonEnd(undefined);
  else {
    const isSuccessful = parts.every((part) => part.log!.invocation.executionSuccessful);
    const texts = artifacts.map(({ text }) => text);
    yield* sarifEnd(texts, notificationsOf(parts), isSuccessful, undefined);
  }
}

function readPart(file: string): Part {
  const artifacts: Item[] = [];
  let firstLine = "";
  let lastLine = "";
  let isBehindResults = false;
  for (const line of linesOf(file)) {
    if (firstLine === "") firstLine = line;
    else if (line.startsWith("]")) isBehindResults = true;
    else if (isBehindResults) {
      const { properties, ...artifact } = parsed(file, withoutComma(line)) as { properties: Pick<Item, "position"> };
      artifacts.push({ ...properties, text: JSON.stringify(artifact) });
    }
    lastLine = line;
  }
  if (firstLine === JSON_BEGINNING) {
    // `],"shard":{…}}` closes the document.
    const { shard } = parsed(file, `{${lastLine.slice(2)}`) as Pick<Part, "shard">;
    return { path: file, firstLine, shard, log: undefined };
  }
  if (!firstLine.startsWith(SARIF_BEGINNING)) throw noPart(file);
  // `],"invocations":[…],"properties":{…}}]}` closes the run and the document.
  const rest = parsed(file, `{${lastLine.slice(2, -2)}`) as SarifEnd;
  if (rest.properties === undefined) throw noPart(file);
  return { path: file, firstLine, shard: rest.properties.shard, log: { artifacts, invocation: rest.invocations[0] } };
}

/** The results of a log, or the files of a report, by the positions of the files. */
function* itemsOf({ path: file, log }: Part, indices: ReadonlyMap<number, number>): Generator<Item, undefined> {
  let isBehindBeginning = false;
  for (const line of linesOf(file)) {
    if (line.startsWith("]")) break;
    if (isBehindBeginning) yield log === undefined ? fileItem(file, line) : resultItem(file, line, log, indices);
    isBehindBeginning = true;
  }
  return undefined;
}

function fileItem(file: string, line: string): Item {
  const { position, ...rest } = parsed(file, withoutComma(line)) as Pick<Item, "position">;
  return { position, text: JSON.stringify(rest) };
}

function resultItem(file: string, line: string, { artifacts }: LogRest, indices: ReadonlyMap<number, number>): Item {
  const position = artifacts[artifactIndexOf(line)]?.position;
  if (position === undefined) throw noPart(file);
  return { position, text: withArtifactIndex(withoutComma(line), indices.get(position)!) };
}

/** The texts of streams that are each in order, in the order of all. */
function* inOrder(streams: readonly Generator<Item, undefined>[]): Generator<string> {
  const heads = streams.map((stream) => ({ stream, item: stream.next().value }));
  for (;;) {
    const next = heads.reduce((first, head) => (positionOf(head) < positionOf(first) ? head : first));
    if (next.item === undefined) return;
    yield next.item.text;
    next.item = next.stream.next().value;
  }
}

function positionOf({ item }: { readonly item: Item | undefined }): number {
  return item?.position ?? Infinity;
}

function checkThatTheyAreOneRun(parts: readonly Part[]): void {
  const [first] = parts as readonly [Part];
  const byIndex = new Map<number, Part>();
  for (const part of parts) {
    const { index, count, found } = part.shard;
    if (part.firstLine !== first.firstLine || count !== first.shard.count || found !== first.shard.found) {
      throw new Unmergeable(part.path, cliMessage("merge.other-run", { path: first.path }));
    }
    const same = byIndex.get(index);
    if (same !== undefined) throw new Unmergeable(part.path, cliMessage("merge.twice", { path: same.path }));
    byIndex.set(index, part);
  }
  const { count } = first.shard;
  const missing = Array.from({ length: count }, (_, index) => index + 1).filter((index) => !byIndex.has(index));
  if (missing.length === 0) return;
  const names = missing.map((index) => `${index}/${count}`);
  throw new Unmergeable(first.path, cliMessage("merge.missing", { parts: names }));
}

/** What stood in the way, in order; what concerns a project once, where the run has met it first. */
function notificationsOf(parts: readonly Part[]): SarifNotification[] {
  const seen = new Set<string>();
  const notifications = parts
    .flatMap(({ log }) => log?.invocation.toolExecutionNotifications ?? [])
    .sort((a, b) => a.properties!.position - b.properties!.position)
    .flatMap(({ level, message, locations, properties }) => {
      const { uri } = locations[0].physicalLocation.artifactLocation;
      const key = JSON.stringify([uri, message.text]);
      if (properties!.isOfProject && seen.has(key)) return [];
      seen.add(key);
      return [notificationOf(uri, message.text, level)];
    });
  const unused = projectsOf(parts).flatMap((project) =>
    project.unused.map(({ text, level }) => notificationOf(project.uri!, text, level)),
  );
  return [...notifications, ...unused];
}

/** The projects of the whole run, in the order in which it has met them, with the exceptions that no part needs. */
function projectsOf(parts: readonly Part[]): ShardProject[] {
  const projects = new Map<string, ShardProject>();
  for (const project of parts.flatMap(({ shard }) => shard.projects)) {
    const before = projects.get(project.path) ?? project;
    const needless = new Set(project.unused.map((exception) => JSON.stringify(exception)));
    const unused = before.unused.filter((exception) => needless.has(JSON.stringify(exception)));
    projects.set(project.path, { ...before, position: Math.min(before.position, project.position), unused });
  }
  return [...projects.values()].sort((a, b) => a.position - b.position);
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw noPart(file);
  }
}

function noPart(file: string): Unmergeable {
  return new Unmergeable(file, cliMessage("merge.no-part", {}));
}

function withoutComma(line: string): string {
  return line.endsWith(",") ? line.slice(0, -1) : line;
}

/** The lines of a file, parted by LF alone: what a report quotes may hold other line breaks. */
function* linesOf(file: string): Generator<string> {
  const chunk = Buffer.alloc(CHUNK_BYTES);
  const decoder = new StringDecoder("utf8");
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, "r");
    let line = "";
    for (let length = readSync(descriptor, chunk); length > 0; length = readSync(descriptor, chunk)) {
      const [end, ...lines] = decoder.write(chunk.subarray(0, length)).split("\n") as [string, ...string[]];
      line += end;
      for (const next of lines) {
        yield line;
        line = next;
      }
    }
    if (line !== "") yield line;
  } catch (error) {
    throw new Unmergeable(file, problemOf(error));
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
