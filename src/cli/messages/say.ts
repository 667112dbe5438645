import type { Language } from "../../core/messages/counts.ts";
import type { CliMessage, CliSentences } from "./catalogue.ts";
import { ENGLISH } from "./english.ts";
import { RUSSIAN } from "./russian.ts";

const SENTENCES: Readonly<Record<Language, CliSentences>> = { en: ENGLISH, ru: RUSSIAN };

export function say(message: CliMessage, language: Language): string {
  const sentence = SENTENCES[language][message.id] as (given: CliMessage["arguments"]) => string;
  return sentence(message.arguments);
}
