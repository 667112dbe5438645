import { composed, withoutInvisible } from "../text/characters.ts";
import { type Script, toScript } from "../text/twins.ts";

/** What a label says its turn is. */
export type Role = "question" | "answer";

export const ROLES: readonly Role[] = ["question", "answer"];

/** A word that opens a turn, in its canonical spelling. It holds no white. */
export interface Label {
  readonly text: string;
  readonly role: Role;
  /** The vocabulary the label belongs to: a language code, or `own` for a label of the user's. */
  readonly vocabulary: string;
  readonly script: Script;
}

function pair(vocabulary: string, question: string, answer: string, script: Script): Label[] {
  return [
    { text: question, role: "question", vocabulary, script },
    { text: answer, role: "answer", vocabulary, script },
  ];
}

/** The labels every transcript knows, by language. All are recognised at once. */
export const BUILT_IN_LABELS: readonly Label[] = [
  ...pair("ru", "Вопрос", "Ответ", "Cyrillic"),
  ...pair("kk", "Сұрақ", "Жауап", "Cyrillic"),
  ...pair("uk", "Питання", "Відповідь", "Cyrillic"),
  ...pair("be", "Пытанне", "Адказ", "Cyrillic"),
  ...pair("en", "Question", "Answer", "Latin"),
];

/** The labels of a transcript, ready to be looked up by their folds. Immutable. */
export class Vocabulary {
  static readonly builtIn = new Vocabulary([]);

  readonly labels: readonly Label[];
  readonly #byFold = new Map<Script, Map<string, Label>>();

  /** @param own labels that a user has configured; they win over built-in ones of the same fold. */
  constructor(own: readonly Label[]) {
    this.labels = [...own, ...BUILT_IN_LABELS];
    for (const label of this.labels) {
      let labels = this.#byFold.get(label.script);
      if (labels === undefined) this.#byFold.set(label.script, (labels = new Map<string, Label>()));
      const key = fold(label.text, label.script);
      if (!labels.has(key)) labels.set(key, label);
    }
  }

  /** The label whose fold the word has, or undefined. */
  find(word: string): Label | undefined {
    for (const [script, labels] of this.#byFold) {
      const label = labels.get(fold(word, script));
      if (label !== undefined) return label;
    }
    return undefined;
  }

  /** The label that the word is one insertion, deletion, substitution or transposition away from, or undefined. */
  findMisspelt(word: string): Label | undefined {
    for (const [script, labels] of this.#byFold) {
      const folded = inSingleUnits(fold(word, script));
      for (const [key, label] of labels) {
        if (isOneStepAway(folded, inSingleUnits(key))) return label;
      }
    }
    return undefined;
  }

  /** The label that stands for `role` in the vocabulary of `like`, or in Russian. */
  labelFor(role: Role, like?: Label): Label {
    const wanted = like?.vocabulary ?? "ru";
    return (
      this.labels.find((label) => label.role === role && label.vocabulary === wanted) ??
      BUILT_IN_LABELS.find((label) => label.role === role)!
    );
  }
}

/**
 * A word as labels are compared: without invisible characters, in NFC, letters of another script that look like those
 * of `script` replaced by them, in lower case.
 */
export function fold(word: string, script: Script): string {
  return toScript(composed(withoutInvisible(word)), script).toLowerCase();
}

/** A character of two units is one that a label lacks as well. */
function inSingleUnits(text: string): string {
  return text.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g, "\uFFFD");
}

/** Whether one insertion, deletion, substitution or transposition of neighbours turns `a` into `b`. */
export function isOneStepAway(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let head = 0;
  while (head < short.length && short.charCodeAt(head) === long.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < short.length - head && short.at(-1 - tail) === long.at(-1 - tail)) tail++;
  const shortRest = short.slice(head, short.length - tail);
  const longRest = long.slice(head, long.length - tail);
  if (longRest.length <= 1) return longRest.length === 1;
  return longRest.length === 2 && shortRest === longRest.charAt(1) + longRest.charAt(0);
}
