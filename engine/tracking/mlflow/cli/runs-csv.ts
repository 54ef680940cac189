import { pyFloat } from '../../../core/python-text';
import type { Run } from '../entities';
import { dateText } from './table';

const quoted = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A moment as pandas writes one: with milliseconds only where there are some. */
function moment(ms: number | null): string {
  if (ms === null) return '';
  const rest = ms % 1000;
  return `${dateText(ms)}${rest === 0 ? '' : `.${String(rest).padStart(3, '0')}000`}+00:00`;
}

const keysOf = (maps: readonly ReadonlyMap<string, unknown>[]) => [
  ...new Set(maps.flatMap((map) => [...map.keys()])),
];

/** Runs as the CSV of MLflow's `search_runs`: what each one is, then a column for each metric, param and tag. */
export function runsCsv(runs: readonly Run[]): string {
  const metrics = keysOf(runs.map((run) => run.metrics));
  const params = keysOf(runs.map((run) => run.params));
  const tags = keysOf(runs.map((run) => run.tags));
  const heading = [
    ...['run_id', 'experiment_id', 'status', 'artifact_uri', 'start_time', 'end_time'],
    ...metrics.map((key) => `metrics.${key}`),
    ...params.map((key) => `params.${key}`),
    ...tags.map((key) => `tags.${key}`),
  ];
  const rows = runs.map(({ info, ...run }) => [
    ...[
      info.runId,
      info.experimentId,
      info.status,
      info.artifactUri,
      moment(info.startTime),
      moment(info.endTime),
    ],
    ...metrics.map((key) => {
      const value = run.metrics.get(key)?.value;
      return value === undefined || Number.isNaN(value) ? '' : pyFloat(value);
    }),
    ...params.map((key) => run.params.get(key) ?? ''),
    ...tags.map((key) => run.tags.get(key) ?? ''),
  ]);
  return [heading, ...rows].map((row) => `${row.map(quoted).join(',')}\n`).join('');
}
