import * as vscode from "vscode";

import {
  counterpart,
  exchangesSpan,
  findQuestions,
  type Move,
  nextQuestion,
  nextTurn,
  previousQuestion,
  previousTurn,
  questionEntries,
  type QuestionEntry,
  textStart,
  turnsSpan,
} from "../core/features/navigation.ts";
import type { Span } from "../core/text/span.ts";
import type { Transcript } from "../core/transcript/transcript.ts";
import { type Manner, showStatusMessage, withoutIcons } from "./status-message.ts";
import { isTranscript, toPosition, toRange, type TranscriptStore } from "./transcript-store.ts";

/** More rows than anyone scrolls through; a number or a word finds the others. */
const MOST_ROWS = 5000;

/** Moving from turn to turn and from question to question, and selecting them whole. */
export function registerNavigation(context: vscode.ExtensionContext, store: TranscriptStore): void {
  let last: Promise<void> = Promise.resolve();

  /**
   * The active editor is asked for when a command runs: with several, it is the one that has the keyboard. A key that is
   * held down calls again before the cursor is there: each call waits for the one before.
   */
  const command = (
    id: string,
    run: (editor: vscode.TextEditor, transcript: Transcript, manner: Manner | undefined) => unknown,
  ): vscode.Disposable =>
    vscode.commands.registerCommand(id, (manner?: Manner) => {
      const runNext = async (): Promise<void> => {
        const editor = vscode.window.activeTextEditor;
        if (editor !== undefined && isTranscript(editor.document)) {
          await run(editor, await store.load(editor.document), manner);
        }
      };
      last = last.then(runNext, runNext);
      return last;
    });

  const moving = (id: string, move: Move, nowhere: (transcript: Transcript, line: number) => string) =>
    command(id, async (editor, transcript, manner) => {
      if (await moveCursors(editor, transcript, move)) return;
      showStatusMessage(nowhere(transcript, editor.selection.active.line), manner);
    });

  const selecting = (
    id: string,
    select: (transcript: Transcript, from: number, to: number) => Span | undefined,
    nothing: () => string,
  ) =>
    command(id, (editor, transcript, manner) => {
      if (!growSelections(editor, transcript, select)) showStatusMessage(nothing(), manner);
    });

  context.subscriptions.push(
    moving("qaTranscript.nextQuestion", nextQuestion, () => vscode.l10n.t("There is no question below.")),
    moving("qaTranscript.previousQuestion", previousQuestion, () => vscode.l10n.t("There is no question above.")),
    moving("qaTranscript.nextTurn", nextTurn, () => vscode.l10n.t("There is no question or answer below.")),
    moving("qaTranscript.previousTurn", previousTurn, () => vscode.l10n.t("There is no question or answer above.")),
    moving("qaTranscript.goToCounterpart", counterpart, missingCounterpart),
    command("qaTranscript.goToQuestion", goToQuestion),
    selecting("qaTranscript.selectTurn", turnsSpan, () =>
      vscode.l10n.t("The cursor stands before the first question and answer."),
    ),
    selecting("qaTranscript.selectExchange", exchangesSpan, () =>
      vscode.l10n.t("The cursor stands before the first question."),
    ),
  );
}

function missingCounterpart(transcript: Transcript, line: number): string {
  switch (transcript.turnAt(line)?.role) {
    case "question":
      return vscode.l10n.t("This question has no answer.");
    case "answer":
      return vscode.l10n.t("There is no question before this answer.");
    case undefined:
      return vscode.l10n.t("The cursor stands before the first question and answer.");
  }
}

/** Every cursor moves; one that has nowhere to go stays. False when that is all of them. */
async function moveCursors(editor: vscode.TextEditor, transcript: Transcript, move: Move): Promise<boolean> {
  const targets = editor.selections.map(({ active }) => move(transcript, active.line));
  if (targets.every((target) => target === undefined)) return false;
  const selections = editor.selections.map((selection, index) => {
    const target = targets[index];
    return target === undefined ? selection : cursorAt(transcript, target);
  });
  await select(editor, selections);
  return true;
}

function cursorAt(transcript: Transcript, line: number): vscode.Selection {
  const position = toPosition(transcript, textStart(transcript, line));
  return new vscode.Selection(position, position);
}

/**
 * Cursors that come to stand in one place become one. One alone goes the way that Go Back knows, unless it stands in one
 * side of a comparison, which has no column: that way would leave the comparison.
 */
