import { civilFromDays } from '../../../core/civil-date';
import { readMetrics, readParameters } from '../compare/metrics';
import type { ValuesByFile } from '../compare/value-diff';
import { DvcError } from '../errors';
import type { Recorded } from '../hash/measure';
import type { Repository } from '../repo/repository';
import { commitSnapshot, type Snapshot, WORKSPACE, workspaceSnapshot } from '../repo/snapshot';
import { experimentsOf, gitOf } from './experiments';

/** A state of the project in the table of experiments. */
export interface ExperimentRow {
  /** `workspace`, or 40 hexadecimal digits. */
  readonly rev: string;
  /** Name of a branch or an experiment. */
  readonly name?: string;
  readonly kind: 'workspace' | 'baseline' | 'experiment';
  /** Milliseconds since the epoch; absent for the workspace. */
  readonly timeMs?: number;
  /** Values by file. */
  readonly params: ValuesByFile;
  readonly metrics: ValuesByFile;
  readonly deps: ReadonlyMap<string, Recorded>;
  readonly outs: ReadonlyMap<string, Recorded & { readonly isCached: boolean }>;
  /** What could not be read. */
  readonly error?: string;
}

/** The workspace, then each baseline with its experiments behind it. */
export async function experimentRows(repo: Repository, isAllCommits: boolean): Promise<ExperimentRow[]> {
  const git = gitOf(repo);
  const head = await git.commitOf('HEAD');
  const all = await experimentsOf(repo);
  const baselines = isAllCommits
    ? [...new Set([...(head ? [head] : []), ...all.map((one) => one.baseline)])]
    : head
      ? [head]
      : [];
  const branches = new Map((await git.branches()).map(({ name, commit }) => [commit, name]));
  const rows = [await rowOf(repo, await workspaceSnapshot(repo), 'workspace')];
  const times = await commitTimes(repo);
  for (const baseline of baselines) {
    rows.push(await commitRow(repo, baseline, 'baseline', branches.get(baseline), times));
    const own = all.filter((one) => one.baseline === baseline);
    for (const { name, commit } of own) rows.push(await commitRow(repo, commit, 'experiment', name, times));
  }
  return rows;
}

async function commitTimes(repo: Repository): Promise<Map<string, number>> {
  return new Map((await gitOf(repo).history()).map(({ id, timeMs }) => [id, timeMs]));
}

async function commitRow(
  repo: Repository,
  commit: string,
  kind: ExperimentRow['kind'],
  name: string | undefined,
  times: ReadonlyMap<string, number>,
): Promise<ExperimentRow> {
  const timeMs = times.get(commit) ?? (await gitOf(repo).timeOf(commit));
  try {
    return { ...(await rowOf(repo, await commitSnapshot(repo, commit), kind)), rev: commit, name, timeMs };
  } catch (thrown) {
    if (!(thrown instanceof DvcError)) throw thrown;
    const none = new Map<string, never>();
    return {
      rev: commit,
      name,
      kind,
      timeMs,
      params: none,
      metrics: none,
      deps: none,
      outs: none,
      error: thrown.message,
    };
  }
}

async function rowOf(
  repo: Repository,
  snapshot: Snapshot,
  kind: ExperimentRow['kind'],
): Promise<ExperimentRow> {
  const params = await readParameters(repo, snapshot, [], false);
  const metrics = await readMetrics(repo, snapshot, []);
  const deps = new Map<string, Recorded>();
  const outs = new Map<string, Recorded & { readonly isCached: boolean }>();
  for (const stage of snapshot.index.stages) {
    for (const dep of stage.deps) if (dep.recorded) deps.set(repo.paths.shown(dep.path), dep.recorded);
    for (const out of stage.outs)
      if (out.recorded) outs.set(repo.paths.shown(out.path), { ...out.recorded, isCached: out.isCached });
  }
  const [error] = [...params.errors, ...metrics.errors];
  return {
    rev: WORKSPACE,
    kind,
    params: params.values,
    metrics: metrics.values,
    deps,
    outs,
    ...(error && { error: error.message }),
  };
}

/** A time as Python's `datetime.isoformat`, in UTC. */
export function isoTime(timeMs: number): string {
  const seconds = Math.floor(timeMs / 1000);
  const { year, month, day } = civilFromDays(Math.floor(seconds / 86_400));
  const two = (number: number) => String(number).padStart(2, '0');
  const ofDay = ((seconds % 86_400) + 86_400) % 86_400;
  const time = [Math.floor(ofDay / 3600), Math.floor(ofDay / 60) % 60, ofDay % 60].map(two).join(':');
  return `${year}-${two(month)}-${two(day)}T${time}`;
}
