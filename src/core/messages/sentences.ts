import { isWhiteOrInvisible } from "../text/characters.ts";
import type { Message } from "./catalogue.ts";
import { characterRuns, codePointName, codePointNames, letterScript } from "./character-runs.ts";
import { inOneOfForms, type Language } from "./counts.ts";
import { encodingName } from "./encoding-name.ts";

/**
 * What the core says, in one language: the sentences of the catalogue by their ids, and the names of letters and of
 * characters that nobody sees. Data, not code: a host reads the language that it needs.
 *
 * A sentence has fields. `{found}` stands for an argument; what is itself a message, or a list of messages, is said in
 * its place. `{found:characters}` names characters, `{found:codes}` gives their numbers, `{found:quoted}` sets quotation
 * marks, `{found:encoding}` names an encoding, `{found:letter}` a letter with its script (`{found:letterGenitive}` as
 * Russian says it after «вместо»). `{count|line|lines}` is the form of a word that goes with a number.
 */
export interface Sentences {
  readonly language: Language;
  readonly texts: Readonly<Record<string, string>>;
}

const FIELD = /\{(\w+)(?::(\w+)|\|([^}]*))?\}/g;

/** The message as a sentence, or, for a fix, as the title of a choice. One without a sentence is said by its id. */
export function sentenceOf({ id, arguments: given }: Message, sentences: Sentences): string {
  return filled(id, given, sentences);
}

function filled(id: string, given: object, sentences: Sentences): string {
  return (sentences.texts[id] ?? id).replace(FIELD, (_field, name: string, kind?: string, forms?: string) => {
    const value = (given as Readonly<Record<string, unknown>>)[name];
    if (forms !== undefined) return inOneOfForms(sentences.language, Number(value), forms.split("|"));
    return kind === undefined ? said(value, sentences) : rendered(kind, String(value), sentences);
  });
}

function said(value: unknown, sentences: Sentences): string {
  if (Array.isArray(value)) return value.map((one) => said(one, sentences)).join("; ");
  return typeof value === "object" ? sentenceOf(value as Message, sentences) : `${value as string | number}`;
}

function rendered(kind: string, value: string, sentences: Sentences): string {
  switch (kind) {
    case "characters":
      return charactersNamed(value, sentences);
    case "codes":
      return codePointNames(value);
    case "encoding":
      return encodingName(value);
    case "quoted":
      return quoted(value, sentences);
    default:
      return filled(kind.replace("letter", `letter.${letterScript(value)}`), { letter: value }, sentences);
  }
}

/** `2 TABs, U+00A0 no-break space` */
function charactersNamed(text: string, sentences: Sentences): string {
  if (text === "") return filled("character.nothing", {}, sentences);
  return characterRuns(text)
    .map(({ character, count }) => {
      const name = characterName(character, count, sentences);
      return count === 1 ? name : `${count} ${name}`;
    })
    .join(", ");
}

function characterName(character: string, count: number, sentences: Sentences): string {
  if (!isWhiteOrInvisible(character.charCodeAt(0))) return quoted(character, sentences);
  const code = codePointName(character);
  const forms = sentences.texts[`character.${code}`] ?? filled("character", { code }, sentences);
  return inOneOfForms(sentences.language, count, forms.split("|"));
}

/** A text that holds the outer marks of its language gets the inner ones. */
function quoted(text: string, sentences: Sentences): string {
  const [outer = "", outerEnd = "", inner = "", innerEnd = ""] = sentences.texts["quotes"] ?? "";
  return text.includes(outer) || text.includes(outerEnd) ? inner + text + innerEnd : outer + text + outerEnd;
}
