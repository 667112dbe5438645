import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { linesOf, shown } from "./tokenize.ts";

/** Each a transcript of its own, in the notation of `tokenize.ts`: what it is made of, and what the grammar says of it. */
const TRANSCRIPTS: Readonly<Record<string, string>> = {
  "a canonical exchange": `
    question | {label Вопрос}{separator ⇥}Насколько оправданы действия полиции?
    answer   | {label Ответ}{separator ⇥}Для любого государства это фундаментальная задача.
    answer   | {tab ⇥}Это естественно для любого открытого общества.
    question | {label Вопрос}{separator ⇥}А «дальше»?
    answer   | {label Ответ}{separator ⇥}Увидим (скоро).`,

  "every vocabulary": `
    question | {label Вопрос}{separator ⇥}Как?
    answer   | {label Ответ}{separator ⇥}Так.
    question | {label Сұрақ}{separator ⇥}Қалай?
    answer   | {label Жауап}{separator ⇥}Иә.
    question | {label Питання}{separator ⇥}Чому?
    answer   | {label Відповідь}{separator ⇥}Бо так.
    question | {label Пытанне}{separator ⇥}Чаму?
    answer   | {label Адказ}{separator ⇥}Таму.
    question | {label Question}{separator ⇥}Why?
    answer   | {label Answer}{separator ⇥}So.`,

  "vocabularies mixed in one transcript": `
    question | {label Сұрақ}{separator ⇥}Қалай?
    answer   | {label Ответ}{separator ⇥}Так.
    answer   | {tab ⇥}И ещё.`,

  "a turn runs up to the next label": `
    question | {label Вопрос}{separator ⇥}Первый абзац.
    question | {tab ⇥}Второй.
    question | {!stray-line Без табуляции.}
    question | {tab ⇥}Третий.
    question | {!blank-line ⇥}
    question | {tab ⇥}Четвёртый.
    answer   | {label Ответ}{separator ⇥}Да.
    answer   | {!stray-line Без табуляции.}
    answer   | {tab ⇥}Нет.`,

  "what stands before the first label": `
    none     | {!stray-line Стенограмма брифинга}
    none     | {!orphan-paragraph ⇥Абзац ничей.}
    none     | {!orphan-paragraph    И этот.}
    none     | {!blank-line  ⇥ }
    none     | {!unknown-label Модератор}{separator ⇥}Добрый день.
    question | {label Вопрос}{separator ⇥}Как?`,

  "a label being typed is no fault": `
    question | {label Вопрос}
    question | {label Вопрос}{separator ⇥}
    answer   | {label Ответ}{separator :}
    answer   | {label Ответ}{separator  — }
    answer   | {label Ответ}{separator .}
    answer   | {label Ответ}{separator   :⇥}`,

  "but one in another spelling is": `
    question | {!label ВОПРОС}
    question | {!label ВОПРОС}{!label-separator :}
    answer   | {!label Oтвет}{!label-separator ⇥}`,

  "wrong case": `
    question | {!label вопрос}{!label-separator ⇥}Как?
    answer   | {!label ОТВЕТ}{!label-separator ⇥}Так.
    answer   | {!label aNSWER}{!label-separator ⇥}So.`,

  "letters of another script, digits for letters, invisible characters": `
    question | {!label Boпpoc}{!label-separator ⇥}Как?
    question | {!label Вопр0с}{!label-separator ⇥}Как?
    answer   | {!label 0твет}{!label-separator ⇥}Так.
    answer   | {!label Οтвет}{!label-separator ⇥}Так.
    answer   | {!label Адка3}{!label-separator ⇥}Так.
    answer   | {!label Жayaп}{!label-separator ⇥}Иә.
    answer   | {!label Вiдповiдь}{!label-separator ⇥}Бо так.
    question | {!label Quеstiоn}{!label-separator ⇥}Why?
    question | {!label Во{U+00AD}прос}{!label-separator ⇥}Как?
    question | {!label-indent {U+200B}}{!label Вопрос}{!label-separator ⇥}Как?
    question | {!label Вопрос{U+200B}}{!label-separator ⇥}Как?
    question | {!label Вопрос}{!label-separator ⇥{U+FEFF}}Как?`,

  ornaments: `
    question | {!label-ornament - }{!label Вопрос}{!label-separator ⇥}Как?
    answer   | {!label-ornament – }{!label Ответ}{!label-separator : }Так.
    answer   | {!label-ornament —⍽}{!label Ответ}{!label-separator : }Так.
    answer   | {!label-ornament •⇥}{!label Ответ}{!label-separator ⇥}Так.
    answer   | {!label-ornament · }{!label Ответ}{!label-separator ⇥}Так.
    answer   | {!label-ornament * }{!label Ответ}{!label-separator ⇥}Так.
    answer   | {!label-ornament > }{!label Ответ}{!label-separator ⇥}Так.
    question | {!label-ornament 12. }{!label Вопрос}{!label-separator ⇥}Как?
    question | {!label-ornament 1234) }{!label Вопрос}{!label-separator ⇥}Как?
    question | {!unknown-label 12345) Вопрос}{separator ⇥}Как?
    question | {!unknown-label - - Вопрос}{separator ⇥}Как?
    question | {!unknown-label -Вопрос}{separator ⇥}Как?
    question | {!label-ornament - }{!label Вопрос}{!label-separator  }Как?
    question | {!label-ornament - }{!label Вопрос}`,

  numbers: `
    question | {!label Вопрос} {!label-number 5}{!label-separator ⇥}Как?
    question | {!label Вопрос} {!label-number № 5}{!label-separator : }Как?
    question | {!label Вопрос}{!label-number №5}{!label-separator . ⇥}Как?
    question | {!label Вопрос}{!label-number 12}{!label-separator ⇥}Как?
    question | {!label Вопрос} {!label-number 12}{!label-separator  }Как?
    question | {!label Вопрос} {!label-number 12}
    answer   | {!label Ответ}{!label-separator  }12 человек.
    answer   | {!label Адказ}{!label-number 3}{!label-separator ⇥}Так.`,

  remarks: `
    answer   | {!label Ответ} {!label-remark (смеётся)}{!label-separator ⇥}Так.
    answer   | {!label Ответ} {!label-remark (смеётся)}{!label-separator : }Так.
    answer   | {!label Ответ}{!label-remark ()}{!label-separator :}Так.
    answer   | {!label Ответ} {!label-number 2} {!label-remark (после паузы)}{!label-separator  : }Так.
    answer   | {!label Ответ} {!label-remark (шёпотом)}{!label-separator  —⇥}Так.
    answer   | {!label Ответ}{!label-separator  }(смеётся) Так.
    answer   | {!label Ответ} {!label-remark (сорок знаков без пробелов, ни одним больше соро)}{!label-separator : }Так.
    answer   | {!label Ответ}{!label-separator  }(сорок знаков без пробелов, ни одним больше сорок): Так.`,

  "separators with a TAB": `
    question | {!label Вопрос}{!label-separator ⇥⇥}Как?
    question | {!label Вопрос}{!label-separator ⇥ }Как?
    question | {!label Вопрос}{!label-separator  ⇥}Как?
    question | {!label Вопрос}{!label-separator ⍽⇥}Как?
    question | {!label Вопрос}{!label-separator :⇥}Как?
    question | {!label Вопрос}{!label-separator .⇥}Как?
    question | {!label Вопрос}{!label-separator  — ⇥}как?
    answer   | {label Ответ}{separator ⇥}— Да.
    answer   | {label Ответ}{separator ⇥}: да
    answer   | {!label Ответ}{!label-separator  ⇥}- да`,

  "separators with a colon, text glued to it included": `
    question | {!label Вопрос}{!label-separator : }как?
    question | {!label вопрос}{!label-separator  :⍽}как?
    question | {!label Вопрос}{!label-separator :}Как?
    question | {!label Вопрос}{!label-separator :}: как?`,

  "weak separators": `
    question | {!label Вопрос}{!label-separator  }Будут ли допущены наблюдатели?
    question | {!label Вопрос}{!label-separator ⍽}Будут ли допущены наблюдатели?
    question | {!label Вопрос}{!label-separator  — }Как?
    question | {!label Вопрос}{!label-separator – }Как?
    question | {!label Вопрос}{!label-separator . }Как?
    answer   | {!label Ответ}{!label-separator  - }12 человек.
    answer   | {!label Ответ}{!label-separator  }«Да».
    answer   | {!label Ответ}{!label-separator  }„Да“.
    answer   | {!label Ответ}{!label-separator  }"Да".
    answer   | {!label Ответ}{!label-separator     }да
    answer   | {!label Ответ}{!label-separator ⍽ ⍽ }да
    answer   | {!label OTBET}{!label-separator  }Да`,

  "prose is no label": `
    question | {label Вопрос}{separator ⇥}Как?
    question | {!stray-line Вопрос о границе важен.}
    question | {!stray-line Вопрос⍽о границе важен.}
    question | {!stray-line вопрос — и ответ}
    question | {!stray-line Вопрос - осознание незнания.}
    question | {!stray-line Вопрос-ответ}
    question | {!stray-line Вопрос-ответ: как это было}
    question | {!stray-line вопрос Как}
    question | {!stray-line вопрос    как}
    question | {!stray-line вопрос}
    question | {!stray-line Вопросы: много}
    question | {!stray-line Вопрос, который ждёт}
    question | {!stray-line Вопрос? Как?}
    question | {!stray-line Вопрос   как}
    question | {!stray-line Вопрос    - как}
    question | {!stray-line Вопрос.Как?}
    question | {!stray-line Вопрос«Как?»}
    question | {!stray-line Безответ: да}
    question | {!stray-line Answers: yes}
    question | {tab ⇥}Ответ: нет.
    question | {tab ⇥}Вопрос о границе важен.
    question | {tab ⇥}Вопрос`,

  indentation: `
    question | {!label-indent ⇥}{!label Вопрос}{!label-separator ⇥}Как?
    question | {!label-indent       }{!label Вопрос}{!label-separator ⇥}Как?
    answer   | {!label-indent    }{!label Ответ}{!label-separator : }Так.
    answer   | {!label-indent ⍽}{!label Ответ}{!label-separator ⇥}Так.
    answer   | {!continuation-indent ⍽}Ответ: так.
    answer   | {!continuation-indent     }Ответ: так.
    answer   | {!continuation-indent  }Ответ — Так.
    answer   | {!continuation-indent  }Ответ`,

  continuations: `
    answer   | {label Ответ}{separator ⇥}Так.
    answer   | {tab ⇥}Так.
    answer   | {!continuation-indent ⇥⇥}Так.
    answer   | {!continuation-indent ⇥ }Так.
    answer   | {!continuation-indent     }Так.
    answer   | {!continuation-indent ⍽}Так.
    answer   | {!continuation-indent {U+3000}}Так.
    answer   | {!continuation-indent {U+200B} }Так.
    answer   | {!stray-line {U+200B}Так.}
    answer   | {!blank-line    }
    answer   | {!blank-line ⍽{U+200B}}`,

  "unknown labels": `
    question | {label Вопрос}{separator ⇥}Как?
    question | {!unknown-label Модератор}{separator ⇥}Добрый день.
    question | {!unknown-label Иван Петров:}{separator ⇥}Добрый{!repeated-space   }день.
    question | {!unknown-label Сорок знаков ровно стоит на этой строке.}{separator ⇥}Да.
    question | {!stray-line Сорок один знак стоит на этой вот строке.⇥Да.}
    question | {!stray-line Модератор⇥}
    question | {!stray-line Модератор⇥⍽}`,

  "white inside text": `
    answer   | {label Ответ}{separator ⇥}Да,{!tab-in-text ⇥}нет.
    answer   | {tab ⇥}Да,{!repeated-space   }нет.
    answer   | {tab ⇥}Да,{!repeated-space ⍽ }нет, 10⍽000.
    answer   | {tab ⇥}Да{!repeated-space   }{!tab-in-text ⇥} нет.
    answer   | {tab ⇥}Да{!tab-in-text {U+2028}}нет{!tab-in-text {U+000B}}да.
    answer   | {tab ⇥}Да.{!trailing-space  }
    answer   | {tab ⇥}Да.{!trailing-space  ⇥⍽ }
    answer   | {tab ⇥}Да,{!repeated-space    }нет.{!trailing-space    }
    question | {label Вопрос}{separator ⇥}Потеряно {!replacement-character {U+FFFD}{U+FFFD}}?`,

  "a misspelt label is left to the model": `
    question | {label Вопрос}{separator ⇥}Как?
    question | {!unknown-label Отвте}{separator ⇥}Так.`,
};

describe("the grammar reads", () => {
  for (const [title, transcript] of Object.entries(TRANSCRIPTS)) {
    test(title, () => {
      const expected = transcript
        .trim()
        .split("\n")
        .map((line) => line.replace(/^ {4}/, ""));
      assert.deepEqual(shown(linesOf(expected)), expected);
    });
  }
});
