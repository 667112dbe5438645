import * as vscode from "vscode";

import type { Configuration } from "../core/config/configuration.ts";
import { addIntended, addLabel, type ConfigurationEdit } from "../core/config/edit-configuration.ts";
import { fixingAllOfRule, fixingAllSuggested, type FormatOutcome, formatting } from "../core/format.ts";
import type { EarlierQuestions } from "../core/rules/asked-questions.ts";
import { checkLines } from "../core/rules/engine.ts";
import type { FindingIndex } from "../core/rules/finding-index.ts";
import { concernedWords } from "../core/rules/intended.ts";
import { type Finding, type Fix, fixKind, type HostAction, type RuleId } from "../core/rules/rule.ts";
import { inOneGo, type Steps } from "../core/steps.ts";
import type { TextEdit } from "../core/text/edit.ts";
import type { Transcript } from "../core/transcript/transcript.ts";
import type { ConfigurationStore } from "./configuration-store.ts";
import { isValidationEnabled, toDiagnostic } from "./diagnostics.ts";
import type { FindingStore } from "./finding-store.ts";
import { textEditing } from "./formatting.ts";
import { projectEdit, registerReopening, reopenCommand } from "./host-actions.ts";
import type { Messages, Say } from "./messages.ts";
import { sayRefusal } from "./refusals.ts";
import { inSlices } from "./slices.ts";
import { rulePageCommand } from "./rule-pages.ts";
import { LANGUAGE_ID, toOffset, type TranscriptStore } from "./transcript-store.ts";

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append("qa-transcript");

/** With a larger selection the fixes of its first lines are offered: the list is read by a person. */
const MOST_LINES = 50;

/**
 * Quick fixes for what the cursor or selection touches, in the text and around it, for a whole rule, and fix-all of what is
 * safe.
 */
