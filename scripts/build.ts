/**
 * Bundles the extension: `dist/extension.js` for VS Code's Node host, `dist/extension.web.js` for its web worker host.
 *
 *     node scripts/build.ts            both bundles, minified; fails when one is too large
 *     node scripts/build.ts --watch    both bundles with source maps, again after every change
 */

import { rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { build as bundle, context, type BuildOptions, type Plugin } from "esbuild";
import { DIST, isMain, ROOT } from "./project.ts";

/** A bundle is read and compiled at every start of the editor: it stays small. */
export const MAX_BUNDLE_BYTES = 120 * 1024;

const COMMON: BuildOptions = {
  absWorkingDir: ROOT,
  entryPoints: ["src/extension.ts"],
  bundle: true,
  format: "cjs",
  external: ["vscode"],
  // The ES2022 build of a dependency, not its UMD one, which esbuild cannot look into.
  mainFields: ["module", "main"],
  charset: "utf8",
  legalComments: "none",
};

/** VS Code 1.100 runs extensions on Node 20.19 and in Chromium 132. */
const BUNDLES: BuildOptions[] = [
  { ...COMMON, platform: "node", target: "node20.19", outfile: join(DIST, "extension.js") },
  { ...COMMON, platform: "browser", target: "chrome132", outfile: join(DIST, "extension.web.js") },
];

/** @throws when a bundle is larger than {@link MAX_BUNDLE_BYTES}. */
export async function build(): Promise<void> {
  for (const options of BUNDLES) {
    // A source map of an earlier `--watch` would describe another bundle.
    await rm(`${options.outfile ?? ""}.map`, { force: true });
    const { metafile } = await bundle({ ...options, minify: true, metafile: true });
    for (const [file, { bytes }] of Object.entries(metafile.outputs)) {
      console.log(`${file}  ${(bytes / 1024).toFixed(1)} KB`);
      if (bytes > MAX_BUNDLE_BYTES) throw new Error(`${file} is larger than ${MAX_BUNDLE_BYTES / 1024} KB`);
    }
  }
}

async function watch(): Promise<void> {
  for (const options of BUNDLES) {
    await (await context({ ...options, sourcemap: true, logLevel: "silent", plugins: [reporter(options)] })).watch();
  }
}

/** Prints the lines that the problem matcher of .vscode/tasks.json waits for. */
function reporter(options: BuildOptions): Plugin {
  const name = relative(ROOT, options.outfile ?? "");
  return {
    name: "reporter",
    setup(build) {
      build.onStart(() => {
        console.log(`[watch] ${name} started`);
      });
      build.onEnd(({ errors }) => {
        for (const { text, location } of errors) {
          console.log(`✘ [ERROR] ${text}`);
          if (location) console.log(`    ${location.file}:${location.line}:${location.column}:`);
        }
        console.log(`[watch] ${name} finished`);
      });
    },
  };
}

if (isMain(import.meta.url)) await (process.argv.includes("--watch") ? watch() : build());
