import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";

import { DIST, ROOT } from "../../../scripts/project.ts";

/** What is tested is what is shipped. */
export const CLI = join(DIST, "cli.js");

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** As text in UTF-8. */
  readonly out: string;
  readonly err: string;
  /** As bytes. */
  readonly stdout: Buffer;
}

export interface Call {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  /** Over an environment that speaks English and has no colour. */
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number;
}

/** Runs `qa-transcript` as its own process. */
export async function qaTranscript(args: readonly string[], call: Call = {}): Promise<Ended> {
  const child = start(args, call);
  const chunks: Buffer[] = [];
  let err = "";
  child.stdout!.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr!.setEncoding("utf8").on("data", (chunk: string) => (err += chunk));
  child.stdin!.on("error", () => undefined).end(call.input ?? "");
  const [code, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
  const stdout = Buffer.concat(chunks);
  return { code, signal, out: stdout.toString("utf8"), err, stdout };
}

/** The process itself, for whoever wants to end it. */
export function start(args: readonly string[], { cwd = ROOT, env = {}, uid }: Call, cli = CLI): ChildProcess {
  const options: SpawnOptions = { cwd, env: { ...environment(), ...env } };
  if (uid !== undefined) Object.assign(options, { uid, gid: uid });
  return spawn(process.execPath, [cli, ...args], options);
}

/** What a process needs to run, in English and without colour: what the tests themselves run in may ask for another. */
export function environment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env;
  return { PATH, SystemRoot, TEMP, LC_ALL: "C" };
}

/** A folder of its own that is gone after the tests of the file, with these files in it. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "qa-transcript-")));
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  for (const [name, content] of Object.entries(files)) put(folder, name, content);
  return folder;
}

export function put(folder: string, name: string, content: string | Uint8Array): void {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

export function textOf(folder: string, name: string): string {
  return readFileSync(join(folder, name), "utf8");
}

export const CLEAN = "Вопрос\tКак?\nОтвет\tТак.\n";
/** One error and one warning; both can be fixed safely. */
export const DAMAGED = "Вопрос: Как?\nОтвет\tТак. \n";
/** One error with suggested fixes alone. */
export const STRAY = "Вопрос\tКак?\nОтвет\tТак.\nИ вот ещё что.\n";
