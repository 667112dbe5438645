/** Other programs that read prose, each called as its own documentation shows. */

import { createRequire } from "node:module";
import { TextlintKernel, type TextlintPluginCreator, type TextlintRuleModule } from "@textlint/kernel";
import MarkdownIt from "markdown-it";
import { lint } from "markdownlint/sync";
import { TextDocument } from "vscode-languageserver-textdocument";
import { createLanguageService, githubSlugifier, LogLevel, type IWorkspace } from "vscode-markdown-languageservice";

/** All default rules of markdownlint: how many findings. */
export function lintAsMarkdown(markdown: string): number {
  return lint({ strings: { text: markdown } })["text"]!.length;
}

const require = createRequire(import.meta.url);
// To Node, an import of these is the module around what they export.
const { default: text } = require("@textlint/textlint-plugin-text") as { default: TextlintPluginCreator };
const { default: markdown } = require("@textlint/textlint-plugin-markdown") as { default: TextlintPluginCreator };
const { default: rule } = require("textlint-rule-no-todo") as { default: TextlintRuleModule };
const kernel = new TextlintKernel();
const rules = [{ ruleId: "no-todo", rule }];
const plugins = [
  { pluginId: "text", plugin: text },
  { pluginId: "markdown", plugin: markdown },
];

/** One rule of textlint: how many findings. */
export async function lintByTextlint(text: string, ext: ".txt" | ".md"): Promise<number> {
  return (await kernel.lintText(text, { ext, plugins, rules })).messages.length;
}

const nothing = (): { dispose(): void } => ({ dispose: () => undefined });
const NEVER = { isCancellationRequested: false, onCancellationRequested: nothing };

const EMPTY_WORKSPACE: IWorkspace = {
  workspaceFolders: [],
  onDidChangeMarkdownDocument: nothing,
  onDidCreateMarkdownDocument: nothing,
  onDidDeleteMarkdownDocument: nothing,
  getAllMarkdownDocuments: () => Promise.resolve([]),
  hasMarkdownDocument: () => false,
  openMarkdownDocument: () => Promise.resolve(undefined),
  stat: () => Promise.resolve(undefined),
  readDirectory: () => Promise.resolve([]),
};

const markdownIt = MarkdownIt({ html: true });

/** The outline that VS Code shows of a Markdown text, read for the first time: how many entries. */
export async function outlineAsMarkdown(markdown: string): Promise<number> {
  const service = createLanguageService({
    workspace: EMPTY_WORKSPACE,
    parser: {
      slugifier: githubSlugifier,
      tokenize: (document) => Promise.resolve(markdownIt.parse(document.getText(), {})),
    },
    logger: { level: LogLevel.Off, log: () => undefined },
  });
  const document = TextDocument.create("file:///text.md", "markdown", 1, markdown);
  return (await service.getDocumentSymbols(document, {}, NEVER)).length;
}
