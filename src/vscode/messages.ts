import * as vscode from "vscode";

import type { Message } from "../core/messages/catalogue.ts";
import type { Language } from "../core/messages/counts.ts";
import { type Sentences, sentenceOf } from "../core/messages/sentences.ts";
import type { ConfigurationStore, Scope } from "./configuration-store.ts";
import { displayLanguage } from "./display-language.ts";

/** Says a message in one language. */
export type Say = (message: Message) => string;

/** What the core says. */
export interface Messages {
  /**
   * How it is said of a document: in the language that its configuration names, else in the editor's. Never rejected; where
   * the sentences cannot be read, messages are said by their ids.
   */
  of(scope: Scope): Promise<Say>;
}

/**
 * The sentences are files of the extension, one for each language, that are read when somebody needs them: with those of all
 * languages in it, the bundle would be a third larger, at every start of the editor.
 */
export function readMessages({ extensionUri }: vscode.ExtensionContext, configurations: ConfigurationStore): Messages {
  const languages = new Map<Language, Promise<Say>>();

  const read = async (language: Language): Promise<Say> => {
    let texts: Sentences["texts"] = {};
    try {
      const file = vscode.Uri.joinPath(extensionUri, "dist", `messages.${language}.json`);
      texts = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))) as Sentences["texts"];
    } catch (error) {
      console.error(error);
    }
    return (message) => sentenceOf(message, { language, texts });
  };
  const languageOf = (scope: Scope): Language => configurations.get(scope).language ?? displayLanguage();

  return {
    async of(scope) {
      for (;;) {
        const language = languageOf(scope);
        let say = languages.get(language);
        if (say === undefined) languages.set(language, (say = read(language)));
        const saying = await say;
        // Another language may have been chosen meanwhile.
        if (language === languageOf(scope)) return saying;
      }
    },
  };
}
