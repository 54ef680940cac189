/** What the card writes by itself. */
export const REGION_IDS = [
  'summary',
  'details',
  'factors',
  'measures',
  'evaluation-data',
  'training-data',
  'results',
  'reproduce',
] as const;

export type RegionId = (typeof REGION_IDS)[number];

/** One heading of the card. */
export interface CardSection {
  readonly level: 1 | 2 | 3;
  readonly title: string;
  /** What is written below it from the project; absent: nothing is. */
  readonly region?: RegionId;
  /** What its author writes there; absent: nothing is asked for. */
  readonly ask?: string;
}

/**
 * The sections of a model card in the order of Mitchell et al., "Model Cards for Model Reporting" (FAT* 2019), figure 1,
 * and how to make the model anew, which is what a repository adds to a paper. The title is the model's.
 */
export const SECTIONS: readonly CardSection[] = [
  { level: 1, title: 'Model card', region: 'summary' },
  { level: 2, title: 'Model details', region: 'details' },
  {
    level: 3,
    title: 'Description',
    ask: 'What kind of model it is, what it reads, and what its answer means, in two or three sentences.',
  },
  {
    level: 3,
    title: 'Developed by',
    ask: 'Who made it and for whom, and where questions and complaints go.',
  },
  { level: 2, title: 'Intended use' },
  {
    level: 3,
    title: 'Primary intended uses',
    ask: 'The decision that it serves, and what a person still decides.',
  },
  {
    level: 3,
    title: 'Primary intended users',
    ask: 'Who works with its answers, and what they have to know.',
  },
  {
    level: 3,
    title: 'Out-of-scope uses',
    ask: 'What it must not be used for, although somebody will think of it.',
  },
  {
    level: 2,
    title: 'Factors',
    region: 'factors',
    ask: 'Groups, instruments and surroundings that its quality may depend on; which of them were looked at, and which could not be.',
  },
  {
    level: 2,
    title: 'Metrics',
    region: 'measures',
    ask: 'Why these measures, which threshold turns the answer into a decision, and how sure the figures are.',
  },
  {
    level: 2,
    title: 'Evaluation data',
    region: 'evaluation-data',
    ask: 'Which rows judged it, why those, and what was done to them before.',
  },
  {
    level: 2,
    title: 'Training data',
    region: 'training-data',
    ask: 'Where the data comes from, which time it covers, what was cleaned or left out, and who is missing from it.',
  },
  {
    level: 2,
    title: 'Quantitative analyses',
    region: 'results',
    ask: 'What the figures say: for whom it is worst, and whether that is more than chance.',
  },
  {
    level: 2,
    title: 'Ethical considerations',
    ask: 'Whom a wrong answer harms and how, what personal data it reads, and what is done about both.',
  },
  {
    level: 2,
    title: 'Caveats and recommendations',
    ask: 'When its answers stop being true, what is watched, and what should be done next.',
  },
  { level: 2, title: 'How to make it again', region: 'reproduce' },
];
