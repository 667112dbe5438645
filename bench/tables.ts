/** The figures of a group as tables: rows of cells, the first row their headings. */

import { isMet, type Figure, type GroupName, type GroupResult, type Mark } from "./figures.ts";
import { showBytes, showTime, showTimes } from "./units.ts";

export type Table = readonly (readonly string[])[];

export const TITLES: Readonly<Record<GroupName, string>> = {
  keystroke: "A keystroke",
  "first-read": "The first read",
  scaling: "Twice the size",
  memory: "Memory",
  files: "Many files",
};

/** What was promised, and whether it was kept. */
export function marksTable(marks: readonly Mark[]): Table {
  return [["Mark", "Measured", "Limit", "Met"], ...marks.map(markRow)];
}

function markRow(mark: Mark): string[] {
  const show = mark.unit === "ms" ? showTime : showTimes;
  return [mark.what, show(mark.measured), `${mark.bound} ${show(mark.limit)}`, isMet(mark) ? "✔" : "✘"];
}

/** All figures of a group. Where sizes are what matters, each has a row of its own, and the cells are medians. */
export function figuresTable({ group, figures }: GroupResult): Table {
  return group === "scaling" ? bySize(figures) : oneByOne(figures);
}

function oneByOne(figures: readonly Figure[]): Table {
  return [
    ["What", "Input", "Size", "Median", "Half of all", "99th percentile", "Measured"],
    ...figures.map((figure) => {
      const { what, input, bytes, samples, median, lowerQuartile, upperQuartile, percentile99 } = figure;
      const show = figure.unit === "ms" ? showTime : showBytes;
      const between = `${show(lowerQuartile)} – ${show(upperQuartile)}`;
      return [
        what,
        input,
        showBytes(bytes),
        show(median),
        between,
        samples < 100 ? "—" : show(percentile99),
        `${samples} ×`,
      ];
    }),
  ];
}

function bySize(figures: readonly Figure[]): Table {
  const series = Map.groupBy(figures, ({ what, input }) => `${what}, ${input}`);
  const sizes = [...new Set(figures.map(({ bytes }) => bytes))];
  return [
    ["Size", ...series.keys()],
    ...sizes.map((size) => [
      showBytes(size),
      ...[...series.values()].map((group) => showTime(group.find(({ bytes }) => bytes === size)!.median)),
    ]),
  ];
}

/** A table in lines of fixed width, its first column to the left and the others to the right. */
export function asText(table: Table): string {
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join("  ");
  return table.map(line).join("\n");
}

export function asMarkdownTable([headings, ...rows]: Table): string {
  const line = (row: readonly string[]): string => `| ${row.join(" | ")} |`;
  const rule = headings!.map((_, column) => (column === 0 ? "---" : "--:"));
  return [line(headings!), line(rule), ...rows.map(line)].join("\n");
}
