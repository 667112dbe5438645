/**
 * Real VS Code from the npm registry: the package `code-server` carries VS Code's own server, web workbench and extension
 * hosts. Each build is installed once into the cache folder.
 *
 *     node scripts/vscode-builds.ts    installs every build that is missing
 */

import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { spawnNpm } from "./npm.ts";
import { CACHE, isMain } from "./project.ts";
import { cleanEnvironment, onInterrupt, stop } from "./processes.ts";

/** A version of VS Code, and the package that carries it. */
export interface VscodeBuild {
  readonly vscode: string;
  readonly codeServer: string;
  readonly integrity: string;
}

export const NEWEST: VscodeBuild = {
  vscode: "1.139.1",
  codeServer: "4.139.1",
  integrity: "sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==",
};

/** The oldest version that `engines.vscode` of the manifest admits. */
export const OLDEST: VscodeBuild = {
  vscode: "1.100.3",
  codeServer: "4.100.3",
  integrity: "sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==",
};

export const BUILDS = [NEWEST, OLDEST];

/** @throws when no build has that version of VS Code. */
export function buildOf(vscode: string): VscodeBuild {
  const build = BUILDS.find((candidate) => candidate.vscode === vscode);
  if (!build) throw new Error(`No build of VS Code ${vscode}; there are ${BUILDS.map((b) => b.vscode).join(", ")}`);
  return build;
}

/**
 * The folder of VS Code's server, installed first if need be. An install is made in a folder beside its final place and
 * renamed when complete: one that was interrupted leaves nothing that looks complete.
 *
 * @throws when npm fails or delivers another package than the pinned one.
 */
export async function installBuild(build: VscodeBuild): Promise<string> {
  const place = join(CACHE, `code-server-${build.codeServer}`);
  const server = join(place, "node_modules", "code-server", "lib", "vscode");
  if (existsSync(place)) return server;

  console.log(`Installing VS Code ${build.vscode} (code-server ${build.codeServer}, about 600 MB) into ${place}`);
  await removeAbandoned(place);
  const workshop = `${place}.installing-${process.pid}`;
  await mkdir(workshop, { recursive: true });
  try {
    const manifest = { private: true, dependencies: { "code-server": build.codeServer } };
    await writeFile(join(workshop, "package.json"), JSON.stringify(manifest));
    await npm(["install", "--package-lock=false"], workshop);
    await verifyIntegrity(workshop, build);
    await npm(["install", "--omit=dev", "--package-lock=true"], join(workshop, "node_modules/code-server/lib/vscode"));
    await rename(workshop, place).catch((error: unknown) => {
      // Another process was faster.
      if (!existsSync(place)) throw error;
    });
  } catch (error) {
    throw new Error(`VS Code ${build.vscode} could not be installed from the npm registry`, { cause: error });
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
  return server;
}

async function verifyIntegrity(folder: string, build: VscodeBuild): Promise<void> {
  const lock = JSON.parse(await readFile(join(folder, "node_modules/.package-lock.json"), "utf8")) as {
    packages: Record<string, { integrity?: string }>;
  };
  const { integrity } = lock.packages["node_modules/code-server"] ?? {};
  if (integrity !== build.integrity) throw new Error(`code-server ${build.codeServer} has integrity ${integrity}`);
}

/** Removes what interrupted installs left behind, but not the folder of one that is under way. */
async function removeAbandoned(place: string): Promise<void> {
  const prefix = `${basename(place)}.installing-`;
  const siblings = existsSync(CACHE) ? await readdir(CACHE) : [];
  for (const name of siblings.filter((sibling) => sibling.startsWith(prefix))) {
    if (!isAlive(Number(name.slice(prefix.length)))) await rm(join(CACHE, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** What a user's npm configuration may say to an install: how to reach the registry, nothing else. */
const REACHING =
  /^npm_config_(registry|userconfig|globalconfig|cache|ca|cafile|proxy|https_proxy|noproxy|strict_ssl|\/\/.*)$/i;

/** Everything else is said here, whatever the user's configuration or a surrounding `npm ci` has set. */
const FLAGS = [
  "--ignore-scripts",
  "--no-audit",
  "--no-fund",
  "--no-update-notifier",
  "--no-bin-links",
  "--no-global",
  "--no-dry-run",
  "--no-engine-strict",
  "--no-legacy-peer-deps",
  "--install-strategy=hoisted",
  "--include=prod",
  "--include=optional",
  "--loglevel=error",
];

async function npm(args: string[], cwd: string): Promise<void> {
  const environment = cleanEnvironment();
  for (const [name, value] of Object.entries(process.env)) if (REACHING.test(name)) environment[name] = value;
  // npm's own complaints about the Node it runs on are noise here.
  environment["NODE_NO_WARNINGS"] = "1";
  const child = spawnNpm([...args, ...FLAGS], { cwd, env: environment, stdio: ["ignore", "ignore", "inherit"] });
  running.add(child);
  try {
    const [code] = (await once(child, "exit")) as [number | null];
    if (code !== 0) throw new Error(`npm ${args.join(" ")} ended with code ${code}`);
  } finally {
    running.delete(child);
  }
}

const running = new Set<ChildProcess>();

/** Ends an install that is under way. */
export async function cancelInstalls(): Promise<void> {
  await Promise.all([...running].map(stop));
}

if (isMain(import.meta.url)) {
  onInterrupt(cancelInstalls);
  for (const build of BUILDS) console.log(`VS Code ${build.vscode}: ${await installBuild(build)}`);
}
