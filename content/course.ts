/** The plan of the whole course: the map shows all of it; a lesson is ready when its folder exists. */
export interface PlannedLesson {
  readonly id: string;
  readonly title: string;
  /** One line for the map. */
  readonly about: string;
}

export interface PlannedModule {
  readonly id: string;
  readonly folder: string;
  readonly title: string;
  readonly about: string;
  readonly lessons: readonly PlannedLesson[];
}

/** The id of the course; stored work is kept under it. */
export const COURSE_ID = 'mlops';

export const COURSE: readonly PlannedModule[] = [
  {
    id: '0',
    folder: '00-start-here',
    title: 'Start here',
    about: 'What MLOps is, your workbench, and why teams hire for it.',
    lessons: [
      {
        id: '0.1',
        title: 'What MLOps is',
        about: 'Mend a live service with three faults: one of ML, one of software, one of operations.',
      },
      {
        id: '0.2',
        title: 'Your workbench',
        about: 'An editor by keyboard, a locked environment, keys and secrets.',
      },
      { id: '0.3', title: 'Why MLOps?', about: 'Two candidates run the same quarter. Whom would you hire?' },
    ],
  },
  {
    id: '1',
    folder: '01-before-mlops',
    title: 'The project before MLOps',
    about: 'The ten stages of the data science life cycle, on one ad hoc script that grows.',
    lessons: [
      {
        id: '1.1',
        title: 'Understand the problem',
        about: 'Use case, target, cost of an error, metric, baseline.',
      },
      {
        id: '1.2',
        title: 'Preprocessing',
        about: 'Clean a raw export with missing cells, mixed units and impossible years.',
      },
      {
        id: '1.3',
        title: 'Exploratory data analysis',
        about: 'Find the planted leak and the one real pattern by year.',
      },
      {
        id: '1.4',
        title: 'Feature engineering',
        about: 'Age at sale, log target, encodings, without a look at the held-out target.',
      },
      { id: '1.5', title: 'Feature selection', about: 'Fewer features at the same error.' },
      {
        id: '1.6',
        title: 'Model training',
        about:
          'Train a network in the page; learning rate, batch size, early stopping, over- and underfitting.',
      },
      {
        id: '1.7',
        title: 'Hyperparameter tuning',
        about: 'Grid, random and successive halving, and what each costs.',
      },
      { id: '1.8', title: 'Model evaluation', about: 'The mean hides a bad group. Ship, or do not ship?' },
      { id: '1.9', title: 'App building', about: 'A small web form over the model.' },
      { id: '1.10', title: 'Deployment', about: 'Ship by hand, and meet training/serving skew.' },
    ],
  },
  {
    id: '2',
    folder: '02-what-breaks',
    title: 'What breaks, and the practice that mends it',
    about: 'Nine ways in which the ad hoc project fails, each with its practice.',
    lessons: [
      {
        id: '2.1',
        title: 'Code that lasts',
        about: 'Modules, typed errors and tests against 40 rows, 12 of them bad.',
      },
      {
        id: '2.2',
        title: 'Data as it really comes',
        about: 'Large, late, paged, doubled and streaming data: nothing lost, nothing doubled.',
      },
      {
        id: '2.3',
        title: 'Versions of everything',
        about: 'Which code, data and parameters made Tuesday’s model? Bring Monday’s back.',
      },
      {
        id: '2.4',
        title: 'Pipelines',
        about: 'Nothing re-runs that need not, and nothing stale is shipped.',
      },
      { id: '2.5', title: 'Experiments', about: 'Thirty runs later: which was best, and can it be rebuilt?' },
      { id: '2.6', title: 'CI/CD', about: 'Fifteen commits, ten of them bad. Block those ten.' },
      { id: '2.7', title: 'Scale', about: 'From 10 users a day to 1,000, and to a burst.' },
      {
        id: '2.8',
        title: 'Monitoring',
        about: 'The market turns and a sensor breaks. Notice, without crying wolf.',
      },
      {
        id: '2.9',
        title: 'Across teams',
        about: 'A renamed column and a changed unit, and nobody tells anybody.',
      },
    ],
  },
  {
    id: '3',
    folder: '03-software-life-cycle',
    title: 'The software life cycle around it',
    about: 'Development, delivery, deployment, maintenance, and the loop that joins them.',
    lessons: [
      { id: '3.1', title: 'Development', about: 'A branch, tests first, a review, a merge with a conflict.' },
      { id: '3.2', title: 'Delivery', about: 'From 1.9 GB to a small, cached, pinned image.' },
      { id: '3.3', title: 'Deployment', about: 'Five ways to ship the same bad release.' },
      {
        id: '3.4',
        title: 'Maintenance',
        about: 'A week on call, its runbook, and a post-mortem without blame.',
      },
      {
        id: '3.5',
        title: 'From DevOps to MLOps',
        about: 'The loop turns three times with nobody at the keyboard.',
      },
    ],
  },
  {
    id: '4',
    folder: '04-capstone',
    title: 'Capstone: churn to production',
    about: 'From the raw table to a monitored service, then a game day.',
    lessons: [
      {
        id: '4.1',
        title: 'Capstone',
        about: 'Eight incidents in one month, scored on DORA’s four measures.',
      },
    ],
  },
];
