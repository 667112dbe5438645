/** The same sentences as well-formed Markdown: a question is a heading, and a blank line stands between paragraphs. */
export function asMarkdown(transcript: string): string {
  const lines = transcript.trimEnd().split("\n");
  return `${lines.map((line) => line.replace(/^Вопрос\t/u, "## ").replace(/^(Ответ)?\t/u, "")).join("\n\n")}\n`;
}
