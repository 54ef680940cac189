import type { Policies } from '../../world/policies/policies';
import type { PracticeId } from '../practices';
import type { CheckFacts } from './check-facts';
import { readCi } from './read-ci';
import { readCode } from './read-code';
import { readData } from './read-data';
import { readExperiments } from './read-experiments';
import { readPipelines } from './read-pipelines';
import { readScale } from './read-scale';
import { readTeams } from './read-teams';
import { readVersions } from './read-versions';

/** The learner's own practices, as sections of the policies of a world. A switch can stand on `own` when its section is here. */
export type OwnPractices = Readonly<Partial<Policies>>;

/** How a section of the policies is read from what a lesson measured. */
type OwnReader<Section> = (checks: CheckFacts, reference: Section) => Section | null;

/** What `own` means for one practice. */
export type OwnMeaning<Id extends PracticeId = PracticeId> = {
  readonly practice: Id;
  /** The folder of its lesson. */
  readonly slug: string;
  /** What of the learner's work decides, in a sentence. */
  readonly means: string;
} & (
  | { readonly exercise: string; readonly read: OwnReader<Policies[Id]> }
  /** It cannot be read into a year yet. */
  | { readonly exercise: null; readonly why: string }
);

/**
 * What `own` means, for each lesson. The measured figures take the place of the reference's; where a lesson measures no
 * hours, those of the reference stand, and `means` says what was measured.
 */
export const OWN: { readonly [Id in PracticeId]: OwnMeaning<Id> } = {
  code: {
    practice: 'code',
    slug: '02-what-breaks/01-code-that-lasts',
    exercise: 'churn-that-lasts',
    means: 'What your code did with the hidden rows of the check, trouble by trouble.',
    read: readCode,
  },
  data: {
    practice: 'data',
    slug: '02-what-breaks/02-data-as-it-really-comes',
    exercise: 'ingest-northline',
    means:
      'The rows that your job lost and doubled in the hidden night, and its minutes until they could be used.',
    read: readData,
  },
  versions: {
    practice: 'versions',
    slug: '02-what-breaks/03-versions-of-everything',
    exercise: 'version-churn',
    means:
      'The share of your versions that name their code and data, and whether the one that was served came back bit by bit.',
    read: readVersions,
  },
  pipelines: {
    practice: 'pipelines',
    slug: '02-what-breaks/04-pipelines',
    exercise: 'pipeline-churn',
    means: 'How many of the changes of the check your pipeline left something stale after.',
    read: readPipelines,
  },
  experiments: {
    practice: 'experiments',
    slug: '02-what-breaks/05-experiments',
    exercise: 'compare-thirty',
    means: 'Whether the run that you made champion was the best of the thirty.',
    read: readExperiments,
  },
  ci: {
    practice: 'ci',
    slug: '02-what-breaks/06-ci-cd',
    exercise: 'gate-the-team',
    means:
      'Which of the hidden team’s ten bad commits your workflow stopped, how many good ones too, and its minutes to live.',
    read: readCi,
  },
  scale: {
    practice: 'scale',
    slug: '02-what-breaks/07-scale',
    exercise: 'hold-the-evening',
    means:
      'Your autoscaler, probe and cache, and what your service took for a customer of Northline, as the burst of the check measured them.',
    read: readScale,
  },
  monitoring: {
    practice: 'monitoring',
    slug: '02-what-breaks/08-monitoring',
    exercise: null,
    means: 'Your rules, expectations and runbook.',
    why: 'Your monitors watch Northline’s columns; a year of Homestead has others. The reference stands in.',
  },
  teams: {
    practice: 'teams',
    slug: '02-what-breaks/09-across-teams',
    exercise: 'between-teams',
    means:
      'Which changes of the hidden data and platform teams your contract and your tests held up, kind by kind.',
    read: readTeams,
  },
};
