import type { ServiceContext } from '../../core/lab-service';
import type { Conclusion, RunState, Status } from '../store/run-state';
import { RunStore } from '../store/run-store';
import { badgeSvg, badgeWord } from './badge';
import { repositoriesOf, repositoryNamed } from './repositories';

/** A run in a list. Times are milliseconds since the epoch. */
export interface RunRow {
  readonly id: number;
  readonly number: number;
  readonly attempt: number;
  readonly title: string;
  readonly workflow: string;
  readonly path: string;
  readonly event: string;
  readonly branch: string;
  /** The commit that its checks stand on. */
  readonly sha: string;
  readonly actor: string;
  readonly status: Status;
  readonly conclusion: Conclusion | null;
  readonly createdAt: number;
  /** How long it took until its end; null: it is not done. */
  readonly durationMs: number | null;
}

/** A run as a row. */
export const runRow = (run: RunState): RunRow => ({
  id: run.id,
  number: run.number,
  attempt: run.attempt,
  title: run.title,
  workflow: run.workflow,
  path: run.path,
  event: run.event.name,
  branch: run.branch,
  sha: run.event.headSha,
  actor: run.event.actor,
  status: run.status,
  conclusion: run.conclusion,
  createdAt: run.createdAt,
  durationMs: run.completedAt === null ? null : run.completedAt - run.startedAt,
});

/** A workflow that has run. */
export interface WorkflowRow {
  readonly name: string;
  readonly path: string;
  readonly runs: number;
  /** What its badge says: how its last run that is done went. */
  readonly badge: string;
  /** The badge itself, as SVG. */
  readonly badgeSvg: string;
}

/** What the list of runs shows. */
export interface RunsView {
  /** `owner/name`; null: nothing is on GitHub yet. */
  readonly repository: string | null;
  readonly repositories: readonly string[];
  readonly workflows: readonly WorkflowRow[];
  /** Newest first. */
  readonly runs: readonly RunRow[];
}

/** Answers `ci.runs`: the runs of a repository, or of one of its workflows. */
export function ciRuns(
  { fs }: ServiceContext,
  input: { readonly repository?: string; readonly path?: string },
): RunsView {
  const repositories = repositoriesOf(fs).map(({ name }) => name);
  if (repositories.length === 0) return { repository: null, repositories, workflows: [], runs: [] };
  const { name, folder } = repositoryNamed(fs, input.repository);
  const runs = new RunStore(fs, folder).all();
  const workflows = new Map<string, RunState[]>();
  for (const run of runs) workflows.set(run.path, [...(workflows.get(run.path) ?? []), run]);
  return {
    repository: name,
    repositories,
    workflows: [...workflows].map(([path, own]) => {
      const last = own.find(({ status }) => status === 'completed') ?? null;
      const { workflow } = own[0]!;
      return {
        name: workflow,
        path,
        runs: own.length,
        badge: badgeWord(last),
        badgeSvg: badgeSvg(workflow, last),
      };
    }),
    runs: runs.filter(({ path }) => input.path === undefined || path === input.path).map(runRow),
  };
}
