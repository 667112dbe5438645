import * as vscode from "vscode";

import { enterAt } from "../core/features/continuation.ts";
import { readLine } from "../core/transcript/reading.ts";
import { suggestLabels } from "./completion.ts";
import { isTranscript, type TranscriptStore } from "./transcript-store.ts";

const ENTER = "qaTranscript.enter";
/** What the command is called with to no effect. */
const REHEARSAL = "rehearsal";

/** How often an edit is tried again that came too late for the text it was made for. */
const MOST_ATTEMPTS = 100;

/**
 * Where Enter was pressed, in offsets of one version of the document. `[start, end)` is what was selected, and
 * `[end, typedEnd)` what has been typed since: it belongs behind the Enter.
 */
interface Place {
  start: number;
  end: number;
  typedEnd: number;
}

/** An Enter that was pressed and not made yet. */
interface PendingEnter {
  readonly editor: vscode.TextEditor;
  places: Place[];
  /** The version that the places are of. */
  version: number;
}

interface Change {
  readonly document: vscode.TextDocument;
  /** The version that the change has led to. */
  readonly version: number;
  readonly changes: readonly vscode.TextDocumentContentChangeEvent[];
  isOurs: boolean;
}

/**
 * The Enter key in a transcript.
 *
 * A key that an extension serves takes effect a moment later, and people go on typing. So each Enter remembers where it
 * was pressed, one is made after the other, and what was typed meanwhile goes behind it. What is saved has them all.
 */
export function registerEnter(context: vscode.ExtensionContext, store: TranscriptStore): void {
  const pending: PendingEnter[] = [];
  let journal: Change[] = [];
  let making = Promise.resolve();

  const press = async (occasion?: unknown): Promise<void> => {
    if (occasion === REHEARSAL) return;
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined || !isTranscript(editor.document)) {
      await vscode.commands.executeCommand("default:type", { text: "\n" });
      return;
    }
    pending.push({ editor, places: placesOf(editor), version: editor.document.version });
    if (pending.length === 1) making = makeAll();
    await making;
  };

  const makeAll = async (): Promise<void> => {
    try {
      for (let enter = pending[0]; enter !== undefined; enter = pending[0]) {
        await make(enter);
        pending.shift();
      }
    } finally {
      // An editor that has gone takes what was typed into it along.
      pending.length = 0;
      journal = [];
    }
  };

  const make = async (enter: PendingEnter): Promise<void> => {
    const { editor } = enter;
    for (let attempt = 0; attempt < MOST_ATTEMPTS && !editor.document.isClosed; attempt++) {
      catchUp(enter, journal);
      const { edits, standsReady } = editsFor(enter, store);
      const { version } = editor.document;
      const isMade = await editOrGone(editor, (builder) => {
        for (const { range, text } of edits) {
          // Only an insertion takes the cursor along, so white is dropped apart from it.
          if (text === "") builder.delete(range);
          else builder.insert(range.start, text);
        }
      });
      if (isMade === undefined) return;
      if (!isMade) continue;
      const change = journal.find((made) => made.document === editor.document && made.version === version + 1);
      if (change !== undefined) change.isOurs = true;
      if (pending.length === 1) await showCursor(editor, standsReady);
      return;
    }
    // Typing that never pauses has outrun it: a plain line break where the cursor is now loses less than none.
    if (editor === vscode.window.activeTextEditor) await vscode.commands.executeCommand("default:type", { text: "\n" });
  };

  context.subscriptions.push(
    vscode.commands.registerCommand(ENTER, press),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (pending.length === 0 || contentChanges.length === 0) return;
      journal.push({ document, version: document.version, changes: contentChanges, isOurs: false });
    }),
    vscode.workspace.onWillSaveTextDocument((event) => {
      const isAwaited = pending.some(({ editor }) => editor.document === event.document);
      if (isAwaited) event.waitUntil(making);
    }),
  );
  // Before VS Code passes a command on for the first time it asks whether it is there, and what is typed until that is
  // answered, which takes a while from afar, would come before the Enter.
  void vscode.commands.executeCommand("runCommands", { commands: [{ command: ENTER, args: REHEARSAL }] });
}

