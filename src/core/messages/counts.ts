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

/** By the plural categories of the language: English has `one` and `other`; Russian has `one`, `few` and `many`. */
type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

const ENGLISH: Readonly<Record<Countable, Forms>> = {
  question: { one: "question", other: "questions" },
  answer: { one: "answer", other: "answers" },
  paragraph: { one: "paragraph", other: "paragraphs" },
  word: { one: "word", other: "words" },
  problem: { one: "problem", other: "problems" },
  error: { one: "error", other: "errors" },
  warning: { one: "warning", other: "warnings" },
  information: { one: "remark", other: "remarks" },
  hint: { one: "hint", other: "hints" },
  minute: { one: "minute", other: "minutes" },
  hour: { one: "hour", other: "hours" },
};

const RUSSIAN: Readonly<Record<Countable, Forms>> = {
  question: { one: "вопрос", few: "вопроса", many: "вопросов" },
  answer: { one: "ответ", few: "ответа", many: "ответов" },
  paragraph: { one: "абзац", few: "абзаца", many: "абзацев" },
  word: { one: "слово", few: "слова", many: "слов" },
  problem: { one: "проблема", few: "проблемы", many: "проблем" },
  error: { one: "ошибка", few: "ошибки", many: "ошибок" },
  warning: { one: "предупреждение", few: "предупреждения", many: "предупреждений" },
  information: { one: "замечание", few: "замечания", many: "замечаний" },
  hint: { one: "подсказка", few: "подсказки", many: "подсказок" },
  minute: { one: "минута", few: "минуты", many: "минут" },
  hour: { one: "час", few: "часа", many: "часов" },
};

const FORMS: Readonly<Record<Language, Readonly<Record<Countable, Forms>>>> = { en: ENGLISH, ru: RUSSIAN };

const RULES = new Map<Language, { readonly plural: Intl.PluralRules; readonly number: Intl.NumberFormat }>();

/** A whole number and the noun in the form that goes with it: `1 ответ`, `2 ответа`, `5 ответов`, `1,200 words`. */
export function countPhrase(language: Language, count: number, what: Countable): string {
  return `${rules(language).number.format(count)} ${inForm(language, count, FORMS[language][what])}`;
}

/** The form of a noun that goes with a whole number. */
export function inForm(language: Language, count: number, forms: Forms): string {
  return forms[rules(language).plural.select(count)]!;
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
