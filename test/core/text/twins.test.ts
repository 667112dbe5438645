import assert from "node:assert/strict";
import { describe, test } from "node:test";
import unhomoglyph from "unhomoglyph";

import { addTwins, countTwins, NO_TWINS, NON_RUSSIAN_TWINS, toScript, TWINS } from "../../../src/core/text/twins.ts";

/** What Unicode's data of confusable characters (version 13, as `unhomoglyph` carries it) makes of a text. */
function skeleton(text: string): string {
  return unhomoglyph(text.normalize("NFD")).normalize("NFD");
}

function areConfusable(one: string, other: string): boolean {
  return skeleton(one) === skeleton(other);
}

/** Pairs of the table that the data has not, and what they are there for. */
const KEPT: Readonly<Record<string, string>> = {
  kк: "the data has к as small as it is drawn, k is taller; people type one for the other all the same",
  κk: "as with к",
  χх: "the data lets χ descend below the line, which many typefaces do not",
  χx: "as with х",
  υу: "the data has υ as u; its capital Υ is У to everybody",
  υy: "as with у",
};

/** Pairs of the data that can be typed on Russian and Latin keyboards and are not in the table, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  bЬ: "a small letter for a capital one: nobody types or reads `bОЛЬ`",
  lІ: "a small letter for a capital one; І is the twin of I",
  rг: "alike in a few typefaces only",
  YҮ: "Y is the twin of У, which is more frequent",
  yү: "y is the twin of у, which is more frequent",
  JЈ: "the format names the small letters only",
  SЅ: "the format names the small letters only",
};

const LATIN = "abcdefghijklmnopqrstuvwxyz";
/** Russian; Ukrainian, Belarusian; Kazakh; Serbian and Macedonian, as far as the format names their letters. */
const CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя" + "іїєґў" + "әғқңөұүһ" + "јѕ";

function bothCases(letters: string): string[] {
  return Array.from(letters + letters.toUpperCase());
}

describe("the twins", () => {
  test("are those of the format", () => {
    const letters = Array.from(TWINS.Cyrillic.keys()).filter((letter) => /[a-zə]/i.test(letter));
    assert.equal(letters.join(" "), "A B C E H I K M O P T X Y a c e h i j k o p s x y ə");
    assert.equal(TWINS.Cyrillic.get("0"), "О");
    assert.equal(TWINS.Cyrillic.get("3"), "З");
    assert.equal(TWINS.Latin.get("0"), "O");
    assert.equal(TWINS.Latin.has("3"), false);
  });

  test("are confusable to Unicode as well, all but those kept for a reason", () => {
    const lacking = [...TWINS.Cyrillic, ...TWINS.Latin]
      .filter(([found, meant]) => !areConfusable(found, meant))
      // The pairs of Latin and Cyrillic stand in both tables.
      .filter(([found]) => TWINS.Cyrillic.has(found))
      .map((pair) => pair.join(""));
    assert.deepEqual(lacking.toSorted(), Object.keys(KEPT).toSorted());
  });

  test("leave out none that can be typed on Russian and Latin keyboards, but for a reason", () => {
    const left = bothCases(LATIN).flatMap((latin) =>
      bothCases(CYRILLIC)
        .filter((cyrillic) => areConfusable(latin, cyrillic) && TWINS.Cyrillic.get(latin) !== cyrillic)
        .map((cyrillic) => latin + cyrillic),
    );
    assert.deepEqual(left.toSorted(), Object.keys(LEFT_OUT).toSorted());
  });

  test("lead back from Latin to where they came from", () => {
    for (const [latin, cyrillic] of TWINS.Cyrillic) {
      if (/[a-zə]/i.test(latin)) assert.equal(toScript(cyrillic, "Latin"), latin);
    }
  });

  test("that Russian does not have are among them", () => {
    const targets = new Set(TWINS.Cyrillic.values());
    for (const letter of NON_RUSSIAN_TWINS) assert.ok(targets.has(letter), letter);
    for (const letter of targets) {
      assert.equal(NON_RUSSIAN_TWINS.includes(letter.toLowerCase()), !/[А-яЁё]/.test(letter), letter);
    }
  });
});

test("a text is brought to one script, twin by twin, and keeps what has no twin", () => {
  assert.equal(toScript("Вoпpoc 30 z", "Cyrillic"), "Вопрос ЗО z");
  assert.equal(toScript("ΟΤΒΕΤ", "Cyrillic"), "ОТВЕТ");
  assert.equal(toScript("Аnѕwеr 30", "Latin"), "Answer 3O");
  assert.equal(toScript("Ваκ ж", "Latin"), "Bak ж");
  assert.equal(toScript("😀 x", "Cyrillic"), "😀 х");
  assert.equal(toScript("", "Latin"), "");
});

describe("twins that Russian does not have are counted", () => {
  const count = (text: string): readonly number[] => countTwins(text, 0, text.length);

  test("each by itself, in either case", () => {
    for (const [place, letter] of Array.from(NON_RUSSIAN_TWINS).entries()) {
      const once = Array.from(NON_RUSSIAN_TWINS, (_, other) => (other === place ? 1 : 0));
      assert.deepEqual(count(letter), once, letter);
      assert.deepEqual(count(`да, ${letter.toUpperCase()}.`), once, letter);
    }
    assert.deepEqual(count("Історія міста, їжак і Ѕ; ҺәӘҺһ"), [4, 0, 1, 3, 2]);
  });

  test("between two places of a text alone", () => {
    assert.deepEqual(countTwins("ііі", 1, 2), [1, 0, 0, 0, 0]);
    assert.equal(countTwins("і і", 1, 2), NO_TWINS);
    assert.equal(countTwins("і", 1, 1), NO_TWINS);
  });

  test("as none where there is no such letter", () => {
    assert.deepEqual(NO_TWINS, []);
    for (const text of ["", "Это Россия, Ёлка.", "i j s h ə I J S", "АЯая", "їєґўқғңөұү", "\u03FF\u0530\u04DA"]) {
      assert.equal(count(text), NO_TWINS, text);
    }
  });

  test("and what was counted in parts is what is counted in the whole", () => {
    for (const [left, right] of [
      ["історія", "ѕ, мій"],
      ["ә Ә", ""],
      ["да", "ҺһҺ"],
      ["да", "нет"],
    ] as const) {
      assert.deepEqual(addTwins(count(left), count(right)), count(left + right), left + right);
    }
  });
});
