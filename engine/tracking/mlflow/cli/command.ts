import { resolvePath } from '../../../core/file-system';
import { WORKSPACE_ROOT } from '../../../core/lab-layout';
import type { ProgramIo } from '../../../core/lab-program';
import { TRACKING_ORIGIN } from '../rest/server';
import type { StoreContext } from '../store/context';
import { ensureStore } from '../store/experiments';
import type { OptionSpec, Options } from './click';

/** One command of `mlflow`. */
export interface Command {
  /** E.g. `runs list`. */
  readonly path: string;
  readonly about: string;
  readonly options: readonly OptionSpec[];
  /** Resolves to the exit code. It throws MlflowError for what MLflow refuses. */
  run(io: ProgramIo, options: Options): number | Promise<number>;
}

/** The tracking URI leads to a server that the lab cannot reach. */
export class UnreachableError extends Error {}

/**
 * The store that MLFLOW_TRACKING_URI names: that of the lab's server, or a folder; `./mlruns` when it is not set.
 * @throws UnreachableError.
 */
export function openStore(io: ProgramIo): StoreContext {
  const uri = io.env.MLFLOW_TRACKING_URI ?? '';
  const address = uri.replace(/\/+$/, '').replace('//127.0.0.1:', '//localhost:');
  if (/^[a-z+]+:/.test(uri) && !uri.startsWith('file:') && address !== TRACKING_ORIGIN)
    throw new UnreachableError(
      `MLFLOW_TRACKING_URI is ${uri}. The lab has no network; its tracking server is ${TRACKING_ORIGIN}.`,
    );
  const folder = uri === '' ? 'mlruns' : uri.replace(/^file:(?:\/\/)?/, '');
  const root = address === TRACKING_ORIGIN ? `${WORKSPACE_ROOT}/mlruns` : resolvePath(io.cwd, folder);
  const store = { fs: io.fs, root, clock: io.clock, rng: io.rng, user: io.env.USER ?? 'learner' };
  ensureStore(store);
  return store;
}

export const EXPERIMENT_ID: OptionSpec = {
  flags: ['--experiment-id', '-x'],
  kind: 'text',
  isRequired: true,
  help: 'ID of the experiment.',
};

export const RUN_ID: OptionSpec = {
  flags: ['--run-id'],
  kind: 'text',
  isRequired: true,
  help: 'ID of the run.',
};

export const VIEW: OptionSpec = {
  flags: ['--view', '-v'],
  kind: 'text',
  standard: 'active_only',
  choices: ['active_only', 'deleted_only', 'all'],
  help: "Which are shown: 'active_only' (default), 'deleted_only', or 'all'.",
};

/** The view that an option names. */
export const viewOf = (options: Options) =>
  (({ active_only: 'ACTIVE_ONLY', deleted_only: 'DELETED_ONLY', all: 'ALL' }) as const)[
    options.given('view') as 'active_only' | 'deleted_only' | 'all'
  ];