export async function select(editor: vscode.TextEditor, selections: readonly vscode.Selection[]): Promise<void> {
  const distinct = selections.filter(
    (selection, index) => selections.findIndex((other) => other.isEqual(selection)) === index,
  );
  const [first] = distinct;
  if (distinct.length === 1 && first !== undefined && editor.viewColumn !== undefined) {
    await vscode.window.showTextDocument(editor.document, { viewColumn: editor.viewColumn, selection: first });
    return;
  }
  editor.selections = distinct;
  editor.revealRange(first!, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function growSelections(
  editor: vscode.TextEditor,
  transcript: Transcript,
  select: (transcript: Transcript, from: number, to: number) => Span | undefined,
): boolean {
  const spans = editor.selections.map((selection) => select(transcript, selection.start.line, lastLine(selection)));
  if (spans.every((span) => span === undefined)) return false;
  editor.selections = editor.selections.map((selection, index) => {
    const span = spans[index];
    if (span === undefined) return selection;
    const { start, end } = toRange(transcript, span);
    return new vscode.Selection(start, end);
  });
  return true;
}

/** A selection that ends before the first column of a line has nothing of that line. */
function lastLine({ start, end }: vscode.Selection): number {
  return end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
}

interface QuestionItem extends vscode.QuickPickItem {
  readonly line: number;
}

/** A list of the questions, by number or by words, that shows each while it is moved through. */
function goToQuestion(editor: vscode.TextEditor, transcript: Transcript, manner: Manner | undefined): void {
  const entries = questionEntries(transcript);
  if (entries.length === 0) {
    showStatusMessage(vscode.l10n.t("There are no questions in this transcript."), manner);
    return;
  }
  const here = transcript.exchangeAt(editor.selection.active.line)?.index ?? 0;
  const viewTop = editor.visibleRanges[0]?.start;
  const preview = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor("editor.rangeHighlightBackground"),
  });
  const pick = vscode.window.createQuickPick<QuestionItem>();
  let isAccepted = false;
  let hasMoved = false;

  const show = (query: string): void => {
    const isWhole = query === "";
    const items = rowsAround(findQuestions(entries, query), isWhole ? here : 0).map(toQuestionItem);
    pick.items = items;
    // VS Code sorts the rows by its own lights: of those that begin with `1`, the shortest first.
    const wanted = isWhole ? items.find(({ line }) => line === entries[here]!.line) : items[0];
    if (wanted !== undefined) pick.activeItems = [wanted];
  };
  pick.title = vscode.l10n.t("Go to Question");
  pick.placeholder = vscode.l10n.t("The number of a question, or words from it");
  pick.onDidChangeValue(show);
  pick.onDidChangeActive(([item]) => {
    const isHere = item?.line === entries[here]!.line;
    if (item === undefined || (isHere && !hasMoved)) return;
    hasMoved = true;
    const { start } = cursorAt(transcript, item.line);
    const range = new vscode.Range(start, start);
    editor.setDecorations(preview, [range]);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  });
  pick.onDidAccept(async () => {
    const [item] = pick.selectedItems;
    if (item === undefined) return;
    isAccepted = true;
    pick.hide();
    await select(editor, [cursorAt(transcript, item.line)]);
  });
  pick.onDidHide(() => {
    preview.dispose();
    pick.dispose();
    if (!isAccepted && hasMoved && viewTop !== undefined) void restoreView(editor, viewTop);
  });
  show("");
  pick.show();
}

/** VS Code puts a line that it is to show at the top below all that sticky scroll may need. */
async function restoreView(editor: vscode.TextEditor, top: vscode.Position): Promise<void> {
  editor.revealRange(new vscode.Range(top, top), vscode.TextEditorRevealType.AtTop);
  const settings = vscode.workspace.getConfiguration("editor.stickyScroll", editor.document);
  const rows = settings.get("enabled") === true ? Math.min(top.line, settings.get<number>("maxLineCount", 0)) : 0;
  if (rows === 0 || editor !== vscode.window.activeTextEditor) return;
  await vscode.commands.executeCommand("editorScroll", { to: "down", by: "wrappedLine", value: rows });
}

function rowsAround(entries: readonly QuestionEntry[], here: number): readonly QuestionEntry[] {
  const from = Math.max(0, Math.min(here - MOST_ROWS / 2, entries.length - MOST_ROWS));
  return entries.slice(from, from + MOST_ROWS);
}

function toQuestionItem({ number, line, answered, text }: QuestionEntry): QuestionItem {
  return {
    label: `${number}. ${withoutIcons(text)}`,
    description: answered ? "" : vscode.l10n.t("no answer"),
    line,
    // What is found is decided by number and words, not by letters that happen to stand in order.
    alwaysShow: true,
  };
}
