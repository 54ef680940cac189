import type { JobState, RunState } from '../../../ci/store/run-state';
import type { WorkspaceFiles } from '../../../core/files';
import { shellQuote } from '../../../shell/quote';
import { registeredVersions } from '../versions/registered';
import { applyCommit } from './apply-commit';
import type { TeamCommit } from './commits';
import type { TeamDesk } from './desk';

/** How a commit came to main, or did not. */
export type Way = 'pushed' | 'merged' | 'refused';

/** A release that a commit has led to. */
export interface Release {
  /** The model as it is served, as text; null: there is none. */
  readonly model: string | null;
  /** The files that it was made from. */
  readonly files: WorkspaceFiles;
  /** Whether it went out before anything was merged. */
  readonly isFromPull: boolean;
  /** Who approved it; null: nobody was asked. */
  readonly approvedBy: string | null;
  /** Minutes from the push until its workflow was done. */
  readonly minutes: number;
}

/** What a commit of the team has led to. */
export interface CommitRun {
  readonly commit: TeamCommit;
  /** Why it could not be made at all: something on main is not as the team knows it. */
  readonly doesNotApply: string | null;
  readonly way: Way;
  /** What kept it from being merged, in the words of the server. */
  readonly obstacle: string | null;
  readonly runs: readonly RunState[];
  /** Null: users never met it. */
  readonly release: Release | null;
  readonly championAsked: boolean;
}

const MODEL = 'churn';
const MINUTE = 60_000;

/** Has a colleague make a commit and bring it as far as the repository lets it. */
export async function makeCommit(
  desk: TeamDesk,
  commit: TeamCommit,
  support: Readonly<Record<string, string>>,
): Promise<CommitRun> {
  const nothing = { commit, runs: [], release: null, championAsked: false, obstacle: null };
  desk.withoutReviews();
  await desk.clone(commit.by);
  const doesNotApply = applyCommit(
    commit,
    { read: (file) => desk.read(file), write: (file, text) => desk.write(file, text) },
    support,
  );
  if (doesNotApply !== null) return { ...nothing, doesNotApply, way: 'refused' };
  const before = championOf(desk);
  const pushedAt = desk.shop.store.clock.now();
  const { way, obstacle, branch, isEarly } = await bring(desk, commit, before?.version);
  await desk.work(commit.by);
  const after = championOf(desk);
  const runs = desk.runs();
  const isLive = after !== undefined && after.version !== before?.version;
  return {
    commit,
    doesNotApply: null,
    way,
    obstacle,
    runs,
    championAsked: desk.championAsked > 0,
    release: isLive
      ? {
          model: after.model,
          files: desk.filesOf(way === 'refused' ? branch : undefined),
          isFromPull: isEarly || way === 'refused',
          approvedBy:
            runs.flatMap(({ approvals }) => approvals).find(({ state }) => state === 'approved')?.by ?? null,
          minutes: (endOf(runs) - pushedAt) / MINUTE,
        }
      : null,
  };
}

/** The version that users are served from; undefined: none. */
export const championOf = ({ shop }: TeamDesk) =>
  registeredVersions(shop, MODEL, '').find(({ aliases }) => aliases.includes('champion'));

const endOf = (runs: readonly RunState[]) => Math.max(...runs.map(({ completedAt }) => completedAt ?? 0));

/** Straight to main where nothing forbids it; else by a pull request, which is merged if the rules let it. */
async function bring(
  desk: TeamDesk,
  { kind, says, by }: TeamCommit,
  live: number | undefined,
): Promise<{ way: Way; obstacle: string | null; branch: string; isEarly: boolean }> {
  const { shop } = desk;
  const branch = `refs/heads/${kind}`;
  await shop.run(`git add -A && git commit -q -m ${shellQuote(says)}`);
  const pushed = await shop.run('git push -q origin HEAD:main');
  if (pushed.exitCode === 0) return { way: 'pushed', obstacle: null, branch, isEarly: false };
  await shop.run(`git push -q origin HEAD:${branch}`);
  const title = shellQuote(says);
  const opened = await shop.run(
    `git switch -q -c ${kind} && gh pr create --title ${title} --body '' --head ${kind}`,
  );
  await desk.work(by);
  const isEarly = championOf(desk)?.version !== live;
  const merged = await shop.run(`gh pr merge ${kind} --merge`);
  if (merged.exitCode === 0) return { way: 'merged', obstacle: null, branch, isEarly };
  const said = (opened.exitCode === 0 ? merged.stderr : opened.stderr).trim().split('\n')[0]!;
  return { way: 'refused', obstacle: said, branch, isEarly };
}

/** A job that said no, with what its step printed. */
export interface Complaint {
  readonly job: string;
  readonly step: string;
  readonly says: string | null;
}

/** The first thing in the workflows of a commit that failed. */
export function firstComplaint(runs: readonly RunState[]): Complaint | null {
  for (const run of runs) {
    if (run.problems.length > 0) return { job: run.workflow, step: run.path, says: run.problems[0]! };
    for (const job of run.jobs) {
      if (job.conclusion !== 'failure') continue;
      const step = job.steps.find(({ conclusion }) => conclusion === 'failure');
      return { job: job.name, step: step?.name ?? '', says: remarkOf(job) };
    }
  }
  return null;
}

/** What a job remarked that stands for more than an exit code. */
export const remarkOf = ({ annotations }: JobState): string | null => {
  const failures = annotations.filter(({ level }) => level === 'failure');
  const told = failures.find(({ message }) => !message.startsWith('Process completed with exit code'));
  return (told ?? failures[0])?.message.split('\n')[0] ?? null;
};

/** Jobs that ended well although something in them said no: `continue-on-error`, or an exit code that was thrown away. */
export const swallowedBy = (runs: readonly RunState[]): Complaint[] =>
  runs.flatMap(({ jobs }) =>
    jobs.flatMap((job) => {
      if (job.conclusion !== 'success') return [];
      const step = job.steps.find(
        ({ outcome, conclusion }) => outcome === 'failure' && conclusion === 'success',
      );
      const remark = job.annotations.find(({ level }) => level === 'failure');
      if (!step && !remark) return [];
      return [{ job: job.name, step: step?.name ?? remark?.step ?? '', says: remarkOf(job) }];
    }),
  );
