import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";

import { CP866, KOI8_R, reread, WINDOWS_1251 } from "../../../src/core/encoding/code-pages.ts";
import { questionKey } from "../../../src/core/rules/asked-questions.ts";
import { RULES } from "../../../src/core/rules/index.ts";
import type { LineRule, PlacedLineRule } from "../../../src/core/rules/rule.ts";
import { CodeUnits } from "../../../src/core/text/code-units.ts";
import { NON_RUSSIAN_TWINS } from "../../../src/core/text/twins.ts";
import { keyWordsOf, NO_WORDS, withWords } from "../../../src/core/text/word-key.ts";
import { ChunkMaker } from "../../../src/core/transcript/chunk-maker.ts";
import { ChunkReader } from "../../../src/core/transcript/chunk-reader.ts";
import { type Label, Vocabulary } from "../../../src/core/transcript/labels.ts";
import { bodyText, hasText, isLabelled, type Line, type LineBreak } from "../../../src/core/transcript/line.ts";
import type { LineChunk } from "../../../src/core/transcript/line-chunk.ts";
import { LineSign } from "../../../src/core/transcript/line-facts.ts";
import { readLine } from "../../../src/core/transcript/reading.ts";
import { type PlacedTurn, Transcript } from "../../../src/core/transcript/transcript.ts";
import { anyText } from "../support/arbitraries.ts";
import { anyTranscript } from "../support/damaged-transcript.ts";

/** Pieces of paragraphs of every kind that characters have, common ones and those that only look like them. */
const PIECES = [
  ...Array.from("абвгпрстуфёВГРСТУЁіјәІҺїқґЄ"),
  ...Array.from("acokyxXAC"),
  ...Array.from("0127"),
  ...Array.from(" .,:;!?…«»„“”()[]\"'’-‑—–№%/@=#+$~\\"),
  "\u00A0",
  "\u0301",
  "\u00AD",
  "\u2009",
  "é",
  "Ð",
  "§",
  "😀",
  "²",
  "\u0308",
  "на на",
  "и и",
  "В В",
  "из-за из-за",
  "Ответ:",
  "Вопрос: ",
  ". Ответ: нет",
  "т. е.",
  "И.Петров",
  "сказал.Нет",
  "слово ,",
  " — ",
  "— Да",
  " - ",
  "что- то",
  ":«",
  ",«",
  ",и",
  "1,5",
  "(а)",
  " а) ",
  ":)",
  "=))",
  "««",
  "»»",
  '5"',
  '«"»',
  '""',
  "Kазах",
  "Hе",
  " c ",
  "SMSка",
  "WhatsAppе",
  "К2a",
  "o'Рейли",
  "СССР?",
  "слов?",
  "вё",
  "Сё",
  "Тё",
  "c\u00AD ними",
  "a\u0308 он",
  "рії",
  "Ёж",
  "по®кой",
  "РёВ®Рё",
  "и‘",
  "ʼ",
  "¹",
  "Р’Рѕ",
  "Ð’Ð¾",
  "МИД РФ США",
];

const paragraph = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 12, size: "max" })
  .map((pieces) => pieces.join(""));
const head = fc.constantFrom("Вопрос\t", "Ответ\t", "\t", "Жауап\t", "Answer\t");
const ordinaryText = fc
  .array(fc.tuple(head, paragraph, fc.constantFrom("\n", "\n", "\r\n", "\r")), { maxLength: 8 })
  .map((lines) => lines.flat().join(""));
const text = fc.oneof({ weight: 3, arbitrary: ordinaryText }, { weight: 1, arbitrary: anyTranscript });

/** As long as one look reaches and longer, most of it plain words, between which the pieces are. */
const longText = fc
  .tuple(
    head,
    fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 }),
    fc.integer({ min: 900, max: 4000 }),
  )
  .map(([opening, pieces, words]) => {
    const filling = Array.from({ length: words }, (_, index): string => (index % 2 === 0 ? "слово" : "и дело"));
    const places = pieces.map((_, index) => Math.floor(((index + 1) * words) / (pieces.length + 1)));
    for (const [index, piece] of pieces.entries()) filling[places[index]!] = piece;
    return `${opening}${filling.join(" ")}\n`;
  });

/** What words become that were written in one encoding and read in another. */
const MISREADINGS: readonly ((word: string) => string)[] = [
  (word) => word,
  (word) => new TextDecoder("windows-1251").decode(new TextEncoder().encode(word)),
  (word) => reread(word, CP866, WINDOWS_1251),
  (word) => reread(word, KOI8_R, WINDOWS_1251),
];
const WORDS = "и в не он её ещё Ёж моё вопрос решение Москва НАТО café © № « » — … \u00A0 5 - . ,".split(" ");
const misreadText = fc
  .tuple(head, fc.array(fc.tuple(fc.constantFrom(...MISREADINGS), fc.constantFrom(...WORDS), fc.constantFrom("", " "))))
  .map(
    ([opening, words]) =>
      opening +
      words
        .map(([misread, word, space]) => misread(word) + space)
        .join("")
        .trim(),
  );

const OWN = new Vocabulary([
  { text: "Ведущий", role: "question", vocabulary: "own", script: "Cyrillic" },
  { text: "ответ", role: "answer", vocabulary: "own", script: "Cyrillic" },
  { text: "М.", role: "answer", vocabulary: "own", script: "Cyrillic" },
]);

function chunksOf(source: string, vocabulary = Vocabulary.builtIn): readonly LineChunk[] {
  const chunks: LineChunk[] = [];
  for (const reader = new ChunkReader(source, 0, vocabulary); !reader.isAtEnd;) chunks.push(reader.read());
  return chunks;
}

/** Some lines as one chunk. */
function chunkOf(source: string, vocabulary?: Vocabulary): LineChunk {
  const [chunk, ...others] = chunksOf(source, vocabulary);
  assert.deepEqual(others, []);
  return chunk!;
}