/** Whether the edit was made, or undefined when the editor is closed, which VS Code answers with an error. */
async function editOrGone(
  editor: vscode.TextEditor,
  build: (builder: vscode.TextEditorEdit) => void,
): Promise<boolean | undefined> {
  try {
    return await editor.edit(build);
  } catch {
    return undefined;
  }
}

function placesOf({ document, selections }: vscode.TextEditor): Place[] {
  const places = selections.map((selection): Place => {
    const end = document.offsetAt(selection.end);
    return { start: document.offsetAt(selection.start), end, typedEnd: end };
  });
  return places.sort((a, b) => a.start - b.start);
}

/** Brings the places to the document's present version. */
function catchUp(enter: PendingEnter, journal: readonly Change[]): void {
  for (const { document, version, changes, isOurs } of journal) {
    if (document !== enter.editor.document || version <= enter.version) continue;
    const fromTheEnd = changes.toSorted((a, b) => b.rangeOffset - a.rangeOffset);
    for (const change of fromTheEnd) enter.places = enter.places.map((place) => moved(place, change, isOurs));
    enter.version = version;
  }
}

/** The place after a change. What another Enter writes at it stands before it, what was typed at it behind it. */
function moved(
  place: Place,
  { rangeOffset, rangeLength, text }: vscode.TextDocumentContentChangeEvent,
  isOurs: boolean,
): Place {
  const changeEnd = rangeOffset + rangeLength;
  const growth = text.length - rangeLength;
  const isBefore = changeEnd < place.start || (changeEnd === place.start && (isOurs || rangeLength > 0));
  if (isBefore) return { start: place.start + growth, end: place.end + growth, typedEnd: place.typedEnd + growth };
  if (rangeOffset > place.typedEnd || (isOurs && rangeOffset === place.typedEnd)) return place;
  // A change within what was selected leaves nothing of the selection to be replaced: what is left of it stays.
  const start = Math.min(place.start, rangeOffset);
  const end = rangeOffset >= place.end ? place.end : start;
  return { start, end, typedEnd: Math.max(end, Math.max(place.typedEnd, changeEnd) + growth) };
}

interface RangeEdit {
  readonly range: vscode.Range;
  readonly text: string;
}

/** `standsReady`: one cursor, on a line that has just been emptied. */
function editsFor(
  { editor: { document }, places }: PendingEnter,
  store: TranscriptStore,
): { edits: RangeEdit[]; standsReady: boolean } {
  const vocabulary = store.vocabulary(document);
  const edits: RangeEdit[] = [];
  let done = 0;
  let standsReady = false;
  places.forEach((place, index) => {
    const start = document.positionAt(place.start);
    const typedEnd = document.positionAt(place.typedEnd);
    const before = document.lineAt(start).text.slice(0, start.character);
    const after = document.lineAt(typedEnd).text.slice(typedEnd.character);
    const { dropBefore, insert, dropAfter } = enterAt(readLine(before + after, "", vocabulary), before.length);
    // Two cursors may stand in the same white.
    const from = Math.max(done, place.start - dropBefore);
    const to = Math.min(places[index + 1]?.start ?? Infinity, place.typedEnd + dropAfter);
    const pieces: [number, number, string][] = [
      [from, place.end, ""],
      [place.end, place.end, insert],
      [place.typedEnd, Math.max(place.typedEnd, to), ""],
    ];
    for (const [pieceStart, pieceEnd, text] of pieces) {
      if (pieceStart === pieceEnd && text === "") continue;
      edits.push({ range: new vscode.Range(document.positionAt(pieceStart), document.positionAt(pieceEnd)), text });
    }
    done = Math.max(place.typedEnd, to);
    standsReady = places.length === 1 && insert === "";
  });
  return { edits, standsReady };
}

async function showCursor(editor: vscode.TextEditor, standsReady: boolean): Promise<void> {
  editor.revealRange(new vscode.Range(editor.selection.active, editor.selection.active));
  if (standsReady) await suggestLabels(editor.document);
}
