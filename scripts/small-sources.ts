/** The extension's sources as its bundle is made of them: as they stand, but for what only a compiler can make smaller. */

import { dirname, join } from "node:path";
import ts from "typescript";
import { looseComparisons } from "./loose-comparisons.ts";
import { ownProperties, renamings, shortNames } from "./own-properties.ts";
import { ROOT } from "./project.ts";
import { edited } from "./text-edits.ts";

/** The extension as the compiler sees it, without the command line. */
export function extensionProgram(): ts.Program {
  const path = join(ROOT, "src/vscode/tsconfig.json");
  const { config } = ts.readConfigFile(path, (file) => ts.sys.readFile(file)) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(path));
  return ts.createProgram([join(ROOT, "src/extension.ts")], options);
}

/** The texts of the sources, by their paths. */
export function smallSources(): Map<string, string> {
  const program = extensionProgram();
  const properties = ownProperties(program);
  const names = shortNames(properties);
  const edits = renamings(properties, (property) => names.get(property)!);
  return new Map(
    properties.files.map((file) => {
      const comparisons = looseComparisons(program.getTypeChecker(), file);
      return [file.fileName, edited(file.text, [...(edits.get(file) ?? []), ...comparisons])];
    }),
  );
}
