import { arch, availableParallelism, cpus, platform, totalmem } from "node:os";

/** What the figures of a run were taken on. */
export interface Machine {
  readonly node: string;
  readonly v8: string;
  readonly processor: string;
  readonly cores: number;
  /** In bytes. */
  readonly memory: number;
  /** `linux x64` */
  readonly system: string;
}

export function thisMachine(): Machine {
  return {
    node: process.version,
    v8: process.versions.v8,
    processor: cpus()[0]?.model.trim() ?? "unknown processor",
    cores: availableParallelism(),
    memory: totalmem(),
    system: `${platform()} ${arch()}`,
  };
}
