import type { Clock } from './clock';
import type { CodeRunner } from './code-runner';
import type { FileSystem } from './file-system';
import type { OpenMachine } from './lab-machine';
import type { Rng } from './rng';

/**
 * What a program of the lab (git, dvc, mlflow, …) is given, as a process is: its arguments, its place, its streams. A
 * program takes time and chance from here and nowhere else, so that the same session gives the same bytes.
 */
export interface ProgramIo {
  /** What follows the program's name. */
  readonly args: readonly string[];
  /** The working folder, absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** All of standard input; '' when there is none. */
  readonly stdin: string;
  readonly fs: FileSystem;
  readonly clock: Clock;
  readonly rng: Rng;
  /** How wide the terminal is that standard output is shown on; absent: it is piped, redirected or read by a program. */
  readonly columns?: number;
  /** Ctrl-C. A program looks at it between steps, leaves what it works on whole, and ends with 130. */
  readonly signal: AbortSignal;
  /** Prints at once; no line end is added. */
  stdout(text: string): void;
  stderr(text: string): void;
  /**
   * Runs a line of shell in `cwd` (or another folder), its output going where this program's goes.
   * @returns its exit code.
   */
  shell(line: string, options?: ShellOptions): Promise<number>;
  /** Opens a machine over another file system; absent where there is no shell to run in it. */
  readonly openMachine?: OpenMachine;
  /** Runs learner code; absent: it cannot be run here. */
  readonly runner?: CodeRunner;
}

/** How a line of shell is run by a program. */
export interface ShellOptions {
  readonly cwd?: string;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Takes what the line prints in place of this program's own streams. */
  readonly onOutput?: (stream: 'stdout' | 'stderr', text: string) => void;
}

/** A program of the lab; resolves to its exit code. It throws only for faults of ours, never for bad usage. */
export type LabProgram = (io: ProgramIo) => Promise<number>;
