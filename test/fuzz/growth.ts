/** Whether twice the text takes more than twice the time, for texts made to make the core slow. */

import { addIntended, addLabel } from "../../src/core/config/edit-configuration.ts";
import { readConfiguration } from "../../src/core/config/read-configuration.ts";
import { recogniseEncoding } from "../../src/core/encoding/recognise-encoding.ts";
import { countNationalLabels } from "../../src/core/features/label-count.ts";
import { fixingAllSuggested, formatTranscript } from "../../src/core/format.ts";
import { translate } from "../../src/core/messages/translate.ts";
import { check } from "../../src/core/rules/engine.ts";
import { concernedWords } from "../../src/core/rules/intended.ts";
import { type Finding, fixKind } from "../../src/core/rules/rule.ts";
import { inOneGo } from "../../src/core/steps.ts";
import { Vocabulary } from "../../src/core/transcript/labels.ts";
import { Transcript } from "../../src/core/transcript/transcript.ts";
import { ADVERSARIAL_TEXTS, type TextOfSize } from "../core/support/adversarial-texts.ts";
import { READERS } from "../core/support/every-reader.ts";

/** A text, and what is known of it once somebody asks. */
class Subject {
  readonly text: string;
  #transcript: Transcript | undefined;
  #findings: readonly Finding[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get transcript(): Transcript {
    return (this.#transcript ??= Transcript.parse(this.text));
  }

  get findings(): readonly Finding[] {
    return (this.#findings ??= check(this.transcript));
  }
}

/** Gives the work to be done on a text: what comes before is not measured. */
type Task = (subject: Subject) => () => unknown;

/** Every so many UTF-16 units a text is changed at once. */
const EDIT_DISTANCE = 20;

const TRANSCRIPT_TASKS: Readonly<Record<string, Task>> = {
  reading:
    ({ text }) =>
    () =>
      Transcript.parse(text),
  ...Object.fromEntries(
    Object.entries(READERS).map(([name, read]): [string, Task] => [
      name,
      ({ text, transcript }) =>
        () =>
          read(transcript, text.length >> 1),
    ]),
  ),
  checking:
    ({ text }) =>
    () =>
      check(Transcript.parse(text)),
  saying:
    ({ findings }) =>
    () =>
      findings.flatMap(({ message, fixes }) =>
        [message, ...fixes.map(({ title }) => title)].map((said) => translate(said, "ru")),
      ),
  excepting:
    ({ transcript, findings }) =>
    () =>
      findings.map((finding) => concernedWords(transcript, finding)),
  "one fix everywhere": ({ transcript, findings }) => {
    const suggesting = findings.find(({ fixes }) => fixes.some(({ safe }) => !safe));
    if (suggesting === undefined) return () => [];
    const kind = fixKind(suggesting.fixes.find(({ safe }) => !safe)!);
    return () => inOneGo(fixingAllSuggested(transcript, suggesting.rule, kind));
  },
  formatting:
    ({ text }) =>
    () =>
      formatTranscript(Transcript.parse(text)),
  "replacing everywhere": ({ text, transcript }) => {
    const edits = Array.from({ length: Math.floor(text.length / EDIT_DISTANCE) }, (_, index) => {
      const start = index * EDIT_DISTANCE;
      return { span: { start, end: start + 1 }, text: "и" };
    });
    return () => transcript.edit(edits);
  },
  "recognising UTF-8": ({ text }) => recognising(Buffer.from(text)),
  "recognising Windows-1251": ({ text }) => recognising(bytesOfWindows1251(text)),
};

function recognising(bytes: Uint8Array): () => unknown {
  return () => recogniseEncoding(bytes, (text) => countNationalLabels(text, Vocabulary.builtIn));
}

/** Russian letters and ASCII as they are there, everything else as some byte. */
function bytesOfWindows1251(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length }, (_, index) => {
    const code = text.charCodeAt(index);
    return code < 0x80 ? code : 0x80 | (code - 0x350);
  });
}

const CONFIGURATION_TASKS: Readonly<Record<string, Task>> = {
  "reading a configuration":
    ({ text }) =>
    () =>
      readConfiguration(text),
  "adding a label":
    ({ text }) =>
    () =>
      addLabel(text, { text: "Гость", role: "answer" }),
  "adding an exception":
    ({ text }) =>
    () =>
      addIntended(text, { rule: "stray-line", words: "Гость" }),
};

const listed =
  (head: string, item: (number: number) => string, tail: string): TextOfSize =>
  (size) => {
    const items: string[] = [];
    for (let number = 0, length = 0; length < size; number++) {
      items.push(item(number));
      length += items.at(-1)!.length + 1;
    }
    return `${head}${items.join(",")}${tail}`;
  };

