import { setTimeout } from "node:timers/promises";
import { Bench } from "tinybench";
import { collectGarbage } from "./garbage.ts";

/** One thing to measure beside others. */
export interface Contender {
  readonly name: string;
  /** What is measured: one call of it. */
  readonly run: () => unknown;
  /** When `run` returns a promise. */
  readonly isAsync?: boolean;
  /** When it is a process of its own, which gets all its memory anew in any case. */
  readonly isProcess?: boolean;
  /** Called before and after each `run`, not measured. */
  readonly prepare?: () => void;
  readonly restore?: () => void;
}

/** How long is measured. */
export interface Effort {
  /** How often each contender has its turn, after a first one that only warms it up. */
  readonly rounds: number;
  /** How many milliseconds of measured time a turn takes at least; one call at least, in any case. */
  readonly turn: number;
  /** A contender whose measured time is longer than so many milliseconds has no more turns. */
  readonly most: number;
  /**
   * Whether memory is cleared before each round alone, not before each turn. What is alike is told apart more finely so, since one
   * turn follows the other at once, and pays for what the other leaves behind as often as the other way round.
   */
  readonly isClearedByRound?: boolean;
}

/**
 * Begins a turn with memory that nobody has left anything in. The engine clears away on another thread what it has collected, which
 * takes from the speed of this one where both share a core, and gives back to the system what it does not need: getting that again
 * is left to a first call, for on a virtual machine it may take longer than all else.
 */
async function startTurn(contender: Contender, latency: number): Promise<void> {
  collectGarbage();
  await setTimeout(CLEARING);
  if (contender.isProcess !== true && latency <= SLOW) await call(contender);
}

/** Begins a round like that, but that the engine is given no more time to clear away than the first calls take. */
async function startRound(contender: Contender, latency: number, turn: number): Promise<void> {
  collectGarbage();
  if (latency > SLOW) return;
  for (const end = performance.now() + turn; performance.now() < end;) await call(contender);
}

async function call({ run, prepare, restore }: Contender): Promise<void> {
  prepare?.();
  await run();
  restore?.();
}

/** Milliseconds. */
const CLEARING = 200;
/** Milliseconds: a call that takes longer has little to lose by that. */
const SLOW = 1_000;

/**
 * Measures contenders in turns, so that what disturbs the machine for a while disturbs all of them: the milliseconds of
 * every single call, by contender, in the order given, and by turn. Every other round is in reverse. A contender so slow that its
 * first turn is its last is measured cold.
 */
export async function sideBySide(contenders: readonly Contender[], effort: Effort): Promise<number[][][]> {
  /** How many milliseconds a call takes, of those that have had a turn. */
  const latencies = new Map<string, number>();
  const byName = new Map(contenders.map((contender) => [contender.name, contender]));
  let isRoundNew = true;
  const begin = async (name: string): Promise<void> => {
    const contender = byName.get(name)!;
    const latency = latencies.get(name) ?? Infinity;
    if (effort.isClearedByRound !== true) await startTurn(contender, latency);
    else if (isRoundNew) await startRound(contender, latency, effort.turn);
    isRoundNew = false;
  };
  const bench = new Bench({
    time: effort.turn,
    iterations: 1,
    warmup: false,
    retainSamples: true,
    throws: true,
    setup: (task) => begin(task!.name),
  });
  for (const { name, run, isAsync = false, prepare, restore } of contenders) {
    bench.add(name, run, {
      async: isAsync,
      ...(prepare && { beforeEach: prepare }),
      ...(restore && { afterEach: restore }),
    });
  }
  const measured = new Map<string, number[][]>();
  const spent = new Map<string, number>();
  for (let round = 0; round <= effort.rounds; round++) {
    bench.reset();
    isRoundNew = true;
    for (const task of round % 2 === 0 ? bench.tasks : bench.tasks.toReversed()) {
      const { name, result } = await task.run();
      if (result.state !== "completed") throw new Error(`${name}: ${result.state}`);
      latencies.set(name, result.latency.mean);
      const earlier = round > 1 ? measured.get(name)! : [];
      measured.set(name, [...earlier, result.latency.samples!]);
      const time = (spent.get(name) ?? 0) + result.totalTime;
      spent.set(name, time);
      if (time > effort.most) bench.remove(name);
    }
  }
  return contenders.map(({ name }) => measured.get(name)!);
}
