import * as vscode from "vscode";

import { formatting } from "../core/format.ts";
import { inSlices } from "./slices.ts";
import { countPhrase } from "../core/messages/counts.ts";
import type { FindingIndex } from "../core/rules/finding-index.ts";
import { SEVERITIES } from "../core/rules/findings.ts";
import type { Severity } from "../core/rules/rule.ts";
import { workspaceEditing } from "./code-actions.ts";
import type { ConfigurationStore } from "./configuration-store.ts";
import { showsFindings } from "./diagnostics.ts";
import { displayLanguage } from "./display-language.ts";
import type { FindingStore } from "./finding-store.ts";
import type { Messages } from "./messages.ts";
import { select } from "./navigation.ts";
import { sayRefusal } from "./refusals.ts";
import { type Manner, showStatusMessage } from "./status-message.ts";
import { isTranscript, toOffset, toPosition, type TranscriptStore } from "./transcript-store.ts";

/** The commands that check the transcript being edited, go through its problems, and fix them. */
export function registerValidationCommands(
  context: vscode.ExtensionContext,
  store: TranscriptStore,
  findings: FindingStore,
  configurations: ConfigurationStore,
  messages: Messages,
): void {
  const command = (id: string, run: (editor: vscode.TextEditor, manner?: Manner) => Promise<void>): vscode.Disposable =>
    vscode.commands.registerCommand(`qaTranscript.${id}`, async (manner?: Manner) => {
      const editor = vscode.window.activeTextEditor;
      if (editor === undefined || !isTranscript(editor.document)) {
        showStatusMessage(vscode.l10n.t("The active editor shows no transcript."), manner);
        return;
      }
      await run(editor, manner);
    });

  context.subscriptions.push(
    command("validate", async ({ document }) => {
      const { index } = await findings.current(document);
      await sayResult(document, index);
    }),
    command("nextProblem", (editor) => goToProblem(editor, findings, "next", messages)),
    command("previousProblem", (editor) => goToProblem(editor, findings, "previous", messages)),
    command("fixAll", ({ document }) => fixAll(document, store, findings, configurations, messages)),
  );
}

async function sayResult(document: vscode.TextDocument, { count, countBySeverity }: FindingIndex): Promise<void> {
  if (count === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t("No problems in this transcript."));
    return;
  }
  if (showsFindings(document)) {
    // Said as a notification, which screen readers announce; the list is what one goes on with.
    void vscode.window.showInformationMessage(problemSummary(countBySeverity));
    await vscode.commands.executeCommand("workbench.panel.markers.view.focus");
    return;
  }
  const text = vscode.l10n.t("{0}. They are not shown in the editor.", problemSummary(countBySeverity));
  void vscode.window.showInformationMessage(text);
}

/** `5 problems: 2 errors, 3 warnings` */
export function problemSummary(counts: Readonly<Record<Severity, number>>): string {
  const language = displayLanguage();
  const found = SEVERITIES.filter((severity) => counts[severity] > 0);
  const parts = found.map((severity) => countPhrase(language, counts[severity], severity));
  const sum = found.reduce((all, severity) => all + counts[severity], 0);
  return `${countPhrase(language, sum, "problem")}: ${parts.join(", ")}`;
}

async function goToProblem(
  editor: vscode.TextEditor,
  findings: FindingStore,
  direction: "next" | "previous",
  messages: Messages,
): Promise<void> {
  const { index, transcript } = await findings.current(editor.document);
  const found = index.beside(toOffset(transcript, editor.selection.active), direction);
  if (found === undefined) {
    showStatusMessage(vscode.l10n.t("No problems in this transcript."));
    return;
  }
  const { finding, number } = found;
  const place = toPosition(transcript, finding.span.start);
  await select(editor, [new vscode.Selection(place, place)]);
  const text = (await messages.of(editor.document))(finding.message);
  showStatusMessage(vscode.l10n.t("Problem {0} of {1}: {2}", number, index.count, text));
  // The markers' own navigation would go through those of other extensions, and by severity.
  await vscode.commands.executeCommand("editor.action.showHover", { focus: "noAutoFocus" });
}

async function fixAll(
  document: vscode.TextDocument,
  store: TranscriptStore,
  findings: FindingStore,
  configurations: ConfigurationStore,
  messages: Messages,
): Promise<void> {
  const before = (await findings.current(document)).index.count;
  const transcript = await store.load(document);
  const isAsItWas = (): boolean => store.ready(document) === transcript;
  const outcome = await inSlices(formatting(transcript, configurations.get(document)), isAsItWas);
  if (outcome === undefined) {
    showStatusMessage(vscode.l10n.t("The transcript could not be changed."));
    return;
  }
  if (outcome.kind === "refused") {
    sayRefusal(document, outcome.reason, messages);
    return;
  }
  if (outcome.edits.length > 0) {
    const edit = await inSlices(workspaceEditing(document, transcript, outcome.edits), isAsItWas);
    if (edit === undefined || !(await vscode.workspace.applyEdit(edit))) {
      showStatusMessage(vscode.l10n.t("The transcript could not be changed."));
      return;
    }
  }
  const after = (await findings.current(document)).index.count;
  const fixed = Math.max(0, before - after);
  showStatusMessage(vscode.l10n.t("Problems fixed: {0}, remaining: {1}.", fixed, after));
}
