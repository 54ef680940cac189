import type { Instruction, Stage } from '../dockerfile/instruction';
import type { Severity } from './finding';
import { type ShellWords, shellCommands } from './shell-commands';

/** A Dockerfile as the rules see it: also one that could not be built. */
export interface LintedFile {
  readonly instructions: readonly Instruction[];
  /** [] where the stages cannot be made out. */
  readonly stages: readonly Stage[];
}

/** One rule of hadolint. */
export interface LintRule {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** The lines that break it. */
  readonly check: (file: LintedFile) => readonly number[];
}

/** The shell text of a RUN, heredocs included. */
export const shellText = (run: Instruction): string =>
  run.json?.join(' ') ?? [run.text, ...run.heredocs.map(({ text }) => text)].join('\n');

/** A check that looks at each instruction of one kind alone. */
export const each =
  (keyword: string, isBad: (one: Instruction) => boolean): LintRule['check'] =>
  ({ instructions }) =>
    instructions.filter((one) => one.keyword === keyword && isBad(one)).map(({ line }) => line);

/** A check that looks at each command of each RUN alone. */
export const eachCommand = (isBad: (command: ShellWords, run: Instruction) => boolean): LintRule['check'] =>
  each('RUN', (run) => shellCommands(shellText(run)).some((command) => isBad(command, run)));

/** A check that looks at each stage with its number. */
export const eachStage =
  (lines: (stage: Stage, file: LintedFile) => readonly number[]): LintRule['check'] =>
  (file) =>
    file.stages.flatMap((stage) => lines(stage, file));

/** Whether a RUN mounts a cache at a folder, so that what lies there is in no layer. */
export const hasCacheAt = (run: Instruction, folder: string): boolean =>
  run.flags.some(
    ({ name, value }) =>
      name === 'mount' &&
      value.includes('type=cache') &&
      new RegExp(`(?:target|dst|destination)=${folder}`).test(value),
  );
