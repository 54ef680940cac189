import { invalid } from '../errors';
import { listExperiments } from '../store/experiments';
import { purgeExperiment, purgeRun } from '../store/run-changes';
import { listRuns } from '../store/runs';
import { type Command, openStore } from './command';

const UNITS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 } as const;

/** A length of time such as `1d2h3.5m`, in milliseconds. @throws MlflowError. */
function durationOf(text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([dhms])/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text)
    throw invalid(
      `Could not parse any time information from '${text}'. Examples of valid strings: '8h', '2d8h5m20s', '2m4s'`,
    );
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * UNITS[unit as keyof typeof UNITS], 0);
}

const listOf = (text: string | undefined) =>
  text === undefined ? undefined : text.split(',').filter((id) => id !== '');

/** `mlflow gc`. */
export const GC_COMMAND: Command = {
  path: 'gc',
  about: 'Permanently delete runs in the `deleted` lifecycle stage, with their artifacts.',
  options: [
    {
      flags: ['--older-than'],
      kind: 'text',
      help: 'Only runs deleted longer ago than this, in #d#h#m#s format.',
    },
    { flags: ['--run-ids'], kind: 'text', help: 'Only these runs, separated by commas.' },
    {
      flags: ['--experiment-ids'],
      kind: 'text',
      help: 'Only these deleted experiments, separated by commas.',
    },
    { flags: ['--backend-store-uri'], kind: 'text', help: 'Has no meaning in the lab: there is one store.' },
  ],
  run: (io, options) => {
    const store = openStore(io);
    const age = options.text('older-than') === undefined ? 0 : durationOf(options.given('older-than'));
    const before = io.clock.now() - age;
    const wantedRuns = listOf(options.text('run-ids'));
    const wantedExperiments = listOf(options.text('experiment-ids'));
    const experiments = listExperiments(store, 'ALL').items;
    const deleted = experiments.flatMap(
      ({ experimentId }) => listRuns(store, experimentId, 'DELETED_ONLY').items,
    );
    const old = deleted.filter(({ info }) => (info.deletedTime ?? 0) <= before).map(({ info }) => info.runId);
    for (const runId of wantedRuns ?? (wantedExperiments ? [] : old)) {
      purgeRun(store, runId);
      io.stdout(`Run with ID ${runId} has been permanently deleted.\n`);
    }
    if (wantedRuns) return 0;
    const trash = experiments.filter(
      (one) => one.lifecycleStage === 'deleted' && (one.lastUpdateTime ?? 0) <= before,
    );
    for (const experimentId of wantedExperiments ?? trash.map((one) => one.experimentId)) {
      purgeExperiment(store, experimentId);
      io.stdout(`Experiment with ID ${experimentId} has been permanently deleted.\n`);
    }
    return 0;
  },
};
