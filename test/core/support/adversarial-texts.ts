import { CLEAN_CORPUS } from "./clean-corpus.ts";
import {
  AS_1251_BY_1252,
  AS_1251_BY_LATIN1,
  AS_CP866_BY_1251,
  AS_KOI8_BY_1251,
  AS_UTF8_BY_1251,
  AS_UTF8_BY_1252,
  AS_UTF8_BY_LATIN1,
} from "./misreadings.ts";

/** A text of about `size` UTF-16 units. */
export type TextOfSize = (size: number) => string;

const filled = (piece: string, size: number): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

/** The piece again and again, between a head and a tail. */
const run =
  (piece: string, head = "", tail = ""): TextOfSize =>
  (size) =>
    head + filled(piece, size) + tail;

/** Two runs of half the size, one after the other. */
const runs =
  (first: string, second: string, head = "", middle = "", tail = ""): TextOfSize =>
  (size) =>
    head + filled(first, size / 2) + middle + filled(second, size / 2) + tail;

/** Pieces that differ from each other. */
const numbered =
  (piece: (number: number) => string, head = ""): TextOfSize =>
  (size) => {
    const pieces = [head];
    let length = head.length;
    for (let number = 1; length < size; number++) {
      const next = piece(number);
      pieces.push(next);
      length += next.length;
    }
    return pieces.join("");
  };

const PROSE = CLEAN_CORPUS.map(({ text }) => text).join("\n");
const SENTENCES = PROSE.replaceAll(/\s+/g, " ").slice(0, 3000);
const TURN = "Вопрос\tКак это было?\nОтвет\tСначала никто ничего не понял.\n";

/** Every code point but the surrogates, in order, as often as it takes. */
const allOfUnicode = (size: number): string => {
  let text = "";
  for (let code = 0; text.length < size; code = (code + 1) % 0x110000) {
    if (code < 0xd800 || code > 0xdfff) text += String.fromCodePoint(code);
  }
  return text;
};

const WHITE = "\t\u000B\u000C \u0085\u00A0\u1680\u2000\u2007\u200A\u2028\u2029\u202F\u205F\u3000";
const INVISIBLE = "\0\u007F\u0081\u0098\u00AD\u034F\u061C\u180E\u200B\u200C\u200D\u200E\u2060\uFEFF\uFFF9";
const MISREADINGS = {
  "UTF-8 as Windows-1251": AS_UTF8_BY_1251,
  "UTF-8 as Windows-1252": AS_UTF8_BY_1252,
  "UTF-8 as Latin-1": AS_UTF8_BY_LATIN1,
  "Windows-1251 as Windows-1252": AS_1251_BY_1252,
  "Windows-1251 as Latin-1": AS_1251_BY_LATIN1,
  "KOI8-R as Windows-1251": AS_KOI8_BY_1251,
  "CP866 as Windows-1251": AS_CP866_BY_1251,
};

const codeOf = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;

function each<Item>(items: Iterable<Item>, kind: (item: Item) => readonly [name: string, text: TextOfSize]) {
  return Object.fromEntries(Array.from(items, kind));
}