const linesOf = (chunk: LineChunk): Line[] => Array.from({ length: chunk.lineCount }, (_, index) => chunk.line(index));

/** The lines of a text, each read character by character. */
function slowlyRead(source: string, vocabulary: Vocabulary): Line[] {
  const pieces = source.split(/(\r\n|\r|\n)/);
  const texts = pieces.filter((_, index) => index % 2 === 0);
  return texts.map((piece, index) => readLine(piece, (pieces[2 * index + 1] ?? "") as LineBreak, vocabulary));
}

const ASKS = /[?⁇⁈⁉？]/;

/** Expects of a chunk that it says of its lines what they say themselves. */
function expectAgreement(chunk: LineChunk): void {
  const lines = linesOf(chunk);
  let start = 0;
  for (const [index, line] of lines.entries()) {
    assert.equal(chunk.lineStart(index), start);
    assert.equal(chunk.lineEnd(index), start + line.text.length);
    const next = start + line.text.length + line.lineBreak.length;
    for (let offset = start; offset < next; offset++) {
      assert.equal(chunk.lineAt(offset), index);
      assert.equal(chunk.lineAt(offset, index), index);
    }
    const head = lines.findIndex((other, place) => place >= index && isLabelled(other));
    assert.equal(chunk.nextHead(index), head < 0 ? lines.length : head);
    start = next;
    assert.equal(chunk.kind(index), line.kind);
    assert.equal(chunk.label(index), line.head?.label);
    assert.equal(chunk.role(index), line.head?.label.role);
    assert.equal(chunk.hasText(index), hasText(line));
    assert.equal(chunk.words(index), line.words);
    assert.deepEqual(chunk.body(index), line.body);
    assert.equal(chunk.hasQuestionMark(index), ASKS.test(bodyText(line)));
    if (!/[«»„“”()[\]"]/.test(bodyText(line))) assert.equal(chunk.hasUnsettledMarks(index), false);
  }
  assert.equal(chunk.lineStart(lines.length), start);
  assert.equal(chunk.nextHead(lines.length), lines.length);
  assert.equal(chunk.text.length, start);

  const turns = lines.filter(isLabelled);
  const questions = turns.filter(({ kind }) => kind === "question");
  const bodies = lines.map(bodyText);
  const twins = Array.from(NON_RUSSIAN_TWINS, (letter) => bodies.join("").toLowerCase().split(letter).length - 1);
  const unsettled = lines.filter((_, index) => chunk.hasUnsettledMarks(index)).length;
  assert.deepEqual(chunk.totals, {
    lines: lines.length,
    length: start,
    turns: turns.length,
    questions: questions.length,
    questionPairs: turns.filter(({ kind }, index) => kind === "question" && turns[index - 1]?.kind === kind).length,
    words: lines.reduce((sum, { words }) => sum + words, 0),
    paragraphs: lines.filter(hasText).length,
    questionMarks: bodies.filter((body) => ASKS.test(body)).length,
    unsettled,
    twins: twins.some((count) => count > 0) ? twins : [],
    firstRole: turns[0]?.kind,
    lastRole: turns.at(-1)?.kind,
  });
}

describe("a chunk of lines", () => {
  test("property: says of each line and of all what the lines say, which are those of the text", () => {
    fc.assert(
      fc.property(fc.oneof(text, anyText), fc.constantFrom(Vocabulary.builtIn, OWN), (source, vocabulary) => {
        const chunks = chunksOf(source, vocabulary);
        assert.deepEqual(chunks.flatMap(linesOf), slowlyRead(source, vocabulary));
        assert.equal(chunks.map((chunk) => chunk.text).join(""), source);
        for (const chunk of chunks) expectAgreement(chunk);
      }),
      { numRuns: 500 },
    );
  });

  test("begins where it is told to, and has at least one line", () => {
    const { text } = new ChunkReader("\uFEFFВопрос\tКак?", 1, Vocabulary.builtIn).read();
    assert.equal(text, "Вопрос\tКак?");
    assert.equal(chunkOf("").lineCount, 1);
    assert.equal(chunkOf("\n").lineCount, 2);
  });

  test("holds thirty-two lines, or as many as have sixteen kibibytes of characters", () => {
    const sizes = (source: string): number[] => chunksOf(source).map(({ lineCount }) => lineCount);
    assert.deepEqual(sizes("\tДа.\n".repeat(70)), [32, 32, 7]);
    assert.deepEqual(sizes("\tДа.\n".repeat(31)), [32]);
    assert.deepEqual(sizes(longLine(1024).repeat(40)), [16, 16, 9]);
    assert.deepEqual(sizes(longLine(1023).repeat(40)), [17, 17, 7]);
    assert.deepEqual(sizes(longLine(20_000).repeat(2)), [1, 1, 1]);
  });

  for (const [source, isCalm] of [
    ["Вопрос\tКак?\nОтвет\tДа.", true],
    ["Ответ\tДа.\nВопрос\tКак?\n\tИ когда.\n", true],
    ["Вопрос 2: Как?\n\nОтвет\t«Да» (так).\r\nВопрос\tКак?", true],
    ["\tДа.\nНет.\n", true],
    ["Вопрос\tКак.\nОтвет\tДа.", false],
    ["Вопрос\tКак.\n\tКогда?\nОтвет\tДа.", false],
    ["Вопрос\tКак?\nВопрос\tКак?", false],
    ["Ответ\tДа.\n\tНет.\nОтвет\tДа.", false],
    ["Ответ\n\tДа.", false],
    ["Вопрос\tКак?\nОтвет", false],
    ["Вопрос\tКак?\nОтвет\t«Да.", false],
    ["Вопрос\tКак?\n\tИ) когда", false],
  ] as const) {
    test(`is ${isCalm ? "" : "not "}calm: ${JSON.stringify(source)}`, () => {
      assert.equal(chunkOf(source).isCalm, isCalm);
    });
  }

  for (const [source, isClear] of [
    ["Вопрос\tКак?\nОтвет\tДа.", true],
    ["\tДа: «нет» (вот).", true],
    ["Ответ\tДа.\n", false],
    ["Ответ\tДа.\n\n\tДа.", false],
    ["Вопрос\tКак?\nОтвет: да.", false],
    ["Вопрос  \tКак?\nОтвет\tДа.", false],
    ["Вопрос\tКак?\nОтвет\tна на", false],
    ["Вопрос\tКак  так?\nОтвет\tДа.", false],
  ] as const) {
    test(`is ${isClear ? "" : "not "}clear: ${JSON.stringify(source)}`, () => {
      assert.equal(chunkOf(source).isClear, isClear);
    });
  }

  test("is clear wherever it stands in a long text", () => {
    const turns = Array.from(
      { length: 300 },
      (_, index) => `Вопрос\tКак это было в ${index}?\nОтвет\tВот «так» и так.`,
    );
    const source = turns.join("\n");
    for (const chunk of chunksOf(source)) {
      assert.equal(chunk.isClear, true);
      assert.equal(chunk.isCalm, true);
      expectAgreement(chunk);
    }
    assert.deepEqual(chunksOf(source).flatMap(linesOf), slowlyRead(source, Vocabulary.builtIn));
  });

  for (const words of [511, 512, 2047, 4000]) {
    test(`counts ${words} words of one line, which is ordinary however many they are`, () => {
      const chunk = chunkOf(`Ответ\t${"а б ".repeat(2000).slice(0, 2 * words - 1)}`);
      assert.equal(chunk.words(0), words);
      assert.equal(chunk.isOrdinary(0), true);
      assert.equal(chunk.signs(0), 0);
      assert.equal(chunk.isClear, words <= 511);
      expectAgreement(chunk);
    });
  }
});

/** A continuation of so many characters, its line break included. */
function longLine(length: number): string {
  return `\t${"слово дело ".repeat(Math.ceil(length / 11)).slice(0, length - 3)}я\n`;
}

describe("lines that are put together anew", () => {
  /** Lines, each of which ends in a line break. */
  const lines = fc.tuple(ordinaryText, fc.constantFrom("", "Просто\r\n", "Ответ: «да\n")).map((some) => some.join(""));

  test("property: are the lines of the text, read or handed on", () => {
    fc.assert(
      fc.property(lines, lines, lines, lines, (head, middle, tail, appended) => {
        const maker = new ChunkMaker(OWN).begin(head + middle + tail);
        maker.read(head.length);
        const read = maker.lineCount;
        for (const chunk of chunksOf(middle, OWN)) {
          // Behind the last line break there is one line more.
          chunk.copy(0, chunk.lineCount - (chunk.lineEnd(chunk.lineCount - 1) === chunk.text.length ? 1 : 0), maker);
        }
        assert.equal(maker.lineCount, slowlyRead(head + middle, OWN).length - 1);
        assert.equal(read, slowlyRead(head, OWN).length - 1);
        maker.read(head.length + middle.length + tail.length);
        for (const chunk of chunksOf(appended, OWN)) maker.append(chunk);
        const chunks = maker.end();
        const source = head + middle + tail + appended;
        assert.equal(chunks.map((chunk) => chunk.text).join(""), source);
        assert.deepEqual(chunks.flatMap(linesOf), slowlyRead(source, OWN));
        for (const chunk of chunks) expectAgreement(chunk);
      }),
      { numRuns: 200 },
    );
  });

  test("are read up to the end of a line, or of the text", () => {
    const maker = new ChunkMaker(Vocabulary.builtIn).begin("Вопрос\tКак?\n\tИ где?\nОтвет\tДа.\n");
    const lineCounts = [0, 1, 12, 13, 20, 20].map((to) => {
      maker.read(to);
      return maker.lineCount;
    });
    assert.deepEqual(lineCounts, [0, 1, 1, 2, 2, 2]);
    maker.read();
    assert.equal(maker.lineCount, 4);
    maker.read();
    assert.equal(maker.lineCount, 4);
    maker.begin("").read();
    assert.equal(maker.lineCount, 1);
  });

  test("are those of the text that was begun last", () => {
    const maker = new ChunkMaker(Vocabulary.builtIn);
    const sources = ["Вопрос\tКак?\nОтвет\tТак 👍.\n", "Вопрос\tГде?\n", "Ответ\tТам.\n".repeat(200), "\tДа.\n"];
    for (const source of sources) {
      maker.begin(source).read();
      const chunks = maker.end();
      assert.deepEqual(chunks.flatMap(linesOf), slowlyRead(source, Vocabulary.builtIn));
      for (const chunk of chunks) expectAgreement(chunk);
    }
  });

  test("may be some of those of a chunk", () => {
    const chunk = chunkOf("Вопрос\tКак?\n Ответ: да.\n\tНет.\nВот\n");
    const lines = chunk.text.slice(chunk.lineStart(1), chunk.lineStart(3));
    const maker = new ChunkMaker(Vocabulary.builtIn).begin(lines);
    chunk.copy(1, 3, maker);
    chunk.copy(2, 2, maker);
    const [some] = maker.end();
    assert.deepEqual(linesOf(some!), linesOf(chunk).slice(1, 3));
    expectAgreement(some!);
  });

  test("are cut into chunks of usual size, but for those that are hardly larger", () => {
    const sizes = (source: string): number[] => {
      const maker = new ChunkMaker(Vocabulary.builtIn).begin(source);
      while (!maker.read(source.length));
      const chunks = maker.end();
      for (const chunk of chunks) expectAgreement(chunk);
      assert.equal(chunks.map((chunk) => chunk.text).join(""), source);
      return chunks.map(({ lineCount }) => lineCount);
    };
    assert.deepEqual(sizes(""), []);
    assert.deepEqual(sizes("\tДа.\n".repeat(64)), [64]);
    assert.deepEqual(sizes("\tДа.\n".repeat(65)), [32, 32, 1]);
    assert.deepEqual(sizes(`${"\tДа.\n".repeat(64)}Просто.\n`), [32, 32, 1]);
    assert.deepEqual(sizes(`Просто.\n${"\tДа.\n".repeat(70)}`), [32, 32, 7]);
    assert.deepEqual(sizes(longLine(16 * 1024).repeat(2)), [2]);
    assert.deepEqual(sizes(longLine(16 * 1024) + longLine(16 * 1024 + 1)), [1, 1]);
    assert.deepEqual(sizes(longLine(40_000)), [1]);
    assert.deepEqual(sizes(longLine(1024).repeat(40)), [16, 16, 8]);
    assert.deepEqual(sizes(longLine(1023).repeat(40)), [17, 17, 6]);
  });

  test("are none but those that were read and handed on", () => {
    assert.deepEqual(new ChunkMaker(Vocabulary.builtIn).begin("Ответ\tДа.").end(), []);
  });
});

describe("an ordinary line", () => {
  const ORDINARY = [
    "Вопрос\tКак это было?",
    "Ответ\tСначала никто ничего не понял.",
    "\tОн сказал: «Да», — и ушёл (тихо).",
    "Жауап\tСолай: «иә».",
    "Answer\tYes, indeed.",
    "\tЭто Ответ на всё: да.",
    "\tНаш ответ: да.",
    "\tВопрос — вот он: где?",
    "\tВ 1990 году, как и в 1991-м, — 15 %.",
    "\tКто-нибудь и что-то ещё… «Вот»!",
    "\tО",
    "",
  ];

  for (const source of ORDINARY) {
    test(`has no sign and is made anew each time: ${JSON.stringify(source)}`, () => {
      const chunk = chunkOf(source);
      assert.equal(chunk.isOrdinary(0), true);
      assert.equal(chunk.signs(0), 0);
      assert.equal(chunk.hasUnsettledMarks(0), false);
      assert.notEqual(chunk.line(0), chunk.line(0));
    });
  }

  for (const [sign, ...paragraphs] of [
    ["spaceRun", "Да  нет", "Да\u00A0 нет"],
    ["spacing", "Да ,нет", "Да,нет", "что- то", "сказал.Нет"],
    ["embeddedLabel", "Это всё. Ответ: нет", "Ответ: нет", "Да. Жауап: жоқ", "Так. А вот: да. Answer: no"],
    ["mixedScript", "Kазахстан", "Это c ними"],
    ["misread", "Р°Р±", "ГР?"],
    ["combining", "за\u0301мок"],
    ["doubledWord", "на на", "Да  на"],
  ] as const) {
    test(`has the sign ${sign} where that may be found`, () => {
      for (const paragraph of paragraphs) {
        for (const opening of ["\t", "Ответ\t"]) {
          const chunk = chunkOf(opening + paragraph);
          assert.equal(chunk.isOrdinary(0), true, paragraph);
          assert.notEqual(chunk.signs(0) & LineSign[sign], 0, paragraph);
        }
      }
    });
  }

  test("has the sign of an embedded label for those of the vocabulary only", () => {
    const source = "\tЭто всё. Ведущий: нет";
    assert.equal(chunkOf(source, OWN).signs(0), LineSign.embeddedLabel);
    assert.equal(chunkOf(source).signs(0), 0);
  });
});

describe("a line out of the ordinary", () => {
  for (const [source, asks, holdsMark] of [
    ["Ответ: да", false, false],
    ["Вопрос: как?", true, false],
    [" Ответ\tДа (так)", false, true],
    ["Просто так⁇", true, false],
    ["Ответ\tДа.\tНет", false, false],
    ["\tДа. ", false, false],
    ["\t Да?", true, false],
    ["Ответ (тихо?)\tДа", false, false],
    ["\tОн\u00AD «да»", false, true],
    ["Ответ", false, false],
    ["Ответ\t", false, false],
    ["\t", false, false],
    [" ", false, false],
  ] as const) {
    test(`may have anything on it, and is kept: ${JSON.stringify(source)}`, () => {
      const chunk = chunkOf(source);
      assert.equal(chunk.isOrdinary(0), false);
      for (const sign of Object.values(LineSign)) assert.equal(chunk.signs(0) & sign, sign);
      assert.equal(chunk.line(0), chunk.line(0));
      assert.equal(chunk.hasQuestionMark(0), asks);
      assert.equal(chunk.hasUnsettledMarks(0), holdsMark);
    });
  }
});

describe("a line longer than one look", () => {
  /** As many units as one look reaches. */
  const REACH = 8 * 1024;
  const FILLING = "слово дело ";

  /** A continuation that has the piece at the offset, and goes on for long. */
  function withPiece(piece: string, offset: number): LineChunk {
    const before = FILLING.repeat(Math.floor(offset / FILLING.length) - 1);
    const first = "а".repeat(offset - before.length - 2);
    return chunkOf(`\t${first} ${before}${piece} ${FILLING.repeat(300)}слово`);
  }

  const offsets = Array.from({ length: 36 }, (_, index) => REACH - 30 + index);

  test("has no sign where it has only words", () => {
    for (const offset of offsets) {
      const chunk = withPiece("мысль", offset);
      assert.equal(chunk.isOrdinary(0), true);
      assert.equal(chunk.signs(0), 0);
      assert.equal(chunk.hasQuestionMark(0), false);
      assert.equal(chunk.hasUnsettledMarks(0), false);
    }
    const chunk = chunkOf(`\t${"ая яа ".repeat(2000)}а`);
    assert.equal(chunk.isOrdinary(0), true);
    assert.equal(chunk.signs(0), 0);
  });

  for (const [sign, ...pieces] of [
    ["doubledWord", "на на", "из-за из-за"],
    ["spacing", "вот ,", "да,нет", "что- то", "сказал.Нет", "вот : да", "да,„нет“"],
    ["spaceRun", "да  нет", "да \u00A0нет"],
    ["mixedScript", "Kазахстан", "вот c ними", "вот и c ними"],
    ["combining", "за\u0301мок"],
    ["embeddedLabel", "да. Ответ: нет"],
    ["misread", "Ёлка и Ёж", "вё№", "СёРё", "Гё", "cafГ©"],
  ] as const) {
    test(`has the sign ${sign} wherever the look ends`, () => {
      for (const piece of pieces) {
        assert.notEqual(chunkOf(`\tслово ${piece} дело`).signs(0) & LineSign[sign], 0, piece);
        for (const offset of offsets) {
          assert.notEqual(withPiece(piece, offset).signs(0) & LineSign[sign], 0, `${piece} at ${offset}`);
        }
      }
    });
  }

  test("has the sign of what only all of it together shows", () => {
    for (const [first, second] of [
      ["Ёлка", "Ёж"],
      ["по®кой", "и §а"],
    ] as const) {
      for (const times of [1, 1000]) {
        const signs = (opening: string, end: string): number =>
          chunkOf(`\tслово ${opening} ${FILLING.repeat(times)}${end} дело`).signs(0);
        assert.equal(signs(first, second), LineSign.misread);
        assert.equal(signs(first, "слово"), 0);
        assert.equal(signs("мысль", second), 0);
        assert.equal(signs(first, first), 0);
      }
    }
  });

  test("is read like any other wherever it stands among others", () => {
    const { room } = CodeUnits;
    const lengths = fc.constantFrom(3, 100, room / 2, room - 1, room, room + 1, 2 * room);
    const lines = fc.array(fc.tuple(lengths, fc.constantFrom("\n", "\r", "\r\n")), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(lines, (all) => {
        const source = all.map(([length, lineBreak]) => longLine(length + 1).slice(0, -1) + lineBreak).join("");
        assert.deepEqual(chunksOf(source).flatMap(linesOf), slowlyRead(source, Vocabulary.builtIn));
      }),
    );
  });

  test("may have anything on it where no look can end", () => {
    for (const [piece, sign] of [
      [`${"а".repeat(4000)} на на`, LineSign.doubledWord],
      [`${"а".repeat(REACH)},б`, LineSign.spacing],
      [`К${"а".repeat(2 * REACH)}Z`, LineSign.mixedScript],
    ] as const) {
      const chunk = withPiece(piece, REACH - 1000);
      assert.notEqual(chunk.signs(0) & sign, 0);
      assert.deepEqual(chunk.line(0), readLine(chunk.text, "", Vocabulary.builtIn));
    }
  });

  test("needs no place where a look can end until it is longer than that", () => {
    for (const length of [REACH - 1, REACH]) {
      const chunk = chunkOf(`\t${"а".repeat(length)}`);
      assert.equal(chunk.isOrdinary(0), true);
      assert.equal(chunk.signs(0), 0);
    }
    assert.equal(chunkOf(`\t${"а".repeat(REACH + 1)}`).isOrdinary(0), false);
  });

  test("is kept, and one that is not longer is made anew each time", () => {
    const [short, long] = [REACH, REACH + 1].map((length) => chunkOf(`\t${"а".repeat(length - 1)}`));
    assert.equal(short!.text.length, REACH);
    assert.notEqual(short!.line(0), short!.line(0));
    assert.equal(long!.line(0), long!.line(0));
    for (const chunk of [short!, long!]) expectAgreement(chunk);
  });

  test("says the same as any other of its marks", () => {
    for (const offset of offsets) {
      assert.equal(withPiece("как?", offset).hasQuestionMark(0), true);
      assert.equal(withPiece("вот) и", offset).hasUnsettledMarks(0), true);
      assert.equal(withPiece("« да »", offset).hasUnsettledMarks(0), true);
    }
    for (const length of [REACH - 1, REACH, REACH + 1]) {
      assert.equal(chunkOf(`\t(${".".repeat(length - 1)}`).hasUnsettledMarks(0), true, `${length} marks`);
    }
  });
});

describe("labels of the user's", () => {
  const own = (word: string, role: Label["role"] = "question"): Label => {
    return { text: word, role, vocabulary: "own", script: "Cyrillic" };
  };

  test("are told apart however many there are", () => {
    const labels = Array.from("АБВГДЕЖЗИКЛМНОПРСТУФ", (letter) => own(`Гость${letter}`));
    const vocabulary = new Vocabulary(labels);
    for (const [index, label] of vocabulary.labels.entries()) {
      const chunk = chunkOf(`${label.text}\tДа, так.\n\tВот.`, vocabulary);
      assert.equal(chunk.label(0), label);
      assert.deepEqual(chunk.line(0), readLine(`${label.text}\tДа, так.`, "\n", vocabulary));
      if (index < 12) assert.equal(chunk.isOrdinary(0), true);
      expectAgreement(chunk);
    }
  });

  test("win over those that are read as the same, and over none that only begin as they do", () => {
    const [answer, short] = [own("ОТВЕТ"), own("Воп", "answer")];
    const vocabulary = new Vocabulary([answer, short]);
    const chunk = chunkOf("Ответ\tДа.\nОТВЕТ\tДа.\nВоп\tДа.\nВопрос\tДа.\nВопр\tДа.", vocabulary);
    assert.deepEqual(
      [0, 1, 2, 3].map((index) => chunk.label(index)?.text),
      ["ОТВЕТ", "ОТВЕТ", "Воп", "Вопрос"],
    );
    assert.deepEqual(linesOf(chunk), slowlyRead(chunk.text, vocabulary));
    expectAgreement(chunk);
  });

  test("that no line can have do no harm", () => {
    const vocabulary = new Vocabulary([own("Два слова"), own("Ряд:"), own("1.")]);
    const chunk = chunkOf("Два слова\tДа.\nРяд:\tДа.\n1.\tДа.\nОтвет\tДа.\n1.\tОтвет\tДа.", vocabulary);
    assert.deepEqual(linesOf(chunk), slowlyRead(chunk.text, vocabulary));
    expectAgreement(chunk);
  });
});

describe("a line that is read at a glance", () => {
  test("may be longer than a glance reaches", () => {
    const [stretch] = Transcript.parse(`Ответ\t${"слово дело ".repeat(2000)}слово.`).stretches();
    const line = stretch!.chunk;
    assert.equal(line.isOrdinary(0), true);
    assert.equal(line.signs(0), 0);
    assert.equal(line.words(0), 4001);
  });

  test("that is longer has a sign of a label wherever it stands", () => {
    const editor = { text: "главный редактор", role: "answer", vocabulary: "own", script: "Cyrillic" } as const;
    const vocabulary = new Vocabulary([editor]);
    for (let words = CodeUnits.room / 5 - 10; words < CodeUnits.room / 5 + 4; words++) {
      for (const filling of ["", "а", "он", "раз"]) {
        const text = `Ответ\t${filling}${" слов".repeat(words)}. главный редактор: ${"слово дело ".repeat(900)}слово.`;
        const [stretch] = Transcript.parse(text, vocabulary).stretches();
        assert.notEqual(stretch!.chunk.signs(0) & LineSign.embeddedLabel, 0, text);
      }
    }
  });

  test("that is longer has no sign of colons without labels and of marks that pair", () => {
    for (const opening of ["", "Вот: ", "5: "]) {
      const text = `Ответ\t${opening}${"слово «дело»: или (слово) дело ".repeat(1000)}слово.`;
      const [stretch] = Transcript.parse(text).stretches();
      assert.equal(stretch!.chunk.signs(0), 0);
      assert.equal(stretch!.chunk.hasUnsettledMarks(0), false);
    }
  });

  test("that is longer has no sign of what would be none at one look, wherever it stands", () => {
    for (const piece of [
      "тепло- и газ",
      "и вот: да",
      "«он, да и мы»",
      "(он, да и мы)",
      '"он, да и мы"',
      "«он (да и мы) тут»",
    ]) {
      for (let units = CodeUnits.room - 40; units < CodeUnits.room + 4; units++) {
        const filling = `вот${"а".repeat(units % 11)}${" слово дело".repeat(units / 11)}`;
        const [stretch] = Transcript.parse(`Ответ\t${filling} ${piece} ${"слово дело ".repeat(900)}слово.`).stretches();
        const { chunk } = stretch!;
        assert.deepEqual([chunk.isOrdinary(0), chunk.signs(0), chunk.hasUnsettledMarks(0)], [true, 0, false], piece);
      }
    }
  });

  test("is tidy when it is visible throughout, with single white between its words", () => {
    const lines = [
      "Ответ\tДа, «это» так.",
      "\tДа\u00A0и нет",
      "\t",
      "",
      "\tДа  нет",
      "\tДа\u00ADнет",
      "Ответ: Да",
      "\tДа ",
      "\t∞",
    ];
    const [stretch] = Transcript.parse(lines.join("\n")).stretches();
    assert.deepEqual(
      lines.map((_, index) => stretch!.chunk.isTidy(index)),
      [true, true, false, false, false, false, false, false, false],
    );
    assert.deepEqual(
      [0, 1].map((index) => stretch!.chunk.hasOtherWhite(index)),
      [false, true],
    );
    for (const other of [" ", "\u00A0", "\u2009"]) {
      const [long] = Transcript.parse(`Ответ\t${"слово дело ".repeat(1000)}вот${other}оно.`).stretches();
      assert.deepEqual([long!.chunk.isTidy(0), long!.chunk.hasOtherWhite(0)], [true, other !== " "]);
      const [short] = Transcript.parse(`Ответ\t${"слово дело ".repeat(300)}вот${other}оно.`).stretches();
      assert.deepEqual([short!.chunk.isTidy(0), short!.chunk.hasOtherWhite(0)], [true, other !== " "]);
    }
    fc.assert(
      fc.property(text, (source) => {
        for (const { chunk, first, end } of Transcript.parse(source).stretches()) {
          for (let index = first; index < end; index++) {
            if (!chunk.isTidy(index)) continue;
            const body = bodyText(chunk.line(index));
            assert.match(body, /^(?:[^\s\p{C}]+(?:[ \u00A0\u2007\u2009\u202F](?!$))?)+$/u);
            assert.equal(chunk.hasOtherWhite(index), /[^\S ]/.test(body));
          }
        }
      }),
    );
  });

  test("that has many words, but not so many, is ordinary as well", () => {
    const [stretch] = Transcript.parse(
      `Ответ\t${"да и ".repeat(600)}нет.\n\tСлово ${"да и ".repeat(600)}нет..`,
    ).stretches();
    const { chunk } = stretch!;
    assert.deepEqual([chunk.isOrdinary(0), chunk.signs(0), chunk.words(0)], [true, 0, 1201]);
    assert.deepEqual([chunk.isOrdinary(1), chunk.words(1), chunk.label(0)!.text], [true, 1202, "Ответ"]);
  });

  test("is the line that is read character by character", () => {
    fc.assert(
      fc.property(
        fc.oneof({ weight: 40, arbitrary: text }, longText),
        fc.constantFrom(Vocabulary.builtIn, OWN),
        (source, vocabulary) => {
          for (const line of Transcript.parse(source, vocabulary).lines()) {
            assert.deepEqual(line, readLine(line.text, line.lineBreak, vocabulary));
          }
        },
      ),
      { numRuns: 5000 },
    );
  });

  for (const [kind, source, numRuns] of [
    ["of any length", text, 5000],
    ["of great length", longText, 300],
    ["with words that were misread", misreadText, 2000],
  ] as const) {
    test(`${kind} has a sign of everything that rules find on it`, () => {
      expectSigns(source, numRuns);
    });
  }

  function expectSigns(texts: fc.Arbitrary<string>, numRuns: number): void {
    const isLineRule = (rule: { scope: string }): rule is LineRule => rule.scope === "line";
    const isPlacedRule = (rule: { scope: string }): rule is PlacedLineRule => rule.scope === "placed-line";
    const lineRules = Object.values(RULES).filter(isLineRule);
    const placedRules = Object.values(RULES).filter(isPlacedRule);
    fc.assert(
      fc.property(texts, (source) => {
        // Before a label anything may be an orphan.
        const transcript = Transcript.parse(`Вопрос\tКак?\n${source}`);
        for (const { chunk, firstLine, start, first, end } of transcript.stretches()) {
          for (let index = first; index < end; index++) {
            if (!chunk.isOrdinary(index)) continue;
            const line = chunk.line(index);
            for (const rule of lineRules) {
              if ((rule.signs & chunk.signs(index)) !== 0) continue;
              rule.check(line, transcript.vocabulary, () => assert.fail(`${rule.id} in ${JSON.stringify(line.text)}`));
            }
            const place = {
              transcript,
              line,
              index: firstLine + index,
              start: start + chunk.lineStart(index),
              turn: () => transcript.turnAt(firstLine + index),
            };
            for (const rule of placedRules) {
              if (line.kind === "blank" || !rule.kinds.includes(line.kind)) continue;
              if ((rule.signs & chunk.signs(index)) !== 0) continue;
              rule.check(place, () => assert.fail(`${rule.id} in ${JSON.stringify(line.text)}`));
            }
          }
        }
      }),
      { numRuns },
    );
  }

  test("has unsettled marks wherever a mark lacks its partner", () => {
    const { "unpaired-mark": rule } = RULES;
    const paragraphs = fc.oneof(
      { weight: 20, arbitrary: fc.array(paragraph, { minLength: 1, maxLength: 4 }) },
      longText.map((line) => [line.slice(line.indexOf("\t") + 1, -1)]),
    );
    fc.assert(
      fc.property(paragraphs, (paragraphs) => {
        const transcript = Transcript.parse(`Вопрос\tКак?\nОтвет\t${paragraphs.join("\n\t")}`);
        const turn = transcript.placedTurn(1)!;
        if (turn.unsettled > 0 || rule.scope !== "turn") return;
        const line = transcript.line(1);
        rule.check(
          {
            ...{ transcript, line, start: turn.start, next: undefined, previous: undefined, isMisread: () => false },
            turn: { ...turn, unsettled: 1 },
          } as never,
          (found) => assert.fail(JSON.stringify([transcript.text(), found.span])),
        );
      }),
      { numRuns: 3000 },
    );
  });
});

test("the key of a question is kept with its line, and handed on with all that it asks in the chunk", () => {
  const chunk = chunkOf("Вопрос\tКак?\nОтвет\tТак.\nВопрос\tГде?\n\tОн?");
  const keysOf = (of: LineChunk): number[] => [0, 1, 2].map((index) => of.questionKey(index));
  chunk.keepQuestionKey(0, -7);
  chunk.keepQuestionKey(2, 1 << 30);
  assert.deepEqual(keysOf(chunk), [-7, 0, 1 << 30]);
  assert.deepEqual(linesOf(chunk), slowlyRead(chunk.text, Vocabulary.builtIn));
  assert.notEqual(chunkOf(chunk.text).questionKey(0), -7);
  for (const [from, to, more, keys] of [
    [0, 1, "Ответ\tДа.", [-7, 0]],
    [0, 1, "\n\tДа.", [0, 0, 0]],
    [0, 2, "Ответ\tДа.", [-7, 0, 0]],
    [0, 3, "\tОн?", [-7, 0, 0, 0]],
    [0, 4, "", [-7, 0, 1 << 30, 0]],
    [2, 4, "", [1 << 30, 0]],
    [3, 4, "", [0]],
  ] as const) {
    const lines = chunk.text.slice(chunk.lineStart(from), chunk.lineStart(to)) + more;
    const maker = new ChunkMaker(Vocabulary.builtIn).begin(lines);
    chunk.copy(from, to, maker);
    if (more !== "") maker.read();
    const [copy] = maker.end();
    assert.deepEqual(
      Array.from(keys, (_, index) => copy!.questionKey(index)),
      keys,
    );
    assert.deepEqual(linesOf(copy!), slowlyRead(lines, Vocabulary.builtIn));
  }
});

test("the key of a question is another one with more lines of it, and the same with others", () => {
  const asked = chunkOf("Вопрос\tКак?\n\n");
  const key = asked.questionKey(0);
  assert.notEqual(key, 0);
  for (const [more, isSame] of [
    ["\tИ где?\n", false],
    ["И где?\n", false],
    ["\n", true],
    [" \n\n", true],
    ["Ответ\tТак.\n", true],
    ["\nОтвет\tТак.\n\tДа.\n", true],
    ["Вопрос\tГде?\n\tИ как?\n", true],
  ] as const) {
    const maker = new ChunkMaker(Vocabulary.builtIn).begin(`Вопрос\tКак?\n${more}`);
    asked.copy(0, 1, maker);
    maker.read();
    // What else is asked in the chunk was not handed on.
    assert.equal(maker.end()[0]!.questionKey(0), 0);
    maker.begin(`Вопрос\tКак?\n${more}`).read();
    assert.equal(maker.end()[0]!.questionKey(0), isSame ? key : 0, JSON.stringify(more));
  }
  const maker = new ChunkMaker(Vocabulary.builtIn);
  maker.begin(`${"\tДа.\n".repeat(31)}Вопрос\tКак?${"\n".repeat(40)}`).read();
  assert.deepEqual(
    maker.end().map((chunk) => chunk.questionKey(chunk.lineCount - 1)),
    [0, 0, 0],
  );
});

describe("the key of a question is found when its line is read", () => {
  const keyOf = (words: string): number => withWords(NO_WORDS, keyWordsOf(words));
  const keysOf = (source: string): number[] => {
    const chunk = chunkOf(source);
    return Array.from({ length: chunk.lineCount }, (_, index) => chunk.questionKey(index));
  };

  test("if it has one line of text in the chunk", () => {
    assert.deepEqual(keysOf("Вопрос\tКак?\nОтвет\tТак.\nВопрос\tГде он?\nВопрос\tКто?"), [
      keyOf("как"),
      0,
      keyOf("где он"),
      keyOf("кто"),
    ]);
    assert.deepEqual(keysOf("Вопрос\tКак?\n\n \nОтвет\tТак."), [keyOf("как"), 0, 0, 0]);
    assert.deepEqual(keysOf("Вопрос\tКак?\n\tГде?\nОтвет\tТак."), [0, 0, 0]);
    assert.deepEqual(keysOf("Вопрос\tКак?\nГде?\nОтвет\tТак."), [0, 0, 0]);
  });

  test("if the line is an ordinary one, and has words", () => {
    assert.deepEqual(keysOf("Вопрос:\tКак?\nОтвет\tТак."), [0, 0]);
    assert.deepEqual(keysOf("Вопрос\tза\u0301мок?\nОтвет\tТак."), [0, 0]);
    assert.deepEqual(keysOf("Вопрос\t…?\nОтвет\tТак."), [0, 0]);
    assert.deepEqual(keysOf("Вопрос\nОтвет\tТак."), [0, 0]);
  });

  test("as what asks for it would find it", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const source = `Вопрос\t${text}\nОтвет\tТак.`;
        const transcript = Transcript.parse(source);
        const { chunk } = transcript.placeOf(0);
        const found = chunk.questionKey(0);
        chunk.keepQuestionKey(0, 0);
        if (found !== 0) assert.equal(found, questionKey(transcript, transcript.turn(0)!));
      }),
      { numRuns: 1000 },
    );
  });
});

