import { PyFloat, type PyValue, pyJson } from '../../../core/python-text';
import { RUN_STATUSES, type Run, type RunStatus } from '../entities';
import { invalid, missing } from '../errors';
import { searchRuns } from '../search/search';
import { findExperimentByName } from '../store/experiments';
import { DEFAULT_EXPERIMENT_ID } from '../store/layout';
import { createRun, markRun, updateRun } from '../store/run-changes';
import { getRun } from '../store/runs';
import { type Command, openStore, RUN_ID, VIEW, viewOf } from './command';
import { dateText, table } from './table';

/** A run as MLflow's `to_dictionary` gives it. */
function dictionary({ info, metrics, params, tags, inputs }: Run): PyValue {
  return {
    info: {
      artifact_uri: info.artifactUri,
      end_time: info.endTime,
      experiment_id: info.experimentId,
      lifecycle_stage: info.lifecycleStage,
      run_id: info.runId,
      run_name: info.runName,
      start_time: info.startTime,
      status: info.status,
      user_id: info.userId,
    },
    data: {
      metrics: Object.fromEntries([...metrics].map(([key, { value }]) => [key, new PyFloat(value)])),
      params: Object.fromEntries(params),
      tags: Object.fromEntries(tags),
    },
    inputs: {
      dataset_inputs: inputs.map((input) => ({
        dataset: {
          digest: input.dataset.digest,
          name: input.dataset.name,
          profile: input.dataset.profile,
          schema: input.dataset.schema,
          source: input.dataset.source,
          source_type: input.dataset.sourceType,
        },
        tags: input.tags.map(({ key, value }) => ({ key, value })),
      })),
    },
  };
}

/** `mlflow runs …`. */
export const RUN_COMMANDS: readonly Command[] = [
  {
    path: 'runs list',
    about: 'List all runs of the specified experiment in the configured tracking server.',
    options: [
      {
        flags: ['--experiment-id'],
        kind: 'text',
        isRequired: true,
        variable: 'MLFLOW_EXPERIMENT_ID',
        help: 'The experiment whose runs are listed.',
      },
      VIEW,
    ],
    run: (io, options) => {
      const ids = [options.given('experiment-id')];
      const { items, damaged } = searchRuns(openStore(io), ids, viewOf(options), { maxResults: 50_000 });
      const rows = items.map(({ info }) => [
        `${dateText(info.startTime ?? 0)} UTC`,
        info.runName,
        info.runId,
      ]);
      io.stdout(table(rows.sort().reverse(), ['Date', 'Name', 'ID']));
      for (const { path, reason } of damaged)
        io.stderr(`WARNING mlflow: ${path} was passed over: ${reason}\n`);
      return 0;
    },
  },
  {
    path: 'runs describe',
    about: 'All of run details will print to the stdout as JSON format.',
    options: [RUN_ID],
    run: (io, options) => {
      io.stdout(`${pyJson(dictionary(getRun(openStore(io), options.given('run-id'))), { indent: 4 })}\n`);
      return 0;
    },
  },
  {
    path: 'runs delete',
    about: 'Mark a run for deletion.',
    options: [RUN_ID],
    run: (io, options) => {
      markRun(openStore(io), options.given('run-id'), 'deleted');
      io.stdout(`Run with ID ${options.given('run-id')} has been deleted.\n`);
      return 0;
    },
  },
  {
    path: 'runs restore',
    about: 'Restore a deleted run.',
    options: [RUN_ID],
    run: (io, options) => {
      markRun(openStore(io), options.given('run-id'), 'active');
      io.stdout(`Run with id ${options.given('run-id')} has been restored.\n`);
      return 0;
    },
  },
  {
    path: 'runs create',
    about: 'Create a new run and end it with a status.',
    options: [
      {
        flags: ['--experiment-id'],
        kind: 'text',
        variable: 'MLFLOW_EXPERIMENT_ID',
        help: 'ID of the experiment.',
      },
      { flags: ['--experiment-name'], kind: 'text', help: 'Name of the experiment.' },
      { flags: ['--run-name'], kind: 'text', help: 'Name of the run.' },
      { flags: ['--description'], kind: 'text', help: 'What the run is.' },
      { flags: ['--tags', '-t'], kind: 'list', help: 'A tag, key=value. Can be given several times.' },
      {
        flags: ['--status'],
        kind: 'text',
        standard: 'FINISHED',
        choices: RUN_STATUSES,
        help: 'How the run ends (default FINISHED).',
      },
      { flags: ['--parent-run-id'], kind: 'text', help: 'The run that this one is a part of.' },
    ],
    run: (io, options) => {
      const store = openStore(io);
      const tags = options.list('tags').map((tag) => {
        const at = tag.indexOf('=');
        if (at < 1) throw invalid(`Invalid tag format: '${tag}'. Tags must be in key=value format.`);
        return { key: tag.slice(0, at), value: tag.slice(at + 1) };
      });
      const parent = options.text('parent-run-id');
      const description = options.text('description');
      if (parent !== undefined)
        tags.push({ key: 'mlflow.parentRunId', value: getRun(store, parent).info.runId });
      if (description !== undefined) tags.push({ key: 'mlflow.note.content', value: description });
      const name = options.text('experiment-name');
      const named = name === undefined ? undefined : findExperimentByName(store, name)?.experimentId;
      if (name !== undefined && named === undefined)
        throw missing(`Could not find experiment with name '${name}'`);
      const experimentId = named ?? options.text('experiment-id') ?? DEFAULT_EXPERIMENT_ID;
      const { info } = createRun(store, { experimentId, runName: options.text('run-name'), tags });
      const status = options.given('status') as RunStatus;
      const isEnd = status === 'FINISHED' || status === 'FAILED' || status === 'KILLED';
      updateRun(store, info.runId, { status, endTime: isEnd ? io.clock.now() : undefined });
      const printed = {
        run_id: info.runId,
        experiment_id: info.experimentId,
        status,
        run_name: info.runName,
      };
      io.stdout(`${pyJson(printed, { indent: 2 })}\n`);
      return 0;
    },
  },
];
