import * as vscode from "vscode";

import { vocabularyOf } from "../core/config/configuration.ts";
import { isTranscriptByContent, RECOGNITION_LINES } from "../core/features/recognition.ts";
import type { ConfigurationStore } from "./configuration-store.ts";
import { associatedLanguages, isRecognitionEnabled, TEXT_NAME } from "./file-languages.ts";
import type { LanguageChoices } from "./language-choices.ts";
import { showStatusMessage } from "./status-message.ts";
import { isTranscript, LANGUAGE_ID } from "./transcript-store.ts";

const PLAIN_TEXT = "plaintext";

/** What Rainbow CSV takes a text for that has as many TABs, commas or other separators in each line: `tsv`, `csv (pipe)`… */
const TABLE_LANGUAGE = /^(dynamic csv|(csv|tsv|scsv|psv|ssv)( \(.+\))?)$/;
const TABLE_NAME = /\.(csv|tsv)$/i;

/**
 * How long after a document was opened, or what it holds has arrived, a change of its language is another extension's.
 * Rainbow CSV acts at once on a document that is opened and a second after its own start.
 */
const MOMENTS_MILLISECONDS = 3000;

/** How often a document is taken back in a row: extensions that answer each other would never end. */
const MOST_RETAKES = 3;

/** Typing is looked at when it pauses. */
const PAUSE_MILLISECONDS = 400;

/** What is known of an open document. */
interface Watched {
  language: string;
  /** When it was opened, what it holds arrived, or its language was last set by whom else but the user. */
  since: number;
  /** When it was opened. */
  readonly opened: number;
  /** The language that this extension is about to set. */
  expected: string | undefined;
  retakes: number;
  pause: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Finds transcripts among `.txt` files, untitled documents and those that another extension has just taken for a table,
 * and keeps whatever language a user has chosen by hand. VS Code itself knows `*.qa` and `*.qa.txt` by name.
 */
export function registerRecognition(
  context: vscode.ExtensionContext,
  configurations: ConfigurationStore,
  choices: LanguageChoices,
): void {
  const watched = new Map<string, Watched>();

  const opened = (document: vscode.TextDocument): void => {
    const known = watched.get(document.uri.toString());
    if (known !== undefined) {
      // A change of language closes a document and opens it again.
      if (known.language !== document.languageId) switched(document, known);
      return;
    }
    const now = Date.now();
    const watch: Watched = {
      language: document.languageId,
      since: now,
      opened: now,
      expected: undefined,
      retakes: 0,
      pause: undefined,
    };
    watched.set(document.uri.toString(), watch);
    void take(document, watch, choices.get(document.uri) ?? recognised(document));
  };

  const switched = (document: vscode.TextDocument, watch: Watched): void => {
    const before = watch.language;
    const now = Date.now();
    const isMomentary = now - watch.since < MOMENTS_MILLISECONDS;
    watch.language = document.languageId;
    if (watch.expected === document.languageId) {
      watch.expected = undefined;
      watch.since = now;
      return;
    }
    if (isMomentary && isTable(document) && watch.retakes < MOST_RETAKES) {
      watch.since = now;
      watch.retakes++;
      void take(document, watch, choices.get(document.uri) ?? recognised(document));
      return;
    }
    // A new name given by "Save As…" takes the language along: nobody has chosen what the content says anyway.
    if (isMomentary && isTranscript(document) && recognised(document, PLAIN_TEXT) !== undefined) return;
    watch.since = now;
    // Another extension's, that has won: nothing to be kept, for that extension may be gone tomorrow.
    if (isMomentary && (isTable(document) || before !== LANGUAGE_ID)) return;
    watch.retakes = 0;
    if (isChoice(document, before)) choices.set(document.uri, document.languageId);
  };

  /** Sets the language, where there is one to set and it is not for others to say. */
  const take = async (document: vscode.TextDocument, watch: Watched, language: string | undefined): Promise<void> => {
    if (language === undefined || language === document.languageId) return;
    const isOurs = language === LANGUAGE_ID || isTranscript(document);
    if (!isOurs && !(language === PLAIN_TEXT && isTable(document))) return;
    watch.expected = language;
    try {
      await vscode.languages.setTextDocumentLanguage(document, language);
    } catch {
      // Closed meanwhile, or the language's extension is gone.
      watch.expected = undefined;
    }
  };

  const changed = ({ document, contentChanges }: vscode.TextDocumentChangeEvent): void => {
    if (document.languageId !== PLAIN_TEXT || !isNamedForText(document)) return;
    const atHead = contentChanges.filter(({ range }) => range.start.line < RECOGNITION_LINES);
    const watch = watched.get(document.uri.toString());
    if (atHead.length === 0 || watch === undefined || choices.get(document.uri) !== undefined) return;
    clearTimeout(watch.pause);
    if (atHead.some(({ text }) => /\S[\r\n]/.test(text))) {
      arrived(document, watch);
    } else {
      watch.pause = setTimeout(() => void take(document, watch, recognised(document)), PAUSE_MILLISECONDS);
    }
  };

  /** Text was pasted, or read from a disk, or written by "Save As…" under this name. */
  const arrived = (document: vscode.TextDocument, watch: Watched): void => {
    const now = Date.now();
    const isNewName = !document.isUntitled && now - watch.opened < MOMENTS_MILLISECONDS;
    const chosen = isNewName ? choiceOfCopy(document) : undefined;
    if (chosen !== undefined) choices.set(document.uri, chosen);
    watch.since = now;
    void take(document, watch, chosen ?? recognised(document));
  };

  /** "Save As…" opens the new name empty, fills it, and closes the old one. */
  const choiceOfCopy = (document: vscode.TextDocument): string | undefined => {
    const original = vscode.workspace.textDocuments.find(
      (other) => other !== document && choices.get(other.uri) !== undefined && other.getText() === document.getText(),
    );
    return original && choices.get(original.uri);
  };

  const closed = (document: vscode.TextDocument): void => {
    // The opening that follows a change of language comes in the same turn of the event loop.
    setTimeout(() => {
      const key = document.uri.toString();
      if (vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === key)) return;
      clearTimeout(watched.get(key)?.pause);
      watched.delete(key);
      if (document.isUntitled) choices.forget(document.uri);
    });
  };

