import type { Clock } from '../core/clock';
import type { CodeRunner } from '../core/code-runner';
import type { FileSystem } from '../core/file-system';
import type { WorkspacePath } from '../core/files';
import type { OpenMachine, ProgramIo, ShellOptions } from '../core/lab-program';
import type { Rng } from '../core/rng';
import type { BashFileSystem } from './bash/file-system';
import type { ServiceLoader } from './registry';

/** Where text goes, as it comes. */
export interface Streams {
  stdout(text: string): void;
  stderr(text: string): void;
}

/** What all shells over one file system share. */
export interface ShellHost {
  readonly fs: FileSystem;
  readonly disk: BashFileSystem;
  readonly clock: Clock;
  readonly rng: Rng;
  /** Runs learner code; absent: `node` says that it cannot. */
  readonly runner?: CodeRunner;
  readonly commands: ReadonlyMap<string, ShellCommand>;
  readonly services: Readonly<Record<string, ServiceLoader>>;
  /** Why the last host was not reached; `curl` asks for its exit code. */
  readonly network: { failure: { readonly exitCode: number; readonly message: string } | null };
  /** How wide the terminal is, in characters. */
  readonly columns: () => number;
  /** Opens a file of the project in the editor; absent: there is none. */
  readonly openFile?: (path: WorkspacePath) => void;
  /** Lets other work have its turn, such as the news that Ctrl-C was pressed. Absent: nothing else waits. */
  readonly breathe?: () => Promise<void> | undefined;
  /** Opens machines of their own; absent inside of one. */
  readonly openMachine?: OpenMachine;
  /** The folder that programs of the sandbox have as theirs; the project's when absent. */
  readonly root?: string;
  /** Where the interpreter ends a line by itself; absent: nowhere, Ctrl-C does. */
  readonly limits?: Readonly<Record<string, number>>;
  /** Commands of the interpreter that are not there. */
  readonly without?: readonly string[];
}

/** How a script is run by a command. */
export interface ScriptOptions extends ShellOptions {
  /** `$1`, `$2`, … */
  readonly args?: readonly string[];
  readonly stdin?: string;
}

/** What a command of the shell itself is given: that of a program, and the shell. */
export interface CommandIo extends ProgramIo {
  readonly host: ShellHost;
  /** Runs a script in a shell of its own, its output going where this command's goes, unless `onOutput` takes it. */
  script(text: string, options?: ScriptOptions): Promise<number>;
  /** What the shell is to run when it ends; null: nothing. */
  atExit(script: string | null): void;
  /** Does what the interpreter's own command of this name does, bytes and all; its exit code. @throws when it has none. */
  relay(args: readonly string[]): Promise<number>;
  /** What the interpreter's own command of this name prints, as text. @throws when it has none. */
  original(args: readonly string[]): Promise<{ stdout: string; stderr: string; exitCode: number }>;
}

/** A command of the shell; resolves to its exit code. */
export type ShellCommand = (io: CommandIo) => Promise<number>;