export function registerCodeActions(
  context: vscode.ExtensionContext,
  store: TranscriptStore,
  findings: FindingStore,
  configurations: ConfigurationStore,
  messages: Messages,
): void {
  /** What is computed only when an action is chosen: edits of the whole file, or of the project's. */
  const pending = new WeakMap<vscode.CodeAction, () => Promise<vscode.WorkspaceEdit | undefined>>();

  const quickFixes = (
    document: vscode.TextDocument,
    transcript: Transcript,
    range: vscode.Range,
    say: Say,
  ): vscode.CodeAction[] => {
    const configuration = configurations.get(document);
    const latest = findings.latest(document);
    const index = latest?.transcript === transcript ? latest.index : undefined;
    const touched = findingsIn(transcript, range, configuration, index);
    const quickFix = (title: string, of: readonly Finding[]): vscode.CodeAction => {
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      action.diagnostics = of.map((finding) => toDiagnostic(document.uri, transcript, finding, say, finding.related));
      return action;
    };
    const projectFix = (title: string, of: Finding, change: (text: string) => ConfigurationEdit): vscode.CodeAction => {
      const action = quickFix(title, [of]);
      pending.set(action, () => projectEdit(document, configurations, messages, change));
      return action;
    };
    const hostAction = (finding: Finding, { title, does }: HostAction): vscode.CodeAction | undefined => {
      if (does.kind === "add-label") {
        if (configurations.target(document) === undefined) return undefined;
        return projectFix(say(title), finding, (text) => addLabel(text, { text: does.label, role: does.role }));
      }
      const command = reopenCommand(document, does.encoding);
      return command && Object.assign(quickFix(say(title), [finding]), { command });
    };

    const actions = touched.flatMap((finding) =>
      finding.fixes.map((fix) => {
        const action = quickFix(say(fix.title), [finding]);
        action.edit = inOneGo(workspaceEditing(document, transcript, fix.edits));
        // What Auto Fix may do without being looked at.
        action.isPreferred = fix.safe && finding.fixes.length === 1;
        return action;
      }),
    );
    const around = touched.flatMap((finding) => finding.actions.map((action) => hostAction(finding, action)));
    for (const action of around) {
      // A selection of many lines finds the same remedy for each of them.
      if (action !== undefined && !actions.some(({ title }) => title === action.title)) actions.push(action);
    }
    for (const bulk of bulksOf(touched, index)) {
      const action = quickFix(bulkTitle(bulk, say), bulk.touched);
      pending.set(action, async () =>
        bulkEdit(document, await store.load(document), bulk, await configurations.load(document)),
      );
      actions.push(action);
    }
    if (!document.isUntitled && configurations.target(document) !== undefined) {
      const title = vscode.l10n.t("This is intended");
      for (const finding of touched) {
        const { rule } = finding;
        actions.push(
          projectFix(touched.length === 1 ? title : `${title} (${rule})`, finding, (text) =>
            addIntended(text, { rule, words: concernedWords(transcript, finding) }),
          ),
        );
      }
    }
    for (const rule of new Set(touched.map((finding) => finding.rule))) {
      const about = vscode.l10n.t("About the rule {0}", rule);
      const action = quickFix(
        about,
        touched.filter((finding) => finding.rule === rule),
      );
      action.command = rulePageCommand(rule);
      actions.push(action);
    }
    return actions;
  };

  const outcomeEdit = async (
    document: vscode.TextDocument,
    transcript: Transcript,
    outcome: FormatOutcome,
    isWanted: () => boolean,
  ): Promise<vscode.WorkspaceEdit | undefined> => {
    if (outcome.kind === "refused") {
      sayRefusal(document, outcome.reason, messages);
      return undefined;
    }
    if (outcome.edits.length === 0) return undefined;
    return inSlices(workspaceEditing(document, transcript, outcome.edits), isWanted);
  };

  const fixAll = async (
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> => {
    const configuration = await configurations.load(document);
    const transcript = await store.load(document);
    const isWanted = (): boolean => !token.isCancellationRequested && store.ready(document) === transcript;
    const outcome = await inSlices(formatting(transcript, configuration), isWanted);
    const edit = outcome && (await outcomeEdit(document, transcript, outcome, isWanted));
    if (edit === undefined) return [];
    const action = new vscode.CodeAction(vscode.l10n.t("Make all safe fixes"), FIX_ALL);
    action.edit = edit;
    return [action];
  };

  const bulkEdit = async (
    document: vscode.TextDocument,
    transcript: Transcript,
    { rule, suggested }: Bulk,
    configuration: Configuration,
  ): Promise<vscode.WorkspaceEdit | undefined> => {
    const isAsItWas = (): boolean => store.ready(document) === transcript;
    const steps =
      suggested === undefined
        ? fixingAllOfRule(transcript, rule, configuration)
        : fixingAllSuggested(transcript, rule, fixKind(suggested), configuration);
    const outcome = await inSlices(steps, isAsItWas);
    return outcome && outcomeEdit(document, transcript, outcome, isAsItWas);
  };

  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, { only }, token) {
      const say = await messages.of(document);
      if (token.isCancellationRequested) return undefined;
      // Asked at each move of the cursor with no kind: fix-all would check the whole file every time.
      if (only?.contains(FIX_ALL) === true) return fixAll(document, token);
      const wantsQuickFixes = only?.contains(vscode.CodeActionKind.QuickFix) ?? isValidationEnabled(document);
      if (!wantsQuickFixes) return undefined;
      const transcript = await store.load(document);
      return quickFixes(document, transcript, range, say);
    },
    async resolveCodeAction(action) {
      const edit = await pending.get(action)?.();
      if (edit !== undefined) action.edit = edit;
      return action;
    },
  };
  registerReopening(context);
  context.subscriptions.push(
    vscode.languages.registerCodeActionsProvider({ language: LANGUAGE_ID }, provider, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL],
    }),
  );
}

/** The findings whose spans the range touches, its edges included. */
function findingsIn(
  transcript: Transcript,
  range: vscode.Range,
  configuration: Configuration,
  questions: EarlierQuestions | undefined,
): Finding[] {
  const start = toOffset(transcript, range.start);
  const end = toOffset(transcript, range.end);
  const to = Math.min(range.end.line + 1, range.start.line + MOST_LINES, transcript.lineCount);
  return checkLines(transcript, Math.min(range.start.line, to), to, configuration, undefined, questions).filter(
    ({ span }) => span.start <= end && start <= span.end,
  );
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
function bulksOf(touched: readonly Finding[], index: FindingIndex | undefined): Bulk[] {
  const bulks = new Map<string, Bulk>();
  for (const finding of touched) {
    for (const fix of finding.fixes) {
      const key = fix.safe ? finding.rule : `${finding.rule} ${fixKind(fix)}`;
      if (bulks.has(key) || index?.mayFixSeveral(finding.rule, fix) === false) continue;
      const sameRule = touched.filter(({ rule }) => rule === finding.rule);
      bulks.set(key, { rule: finding.rule, suggested: fix.safe ? undefined : fix, touched: sameRule });
    }
  }
  return [...bulks.values()];
}

function bulkTitle({ rule, suggested }: Bulk, say: Say): string {
  if (suggested === undefined) return vscode.l10n.t("Fix all of {0} in this file", rule);
  return vscode.l10n.t("All of {0} in this file: {1}", rule, say(suggested.everywhere ?? suggested.title));
}

export function* workspaceEditing(
  document: vscode.TextDocument,
  transcript: Transcript,
  edits: readonly TextEdit[],
): Steps<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, yield* textEditing(transcript, edits));
  return edit;
}
