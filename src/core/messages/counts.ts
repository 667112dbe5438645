/** A language that everything is said in. */
export type Language = "en" | "ru";

export type Countable =
  | "question"
  | "answer"
  | "paragraph"
  | "word"
  | "problem"
  | "error"
  | "warning"
  | "information"
  | "hint"
  | "minute"
  | "hour";

/** The forms of a noun, in the order of `CATEGORIES`. */
type Forms = readonly string[];

/** The plural categories of the languages that whole numbers come in. */
const CATEGORIES: Readonly<Record<Language, readonly Intl.LDMLPluralRule[]>> = {
  en: ["one", "other"],
  ru: ["one", "few", "many"],
};

const ENGLISH: Readonly<Record<Countable, Forms>> = {
  question: ["question", "questions"],
  answer: ["answer", "answers"],
  paragraph: ["paragraph", "paragraphs"],
  word: ["word", "words"],
  problem: ["problem", "problems"],
  error: ["error", "errors"],
  warning: ["warning", "warnings"],
  information: ["remark", "remarks"],
  hint: ["hint", "hints"],
  minute: ["minute", "minutes"],
  hour: ["hour", "hours"],
};

const RUSSIAN: Readonly<Record<Countable, Forms>> = {
  question: ["вопрос", "вопроса", "вопросов"],
  answer: ["ответ", "ответа", "ответов"],
  paragraph: ["абзац", "абзаца", "абзацев"],
  word: ["слово", "слова", "слов"],
  problem: ["проблема", "проблемы", "проблем"],
  error: ["ошибка", "ошибки", "ошибок"],
  warning: ["предупреждение", "предупреждения", "предупреждений"],
  information: ["замечание", "замечания", "замечаний"],
  hint: ["подсказка", "подсказки", "подсказок"],
  minute: ["минута", "минуты", "минут"],
  hour: ["час", "часа", "часов"],
};

const FORMS: Readonly<Record<Language, Readonly<Record<Countable, Forms>>>> = { en: ENGLISH, ru: RUSSIAN };

const RULES = new Map<Language, { readonly plural: Intl.PluralRules; readonly number: Intl.NumberFormat }>();

/** Lower numbers come again and again: the outline of a large file counts hundreds of thousands of things. */
const RARE_NUMBER = 1000;

/** Phrases by their number, of each language's forms of each noun. */
const PHRASES = new Map<Forms, string[]>();

/** A whole number and the noun in the form that goes with it: `1 ответ`, `2 ответа`, `5 ответов`, `1,200 words`. */
export function countPhrase(language: Language, count: number, what: Countable): string {
  const forms = FORMS[language][what];
  if (count >= RARE_NUMBER) return phraseOf(language, count, forms);
  let phrases = PHRASES.get(forms);
  if (phrases === undefined) PHRASES.set(forms, (phrases = []));
  return (phrases[count] ??= phraseOf(language, count, forms));
}

function phraseOf(language: Language, count: number, forms: Forms): string {
  return `${rules(language).number.format(count)} ${inOneOfForms(language, count, forms)}`;
}

/** That of the forms of a word, in the order of the language's plural categories, which goes with a whole number. */
export function inOneOfForms(language: Language, count: number, forms: Forms): string {
  return forms[CATEGORIES[language].indexOf(rules(language).plural.select(count))] ?? forms[0]!;
}

/** The language that serves a locale such as `ru-RU`: Russian where it is asked for, else English. */
export function languageOf(locale: string): Language {
  return /^ru\b/i.test(locale) ? "ru" : "en";
}

/** How long reading takes, to the minute: `2 minutes to read`, `1 час 5 минут чтения`, `меньше минуты чтения`. */
export function readingTimePhrase(language: Language, minutes: number): string {
  const suffix = language === "ru" ? "чтения" : "to read";
  if (minutes < 1) return `${language === "ru" ? "меньше минуты" : "less than a minute"} ${suffix}`;
  const whole = Math.round(minutes);
  const hours = Math.floor(whole / 60);
  const parts: string[] = [];
  if (hours > 0) parts.push(countPhrase(language, hours, "hour"));
  if (whole % 60 > 0) parts.push(countPhrase(language, whole % 60, "minute"));
  return `${parts.join(" ")} ${suffix}`;
}

/** Made when first needed: they cost more than everything else that is done while the extension starts. */
function rules(language: Language): { readonly plural: Intl.PluralRules; readonly number: Intl.NumberFormat } {
  let made = RULES.get(language);
  if (made === undefined) {
    made = { plural: new Intl.PluralRules(language), number: new Intl.NumberFormat(language) };
    RULES.set(language, made);
  }
  return made;
}
