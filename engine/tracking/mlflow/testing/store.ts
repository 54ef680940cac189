import { ManualClock } from '../../../core/clock';
import { FileSystem } from '../../../core/file-system';
import { seededRng } from '../../../core/rng';
import type { StoreContext } from '../store/context';
import { ensureStore } from '../store/experiments';

/** When the tests begin: 2026-01-05T09:00:00Z. */
export const START = 1_767_603_600_000;

/** A store with nothing in it but the experiment `Default`, and the clock that it goes by. */
export function newStore(fs?: FileSystem): StoreContext & { readonly clock: ManualClock } {
  const clock = new ManualClock(START);
  const context = {
    fs: fs ?? new FileSystem(clock),
    root: '/workspace/mlruns',
    clock,
    rng: seededRng('store'),
    user: 'learner',
  };
  context.fs.makeFolder('/workspace');
  ensureStore(context);
  return context;
}

/** The files of a store by their paths below `mlruns`, with their text. */
export const filesOf = ({ fs, root }: StoreContext, below = ''): Record<string, string> =>
  Object.fromEntries(
    fs.filesBelow(root + below).map((path) => [path.slice(root.length + 1), fs.readText(path)]),
  );
