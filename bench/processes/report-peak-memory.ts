/**
 * Loaded before a program (`--import`): writes the most memory that its process has ever had resident, in kilobytes, to file
 * descriptor 3 when it ends.
 */

import { writeSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

if (isMainThread) process.once("exit", () => writeSync(3, String(process.resourceUsage().maxRSS)));
