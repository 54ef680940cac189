import type { WorkspacePath } from '../../core/files';
import { isProjectFile } from '../../core/program-files';
import type { TimelineStep } from './step';

/** What came of a step that one looks for later: places to go back to. */
export interface StepOutcomes {
  /** A commit was made: by hand, by a merge, by a rebase, anew by `--amend`. */
  readonly isCommit: boolean;
  /** How many tracked runs began in it. */
  readonly runs: number;
}

const OBJECT = /^\.git\/objects\/[0-9a-f]{2}\//;
/** Where a branch stands. */
const BRANCH = /^\.git\/refs\/heads\/.+$/;
/** Where HEAD stands: moved by a commit when it is on no branch, made by `git init`. */
const HEAD = '.git/HEAD';
const RUN = /^mlruns\/[^/]+\/[0-9a-f]{32}\/meta\.yaml$/;

/**
 * What came of a step, as far as the files tell that it wrote. A commit is new objects and a branch that moves: a branch that is
 * made, a reset or a fast-forward moves one without objects, `git add` and `git stash` write objects and move none.
 */
export function outcomesOf({ kind, changes }: TimelineStep<unknown>): StepOutcomes {
  if (kind !== 'program-ran' && kind !== 'run-wrote') return { isCommit: false, runs: 0 };
  const began = changes.filter(({ before, after }) => before === null && after !== null);
  return {
    isCommit:
      began.some(({ path }) => OBJECT.test(path)) &&
      changes.some(
        ({ path, before, after }) =>
          after !== null && (BRANCH.test(path) || (path === HEAD && before !== null)),
      ),
    runs: began.filter(({ path }) => RUN.test(path)).length,
  };
}

/** Whether a timeline names the file: it is the project's own, and no record of a run, of which each training writes a hundred. */
export function isNamedFile(path: WorkspacePath): boolean {
  return isProjectFile(path) && !path.startsWith('mlruns/');
}
