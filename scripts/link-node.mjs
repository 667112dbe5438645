/**
 * Makes sure that `node_modules/.bin/node`, which npm puts first on the PATH of scripts, is the Node.js of the lock file. Runs
 * after every install, on whatever Node.js the machine has.
 *
 * Each platform has a package of its own, all with a command named `node`, and npm installs the one that fits. Older versions of
 * npm (10, and 11.0) remove the commands of the others again, and with them the one they have just made.
 */

import console from "node:console";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import process from "node:process";

const MODULES = join(import.meta.dirname, "..", "node_modules");
const COMMANDS = join(MODULES, ".bin");

const { optionalDependencies } = readJson(join(import.meta.dirname, "..", "package.json"));
const name = Object.keys(optionalDependencies).find((candidate) =>
  existsSync(join(MODULES, candidate, "package.json")),
);
if (name === undefined) {
  console.warn(
    `The lock file has no Node.js for ${process.platform} on ${process.arch}: scripts run on ${process.version} and need 24.`,
  );
} else {
  link(join(MODULES, name, readJson(join(MODULES, name, "package.json")).bin.node));
}

/** @param {string} executable */
function link(executable) {
  const isWindows = process.platform === "win32";
  const command = join(COMMANDS, isWindows ? "node.cmd" : "node");
  if (existsSync(command)) return;
  mkdirSync(COMMANDS, { recursive: true });
  const target = relative(COMMANDS, executable);
  if (isWindows) writeFileSync(command, `@"%~dp0\\${target}" %*\r\n`);
  else symlinkSync(target, command);
}

/** @param {string} path */
function readJson(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}
