import type { WorkBundle } from '../../content/lesson-schema';
import type { ProjectCard, ProjectStart } from '../../contracts/project-records';
import { hashFiles } from '../../engine/core/files';

/** Names that training programs give their metrics, as the training panel shows them. */
const METRICS = [
  { name: 'loss', label: 'Loss', unit: '' },
  { name: 'mse', label: 'Squared error', unit: '' },
  { name: 'mae', label: 'Absolute error', unit: '' },
  { name: 'acc', label: 'Accuracy', unit: '' },
];

/** Panels that only some lessons show and that work on the files of any project. */
const PANELS = [
  'github',
  'actions',
  'git',
  'versions',
  'pipeline',
  'experiments',
  'models',
  'images',
  'cluster',
  'traffic',
  'cloud',
  'explore',
  'selection',
  'tuning',
  'evaluation',
  'preview',
  'sql',
  'portfolio',
];

/** A project as the workbench opens it: its start, every panel, and nothing to be graded. */
export function projectBundle(card: ProjectCard, { files, marks }: ProjectStart): WorkBundle {
  const paths = Object.keys(files);
  const first = ['README.md', 'src/main.ts', 'package.json'].find((path) => paths.includes(path)) ?? paths[0];
  return {
    slug: card.id,
    version: hashFiles(files),
    definition: {
      id: 'studio',
      title: card.name,
      summary: '',
      project: 'both',
      minutes: 0,
      needs: [],
      objectives: [],
      data: [],
      panels: PANELS,
      params: paths.includes('params.json') ? 'params.json' : undefined,
      metrics: METRICS,
      opens: first === undefined ? [] : [first],
      experiments: [],
      predictions: [],
      replays: [],
      forms: [],
      debts: [],
      exercises: [],
      recall: [],
      sources: [],
    },
    start: files,
    startMarks: marks,
    solution: {},
    support: {},
  };
}
