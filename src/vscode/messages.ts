import * as vscode from "vscode";

import type { Message } from "../core/messages/catalogue.ts";
import { type Sentences, sentenceOf } from "../core/messages/sentences.ts";
import { displayLanguage } from "./display-language.ts";

/** What the core says, in the language of the editor. */
export interface Messages {
  /** Settled when its sentences have been read; until then, messages are said by their ids. Never rejected. */
  readonly ready: Promise<void>;
  say(message: Message): string;
}

/**
 * Begins to read the sentences of one language, which are files of the extension: with those of all languages in it, the
 * bundle would be a third larger, at every start of the editor.
 */
export function readMessages({ extensionUri }: vscode.ExtensionContext): Messages {
  const language = displayLanguage();
  let sentences: Sentences = { language, texts: {} };

  const read = async (): Promise<void> => {
    const file = vscode.Uri.joinPath(extensionUri, "dist", `messages.${language}.json`);
    const bytes = await vscode.workspace.fs.readFile(file);
    sentences = { language, texts: JSON.parse(new TextDecoder().decode(bytes)) as Sentences["texts"] };
  };
  return {
    ready: read().catch((error: unknown) => {
      console.error(error);
    }),
    say: (message) => sentenceOf(message, sentences),
  };
}
