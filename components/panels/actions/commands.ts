import { shellLine } from '@/engine/shell/quote';

/** The repository that a command is about. */
export interface CommandPlace {
  /** `owner/name`. */
  readonly repository: string;
  /** Whether `gh` takes this one by itself, since the project was pushed to it. */
  readonly isOwn: boolean;
}

const gh = ({ repository, isOwn }: CommandPlace, words: readonly string[]): string =>
  shellLine(['gh', ...words, ...(isOwn ? [] : ['-R', repository])]);

/** The name by which `gh` knows a workflow: its file. */
export const fileOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Runs a run again: all of it, what failed, or one job. */
export const rerunLine = (at: CommandPlace, run: number, what: 'all' | 'failed' | { readonly job: number }) =>
  gh(at, [
    'run',
    'rerun',
    ...(typeof what === 'object' ? ['--job', String(what.job)] : [String(run)]),
    ...(what === 'failed' ? ['--failed'] : []),
  ]);

/** Stops a run. */
export const cancelLine = (at: CommandPlace, run: number): string => gh(at, ['run', 'cancel', String(run)]);

/** Decides about a job that waits for an environment. */
export const reviewLine = (
  at: CommandPlace,
  run: number,
  given: { readonly environment: string; readonly isApproved: boolean; readonly comment: string },
): string =>
  gh(at, [
    'run',
    'review',
    String(run),
    given.isApproved ? '--approve' : '--reject',
    '--environment',
    given.environment,
    ...(given.comment.trim() === '' ? [] : ['--comment', given.comment.trim()]),
  ]);

/** Puts the files of an artifact into a folder of the workspace. */
export const downloadLine = (at: CommandPlace, run: number, name: string): string =>
  gh(at, ['run', 'download', String(run), '--name', name, '--dir', `artifacts/${name}`]);

/** Starts a workflow by hand; inputs that are left at '' have their defaults. */
export const dispatchLine = (
  at: CommandPlace,
  path: string,
  ref: string,
  inputs: Readonly<Record<string, string>>,
): string =>
  gh(at, [
    'workflow',
    'run',
    fileOf(path),
    '--ref',
    ref,
    ...Object.entries(inputs).flatMap(([name, value]) => (value === '' ? [] : ['-f', `${name}=${value}`])),
  ]);

/** Switches a workflow on or off. */
export const switchLine = (at: CommandPlace, path: string, isOn: boolean): string =>
  gh(at, ['workflow', isOn ? 'enable' : 'disable', fileOf(path)]);

/** Deletes a cache. */
export const deleteCacheLine = (at: CommandPlace, id: number): string =>
  gh(at, ['cache', 'delete', String(id)]);

export type ValueKind = 'secret' | 'variable';

const inEnvironment = (environment: string) => (environment === '' ? [] : ['--env', environment]);

/** Sets a secret or variable of the repository, or of an environment where one is named. */
export const setValueLine = (
  at: CommandPlace,
  kind: ValueKind,
  given: { readonly name: string; readonly value: string; readonly environment: string },
): string => gh(at, [kind, 'set', given.name, ...inEnvironment(given.environment), '--body', given.value]);

/** Deletes a secret or variable. */
export const deleteValueLine = (
  at: CommandPlace,
  kind: ValueKind,
  given: { readonly name: string; readonly environment: string },
): string => gh(at, [kind, 'delete', given.name, ...inEnvironment(given.environment)]);

/** The rules of an environment as a form has them. */
export interface EnvironmentRules {
  readonly name: string;
  readonly reviewers: readonly string[];
  readonly waitMinutes: number;
  readonly branches: readonly string[];
  readonly preventSelfReview: boolean;
}

/** Makes an environment, or gives it other rules. */
export const setEnvironmentLine = (at: CommandPlace, rules: EnvironmentRules): string =>
  gh(at, [
    'environment',
    'set',
    rules.name,
    ...rules.reviewers.flatMap((login) => ['--reviewer', login]),
    ...(rules.waitMinutes > 0 ? ['--wait-minutes', String(rules.waitMinutes)] : []),
    ...rules.branches.flatMap((pattern) => ['--branch', pattern]),
    ...(rules.preventSelfReview ? ['--prevent-self-review'] : []),
  ]);

/** Deletes an environment. */
export const deleteEnvironmentLine = (at: CommandPlace, name: string): string =>
  gh(at, ['environment', 'delete', name]);
