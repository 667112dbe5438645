/**
 * Bundles the extension, `dist/extension.js` for VS Code's Node host and `dist/extension.web.js` for its web worker host,
 * and the command line, `dist/cli.js`.
 *
 *     node scripts/build.ts            all bundles, minified; fails when one is too large
 *     node scripts/build.ts --cli      the command line alone
 *     node scripts/build.ts --watch    all bundles with source maps, again after every change
 */

import { chmod, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { minify, type JsMinifyOptions } from "@swc/core";
import { build as bundle, context, type BuildOptions, type Plugin } from "esbuild";
import { DIST, isMain, readManifest, ROOT } from "./project.ts";
import { shorterScript } from "./shorter-script.ts";
import { smallSources } from "./small-sources.ts";
import { editorNames, scriptNames } from "./source-names.ts";

/** A bundle is read and compiled at every start of the editor: it stays small. */
export const MAX_BUNDLE_BYTES = 152 * 1024;
/** The command line's is read by Node alone. */
export const MAX_CLI_BYTES = 400 * 1024;

/** At the end of its scanner stands an enumeration that nothing uses and no bundler dares to leave out. */
const SCANNER_WITHOUT_ENUMERATION: Plugin = {
  name: "scanner-without-enumeration",
  setup(build) {
    build.onLoad({ filter: /jsonc-parser.lib.esm.impl.scanner\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(/var CharacterCodes;[^]*$/, ""),
    }));
  },
};

/** One call of `require` for all files that import the editor's API, and a variable for each part of it that they use. */
const ONE_EDITOR: Plugin = {
  name: "one-editor",
  setup(build) {
    build.onResolve({ filter: /^vscode$/, namespace: "file" }, () => ({ path: "vscode", namespace: "editor" }));
    build.onLoad({ filter: /^vscode$/, namespace: "editor" }, async () => ({
      contents: `export const { ${(await editorNames()).join(", ")} } = require("vscode");`,
    }));
  },
};

const COMMON: BuildOptions = {
  absWorkingDir: ROOT,
  bundle: true,
  format: "cjs",
  external: ["vscode"],
  // The ES2022 build of a dependency, not its UMD one, which esbuild cannot look into.
  mainFields: ["module", "main"],
  // Its formatter and editor are not used, and its own index keeps two kilobytes of enumerations from being left out.
  alias: { "jsonc-parser": "jsonc-parser/lib/esm/impl/scanner.js" },
  plugins: [SCANNER_WITHOUT_ENUMERATION],
  charset: "utf8",
  legalComments: "none",
};

interface Bundle {
  readonly options: BuildOptions & { readonly outfile: string };
  readonly maxBytes: number;
}

const EXTENSION: BuildOptions = {
  ...COMMON,
  // What a module of its own exports in the usual way takes half a kilobyte.
  stdin: {
    contents: `import { activate } from "./src/extension.ts"; module.exports = { activate };`,
    resolveDir: ROOT,
  },
  logOverride: { "commonjs-variable-in-esm": "silent" },
  plugins: [SCANNER_WITHOUT_ENUMERATION, ONE_EDITOR],
};

/** The command line, for Node without VS Code. */
const CLI: Bundle = {
  options: {
    ...COMMON,
    entryPoints: ["src/cli/main.ts"],
    platform: "node",
    target: "node20",
    define: { PRODUCT_VERSION: JSON.stringify(readManifest(ROOT).version) },
    outfile: join(DIST, "cli.js"),
  },
  maxBytes: MAX_CLI_BYTES,
};

/** VS Code 1.100 runs extensions on Node 20.19 and in Chromium 132. */
const BUNDLES: readonly Bundle[] = [
  {
    options: { ...EXTENSION, platform: "node", target: "node20.19", outfile: join(DIST, "extension.js") },
    maxBytes: MAX_BUNDLE_BYTES,
  },
  {
    options: { ...EXTENSION, platform: "browser", target: "chrome132", outfile: join(DIST, "extension.web.js") },
    maxBytes: MAX_BUNDLE_BYTES,
  },
  CLI,
];

/** What the extension says, which it reads when it starts: a file for each language. */
async function copyMessages(): Promise<void> {
  await mkdir(DIST, { recursive: true });
  for (const [language, name] of [
    ["en", "english"],
    ["ru", "russian"],
  ] as const) {
    const texts: unknown = JSON.parse(await readFile(join(ROOT, `src/core/messages/${name}.json`), "utf8"));
    await writeFile(join(DIST, `messages.${language}.json`), JSON.stringify(texts));
  }
}

/** @throws when a bundle is larger than it may be. */
export async function build(bundles: readonly Bundle[] = BUNDLES): Promise<void> {
  await copyMessages();
  let sources: Plugin | undefined;
  for (const { options, maxBytes } of bundles) {
    // A source map of an earlier `--watch` would describe another bundle.
    await rm(`${options.outfile}.map`, { force: true });
    if (options === CLI.options) await bundle({ ...options, minify: true });
    else await writeSmall(options, (sources ??= smallSourcesPlugin()));
    const { size } = await stat(options.outfile);
    console.log(`${relative(ROOT, options.outfile)}  ${(size / 1024).toFixed(1)} KB`);
    if (size > maxBytes) throw new Error(`${options.outfile} is larger than ${maxBytes / 1024} KB`);
    // Whoever unpacks the package may call the command line by its name.
    if (options === CLI.options) await chmod(options.outfile, 0o755);
  }
}

/** As esbuild bundles it, with names of our own shortened, and minified once more with what minifiers leave. */
async function writeSmall(options: Bundle["options"], sources: Plugin): Promise<void> {
  const plugins = [...(options.plugins ?? []), sources];
  const { outputFiles } = await bundle({ ...options, plugins, minify: true, write: false });
  const once = await minify(outputFiles[0]!.text, { ...SMALL, mangle: false });
  const { code } = await minify(shorterScript(once.code, await scriptNames()), {
    ...SMALL,
    // What has a variable keeps it.
    compress: { ...SMALL.compress, reduce_vars: false, inline: 0 },
  });
  await writeFile(options.outfile, code);
}

const SMALL = {
  compress: { ecma: 2022, passes: 3, unsafe_arrows: true },
  mangle: true,
  ecma: 2022,
  module: false,
  toplevel: true,
} satisfies JsMinifyOptions;

/** Sources by their texts, made once for all bundles. */
function smallSourcesPlugin(): Plugin {
  const texts = smallSources();
  return {
    name: "small-sources",
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const contents = texts.get(path.split(sep).join("/"));
        return contents === undefined ? undefined : { contents, loader: "ts" };
      });
    },
  };
}

async function watch(): Promise<void> {
  await copyMessages();
  for (const { options } of BUNDLES) {
    await (
      await context({
        ...options,
        sourcemap: true,
        logLevel: "silent",
        plugins: [...(options.plugins ?? []), reporter(options)],
      })
    ).watch();
  }
}

/** Prints the lines that the problem matcher of .vscode/tasks.json waits for. */
function reporter({ outfile }: Bundle["options"]): Plugin {
  const name = relative(ROOT, outfile);
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

if (isMain(import.meta.url)) {
  if (process.argv.includes("--watch")) await watch();
  else await build(process.argv.includes("--cli") ? [CLI] : BUNDLES);
}
