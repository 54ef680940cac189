/** Each switch of the simulator: one problem of module 2, and the practice that mends it. */
export type PracticeId =
  | 'code'
  | 'data'
  | 'versions'
  | 'pipelines'
  | 'experiments'
  | 'ci'
  | 'scale'
  | 'monitoring'
  | 'teams';

/** `off`: as in the ad hoc lane. `reference`: the practice as the course's own solution has it. `own`: as the learner built it. */
export type PracticeChoice = 'off' | 'reference' | 'own';

/** What is known of a practice without running anything. */
export interface Practice {
  readonly id: PracticeId;
  /** The lesson that teaches it. */
  readonly lesson: string;
  readonly label: string;
  /** What happens without it, in one sentence. */
  readonly without: string;
  /** What it does in the year, in one sentence. */
  readonly does: string;
}

/** In the order of module 2, which is that of the share link too: append, never reorder. */
export const PRACTICES: readonly Practice[] = [
  {
    id: 'code',
    lesson: '2.1',
    label: 'Code that lasts',
    without: 'A row with a missing cell or a wrong unit is estimated all the same, or ends the process.',
    does: 'Rows that cannot be estimated are refused with a reason; the others are answered.',
  },
  {
    id: 'data',
    lesson: '2.2',
    label: 'Data as it really comes',
    without: 'Files that come late or twice are lost or counted twice.',
    does: 'Loading is repeated until it succeeds, and counts every row once.',
  },
  {
    id: 'versions',
    lesson: '2.3',
    label: 'Versions of everything',
    without: 'Bringing an earlier model back means finding its code, data and parameters by hand.',
    does: 'Code, data and model of each release are kept together; one command brings the last good one back.',
  },
  {
    id: 'pipelines',
    lesson: '2.4',
    label: 'Pipelines',
    without: 'A retraining is a list of steps done by hand, and now and then one is forgotten.',
    does: 'Whatever is stale runs again, in order; nothing stale is shipped.',
  },
  {
    id: 'experiments',
    lesson: '2.5',
    label: 'Experiments',
    without: 'A new model is shipped because it seems better; nobody can say which run it was.',
    does: 'Runs are recorded and compared; the best one is shipped, and can be rebuilt.',
  },
  {
    id: 'ci',
    lesson: '2.6',
    label: 'CI/CD',
    without: 'A colleague’s commit is live when it is pushed, whatever it does.',
    does: 'Each change meets tests, data checks and a metric gate before it meets a user.',
  },
  {
    id: 'scale',
    lesson: '2.7',
    label: 'Scale',
    without: 'One machine answers as many requests as it can; the rest wait, or get nothing.',
    does: 'Replicas follow the load, within limits that keep the bill in view.',
  },
  {
    id: 'monitoring',
    lesson: '2.8',
    label: 'Monitoring',
    without: 'A fault is noticed when a customer complains.',
    does: 'Drift, data quality, errors and delayed labels raise an alert, and a runbook says what to do.',
  },
  {
    id: 'teams',
    lesson: '2.9',
    label: 'Across teams',
    without: 'Another team renames a column or changes a unit, and nobody is told.',
    does: 'A data contract is tested on both sides; a breaking change stops at the pull request.',
  },
];

/** The practice of this id. */
export function practiceOf(id: PracticeId): Practice {
  return PRACTICES.find((practice) => practice.id === id)!;
}
