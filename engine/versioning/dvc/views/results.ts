import { readMetrics, readParameters } from '../compare/metrics';
import { type PlotData, readPlots } from '../compare/plots';
import { diffValues, roundFloat, type ValuesByFile } from '../compare/value-diff';
import { DvcError } from '../errors';
import type { Repository } from '../repo/repository';
import { commitSnapshot, type Snapshot, workspaceSnapshot } from '../repo/snapshot';
import { type Data, pyStr } from '../text/data';

/** A metric or parameter at HEAD and now, as `dvc metrics diff` and `dvc params diff` show them; null: not there. */
export interface ValueRow {
  readonly path: string;
  readonly key: string;
  readonly old: string | null;
  readonly now: string | null;
  /** New less old, of numbers. */
  readonly change: string | null;
  readonly isChanged: boolean;
}

/** Metrics, parameters and plots of a project beside those of its last commit. */
export interface PipelineResults {
  readonly metrics: readonly ValueRow[];
  readonly params: readonly ValueRow[];
  readonly plots: readonly PlotData[];
  /** Whether there is a commit to compare with. */
  readonly hasHead: boolean;
  /** What could not be read, in words. */
  readonly problems: readonly string[];
}

/** How many digits behind the point metrics are shown with, as `dvc metrics` does. */
const DIGITS = 5;

/** The results of a project now and at HEAD. @throws DvcError for definitions that are not sound. */
export async function pipelineResults(repo: Repository): Promise<PipelineResults> {
  const problems: string[] = [];
  const now = await workspaceSnapshot(repo);
  const head = await headSnapshot(repo, problems);
  const both = head ? [now, head] : [now];
  const values = async (read: (snapshot: Snapshot) => ReturnType<typeof readMetrics>) => {
    const [after, before] = await Promise.all([read(now), head && read(head)]);
    problems.push(...after.errors.map(({ message }) => message));
    return { before: shownPaths(repo, before?.values ?? new Map()), after: shownPaths(repo, after.values) };
  };
  const metrics = await values((snapshot) => readMetrics(repo, snapshot, []));
  const params = await values((snapshot) => readParameters(repo, snapshot, [], false));
  return {
    metrics: rowsOf(metrics.before, metrics.after, DIGITS),
    params: rowsOf(params.before, params.after),
    plots: await plotsOf(repo, both, problems),
    hasHead: head !== undefined,
    problems: [...new Set(problems)],
  };
}

/** The last commit; undefined: there is none, or its definitions cannot be read. */
async function headSnapshot(repo: Repository, problems: string[]): Promise<Snapshot | undefined> {
  if ((await repo.git?.commitOf('HEAD')) === undefined) return undefined;
  try {
    return await commitSnapshot(repo, 'HEAD');
  } catch (thrown) {
    if (!(thrown instanceof DvcError)) throw thrown;
    problems.push(`The last commit cannot be compared: ${thrown.message}`);
    return undefined;
  }
}

async function plotsOf(
  repo: Repository,
  snapshots: readonly Snapshot[],
  problems: string[],
): Promise<PlotData[]> {
  try {
    return await readPlots(repo, snapshots, []);
  } catch (thrown) {
    if (!(thrown instanceof DvcError)) throw thrown;
    problems.push(thrown.message);
    return [];
  }
}

const shownPaths = (repo: Repository, values: ValuesByFile): ValuesByFile =>
  new Map([...values].map(([path, data]) => [repo.paths.shown(path), data]));

function rowsOf(before: ValuesByFile, after: ValuesByFile, digits?: number): ValueRow[] {
  const text = (data: Data | undefined) =>
    data === null || data === undefined
      ? null
      : pyStr(digits === undefined ? data : roundFloat(data, digits));
  const changed = diffValues(before, after, false);
  return [...diffValues(before, after, true)].flatMap(([path, inFile]) =>
    [...inFile].map(([key, change]) => ({
      path,
      key,
      old: text(change.old),
      now: text(change.new),
      change: text(change.diff),
      isChanged: changed.get(path)?.has(key) === true,
    })),
  );
}