test("whether a line was read in the wrong encoding is kept with those that are out of the ordinary, in other chunks as well", () => {
  const chunk = chunkOf("Вопрос\tКак?\nОтвет\tТак 👍.\n\tТак 👍.\nОтвет: Да.\n");
  const kept = (of: LineChunk): unknown[] => [0, 1, 2, 3].map((index) => of.isMisread(index));
  assert.deepEqual(kept(chunk), [undefined, undefined, undefined, undefined]);
  for (const [index, isMisread] of [true, true, false, true].entries()) chunk.keepIsMisread(index, isMisread);
  assert.deepEqual(kept(chunk), [undefined, true, false, true]);
  assert.deepEqual(linesOf(chunk), slowlyRead(chunk.text, Vocabulary.builtIn));
  const maker = new ChunkMaker(Vocabulary.builtIn).begin(chunk.text);
  chunk.copy(0, chunk.lineCount, maker);
  const [copy] = maker.end();
  assert.deepEqual(kept(copy!), kept(chunk));
  assert.deepEqual(linesOf(copy!), linesOf(chunk));
  for (let index = 0; index < 4; index++) {
    assert.deepEqual(
      [copy!.words(index), copy!.isOrdinary(index), copy!.signs(index)],
      [chunk.words(index), chunk.isOrdinary(index), chunk.signs(index)],
    );
  }
  assert.deepEqual(copy!.totals, chunk.totals);
});

