import * as vscode from "vscode";

import { fixAllOfRule, type FormatOutcome, formatTranscript, suggestedEdits } from "../core/format.ts";
import { checkLines } from "../core/rules/engine.ts";
import { type Finding, type Fix, fixKind, type RuleId } from "../core/rules/rule.ts";
import type { TextEdit } from "../core/text/edit.ts";
import type { Transcript } from "../core/transcript/transcript.ts";
import { isValidationEnabled, toDiagnostic } from "./diagnostics.ts";
import type { Findings, FindingStore } from "./finding-store.ts";
import { toTextEdits } from "./formatting.ts";
import type { Messages } from "./messages.ts";
import { sayRefusal } from "./refusals.ts";
import { LANGUAGE_ID, toOffset, type TranscriptStore } from "./transcript-store.ts";

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append("qa-transcript");

/** With a larger selection the fixes of its first lines are offered: the list is read by a person. */
const MOST_LINES = 50;

/** Quick fixes for what the cursor or selection touches, for a whole rule, and fix-all of what is safe. */
export function registerCodeActions(
  context: vscode.ExtensionContext,
  store: TranscriptStore,
  findings: FindingStore,
  messages: Messages,
): void {
  /** What an action for the whole file is to do; its edits are computed when it is chosen. */
  const pending = new WeakMap<vscode.CodeAction, () => vscode.WorkspaceEdit | undefined>();

  const quickFixes = (document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] => {
    const transcript = store.get(document);
    const touched = findingsIn(transcript, range);
    const actions = touched.flatMap((finding) =>
      finding.fixes.map((fix) => fixAction(document, transcript, finding, fix, messages)),
    );
    for (const bulk of bulksOf(touched, findings.latest(document))) {
      const action = new vscode.CodeAction(bulkTitle(bulk, messages), vscode.CodeActionKind.QuickFix);
      action.diagnostics = bulk.touched.map((finding) => toDiagnostic(transcript, finding, messages));
      pending.set(action, () => bulkEdit(document, store.get(document), bulk, messages));
      actions.push(action);
    }
    return actions;
  };

  const fixAll = (document: vscode.TextDocument): vscode.CodeAction[] => {
    const transcript = store.get(document);
    const edit = editOf(document, transcript, formatTranscript(transcript), messages);
    if (edit === undefined) return [];
    const action = new vscode.CodeAction(vscode.l10n.t("Make all safe fixes"), FIX_ALL);
    action.edit = edit;
    return [action];
  };

  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, { only }, token) {
      await messages.ready;
      if (token.isCancellationRequested) return undefined;
      // Asked at each move of the cursor with no kind: fix-all would check the whole file every time.
      if (only?.contains(FIX_ALL) === true) return fixAll(document);
      const wantsQuickFixes = only?.contains(vscode.CodeActionKind.QuickFix) ?? isValidationEnabled(document);
      return wantsQuickFixes ? quickFixes(document, range) : undefined;
    },
    resolveCodeAction(action) {
      const edit = pending.get(action)?.();
      if (edit !== undefined) action.edit = edit;
      return action;
    },
  };
  context.subscriptions.push(
    vscode.languages.registerCodeActionsProvider({ language: LANGUAGE_ID }, provider, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL],
    }),
  );
}

/** The findings whose spans the range touches, its edges included. */
function findingsIn(transcript: Transcript, range: vscode.Range): Finding[] {
  const start = toOffset(transcript, range.start);
  const end = toOffset(transcript, range.end);
  const to = Math.min(range.end.line + 1, range.start.line + MOST_LINES, transcript.lineCount);
  return checkLines(transcript, Math.min(range.start.line, to), to).filter(
    ({ span }) => span.start <= end && start <= span.end,
  );
}

function fixAction(
  document: vscode.TextDocument,
  transcript: Transcript,
  finding: Finding,
  fix: Fix,
  messages: Messages,
): vscode.CodeAction {
  const action = new vscode.CodeAction(messages.say(fix.title), vscode.CodeActionKind.QuickFix);
  action.diagnostics = [toDiagnostic(transcript, finding, messages)];
  action.edit = workspaceEdit(document, transcript, fix.edits);
  // What Auto Fix may do without being looked at.
  action.isPreferred = fix.safe && finding.fixes.length === 1;
  return action;
}

/** One fix made wherever a rule offers it. */
interface Bulk {
  readonly rule: RuleId;
  /** The suggested fix to make, or undefined for the rule's safe fixes. */
  readonly suggested: Fix | undefined;
  /** The findings in the range that it is offered for. */
  readonly touched: readonly Finding[];
}

/** What may be done for a whole rule: the safe fixes at once, each suggested fix by itself. */
function bulksOf(touched: readonly Finding[], latest: Findings | undefined): Bulk[] {
  const bulks = new Map<string, Bulk>();
  for (const finding of touched) {
    for (const fix of finding.fixes) {
      const key = bulkKey(finding.rule, fix);
      if (bulks.has(key) || (latest !== undefined && countOf(latest, key) < 2)) continue;
      const sameRule = touched.filter(({ rule }) => rule === finding.rule);
      bulks.set(key, { rule: finding.rule, suggested: fix.safe ? undefined : fix, touched: sameRule });
    }
  }
  return [...bulks.values()];
}

function bulkKey(rule: RuleId, fix: Fix): string {
  return fix.safe ? rule : `${rule} ${fixKind(fix)}`;
}

/** How many findings have a fix, by its key. */
const COUNTS = new WeakMap<Findings, ReadonlyMap<string, number>>();

function countOf(findings: Findings, key: string): number {
  let counts = COUNTS.get(findings);
  if (counts === undefined) COUNTS.set(findings, (counts = countFixes(findings)));
  return counts.get(key) ?? 0;
}

function countFixes({ all }: Findings): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, fixes } of all) {
    for (const key of new Set(fixes.map((fix) => bulkKey(rule, fix)))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function bulkTitle({ rule, suggested }: Bulk, messages: Messages): string {
  if (suggested === undefined) return vscode.l10n.t("Fix all of {0} in this file", rule);
  const title = messages.say(suggested.everywhere ?? suggested.title);
  return vscode.l10n.t("All of {0} in this file: {1}", rule, title);
}

function bulkEdit(
  document: vscode.TextDocument,
  transcript: Transcript,
  { rule, suggested }: Bulk,
  messages: Messages,
): vscode.WorkspaceEdit | undefined {
  if (suggested === undefined) return editOf(document, transcript, fixAllOfRule(transcript, rule), messages);
  return workspaceEdit(document, transcript, suggestedEdits(transcript, rule, fixKind(suggested)));
}

/** The outcome as an edit; undefined when it changes nothing or was refused, which is said. */
function editOf(
  document: vscode.TextDocument,
  transcript: Transcript,
  outcome: FormatOutcome,
  messages: Messages,
): vscode.WorkspaceEdit | undefined {
  if (outcome.kind === "refused") {
    sayRefusal(document, outcome.reason, messages);
    return undefined;
  }
  return outcome.edits.length === 0 ? undefined : workspaceEdit(document, transcript, outcome.edits);
}

export function workspaceEdit(
  document: vscode.TextDocument,
  transcript: Transcript,
  edits: readonly TextEdit[],
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, toTextEdits(transcript, edits));
  return edit;
}
