/**
 * The JSON schema of a project's file: every property, rule and value as the reader of that file knows them. A schema has no
 * translations, so each description is in English and in Russian.
 */

import { LANGUAGES, SEVERITIES } from "../src/core/config/read-configuration.ts";
import { message } from "../src/core/messages/catalogue.ts";
import { translate } from "../src/core/messages/translate.ts";
import { RULES } from "../src/core/rules/index.ts";
import { ROLES } from "../src/core/transcript/labels.ts";
import { LABEL_LENGTH } from "../src/core/transcript/own-labels.ts";

type Schema = Readonly<Record<string, unknown>>;

export function configurationSchema(): Schema {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "qa-transcript",
    description: described(
      "Decides for all transcripts in this folder and below.",
      "Действует на все транскрипты этой папки и вложенных в неё.",
    ),
    allowComments: true,
    allowTrailingCommas: true,
    ...object({
      $schema: { type: "string" },
      language: {
        description: described(
          "The language of messages; without it, the display language.",
          "Язык сообщений; если не задан — язык интерфейса.",
        ),
        enum: LANGUAGES,
      },
      labels: {
        description: described(
          "Own labels. They are recognised like the built-in ones.",
          "Собственные метки. Они распознаются наравне со встроенными.",
        ),
        ...list({
          text: {
            description: described(
              "One word, as it is written in the transcript.",
              "Одно слово, как оно пишется в транскрипте.",
            ),
            type: "string",
            minLength: 1,
            maxLength: LABEL_LENGTH,
            pattern: "^[^\\s:(№]+$",
          },
          role: {
            description: described("What the label opens.", "Что открывает эта метка."),
            enum: ROLES,
          },
        }),
      },
      rules: {
        description: described(
          "The severity of a rule; “off” turns it off.",
          "Уровень замечаний правила; «off» выключает правило.",
        ),
        ...object(Object.fromEntries(Object.values(RULES).map((rule) => [rule.id, ruleSchema(rule)]))),
      },
      intended: {
        description: described(
          "What is as it should be: a rule does not report what it finds at these words.",
          "Что написано так намеренно: о том, что правило находит в этих словах, оно не сообщает.",
        ),
        ...list({
          rule: { enum: Object.keys(RULES) },
          words: {
            description: described(
              "As the quick fix “This is intended” writes them.",
              "В том виде, в каком их записывает быстрое исправление «Так задумано».",
            ),
            type: "string",
          },
        }),
      },
    }),
  };
}

function ruleSchema({ id, severity }: (typeof RULES)[keyof typeof RULES]): Schema {
  const summary = message(`${id}.summary`, {});
  return {
    description: described(translate(summary, "en"), translate(summary, "ru")),
    enum: SEVERITIES,
    default: severity,
  };
}

const object = (properties: Schema): Schema => ({ type: "object", additionalProperties: false, properties });

/** A list of objects whose properties are all required. */
const list = (properties: Schema): Schema => ({
  type: "array",
  items: { ...object(properties), required: Object.keys(properties) },
});

const described = (english: string, russian: string): string => `${english}\n\n${russian}`;
