import type { WorkspaceFiles } from '../../../core/files';
import { MeasurementAbortedError } from '../../run';
import type { MeasurementContext } from '../../types';
import { WEDNESDAY } from '../versions/workshop';
import type { TeamCommit } from './commits';
import { TeamDesk } from './desk';
import { type Made, madeOnce } from './known-commits';
import { knowingPrograms } from './known-programs';
import { LAB_TIME } from './lab-time';
import { type CommitRun, championOf, makeCommit, type Release } from './make-commit';

/** What a repository is like before the team comes. */
export interface RepositoryBefore {
  readonly files: WorkspaceFiles;
  /** Names of the checks that main requires. */
  readonly required: readonly string[];
  readonly isProtected: boolean;
  /** What users were served from; null: nothing was live. */
  readonly release: Pick<Release, 'model' | 'files'> | null;
}

/** A team's commits, and what each has led to. */
export interface TeamWeek {
  readonly before: RepositoryBefore;
  readonly runs: readonly CommitRun[];
}

/**
 * Has a team make its commits on a repository, one after the other. A good one that goes live stays, and the next stands
 * on it; whatever else a commit has changed is taken back before the next one.
 * @returns null: the server has no such repository, or it has no main.
 */
export async function teamWeek(
  context: Pick<MeasurementContext, 'files' | 'support' | 'runner' | 'seed' | 'signal' | 'progress'>,
  repository: string,
  commits: readonly TeamCommit[],
): Promise<TeamWeek | null> {
  const { support, signal } = context;
  // What programs draw without a seed is the same in each grading, so that what is known of them stays known.
  const place = { runner: knowingPrograms(context.runner), seed: 'team', signal };
  const first = await TeamDesk.open(place, context.files, { name: repository });
  if (!first) return null;
  // What waits for an approval from before is no commit of the team.
  await first.work('');
  const before = beforeOf(first);
  if (!before) return null;
  let files = first.everything();
  const all: Promise<Made | null>[] = [];
  // A bad commit leaves nothing behind that the next one could meet, so one may be under way beside what comes after it.
  const beside = new Set<Promise<unknown>>();
  for (const [i, commit] of commits.entries()) {
    if (beside.size > 0) await Promise.race(beside);
    context.progress(i / commits.length, `${commit.by}: ${commit.says}`);
    const at = WEDNESDAY + i * LAB_TIME.between;
    const now = files;
    const made = madeOnce(now, commit, at, support, async () => {
      const desk = await TeamDesk.open(place, now, { name: repository, at });
      if (!desk) return null;
      const run = await makeCommit(desk, commit, support);
      if (signal.aborted) throw new MeasurementAbortedError();
      const stays = !commit.isBad && run.release !== null && run.way !== 'refused';
      return { run, after: stays ? desk.everything() : null };
    });
    all.push(made);
    if (commit.isBad) {
      const ended: Promise<unknown> = made.then(
        () => beside.delete(ended),
        () => beside.delete(ended),
      );
      beside.add(ended);
    } else files = (await made)?.after ?? files;
  }
  const runs = (await Promise.all(all)).map((made) => made?.run);
  return runs.some((run) => run === undefined) ? null : { before, runs: runs as CommitRun[] };
}

function beforeOf(desk: TeamDesk): RepositoryBefore | null {
  try {
    const champion = championOf(desk);
    return {
      files: desk.filesOf(),
      release: champion ? { model: champion.model, files: desk.filesOf() } : null,
      required: desk.rule?.requiredChecks ?? [],
      isProtected: desk.rule !== undefined,
    };
  } catch {
    return null;
  }
}
