import { resolvePath } from '../../../core/file-system';
import { pyJson } from '../../../core/python-text';
import { searchExperiments, searchRuns } from '../search/search';
import { createExperiment, getExperiment, renameExperiment } from '../store/experiments';
import { moveExperiment } from '../store/run-changes';
import { type Command, EXPERIMENT_ID, openStore, VIEW, viewOf } from './command';
import { runsCsv } from './runs-csv';
import { table } from './table';

const isUri = (location: string) => /^[a-zA-Z][a-zA-Z0-9+.-]*:/.test(location);

/** `mlflow experiments …`. */
export const EXPERIMENT_COMMANDS: readonly Command[] = [
  {
    path: 'experiments create',
    about: 'Create an experiment.',
    options: [
      { flags: ['--experiment-name', '-n'], kind: 'text', isRequired: true, help: 'Name of the experiment.' },
      {
        flags: ['--artifact-location', '-l'],
        kind: 'text',
        help: 'Folder of the workspace for the artifacts of its runs. The usual one is in mlruns.',
      },
    ],
    run: (io, options) => {
      const name = options.given('experiment-name');
      const id = createExperiment(openStore(io), name, options.text('artifact-location'));
      io.stdout(`Created experiment '${name}' with id ${id}\n`);
      return 0;
    },
  },
  {
    path: 'experiments search',
    about: 'Search for experiments in the configured tracking server.',
    options: [
      VIEW,
      { flags: ['--max-results'], kind: 'whole', help: 'How many are shown at most. Default: all.' },
    ],
    run: (io, options) => {
      const limit = options.whole('max-results');
      const { items } = searchExperiments(openStore(io), viewOf(options), { maxResults: limit || 50_000 });
      const rows = items.map(({ experimentId, name, artifactLocation }) => [
        experimentId,
        name,
        isUri(artifactLocation) ? artifactLocation : resolvePath('/workspace', artifactLocation),
      ]);
      io.stdout(
        table(
          rows.sort((a, b) => (a[0]! < b[0]! ? -1 : 1)),
          ['Experiment Id', 'Name', 'Artifact Location'],
        ),
      );
      return 0;
    },
  },
  {
    path: 'experiments get',
    about: 'Get details of an experiment by ID.',
    options: [
      EXPERIMENT_ID,
      {
        flags: ['--output'],
        kind: 'text',
        standard: 'table',
        choices: ['json', 'table'],
        help: "Output format: 'table' (default) or 'json'.",
      },
    ],
    run: (io, options) => {
      const one = getExperiment(openStore(io), options.given('experiment-id'));
      if (options.given('output') === 'json') {
        const record = {
          artifact_location: one.artifactLocation,
          creation_time: one.creationTime,
          experiment_id: one.experimentId,
          last_update_time: one.lastUpdateTime,
          lifecycle_stage: one.lifecycleStage,
          name: one.name,
          tags: Object.fromEntries(one.tags),
        };
        io.stdout(`${pyJson(record, { indent: 2 })}\n`);
        return 0;
      }
      const rows = [
        ['Experiment ID', one.experimentId],
        ['Name', one.name],
        ['Artifact Location', one.artifactLocation],
        ['Lifecycle Stage', one.lifecycleStage],
        ['Creation Time', String(one.creationTime ?? 'N/A')],
        ['Last Update Time', String(one.lastUpdateTime ?? 'N/A')],
        ['Tags', [...one.tags].map(([key, value]) => `${key}=${value}`).join(', ')],
      ] as const;
      const width = Math.max(...rows.map(([field]) => field.length)) + 2;
      for (const [field, value] of rows) io.stdout(`${field.padEnd(width)}: ${value}\n`);
      return 0;
    },
  },
  {
    path: 'experiments delete',
    about: 'Mark an active experiment for deletion, with its runs.',
    options: [EXPERIMENT_ID],
    run: (io, options) => {
      const id = options.given('experiment-id');
      moveExperiment(openStore(io), id, 'deleted');
      io.stdout(`Experiment with ID ${id} has been deleted.\n`);
      return 0;
    },
  },
  {
    path: 'experiments restore',
    about: 'Restore a deleted experiment, with its runs.',
    options: [EXPERIMENT_ID],
    run: (io, options) => {
      const id = options.given('experiment-id');
      moveExperiment(openStore(io), id, 'active');
      io.stdout(`Experiment with id ${id} has been restored.\n`);
      return 0;
    },
  },
  {
    path: 'experiments rename',
    about: 'Rename an active experiment.',
    options: [
      EXPERIMENT_ID,
      { flags: ['--new-name'], kind: 'text', isRequired: true, help: 'The new name.' },
    ],
    run: (io, options) => {
      const id = options.given('experiment-id');
      const name = options.given('new-name');
      renameExperiment(openStore(io), id, name);
      io.stdout(`Experiment with id ${id} has been renamed to '${name}'.\n`);
      return 0;
    },
  },
  {
    path: 'experiments csv',
    about: 'Generate CSV with all runs for an experiment.',
    options: [
      EXPERIMENT_ID,
      { flags: ['--filename', '-o'], kind: 'text', help: 'The file that is written.' },
    ],
    run: (io, options) => {
      const id = options.given('experiment-id');
      const { items } = searchRuns(openStore(io), [id], 'ACTIVE_ONLY', { maxResults: 50_000 });
      const csv = runsCsv(items);
      const name = options.text('filename');
      if (name === undefined) io.stdout(`${csv}\n`);
      else {
        io.fs.write(resolvePath(io.cwd, name), csv);
        io.stdout(`Experiment with ID ${id} has been exported as a CSV to file: ${name}.\n`);
      }
      return 0;
    },
  },
];
