import type { Message } from "./catalogue.ts";
import type { Language } from "./counts.ts";
import english from "./english.json" with { type: "json" };
import russian from "./russian.json" with { type: "json" };
import { type Sentences, sentenceOf } from "./sentences.ts";

const SENTENCES: Readonly<Record<Language, Sentences>> = {
  en: { language: "en", texts: english },
  ru: { language: "ru", texts: russian },
};

/**
 * The message as a sentence, or, for a fix, as the title of a choice: for hosts that have all languages at hand. The
 * editor's extension reads the one it needs (`sentenceOf`), which keeps its bundle small.
 */
export function translate(message: Message, language: Language): string {
  return sentenceOf(message, SENTENCES[language]);
}
