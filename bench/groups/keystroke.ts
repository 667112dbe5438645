/** What a change of the text costs: the model and all findings brought up to date. */

import { randomOf } from "../../test/core/support/planted-faults/random.ts";
import { figure, ratio, type Figure, type Findings, type Mark } from "../figures.ts";
import { inputText } from "../inputs.ts";
import type { Scale } from "../scale.ts";
import { sideBySide, type Contender } from "../side-by-side.ts";
import { edited, firstRead, type Reading } from "../subject.ts";
import { replaceAll, Typist, type Stroke, type StrokeName } from "../typing.ts";
import { showBytes, showNumber } from "../units.ts";

const STROKES: readonly StrokeName[] = ["typing a character", "Enter", "deleting a line"];
const SEED = 45;

/** As often is the text of this input the same from its head on. */
const TIMES = 10;

export async function measureKeystrokes(scale: Scale): Promise<Findings> {
  const { keystroke: sizes } = scale;
  const natural = sizes.map((bytes) => inputText("natural", bytes));
  const repeated = [sizes[0]!, sizes.at(-1)!].map((bytes) => ({
    bytes,
    text: inputText("natural", bytes / TIMES).repeat(TIMES),
  }));
  const findings = [
    await measureStrokes(
      "natural",
      natural.map((text, index) => ({ bytes: sizes[index]!, text })),
      scale,
    ),
    await measureReplaceAll(natural.at(-1)!, scale),
    await measureStrokes("repeated", repeated, scale),
  ];
  return {
    figures: findings.flatMap(({ figures }) => figures),
    marks: findings.flatMap(({ marks }) => marks),
  };
}

async function measureStrokes(
  input: string,
  texts: readonly { readonly bytes: number; readonly text: string }[],
  { effort }: Scale,
): Promise<Findings> {
  const typists = texts.map(({ bytes, text }) => ({
    bytes,
    reading: firstRead(text),
    typist: new Typist(text, randomOf(SEED)),
  }));
  const [figures, marks]: [Figure[], Mark[]] = [[], []];
  for (const name of STROKES) {
    const measured = await sideBySide(
      typists.map(({ bytes, reading, typist }) => stroking(`${name}, ${bytes}`, reading, () => typist.stroke(name))),
      effort,
    );
    const ofStroke = measured.map((times, index) => figure({ what: name, input, bytes: texts[index]!.bytes }, times));
    figures.push(...ofStroke);
    marks.push(
      ...(input === "natural" ? marksOf(name, ofStroke) : [slowestMark(`${name}, ${input}`, ofStroke.at(-1)!)]),
    );
  }
  return { figures, marks };
}

function marksOf(name: string, figures: readonly Figure[]): Mark[] {
  const [smallest, largest] = [figures[0]!, figures.at(-1)!];
  const median: Mark = {
    what: `${name}: median at ${showBytes(largest.bytes)} against ${showBytes(smallest.bytes)}`,
    measured: ratio(largest, smallest),
    bound: "at most",
    limit: 2,
    unit: "times",
  };
  return [median, slowestMark(name, largest)];
}

function slowestMark(name: string, { bytes, percentile99 }: Figure): Mark {
  return {
    what: `${name}: 99th percentile at ${showBytes(bytes)}`,
    measured: percentile99,
    bound: "at most",
    limit: 1,
    unit: "ms",
  };
}

async function measureReplaceAll(text: string, { keystroke, replaced, effort }: Scale): Promise<Findings> {
  const input = { input: "natural", bytes: keystroke.at(-1)! };
  // An editor's edits are new ones each time.
  const draw = (): Stroke => replaceAll(text, ", ", " — ", replaced);
  const [replacing, reading] = await sideBySide(
    [stroking("replace all", firstRead(text), draw), { name: "first read", run: () => firstRead(text) }],
    effort,
  );
  const what = `replacing in ${showNumber(replaced)} places`;
  const figures = [figure({ what, ...input }, replacing!), figure({ what: "first read", ...input }, reading!)];
  const mark: Mark = {
    what: `${what} against a first read`,
    measured: ratio(figures[0]!, figures[1]!),
    bound: "at most",
    limit: 1,
    unit: "times",
  };
  return { figures, marks: [mark] };
}

/** Makes strokes on a reading, one after another, each undone before the next one. */
function stroking(name: string, reading: Reading, draw: () => Stroke): Contender {
  let current = reading;
  let stroke: Stroke;
  return {
    name,
    prepare: () => {
      stroke = draw();
    },
    run: () => {
      current = edited(current, stroke.edits);
    },
    restore: () => {
      current = edited(current, stroke.undo);
    },
  };
}
