/** Programs for what scripts ask the compiler about sources. */

import ts from "typescript";

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  lib: ["lib.esnext.d.ts"],
  types: [],
  strict: true,
  skipLibCheck: true,
};

/** The program of files that are nowhere but in their texts, by their paths. */
export function programOf(texts: ReadonlyMap<string, string>): ts.Program {
  return withTexts(ts.createProgram([...texts.keys()], OPTIONS), texts);
}

/** The program with other texts of some of its files. */
export function withTexts(program: ts.Program, texts: ReadonlyMap<string, string>): ts.Program {
  const host = ts.createCompilerHost(program.getCompilerOptions());
  return ts.createProgram(program.getRootFileNames(), program.getCompilerOptions(), {
    ...host,
    getSourceFile(path, language) {
      const text = texts.get(path);
      if (text !== undefined) return ts.createSourceFile(path, text, language);
      return program.getSourceFile(path) ?? host.getSourceFile(path, language);
    },
  });
}

/** What the compiler finds wrong, each with its place. */
export function errors(program: ts.Program): string[] {
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start!).line + 1;
    return `${file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
}
