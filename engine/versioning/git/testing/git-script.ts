/** One step of a script: something that happens to the files, or one call of git. Paths are from the repository's top. */
export type ScriptStep =
  | { readonly kind: 'write'; readonly path: string; readonly content: string | Uint8Array }
  | { readonly kind: 'mode'; readonly path: string; readonly executable: boolean }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'git'; readonly args: readonly string[]; readonly folder?: string };

/** A list of steps that both gits carry out in an empty folder. */
export interface GitScript {
  readonly name: string;
  readonly steps: readonly ScriptStep[];
}

/** What one call of git gave. */
export interface GitOutcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** What a repository is like when a script has ended: the output of real git's or our own questions about it. */
export interface FinalState {
  readonly refs: string;
  readonly index: string;
  readonly status: string;
  readonly reflog: string;
}

export interface ScriptRun {
  /** One for each step of kind `git`. */
  readonly outcomes: readonly GitOutcome[];
  readonly state: FinalState;
}

/** The second at which a script starts. */
export const SCRIPT_START = 1_700_000_000;

/** Seconds between two steps. */
export const STEP_SECONDS = 60;

/** The environment of both gits, FIDELITY 2.4; the dates move on with each step. */
export function scriptEnvironment(step: number): Record<string, string> {
  const date = `${SCRIPT_START + step * STEP_SECONDS} +0000`;
  return {
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_DATE: date,
    LC_ALL: 'C',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_PAGER: 'cat',
    GIT_EDITOR: 'true',
    TERM: 'dumb',
    HOME: '/nowhere',
  };
}

/** The questions that are asked of a repository at the end, as arguments of git. */
export const FINAL_QUESTIONS: Readonly<Record<keyof FinalState, readonly string[]>> = {
  refs: ['show-ref', '--head'],
  index: ['ls-files', '-s'],
  status: ['status', '--porcelain=v2', '--branch'],
  reflog: ['reflog', '--format=%gD %H %gs', 'HEAD'],
};
