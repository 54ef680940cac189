import { ManualClock } from '../../core/clock';
import { FileSystem } from '../../core/file-system';
import type { LabProgram } from '../../core/lab-program';
import { seededRng } from '../../core/rng';
import { type OpenShellOptions, openShell } from '../session';

/** 2026-01-02 03:04:05 UTC */
const START = 1_767_323_045_000;

/** What a line printed, and how it ended. */
export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** A shell over files of memory. `files` are by path below `/workspace`. */
export function openTestShell(
  files: Readonly<Record<string, string>> = {},
  options: Partial<Omit<OpenShellOptions, 'programs'>> & {
    readonly programs?: Readonly<Record<string, LabProgram>>;
  } = {},
) {
  const clock = new ManualClock(START);
  const fs = options.fs ?? new FileSystem(clock);
  for (const [name, text] of Object.entries(files)) {
    const path = `/workspace/${name}`;
    fs.makeFolder(path.slice(0, path.lastIndexOf('/')));
    fs.write(path, text);
  }
  const { programs = {}, ...rest } = options;
  const shell = openShell({
    clock,
    rng: seededRng('shell'),
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    services: {},
    ...rest,
    fs,
    programs: Object.fromEntries(
      Object.entries(programs).map(([name, program]) => [name, async () => program] as const),
    ),
  });
  /** Everything that was shown, in the order in which it came. */
  const shown: string[] = [];
  const run = async (line: string, signal?: AbortSignal): Promise<Ran> => {
    const ran = { stdout: '', stderr: '' };
    const exitCode = await shell.run(
      line,
      {
        stdout: (text) => {
          ran.stdout += text;
          shown.push(text);
        },
        stderr: (text) => {
          ran.stderr += text;
          shown.push(text);
        },
      },
      signal,
    );
    return { ...ran, exitCode };
  };
  /** Runs lines and gives the output of the last. */
  const output = async (...lines: string[]): Promise<string> => {
    let last = '';
    for (const line of lines) {
      const { stdout, stderr } = await run(line);
      last = stdout + stderr;
    }
    return last;
  };
  return { shell, fs, clock, run, output, shown };
}
