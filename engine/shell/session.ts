import type { Clock } from '../core/clock';
import type { CodeRunner } from '../core/code-runner';
import type { FileSystem } from '../core/file-system';
import type { WorkspacePath } from '../core/files';
import { HOME, SERVERS, WORKSPACE_ROOT } from '../core/lab-layout';
import type { OpenMachine } from '../core/lab-program';
import type { Rng } from '../core/rng';
import { BashFileSystem } from './bash/file-system';
import type { ShellSnapshot } from './bash/snapshot';
import { TerminalShell } from './bash/terminal-shell';
import { SHELL_ENVIRONMENT } from './environment';
import type { ShellHost, Streams } from './host';
import { machinesOf } from './machine';
import { labCommands, labPrograms } from './programs';
import { PROGRAMS, type ProgramLoader, SERVICES, type ServiceLoader } from './registry';
import { laySystem } from './system';

/** What a shell needs of the world. */
export interface OpenShellOptions {
  readonly fs: FileSystem;
  readonly clock: Clock;
  readonly rng: Rng;
  /** Runs learner code (`node`, `npm test`); absent: `node` says that it cannot. */
  readonly runner?: CodeRunner;
  /** The programs of the lab by name; all that are registered when absent. */
  readonly programs?: Readonly<Record<string, ProgramLoader>>;
  /** The services that `curl` reaches by origin; all that are registered when absent. */
  readonly services?: Readonly<Record<string, ServiceLoader>>;
  /** Exported variables beside the usual ones. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where it begins; the project's folder when absent. */
  readonly cwd?: string;
  /** Variables, functions and the folder of a shell that was before. */
  readonly snapshot?: ShellSnapshot;
  readonly columns?: () => number;
  readonly openFile?: (path: WorkspacePath) => void;
  readonly breathe?: ShellHost['breathe'];
  /** Limits of the interpreter that are not the usual ones. */
  readonly limits?: ShellHost['limits'];
}

/** A bash session: variables, functions, options and the folder stay from one line to the next. */
export interface ShellSession {
  /**
   * Runs what was typed, one line or several. Resolves to the exit code when all of it has ended; 130 when `signal` ended
   * it.
   */
  run(text: string, streams: Streams, signal?: AbortSignal): Promise<number>;
  /** The working folder. */
  readonly cwd: string;
  /** Of the last line. */
  readonly exitCode: number;
  /** What can be given to a new session so that it goes on as this one; plain data. */
  snapshot(): ShellSnapshot;
  /** The commands that can be typed, functions and aliases among them, sorted. */
  commandNames(): readonly string[];
}

/** What shells over a file system share, with nothing yet that opens machines beside them. */
function hostOf(options: OpenShellOptions): ShellHost {
  const { fs } = options;
  return {
    fs,
    disk: new BashFileSystem(fs, options.breathe),
    clock: options.clock,
    rng: options.rng,
    runner: options.runner,
    services: options.services ?? SERVICES,
    network: { failure: null },
    commands: new Map([...labCommands, ...labPrograms(options.programs ?? PROGRAMS)]),
    columns: options.columns ?? (() => 80),
    openFile: options.openFile,
    breathe: options.breathe,
    ...(options.limits && { limits: options.limits }),
  };
}

/** Opens machines beside a lab, for work that no shell has asked for. */
export const openMachinesOf = (options: OpenShellOptions): OpenMachine => machinesOf(hostOf(options));

/** Opens a shell over a file system. */
export function openShell(options: OpenShellOptions): ShellSession {
  const { fs } = options;
  for (const folder of [WORKSPACE_ROOT, HOME, SERVERS, '/tmp']) fs.makeFolder(folder);
  const alone = hostOf(options);
  const host: ShellHost = { ...alone, openMachine: machinesOf(alone) };
  const shell = new TerminalShell(host, {
    cwd: options.cwd ?? WORKSPACE_ROOT,
    env: { ...SHELL_ENVIRONMENT, ...options.env },
    snapshot: options.snapshot,
  });
  laySystem(fs, shell.bundledCommands);
  return shell;
}
