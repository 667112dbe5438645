/** The plot of cost against size, as an SVG that follows the reader's theme. */

import type { Figure, GroupName, GroupResult } from "./figures.ts";
import { showBytes, showTime } from "./units.ts";

/** In pixels. The names of the curves stand to the right of them. */
const WIDTH = 840;
const HEIGHT = 500;
const LEFT = 72;
const RIGHT = 606;
const TOP = 56;
const BOTTOM = 440;
const NAME_HEIGHT = 18;

/** The curves that are drawn, as far as they were measured, each in one group: the same may be measured in another, too. Colours that tell on white and on black. */
const CURVES = [
  { group: "scaling", what: "formatting", input: "damaged", name: "formatting, damaged", color: "#d9534f", dash: "" },
  { group: "scaling", what: "first read", input: "damaged", name: "first read, damaged", color: "#dd8433", dash: "" },
  { group: "scaling", what: "first read", input: "short", name: "first read, short lines", color: "#a371f7", dash: "" },
  { group: "scaling", what: "first read", input: "huge", name: "first read, huge lines", color: "#1a9e96", dash: "" },
  { group: "scaling", what: "first read", input: "natural", name: "first read, natural", color: "#3f83f8", dash: "" },
  {
    group: "scaling",
    what: "charCodeAt loop",
    input: "natural",
    name: "bare charCodeAt loop",
    color: "#8b949e",
    dash: "5 4",
  },
  {
    group: "keystroke",
    what: "typing a character",
    input: "natural",
    name: "a character typed",
    color: "#3da44d",
    dash: "",
  },
] as const;

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Curve {
  readonly name: string;
  readonly color: string;
  readonly dash: string;
  readonly figures: readonly Figure[];
}

/** @throws RangeError when nothing was measured that could be drawn */
export function plot(results: readonly GroupResult[]): string {
  const figuresOf = (group: GroupName): readonly Figure[] => results.find((one) => one.group === group)?.figures ?? [];
  const curves: Curve[] = CURVES.map((curve) => ({
    ...curve,
    figures: figuresOf(curve.group).filter(({ what, input }) => what === curve.what && input === curve.input),
  })).filter((curve) => curve.figures.length > 1);
  const drawn = curves.flatMap((curve) => curve.figures);
  const sizes = scaleOf(
    drawn.map(({ bytes }) => bytes),
    LEFT,
    RIGHT,
    5,
  );
  const times = scaleOf(
    drawn.map(({ median }) => median),
    BOTTOM,
    TOP,
    1,
  );
  const pointOf = ({ bytes, median }: Figure): Point => ({ x: sizes.place(bytes), y: times.place(median) });

  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="title">
<title id="title">Cost against size</title>
<style>
  svg { color-scheme: light dark; --ground: #ffffff; --ink: #1f2328; --faint: #59636e; --grid: #e4e8ec; }
  @media (prefers-color-scheme: dark) { svg { --ground: #0d1117; --ink: #e6edf3; --faint: #9198a1; --grid: #262c36; } }
  text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: var(--ink); }
  .title { font-size: 16px; font-weight: 600; }
  .faint { fill: var(--faint); font-size: 12px; }
  .grid { stroke: var(--grid); }
  .curve { fill: none; stroke-width: 2; stroke-linejoin: round; }
</style>
<rect width="${WIDTH}" height="${HEIGHT}" rx="8" fill="var(--ground)"/>
<text class="title" x="${LEFT}" y="30">Cost against size, both axes logarithmic</text>
${sizes.ticks.map((size) => upright(sizes.place(size), showBytes(size))).join("\n")}
${times.ticks.map((time) => level(times.place(time), showTime(time))).join("\n")}
<text class="faint" x="${(LEFT + RIGHT) / 2}" y="${BOTTOM + 44}" text-anchor="middle">size of the text in UTF-8</text>
<text class="faint" transform="translate(18 ${(TOP + BOTTOM) / 2}) rotate(-90)" text-anchor="middle">median time</text>
${curves.map((curve) => drawCurve(curve, curve.figures.map(pointOf))).join("\n")}
${nameCurves(curves, (curve) => pointOf(curve.figures.at(-1)!))}
</svg>
`;
}

interface LogScale {
  readonly ticks: readonly number[];
  place(value: number): number;
}

/**
 * From the values' range to pixels: `from` for the smallest, `to` for the largest, with a little room on either side. A tick
 * is `digit` times a power of ten.
 */
function scaleOf(values: readonly number[], from: number, to: number, digit: number): LogScale {
  if (values.length === 0) throw new RangeError("Nothing to draw");
  const low = Math.log10(Math.min(...values)) - 0.1;
  const high = Math.log10(Math.max(...values)) + 0.1;
  const ticks: number[] = [];
  const shift = Math.log10(digit);
  for (let power = Math.ceil(low - shift); power <= high - shift; power++) ticks.push(digit * 10 ** power);
  return { ticks, place: (value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from) };
}

function upright(x: number, name: string): string {
  const at = coordinate(x);
  return `<line class="grid" x1="${at}" y1="${TOP}" x2="${at}" y2="${BOTTOM}"/><text class="faint" x="${at}" y="${BOTTOM + 20}" text-anchor="middle">${name}</text>`;
}

function level(y: number, name: string): string {
  const at = coordinate(y);
  return `<line class="grid" x1="${LEFT}" y1="${at}" x2="${RIGHT}" y2="${at}"/><text class="faint" x="${LEFT - 8}" y="${coordinate(y + 4)}" text-anchor="end">${name}</text>`;
}

function drawCurve({ color, dash }: Curve, points: readonly Point[]): string {
  const path = points.map(({ x, y }) => `${coordinate(x)},${coordinate(y)}`).join(" ");
  const dots = points.map(
    ({ x, y }) => `<circle cx="${coordinate(x)}" cy="${coordinate(y)}" r="2.5" fill="${color}"/>`,
  );
  const dashes = dash === "" ? "" : ` stroke-dasharray="${dash}"`;
  return `<polyline class="curve" stroke="${color}"${dashes} points="${path}"/>${dots.join("")}`;
}

/** Every curve's name beside its end, moved down where the one above leaves no room. */
function nameCurves(curves: readonly Curve[], endOf: (curve: Curve) => Point): string {
  const sorted = curves.toSorted((a, b) => endOf(a).y - endOf(b).y);
  let free = TOP;
  return sorted
    .map((curve) => {
      const end = endOf(curve);
      const y = Math.max(end.y, free);
      free = y + NAME_HEIGHT;
      const line = `${coordinate(end.x + 5)},${coordinate(end.y)} ${RIGHT + 14},${coordinate(y)} ${RIGHT + 24},${coordinate(y)}`;
      return `<polyline fill="none" stroke="${curve.color}" opacity="0.6" points="${line}"/><text x="${RIGHT + 30}" y="${coordinate(y + 4)}">${curve.name}</text>`;
    })
    .join("\n");
}

const coordinate = (value: number): string => String(Math.round(value * 10) / 10);
