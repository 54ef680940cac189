import { type PyValue, pyJson } from '../../../core/python-text';
import { flag, value } from '../cli/arguments';
import type { Command } from '../cli/command';
import { plainTable } from '../cli/table';
import { leaves, plain, type ValuesByFile } from '../compare/value-diff';
import { type ExperimentRow, experimentRows, isoTime } from '../exp/table';
import type { Repository } from '../repo/repository';
import { sortedBy } from '../text/compare';
import { shownValue } from './values';

/** `dvc exp show`: the workspace, its commit and the experiments from there, with metrics, parameters and data. */
export const expShow: Command = {
  help: 'Print experiments.',
  spec: {
    command: 'exp show',
    options: [
      flag('all-commits', '-A', '--all-commits'),
      flag('csv', '--csv'),
      flag('json', '--json'),
      flag('md', '--md'),
      flag('no-pager', '--no-pager'),
      value('precision', '--precision'),
    ],
  },
  run: async (context) => {
    const { args, out } = context;
    const repo = await context.repository();
    const rows = await experimentRows(repo, args.has('all-commits'));
    if (args.has('json')) {
      out.write(pyJson(asJson(repo, rows)));
      return 0;
    }
    const table = asTable(repo, rows, args.number('precision'), args.has('csv'));
    if (args.has('csv')) for (const row of table) context.io.stdout(`${row.map(csvCell).join(',')}\r\n`);
    else out.write(plainTable(table.slice(1), table[0]));
    return 0;
  },
};

const csvCell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const KINDS = { workspace: 'baseline', baseline: 'baseline', experiment: 'branch_base' } as const;

/** A heading for each metric, parameter and dependency; of a name that several files have, with the file. */
function columnsOf(
  repo: Repository,
  rows: readonly ExperimentRow[],
  pick: (row: ExperimentRow) => ValuesByFile,
) {
  const files = new Map<string, Set<string>>();
  for (const row of rows)
    for (const [path, data] of pick(row))
      for (const key of leaves(data).keys()) files.set(key, new Set([...(files.get(key) ?? []), path]));
  return [...files].flatMap(([key, paths]) =>
    [...paths].map((path) => ({
      heading: paths.size > 1 ? `${repo.paths.shown(path)}:${key}` : key,
      path,
      key,
    })),
  );
}

function asTable(
  repo: Repository,
  rows: readonly ExperimentRow[],
  precision: number | undefined,
  isCsv: boolean,
): string[][] {
  const metrics = columnsOf(repo, rows, (row) => row.metrics);
  const params = columnsOf(repo, rows, (row) => row.params);
  const deps = sortedBy(new Set(rows.flatMap((row) => [...row.deps.keys()])), (path) => path);
  const missing = isCsv ? '' : '-';
  const cell = (values: ValuesByFile, { path, key }: { path: string; key: string }): string => {
    const data = values.has(path) ? leaves(values.get(path)).get(key) : undefined;
    return data === undefined || data === null
      ? missing
      : shownValue(data, isCsv ? (precision ?? 17) : precision);
  };
  const headings = [
    'Experiment',
    'rev',
    'typ',
    'Created',
    'parent',
    ...metrics.map((one) => one.heading),
    ...params.map((one) => one.heading),
    ...deps,
  ];
  return [
    headings,
    ...rows.map((row) => [
      row.name ?? '',
      row.kind === 'workspace' ? 'workspace' : row.rev.slice(0, 7),
      KINDS[row.kind],
      row.timeMs === undefined ? '' : isoTime(row.timeMs),
      '',
      ...metrics.map((column) => cell(row.metrics, column)),
      ...params.map((column) => cell(row.params, column)),
      ...deps.map((path) => row.deps.get(path)?.md5.slice(0, 7) ?? missing),
    ]),
  ];
}

/** A list of baselines, each with its experiments. */
function asJson(repo: Repository, rows: readonly ExperimentRow[]): PyValue {
  const states: {
    rev: string;
    name: string | null;
    data: PyValue;
    error: PyValue;
    experiments: PyValue[] | null;
  }[] = [];
  for (const row of rows) {
    const state = {
      rev: row.rev,
      name: row.name ?? null,
      data: row.error ? null : rowJson(repo, row),
      error: row.error ? { msg: row.error, type: '' } : null,
    };
    const baseline = states.at(-1);
    if (row.kind !== 'experiment' || !baseline) states.push({ ...state, experiments: null });
    else
      baseline.experiments = [
        ...(baseline.experiments ?? []),
        { revs: [{ ...state, experiments: null }], executor: null, name: row.name ?? null },
      ];
  }
  return states;
}

function rowJson(repo: Repository, row: ExperimentRow): PyValue {
  const files = (values: ValuesByFile): PyValue =>
    Object.fromEntries([...values].map(([path, data]) => [repo.paths.shown(path), { data: plain(data) }]));
  const hashes = ({ md5, size, nfiles }: { md5: string; size?: number; nfiles?: number }) => ({
    hash: md5,
    size: size ?? null,
    nfiles: nfiles ?? null,
  });
  return {
    rev: row.rev,
    timestamp: row.timeMs === undefined ? null : isoTime(row.timeMs),
    params: files(row.params),
    metrics: files(row.metrics),
    deps: Object.fromEntries([...row.deps].map(([path, recorded]) => [path, hashes(recorded)])),
    outs: Object.fromEntries(
      [...row.outs].map(([path, { isCached, ...recorded }]) => [
        path,
        { ...hashes(recorded), use_cache: isCached, is_data_source: false },
      ]),
    ),
    meta: {},
  };
}