const CONFIGURATIONS: Readonly<Record<string, TextOfSize>> = {
  "nested arrays": (size) => "[".repeat(size),
  "nested objects": (size) => '{"a":'.repeat(size / 5),
  "closing brackets": (size) => "]".repeat(size),
  "a string without an end": (size) => `{"labels": "${"а".repeat(size)}`,
  "escapes in a string": (size) => `{"labels": "${"\\u0430".repeat(size / 6)}"}`,
  "comments without an end": (size) => "/*".repeat(size / 2),
  "lines of comments": (size) => `{${"// а\n".repeat(size / 5)}}`,
  white: (size) => `{${" ".repeat(size)}}`,
  "lines of white": (size) => `{${"\n \t".repeat(size / 3)}}`,
  "own labels": listed('{"labels":[', (number) => `{"text":"Гость${number}","role":"answer"}`, "]}"),
  "equal labels": listed('{"labels":[', () => '{"text":"Гость","role":"answer"}', "]}"),
  "equal exceptions": listed('{"intended":[', () => '{"rule":"stray-line","words":"а"}', "]}"),
  exceptions: listed('{"intended":[', (number) => `{"rule":"stray-line","words":"а ${number}"}`, "]}"),
  "unknown names": listed("{", (number) => `"label${number}":1`, "}"),
  "equal names": listed("{", () => '"rules":1', "}"),
  "unknown rules": listed('{"rules":{', (number) => `"rule-${number}":"off"`, "}}"),
  "unknown severities": listed('{"rules":{', () => '"blank-line":"none"', "}}"),
};

export interface Growth {
  readonly kind: string;
  readonly task: string;
  /** UTF-16 units of the smallest text, and milliseconds of the processor for it, its double and its quadruple. */
  readonly size: number;
  readonly times: readonly [number, number, number];
  /** What was thrown, at any size. */
  readonly error?: unknown;
}

/** Twice the text may take so many times as long: the machine is never quite even. */
const MOST_GROWTH = 2.5;
/** Milliseconds: less cannot be compared. */
const LEAST_TIME = 25;
export const FIRST_SIZE = 1000;
const LARGEST_SIZE = 32_000;
/** Milliseconds: what takes as long and still grows fast does so for good. */
const LARGEST_TIME = 500;

/**
 * Every kind of text with every task, `only` those whose names hold these words; `report` is told of each. No text is smaller than
 * `firstSize`, in UTF-16 units: what the engine does in another way with large lists shows at a million alone.
 */
export function measureGrowth(only: string, report: (growth: Growth) => void, firstSize = FIRST_SIZE): void {
  for (const [kinds, tasks] of [
    [ADVERSARIAL_TEXTS, TRANSCRIPT_TASKS],
    [CONFIGURATIONS, CONFIGURATION_TASKS],
  ] as const) {
    for (const [kind, textOf] of Object.entries(kinds)) {
      const subjects = new Map<number, Subject>();
      const subjectOf = (size: number): Subject => {
        const subject = subjects.get(size) ?? new Subject(textOf(size));
        subjects.set(size, subject);
        return subject;
      };
      for (const [task, prepare] of Object.entries(tasks)) {
        if (`${kind}, ${task}`.includes(only))
          report({ kind, task, ...grow((size) => prepare(subjectOf(size)), firstSize) });
      }
    }
  }
}

/** Whether time grows faster than the text. */
export function growsFast({ times: [once, twice, fourTimes] }: Pick<Growth, "times">): boolean {
  return (
    once >= LEAST_TIME / 20 && fourTimes >= LEAST_TIME && twice > once * MOST_GROWTH && fourTimes > twice * MOST_GROWTH
  );
}

function grow(workOn: (size: number) => () => unknown, firstSize: number): Pick<Growth, "size" | "times" | "error"> {
  let size = firstSize;
  let times: Growth["times"] = [0, 0, 0];
  try {
    // Where it takes long to prepare anything, larger sizes are out of reach.
    for (let spent = 0; size < LARGEST_SIZE && spent < LARGEST_TIME; size *= 2) {
      let time = 0;
      spent = timeOf(() => (time = timeOf(workOn(size * 4), 1)), 1);
      if (time >= LEAST_TIME) break;
    }
    times = timesAt(1);
    // What grows for a while alone, as what is looked up in a tree does, or was in the machine's way, is none at larger sizes.
    while (growsFast({ times }) && times[2] < LARGEST_TIME) {
      size *= 2;
      times = timesAt(3);
    }
    if (growsFast({ times })) times = timesAt(2);
    return { size, times };
  } catch (error) {
    return { size, times, error };
  }

  function timesAt(repetitions: number): Growth["times"] {
    return [1, 2, 4].map((factor) => timeOf(workOn(size * factor), repetitions)) as unknown as Growth["times"];
  }
}

/** The least milliseconds of the processor of several times, which others on the machine do not lengthen. */
function timeOf(work: () => unknown, repetitions: number): number {
  let least = Infinity;
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const start = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
    if (least > LARGEST_TIME && repetition > 0) break;
  }
  return least;
}
