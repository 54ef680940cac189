import type { Clock } from './clock';
import type { CodeRunner } from './code-runner';
import type { FileSystem } from './file-system';
import type { LabService } from './lab-service';
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

/** What a machine of its own is made of. */
export interface MachineSetting {
  /** All that its programs see; nothing of the file system that it is opened from. */
  readonly fs: FileSystem;
  /** Programs beside, or in the place of, the shell's own. The one that is replaced stays callable as `lab-<name>`. */
  readonly programs: Readonly<Record<string, LabProgram>>;
  /** Commands of the shell that this machine has not; they are not found. */
  readonly without: readonly string[];
  /** What answers inside of it, by origin; absent: nothing does. */
  readonly services?: Readonly<Record<string, LabService>>;
  /** Whether it has the programs and services of the lab too (git, dvc, docker, the tracking server, …). */
  readonly inherits?: boolean;
  /** Its time and chance; those of the lab when absent. */
  readonly clock?: Clock;
  readonly rng?: Rng;
  /** The folder that programs of the sandbox have as theirs; `/` when absent. */
  readonly root?: string;
  /** Where the interpreter ends a line by itself. */
  readonly limits?: Readonly<Record<string, number>>;
  /** The longest that a program of the sandbox may run, in milliseconds of real time; absent: as in the terminal. */
  readonly programMs?: number;
  /** Called between commands. */
  readonly onCommand?: () => void;
}

/** How a line is run in a machine. */
export interface MachineRun {
  readonly cwd: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly onOutput: (stream: 'stdout' | 'stderr', text: string) => void;
  readonly signal: AbortSignal;
}

/** A small Linux of its own, as a container is: a shell that reaches only its own services, and whose loops and output have an end. */
export interface LabMachine {
  /** Runs a script as `sh -c` does; its exit code. */
  run(script: string, how: MachineRun): Promise<number>;
}

/** Opens a machine over a file system, which it adds a folder of commands and `/dev` to. */
export type OpenMachine = (setting: MachineSetting) => LabMachine;