test("chunks are met backward as they are forward", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("Вопрос\tКак?\n", "\tТак.\n", "\n"), { maxLength: 200, size: "max" }),
      (lines) => {
        const transcript = Transcript.parse(lines.join(""));
        for (const to of [0, 1, 32, 33, lines.length, lines.length + 1, Infinity]) {
          assert.deepEqual(
            Array.from(transcript.chunksBackward(to), ({ chunk, firstLine }) => [chunk, firstLine]).toReversed(),
            Array.from(transcript.stretches(0, to), ({ chunk, firstLine }) => [chunk, firstLine]),
          );
        }
      },
    ),
  );
});

test("the paragraph of a line is the same in part and as a whole", () => {
  fc.assert(
    fc.property(text, (source) => {
      for (const { chunk, first, end } of Transcript.parse(source).stretches()) {
        for (let index = first; index < end; index++) {
          const line = chunk.line(index);
          assert.deepEqual(chunk.body(index), line.body);
          for (const maximum of [0, 1, 5, Infinity]) {
            assert.equal(chunk.bodyText(index, maximum), bodyText(line).slice(0, maximum));
          }
        }
      }
    }),
  );
});

test("turns looked up one by one hold what those met on the way through hold", () => {
  fc.assert(
    fc.property(text, (source) => {
      const transcript = Transcript.parse(source);
      const turns = [...transcript.placedTurns()];
      assert.deepEqual(
        turns.map(({ index }) => said(transcript.placedTurn(index)!)),
        turns.map(said),
      );
      for (const { index } of turns) {
        assert.deepEqual(Array.from(transcript.placedTurns(index), said), turns.slice(index).map(said));
      }
    }),
  );
});

/** What a turn says of itself, whether it knows or looks it up. */
function said(turn: PlacedTurn): unknown {
  const { index, role, label, firstLine, endLine, start, paragraphs, questionMarks, unsettled, firstParagraph } = turn;
  return { index, role, label, firstLine, endLine, start, paragraphs, questionMarks, unsettled, firstParagraph };
}
