/** The npm that runs this script, on the Node that runs this script. */

import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { basename, delimiter, dirname } from "node:path";

export function spawnNpm(args: readonly string[], options: SpawnOptions): ChildProcess {
  const environment = options.env ?? process.env;
  const env = { ...environment, PATH: [dirname(process.execPath), environment["PATH"]].join(delimiter) };
  // npm tells its scripts where it is; other package managers put themselves there.
  const cli = process.env["npm_execpath"] ?? "";
  if (basename(cli) === "npm-cli.js") return spawn(process.execPath, [cli, ...args], { ...options, env });
  return spawn(["npm", ...args].join(" "), { ...options, env, shell: true });
}