/** Inputs that somebody could have made to make a program slow, and some that nobody made; each at any size. */
export const ADVERSARIAL_TEXTS: Readonly<Record<string, TextOfSize>> = {
  // Lines.
  "one line of one letter": run("а"),
  "one line of one Latin letter": run("a", "Ответ\t"),
  "one line of letters of other scripts": run("αβ", "Ответ\tаx "),
  "one line of words": run(SENTENCES, "Ответ\t"),
  "turns in order": run(TURN),
  "real transcripts": run(PROSE),
  "empty lines": run("\n"),
  "empty lines that end in CR": run("\r"),
  "empty lines that end in CRLF": run("\r\n"),
  "CR and LF in turns": run("\n\r\n\r\r\n\n"),
  "blank lines between a CR and LFs": run("\n", "А\r \n"),
  "blank lines, each between a CR and an LF": run("А\r \n\n"),
  "blank lines that meet behind a CR": run(" \n", "А\r", "\n"),
  "blank lines of white": run(" \t\n", TURN),
  "blank lines of invisible characters": run("\u200B\n", TURN),
  "byte-order marks, one a line": run("\uFEFF\n"),
  "byte-order marks on blank lines that end in CR": run(" \uFEFF\r \n"),
  "a last line of white": run(" ", TURN),
  "lines of one letter": run("а\n"),
  "continuations before the first label": run("\tДа.\n"),
  "stray lines": run("Просто текст.\n"),
  "stray lines with a TAB": run("Модератор\tДобрый день.\n"),
  "a stray line of TABs": run("Модератор\t"),
  "indentations of spaces": run("    Да.\n", TURN),
  "lines that are all damaged": run(" вoпрос 5: Как  это ,было ? \n\n- Отвт\tДа.Нет\u00AD и\u0306 \n"),

  // Turns.
  "labels that stand alone": run("Вопрос\n"),
  "labels that stand alone before their paragraphs": run("Вопрос\n\n\tКак?\nОтвет\n\n\tДа.\n"),
  "labels that stand alone at the ends of chunks of lines": run("Вопрос\n\tКак?\n\tДа.\n\tДа.\n", "А\nБ\nВ\n"),
  "a label and its paragraph far apart": run("\n", "Вопрос", "\tКак?\n"),
  "answers without a question": run("Ответ\tДа.\n"),
  "questions without an answer": numbered((number) => `Вопрос\tЧто такое ${number}?\n`),
  "one question and many answers": run("Ответ\tДа.\n", "Вопрос\tКак?\n"),
  "one answer of many paragraphs": run("\tДа.\n", TURN),
  "one question of many paragraphs": run("\tДа.\n", "Вопрос\tКак?\n"),
  "empty turns": run("Вопрос\t\nОтвет\t\n"),
  "labels of all languages": run(
    "Вопрос\tА?\nЖауап\tБ.\nПитання\tВ?\nАдказ\tГ.\nQuestion\tD?\nAnswer\tE.\nСұрақ\tЖ?\nВідповідь\tЗ.\n",
  ),
  "equal questions": run("Вопрос\tКак это было?\nОтвет\tДа.\n"),
  "equal questions of many paragraphs": run(`Вопрос\tКак?\n${"\tИ потом?\n".repeat(20)}Ответ\tДа.\n`),
  "questions that are equal but for their ends": numbered((number) => `Вопрос\t${"что ".repeat(20)}${number}?\n`),
  "an equal question far below its label": runs("\n", "\t—\n", "Вопрос\tА?\nВопрос", "\n\tА\n"),
  "one question equal to one before, of many paragraphs": run("\t—\n", "Вопрос\tА?\nВопрос\tА?\n"),
  "questions of signs": run("Вопрос\t???\n"),

  // Labels.
  "numbered labels": numbered((number) => `Вопрос ${number}\tКак?\nОтвет № ${number}\tДа.\n`),
  "labels with remarks": run("Ответ (смеётся)\tДа.\n"),
  "a remark without an end": run("а", "Ответ (", "\tДа."),
  "a remark of marks": run("\u0301", "Ответ (а", ")\tДа."),
  "parentheses behind a label": run("()", "Ответ ", "\tДа."),
  "a label and digits": run("1", "Вопрос", "\tКак?"),
  "a label and number signs": run("№ ", "Вопрос ", "\tКак?"),
  "a label and colons": run(":", "Вопрос", "\tКак?"),
  "a label and dashes": run(" — ", "Вопрос", "Как?"),
  "misspelt labels": run("Вопрс\tКак?\nОтвтет\tДа.\n"),
  "a word as long as the line before a TAB": run("вопрос", "", "\tКак?"),
  "twins in labels": run("Вoпpoc\tКак?\nOтвeт\tДа.\n"),
  "invisible characters inside a label": run("\u200B", "Воп", "рос\tКак?"),
  "white before a label": run(" ", "", "Вопрос\tКак?"),
  "TABs before a label": run("\t", "", "Вопрос\tКак?"),
  "white behind a label": run(" ", "Вопрос", "Как?"),
  "TABs behind a label": run("\t", "Вопрос", "Как?"),
  "white around a colon": runs(" ", " ", "Вопрос", ":", "Как?"),
  bullets: run("- ", "", "Вопрос\tКак?"),
  "list numbers": run("1. ", "", "Вопрос\tКак?"),
  "labels on one line": run("Да. Вопрос: Как? Ответ: ", "Ответ\t"),
  "labels and TABs on one line": run("Вопрос\t"),
  "embedded labels with white between": run(`Да.${" ".repeat(50)}Ответ:${" ".repeat(50)}`, "Ответ\t"),
  "embedded labels": run("Ответ\tЭто всё. Вопрос: А потом?\n"),

  // Marks that come in pairs.
  "quotation marks that open": run("«", "Ответ\t"),
  "quotation marks that close": run("»", "Ответ\t"),
  "quotation marks nested in each other": runs("«", "»", "Ответ\t"),
  "quotation marks in pairs": run("«»", "Ответ\t"),
  "quotation marks that share their end": run("«НК «Роснефть» ", "Ответ\t"),
  "quotation marks that open on each line of a turn": run("\t«Да.\n", TURN),
  "quotation marks that close on each line of a turn": run("\tДа».\n", TURN),
  "quotation marks of three kinds": run("„а“ “б” «в» ", "Ответ\t"),
  "quotation marks of German kind on each line": run("\t„Да. “Нет.\n", TURN),
  "straight quotation marks": run('"', "Ответ\t"),
  "inches on each line of a turn": run('\t5" и "6\n', TURN),
  "brackets of two kinds nested in each other": runs("([", "])", "Ответ\t"),
  "brackets that open on each line of a turn": run("\t(Да [нет.\n", TURN),
  "brackets that stand alone, then as many that close": runs("\tа ( б\n", "\tабв) б\n", TURN),
  "list marks": run("а) 12) IV) ", "Ответ\t"),
  smileys: run(":) ;-( =)) ", "Ответ\t"),
  "a smiley without an end": run(")", "Ответ\t:"),
  "a run of closing parentheses": run("))", "Ответ\tДа"),

  // Spacing and punctuation.
  "repeated spaces": run("а  ", "Ответ\t"),
  "repeated spaces, a no-break one at the end": run(" ", "Ответ\tа", "\u00A0б"),
  "white before commas": run("слово ,", "Ответ\t"),
  "white and commas": run(" ,", "Ответ\tслово"),
  "commas without white": run("слово,", "Ответ\t"),
  "words between commas, in two scripts": run("аa,", "Ответ\t"),
  "stops without white": run("Слово.", "Ответ\t"),
  "a run of full stops": run(".", "Ответ\tслово"),
  "stops of all kinds": run("?!….", "Ответ\tслово"),
  "full stops and white": run(" .", "Ответ\tслово"),
  "colons and quotation marks": run('слово:"да', "Ответ\t"),
  "closing marks before stops": run("слово)))».А", "Ответ\t"),
  hyphens: run("-", "Ответ\tслово"),
  "hyphens and white": run("что- ", "Ответ\t"),
  apostrophes: run("'", "Ответ\tслово", ",да"),
  "apostrophes and hyphens": run("’-", "Ответ\tслово"),
  "an address as long as the line": run("a.b/c@d_e=f", "Ответ\t"),
  "a path as long as the line": run("/а.Б", "Ответ\t"),

  // Words.
  "doubled prepositions": run("на ", "Ответ\t"),
  "doubled prepositions far apart": run(" ", "Ответ\tна", "на"),
  "prepositions doubled in pairs": run("на на и и ", "Ответ\t"),
  "two long words that are equal": runs("а", "а", "Ответ\t", " "),
  "words of two scripts": run("Kазахстан ", "Ответ\t"),
  "a word of two scripts as long as the line": run("аa", "Ответ\t"),
  "parts of two scripts between hyphens": run("аa-", "Ответ\t"),
  "parts of two scripts between apostrophes": run("аa'", "Ответ\t"),
  "a Latin letter and digits": run("1", "Ответ\ta", " да"),
  "lone Latin letters": run("\tЭто c ними.\n", TURN),
  "lone Latin letters that begin a sentence far along": run("да. ", "Ответ\t", "C ними."),
  "Russian endings on Latin words": run("WhatsAppе ", "Ответ\t"),
  "letters of Kazakh and Latin twins": run("əлі iске ", "Ответ\t"),
  "numbers of lists": run("1. ", "Ответ\t"),
  abbreviations: run("т. е. ", "Ответ\t"),
  "initials and capitals": run("И. И. Петров ", "Ответ\t"),
  "list endings": run("и т. д. Он ", "Ответ\t"),
  "sentences of one letter": run("А! ", "Ответ\t"),
  "dashes behind a stop": run(" —", "Ответ\tДа.", " А"),

  // Characters.
  "all of Unicode": allOfUnicode,
  "combining marks on one letter": run("\u0301", "Ответ\tа"),
  "combining marks out of order": run("\u0301\u0323", "Ответ\tа"),
  "combining marks of falling classes": run("\u0345\u0301\u0327\u3099\u0334", "Ответ\tа"),
  "decomposed letters": run("и\u0306", "Ответ\t"),
  "jamo of one syllable": run("\u1161", "Ответ\t\u1112"),
  "soft hyphens between all letters": run("а\u00AD", "Ответ\t"),
  "emoji joined to one": run("\u{1F469}\u200D", "Ответ\t"),
  "variation selectors": run("\uFE0F", "Ответ\t\u{1F469}"),
  emoji: run("😀", "Ответ\t"),
  "halves of pairs that open": run("\uD83D", "Ответ\t"),
  "halves of pairs that close": run("\uDE00", "Ответ\t"),
  "letters beyond the first plane": run("\u{10400}", "Ответ\t"),
  "replacement characters": run("\uFFFD", "Ответ\t"),
  "replacement characters apart": run("а\uFFFD ", "Ответ\t"),
  ...each(WHITE, (character) => [`a run of white ${codeOf(character)}`, run(character, "Ответ\tда", "да")]),
  ...each(INVISIBLE, (character) => [`a run of invisible ${codeOf(character)}`, run(character, "Ответ\tда", "да")]),

  // Wrong encodings.
  ...each(Object.entries(MISREADINGS), ([name, misread]) => [`a line of ${name}`, run(misread(SENTENCES), "Ответ\t")]),
  ...each(Object.entries(MISREADINGS), ([name, misread]) => [`lines of ${name}`, run(misread(TURN))]),
  "a line misread twice": run(AS_UTF8_BY_1251(AS_UTF8_BY_1251(SENTENCES.slice(0, 500))), "Ответ\t"),
  "lead bytes of Windows-1251": run("Р", "Ответ\t"),
  "lead bytes of Windows-1251 apart": run("Р С ", "Ответ\t"),
  "lead bytes of Latin-1": run("ÐÑ", "Ответ\t"),
  "accented letters": run("éèüöñ", "Ответ\t"),
  "signs of CP866": run("®©‚Ї", "Ответ\t"),
  "letters and question marks": run("а?б", "Ответ\t"),
  "capitals behind small letters": run("чПРТПУ ", "Ответ\t"),
  "one misread line among blank ones": run("\n", "Вопрос\n", `\t${AS_UTF8_BY_1251("Вопрос вопрос")}\n`),
};
