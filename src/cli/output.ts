import { once } from "node:events";
import { setImmediate } from "node:timers/promises";
import type { WriteStream } from "node:tty";
import pico from "picocolors";

import { errorCode } from "./file-problems.ts";

/** How text is coloured; each function gives the text back as it is where there is no colour. */
export type Palette = ReturnType<typeof pico.createColors>;

const ENOUGH_TO_WRITE = 64 * 1024;

/** How long a run takes before it says how far it is, and how often it says so. */
const PATIENCE_MS = 500;
const PERIOD_MS = 100;

/**
 * Standard output and standard error of the process. What is written is what was asked for; what is noted is everything
 * else: problems, summaries, progress. Progress is shown on a terminal only.
 */
export class Output {
  readonly palette = paletteOf(process.stdout, process.env);
  readonly notePalette = paletteOf(process.stderr, process.env);
  /** Of the terminal, or what is usual. */
  readonly width = process.stdout.isTTY ? Math.max(40, process.stdout.columns) : 120;
  /** Nobody reads standard output any more. */
  isClosed = false;
  readonly #showsProgress = process.stderr.isTTY && process.env["TERM"] !== "dumb";
  readonly #started = performance.now();
  #lastProgress = 0;
  #isProgressShown = false;

  constructor() {
    process.stdout.on("error", (error) => {
      this.isClosed = true;
      // `qa-transcript check . | head` is no failure.
      if (errorCode(error) !== "EPIPE") this.note(String(error));
    });
    process.stderr.on("error", () => undefined);
  }

  async write(content: string | Uint8Array): Promise<void> {
    if (content.length === 0 || this.isClosed) return;
    this.#hideProgress();
    if (process.stdout.write(content)) return;
    // An end of the reader is told as an error, which the constructor sees to.
    await Promise.race([once(process.stdout, "drain"), once(process.stdout, "close")]).catch(() => undefined);
  }

  async writeAll(pieces: Iterable<string>): Promise<void> {
    let gathered = "";
    for (const piece of pieces) {
      gathered += piece;
      if (gathered.length < ENOUGH_TO_WRITE) continue;
      await this.write(gathered);
      gathered = "";
    }
    await this.write(gathered);
  }

  note(text: string): void {
    this.#hideProgress();
    process.stderr.write(`${text}\n`);
  }

  /** Lets the process hear of what has happened meanwhile, and says how far it is. */
  async pause(progress: () => string): Promise<void> {
    await setImmediate();
    const now = performance.now();
    if (!this.#showsProgress || now - this.#started < PATIENCE_MS || now - this.#lastProgress < PERIOD_MS) return;
    this.#lastProgress = now;
    this.#isProgressShown = true;
    process.stderr.write(`\r${progress()}\x1B[K`);
  }

  end(): void {
    this.#hideProgress();
  }

  #hideProgress(): void {
    if (!this.#isProgressShown) return;
    this.#isProgressShown = false;
    process.stderr.write("\r\x1B[K");
  }
}

/** Colour on a terminal; `NO_COLOR` takes it away everywhere, `FORCE_COLOR` brings it everywhere. */
export function paletteOf(stream: Pick<WriteStream, "isTTY">, environment: NodeJS.ProcessEnv): Palette {
  const { NO_COLOR: none = "", FORCE_COLOR: forced = "", TERM: terminal } = environment;
  if (none !== "" || forced === "0" || forced === "false") return pico.createColors(false);
  return pico.createColors(forced !== "" || (stream.isTTY && terminal !== "dumb"));
}
