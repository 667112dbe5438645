/**
 * What a program over files cannot be faster than, in one thread: reads every file under a folder, decodes it from UTF-8, and
 * prints the number of UTF-16 units.
 *
 *     node bench/processes/read-and-decode.ts FOLDER
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const decoder = new TextDecoder("utf-8", { fatal: true });
let units = 0;
for (const entry of readdirSync(process.argv[2]!, { recursive: true, withFileTypes: true })) {
  if (entry.isFile()) units += decoder.decode(readFileSync(join(entry.parentPath, entry.name))).length;
}
console.log(units);