  const choose = async (language: string): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined) {
      showStatusMessage(vscode.l10n.t("There is no text in the active editor."));
      return;
    }
    choices.set(document.uri, language);
    const watch = watched.get(document.uri.toString());
    if (document.languageId === language || watch === undefined) return;
    watch.expected = language;
    watch.retakes = 0;
    await vscode.languages.setTextDocumentLanguage(document, language);
  };

  /** The language of a transcript when the document is one by content; `language` is what it counts as before. */
  const recognised = (document: vscode.TextDocument, language = document.languageId): string | undefined => {
    if (!isNamedForText(document) || !(language === PLAIN_TEXT || isTable(document))) return undefined;
    // What the user's own settings say of files of this name is left as it is.
    if (!isRecognitionEnabled(document.uri) || associatedLanguages(document.uri).includes(document.languageId)) {
      return undefined;
    }
    const vocabulary = vocabularyOf(configurations.get(document));
    return isTranscriptByContent(headLines(document), vocabulary) ? LANGUAGE_ID : undefined;
  };

  const lookAgain = (): void => {
    for (const document of vscode.workspace.textDocuments) {
      const watch = watched.get(document.uri.toString());
      if (watch === undefined || document.languageId !== PLAIN_TEXT || choices.get(document.uri)) continue;
      void take(document, watch, recognised(document));
    }
  };

  const openDocuments = (): void => {
    for (const document of vscode.workspace.textDocuments) opened(document);
  };
  openDocuments();
  context.subscriptions.push(
    vscode.workspace.onDidOpenTextDocument(opened),
    vscode.workspace.onDidChangeTextDocument(changed),
    vscode.workspace.onDidCloseTextDocument(closed),
    vscode.workspace.onWillRenameFiles(({ files }) => {
      // The file is opened under its new name before its renaming is reported.
      for (const { oldUri, newUri } of files) choices.copy(oldUri, newUri);
    }),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri } of files) choices.forgetUnder(oldUri);
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("qaTranscript.recognition")) lookAgain();
    }),
    // Labels of a project's own make transcripts of its files.
    configurations.onDidChange(lookAgain),
    vscode.commands.registerCommand("qaTranscript.makeTranscript", () => choose(LANGUAGE_ID)),
    vscode.commands.registerCommand("qaTranscript.makePlainText", () => choose(PLAIN_TEXT)),
    {
      dispose() {
        for (const { pause } of watched.values()) clearTimeout(pause);
      },
    },
  );
}

function* headLines(document: vscode.TextDocument): IterableIterator<string> {
  for (let index = 0; index < Math.min(document.lineCount, RECOGNITION_LINES); index++) {
    yield document.lineAt(index).text;
  }
}

function isTable({ languageId }: vscode.TextDocument): boolean {
  return TABLE_LANGUAGE.test(languageId);
}

function isNamedForText({ uri, isUntitled }: vscode.TextDocument): boolean {
  return isUntitled ? !TABLE_NAME.test(uri.path) : TEXT_NAME.test(uri.path);
}

/**
 * Whether a change of language that a user made has to be remembered: one to or from a transcript, and one that a text
 * must keep. VS Code itself guesses the language of an untitled text, any but ours, and tells nobody that it was a guess.
 */
function isChoice(document: vscode.TextDocument, before: string): boolean {
  if (before === LANGUAGE_ID || isTranscript(document)) return true;
  return isNamedForText(document) && (!document.isUntitled || document.languageId === PLAIN_TEXT || isTable(document));
}
