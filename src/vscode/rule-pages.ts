import * as vscode from "vscode";

import type { RuleId } from "../core/rules/rule.ts";
import { rulePagePath } from "../core/rules/rule-page.ts";
import { displayLanguage } from "./display-language.ts";

const SHOW = "qaTranscript.showRule";

/** Opens the page of a rule, or without a rule the index of all pages, from the extension's own folder. */
export function registerRulePages({ extensionUri, subscriptions }: vscode.ExtensionContext): void {
  subscriptions.push(
    vscode.commands.registerCommand(SHOW, async (rule?: RuleId) => {
      const page = vscode.Uri.joinPath(extensionUri, rulePagePath(rule, displayLanguage()));
      await vscode.commands.executeCommand("vscode.openWith", page, "vscode.markdown.preview.editor");
    }),
  );
}

export function rulePageCommand(rule: RuleId): vscode.Command {
  return { command: SHOW, title: "", arguments: [rule] };
}
