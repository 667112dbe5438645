import type { MessageId, MessageOf, Sentences } from "./catalogue.ts";
import type { Language } from "./counts.ts";
import { ENGLISH } from "./english.ts";
import { RUSSIAN } from "./russian.ts";

const SENTENCES: Readonly<Record<Language, Sentences>> = { en: ENGLISH, ru: RUSSIAN };

/** The message as a sentence, or, for a fix, as the title of a choice. */
export function translate<Id extends MessageId>(message: MessageOf<Id>, language: Language): string {
  return SENTENCES[language][message.id](message.arguments);
}

/** The language of the catalogue that serves a locale such as `ru-RU`: Russian where it is asked for, else English. */
export function languageOf(locale: string): Language {
  return /^ru\b/i.test(locale) ? "ru" : "en";
}
