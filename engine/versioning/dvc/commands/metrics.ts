import { type PyValue, pyJson } from '../../../core/python-text';
import { flag, value } from '../cli/arguments';
import type { Command, CommandContext } from '../cli/command';
import { markdownTable, plainTable } from '../cli/table';
import { type ReadValues, readMetrics } from '../compare/metrics';
import { leaves, plain } from '../compare/value-diff';
import type { Repository } from '../repo/repository';
import { type Snapshot, snapshotsOf, workspaceSnapshot } from '../repo/snapshot';
import { sortedBy } from '../text/compare';
import { DIFF_OPTIONS, shownValue, showValueDiff, warnUnread } from './values';

/** `dvc metrics show`: a row for each file of metrics, a column for each metric. */
export const metricsShow: Command = {
  help: 'Print metrics, with optional formatting.',
  spec: {
    command: 'metrics show',
    operands: [0, Number.POSITIVE_INFINITY],
    options: [
      flag('all-branches', '-a', '--all-branches'),
      flag('all-tags', '-T', '--all-tags'),
      flag('all-commits', '-A', '--all-commits'),
      flag('recursive', '-R', '--recursive'),
      flag('json', '--json'),
      flag('md', '--md'),
      value('precision', '--precision'),
    ],
  },
  run: async (context) => {
    const repo = await context.repository();
    const { args, out } = context;
    const options = {
      allBranches: args.has('all-branches'),
      allTags: args.has('all-tags'),
      allCommits: args.has('all-commits'),
    };
    const others = await snapshotsOf(repo, options);
    const snapshots: Snapshot[] = [await workspaceSnapshot(repo), ...others];
    const read: (readonly [string, ReadValues])[] = [];
    for (const snapshot of snapshots)
      read.push([snapshot.name, await readMetrics(repo, snapshot, args.operands)]);
    warnUnread(context, 'metrics', read);
    const hasRevisions = Object.values(options).some(Boolean);
    if (args.has('json')) out.write(pyJson(metricsJson(repo, read, hasRevisions)));
    else writeMetrics(context, repo, read, hasRevisions);
    return 0;
  },
};

function metricsJson(
  repo: Repository,
  read: readonly (readonly [string, ReadValues])[],
  hasRevisions: boolean,
): PyValue {
  const json: Record<string, PyValue> = {};
  for (const [name, { values }] of read) {
    const files = [...values].map(([path, data]) => [repo.paths.shown(path), { data: plain(data) }] as const);
    json[hasRevisions ? name : ''] = files.length > 0 ? { data: Object.fromEntries(files) } : {};
  }
  return json;
}

function writeMetrics(
  { args, out }: CommandContext,
  repo: Repository,
  read: readonly (readonly [string, ReadValues])[],
  hasRevisions: boolean,
): void {
  const files = read.flatMap(([name, { values }]) =>
    [...values].map(([path, data]) => ({ name, path: repo.paths.shown(path), cells: leaves(data) })),
  );
  const keys = sortedBy(new Set(files.flatMap(({ cells }) => [...cells.keys()])), (key) => key);
  const rows = files.map(({ name, path, cells }) => [
    ...(hasRevisions ? [name] : []),
    path,
    ...keys.map((key) => (cells.has(key) ? shownValue(cells.get(key)!, args.number('precision')) : '-')),
  ]);
  const headings = [...(hasRevisions ? ['Revision'] : []), 'Path', ...keys];
  if (args.has('md')) out.write(markdownTable(rows, headings));
  else if (rows.length > 0) out.write(plainTable(rows, headings));
}

/** `dvc metrics diff`: metrics that differ between two commits, or a commit and the workspace. */
export const metricsDiff: Command = {
  help: 'Show changes in metrics between commits in the DVC repository, or between a commit and the workspace.',
  spec: { command: 'metrics diff', operands: [0, 2], options: DIFF_OPTIONS },
  run: async (context) => {
    const repo = await context.repository();
    return showValueDiff(context, repo, {
      title: 'Metric',
      noun: 'metrics',
      hasChange: true,
      isRounded: true,
      read: (snapshot) => readMetrics(repo, snapshot, context.args.list('targets')),
    });
  },
};
