import type { RuleId, Severity } from "../../../src/core/rules/rule.ts";

interface Defect {
  readonly rule: RuleId;
  readonly severity: Severity;
}

/**
 * A line as it stands, its fault between ⟦ and ⟧, with `⇥` for a TAB and `↵` for a line break that is part of the fault;
 * and as Format Document leaves it, if that changes it: empty when the line goes.
 */
interface DrawnLine {
  readonly drawing: string;
  readonly defect?: Defect;
  readonly formatted?: string;
}

const error = (rule: RuleId): Defect => ({ rule, severity: "error" });
const information = (rule: RuleId): Defect => ({ rule, severity: "information" });
const warning = (rule: RuleId): Defect => ({ rule, severity: "warning" });

/** Every rule broken at least once, one fault a line. */
const LINES: readonly DrawnLine[] = [
  { drawing: "⟦⇥Встреча с жителями, актовый зал.⟧", defect: error("orphan-paragraph") },
  { drawing: "⟦Ответ⟧⇥Начнём, пожалуй.", defect: error("answer-without-question") },
  {
    drawing: "Вопрос⟦: ⟧Когда откроют мост?",
    defect: error("label-separator"),
    formatted: "Вопрос⇥Когда откроют мост?",
  },
  { drawing: "⟦ОТВЕТ⟧⇥В октябре.", defect: error("label-form"), formatted: "Ответ⇥В октябре." },
  { drawing: "⟦- ⟧Вопрос⇥А дорогу?", defect: error("label-form"), formatted: "Вопрос⇥А дорогу?" },
  { drawing: "⟦Отвт⟧⇥Весной.", defect: error("label-form") },
  { drawing: "⟦Вoпрос⟧⇥Кто строит?", defect: error("label-lookalike"), formatted: "Вопрос⇥Кто строит?" },
  { drawing: "⟦  ⟧Ответ⇥Областной трест.", defect: error("label-indent"), formatted: "Ответ⇥Областной трест." },
  { drawing: "⟦    ⟧Он строил и школу.", defect: error("continuation-indent"), formatted: "⇥Он строил и школу." },
  { drawing: "Вопрос ⟦№ 5⟧⇥Сколько это стоит?", defect: error("label-form") },
  { drawing: "Ответ ⟦(смеётся)⟧⇥Дорого.", defect: error("label-form") },
  { drawing: "⇥Смету⟦⇥⟧мы опубликуем.", defect: warning("tab-in-text"), formatted: "⇥Смету мы опубликуем." },
  { drawing: "⇥Целиком,⟦  ⟧до копейки.", defect: warning("repeated-space"), formatted: "⇥Целиком, до копейки." },
  { drawing: "⇥Обещаю.⟦ ⟧", defect: warning("trailing-space"), formatted: "⇥Обещаю." },
  { drawing: "⟦↵⟧", defect: warning("blank-line"), formatted: "" },
  { drawing: "⟦Вопрос⟧", defect: warning("label-alone"), formatted: "Вопрос⇥А парк?" },
  { drawing: "⇥А парк?", formatted: "" },
  { drawing: "Ответ⇥Парк останется." },
  { drawing: "⟦Ответ⟧⇥И пруд тоже.", defect: information("consecutive-answers") },
  { drawing: "⟦Вопрос⟧⇥И сквер?", defect: warning("unanswered-question") },
  { drawing: "⟦Вопрос⟧", defect: warning("empty-turn") },
  { drawing: "Ответ⇥Всё останется." },
  {
    drawing: "⇥Это слу⟦\u00AD⟧чайность.",
    defect: warning("invisible-character"),
    formatted: "⇥Это случайность.",
  },
  { drawing: "⇥Последни⟦и\u0306⟧ дом.", defect: warning("decomposed-letter"), formatted: "⇥Последний дом." },
  { drawing: "⟦⇥РЎРїР°СЃРёР±Рѕ.⟧", defect: error("mojibake") },
  { drawing: "⇥Утра⟦\uFFFD⟧но.", defect: error("replacement-character") },
  { drawing: "Вопрос⇥Где вход?" },
  { drawing: "Ответ⇥Со двора. ⟦Вопрос⟧: А выход?", defect: information("embedded-label") },
  { drawing: "Вопрос⇥⟦Где вход?⟧", defect: information("duplicate-question") },
  { drawing: "Ответ⇥⟦Tам⟧ же.", defect: warning("mixed-script") },
  { drawing: "⟦Вопрос⟧⇥Есть ли схема", defect: { rule: "question-mark", severity: "hint" } },
  { drawing: "Ответ⇥Есть ⟦«⟧план, он висит у входа.", defect: information("unpaired-mark") },
  { drawing: "⇥Смотрите⟦ ⟧, он большой.", defect: information("mark-spacing") },
  { drawing: "⇥Он висит ⟦на на⟧ стене.", defect: information("doubled-word") },
  { drawing: "⟦Зал аплодирует.⟧", defect: error("stray-line") },
  { drawing: "⟦Ведущий⟧⇥Спасибо всем.", defect: error("unknown-label") },
];

/** Offsets into the text. */
export interface ExpectedFinding extends Defect {
  readonly start: number;
  readonly end: number;
}

export interface DamagedTranscript {
  readonly text: string;
  readonly findings: readonly ExpectedFinding[];
  /** The text after Format Document. */
  readonly formatted: string;
}

/** The transcript with one of the line breaks that files have. */
export function everyDefect(lineBreak: "\n" | "\r\n"): DamagedTranscript {
  let text = "";
  let formatted = "";
  const findings: ExpectedFinding[] = [];
  const written = (drawing: string): string => drawing.replaceAll("⇥", "\t").replaceAll("↵", lineBreak);
  for (const { drawing, defect, formatted: after = drawing.replaceAll(/[⟦⟧]/g, "") } of LINES) {
    const [before, fault = "", rest = ""] = drawing.split(/[⟦⟧]/).map(written);
    if (defect !== undefined) {
      const start = text.length + before!.length;
      findings.push({ ...defect, start, end: start + fault.length });
    }
    text += before! + fault + rest + (fault === lineBreak ? "" : lineBreak);
    if (after !== "") formatted += written(after) + lineBreak;
  }
  return { text, findings, formatted };
}
