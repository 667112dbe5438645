/**
 * The text as Markdown that shows exactly these characters: no emphasis, link, address, HTML, entity, heading or list
 * is read into it. The text is one line. CommonMark lets a backslash stand before every ASCII punctuation mark.
 */
export function escapeMarkdown(line: string): string {
  return line.replace(/[!-/:-@[-`{-~]/g, "\\$&");
}
