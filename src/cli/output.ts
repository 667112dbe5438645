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
/** How long the process goes without hearing of what happens meanwhile. */
const PAUSE_MS = 20;

/**
 * Standard output and standard error of the process. What is written is what was asked for; what is noted is everything
 * else: problems, summaries, progress. Progress is shown on a terminal only.
 *
 * What is written is gathered, up to so much and for so long, and always goes out before what is noted after it.
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
  #lastPause = 0;
  #gathered = "";
  /** What waits for the reader. */
  #goOn: () => void = () => undefined;
  #isProgressShown = false;

  constructor() {
    process.stdout.on("error", (error) => {
      // `qa-transcript check . | head` is no failure.
      if (errorCode(error) !== "EPIPE") this.note(String(error));
      this.#close();
    });
    process.stdout.on("close", () => {
      this.#close();
    });
    process.stdout.on("drain", () => {
      this.#goOn();
    });
    process.stderr.on("error", () => undefined);
  }

  write(content: string | Uint8Array): void {
    if (typeof content === "string") {
      this.#gathered += content;
      if (this.#gathered.length >= ENOUGH_TO_WRITE) this.flush();
    } else {
      this.flush();
      this.#send(content);
    }
  }

  /** Waits for the reader, and ends when there is none. */
  async writeAll(pieces: Iterable<string | Uint8Array>): Promise<void> {
    for (const piece of pieces) {
      if (this.isClosed) return;
      this.write(piece);
      if (!process.stdout.writableNeedDrain) continue;
      await new Promise<void>((resolve) => {
        this.#goOn = resolve;
      });
    }
  }

  /** Lets everything out that has been written. */
  flush(): void {
    const gathered = this.#gathered;
    this.#gathered = "";
    this.#send(gathered);
  }

  note(text: string): void {
    this.flush();
    this.#hideProgress();
    process.stderr.write(`${text}\n`);
  }

  /** Whether it is time to pause; asked often, so it does not wait. */
  get isPauseDue(): boolean {
    return performance.now() - this.#lastPause >= PAUSE_MS;
  }

  /** Lets the process hear of what has happened meanwhile, and says how far it is. */
  async pause(progress: () => string): Promise<void> {
    this.flush();
    await setImmediate();
    const now = performance.now();
    this.#lastPause = now;
    if (!this.#showsProgress || now - this.#started < PATIENCE_MS || now - this.#lastProgress < PERIOD_MS) return;
    this.#lastProgress = now;
    this.#isProgressShown = true;
    process.stderr.write(`\r${progress()}\x1B[K`);
  }

  end(): void {
    this.flush();
    this.#hideProgress();
  }

  #close(): void {
    this.isClosed = true;
    this.#goOn();
  }

  #send(content: string | Uint8Array): void {
    if (content.length === 0 || this.isClosed) return;
    this.#hideProgress();
    process.stdout.write(content);
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
  if (none !== "" || forced === "0" || forced === "false") return paletteWith(false);
  return paletteWith(forced !== "" || (stream.isTTY && terminal !== "dumb"));
}

export function paletteWith(isColorSupported: boolean): Palette {
  return pico.createColors(isColorSupported);
}
