import type { Effect, EffectOf } from '../effects/effect';
import type { BadCommit, CommitKind } from './commit-kinds';

type Harm = Partial<Omit<EffectOf<'release'>, 'kind' | 'isUntracked'>>;

/**
 * What a bad commit does to users when it is live. Assumed, after what the first variant of each kind does to the 600 customers
 * of lesson 2.6; what does no harm to users by itself (a secret in a repository) has none.
 */
const HARMS: Readonly<Record<BadCommit, Harm>> = {
  syntax: { failShare: 1 },
  leak: { wrongShare: 0.25, wrongBy: 0.4 },
  slice: { wrongShare: 0.12, wrongBy: -0.3 },
  schema: { failShare: 0.9 },
  slow: { slowFactor: 20 },
  secret: {},
  untested: { failShare: 0.03 },
  random: { wrongShare: 0.03, wrongBy: 0.3 },
  size: { slowFactor: 2 },
  units: { wrongShare: 0.15, wrongBy: -0.6 },
};

/** The effects of a bad commit that is live. */
export function effectsOfCommit(kind: BadCommit): readonly Effect[] {
  const harm = HARMS[kind];
  if (Object.keys(harm).length === 0) return [];
  return [
    { kind: 'release', failShare: 0, slowFactor: 1, wrongShare: 0, wrongBy: 0, isUntracked: false, ...harm },
  ];
}

/** What a colleague says of a commit of this kind, and what it is about. */
export const COMMIT_WORDS: Readonly<Record<CommitKind, { readonly title: string; readonly about: string }>> =
  {
    syntax: {
      title: 'A commit with a syntax error',
      about: 'The file does not parse, so the service does not answer.',
    },
    leak: {
      title: 'A feature that knows the answer',
      about: 'It was there in training and is not when the service is asked.',
    },
    slice: {
      title: 'A change that hurts one group',
      about: 'It is better on the average and much worse for some.',
    },
    schema: {
      title: 'A table with other names',
      about: 'Columns were renamed, and the code that reads them was not.',
    },
    slow: {
      title: 'An estimate twenty times slower',
      about: 'It computes the same estimate again and again.',
    },
    secret: { title: 'A key in the repository', about: 'Whoever reads the repository has it.' },
    untested: {
      title: 'A branch that no test runs',
      about: 'It fails for the few requests that come to it.',
    },
    random: {
      title: 'A training without a seed',
      about: 'Each training gives another model; none can be made again.',
    },
    size: {
      title: 'A model larger than its limit',
      about: 'It holds its training data, and takes longer to load and to answer.',
    },
    units: {
      title: 'Numbers in another unit',
      about: 'Some rows of the training data are in another unit than the rest.',
    },
    refactor: { title: 'A refactoring', about: 'The same in other words.' },
    feature: { title: 'A feature that helps', about: 'Estimates get a little better.' },
    refresh: { title: 'Newer training data', about: 'The same table with the latest rows.' },
    dependency: { title: 'A newer dependency', about: 'A library in its next patch.' },
    docs: { title: 'Documentation', about: 'Nothing that runs.' },
  };
