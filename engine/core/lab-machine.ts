import type { Clock } from './clock';
import type { FileSystem } from './file-system';
import type { LabProgram } from './lab-program';
import type { Rng } from './rng';

/** What a machine of its own begins with. */
export interface MachineOptions {
  readonly clock: Clock;
  readonly rng: Rng;
  /** Programs beside those of the lab, or in their place: a `sleep` that takes no time, say. */
  readonly programs?: Readonly<Record<string, LabProgram>>;
  /** Called between commands; what it throws or waits for holds the machine up. */
  readonly onCommand?: () => void;
  /** The longest that one program in the sandbox may run, in milliseconds of real time. */
  readonly programMs?: number;
}

/** How a machine runs a line. */
export interface MachineRun {
  readonly cwd: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  onOutput(stream: 'stdout' | 'stderr', text: string): void;
}

/**
 * A fresh computer of the lab: an empty file system and a shell with all programs and services of the lab. The services
 * are those of the lab itself; what programs write stays on this machine.
 */
export interface LabMachine {
  readonly fs: FileSystem;
  /** Runs a line of shell in a shell of its own. @returns its exit code; 130 when `signal` ended it. */
  run(line: string, how: MachineRun): Promise<number>;
}

/** Makes a machine. */
export type OpenMachine = (options: MachineOptions) => LabMachine;
