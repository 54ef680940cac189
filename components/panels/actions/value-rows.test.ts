import { expect, it } from 'vitest';
import { nameProblem, valueRows } from './value-rows';

const settings = {
  repository: 'ada/prices',
  secrets: ['TOKEN'],
  variables: [{ name: 'LEVEL', value: 'high' }],
  environments: [
    {
      name: 'production',
      reviewers: [],
      preventSelfReview: false,
      waitMinutes: 0,
      branches: [],
      secrets: ['KEY'],
      variables: [],
    },
  ],
  caches: [],
};

it('lists what the repository has, then what its environments have', () => {
  expect(valueRows(settings, 'secret')).toEqual([
    { name: 'TOKEN', environment: '', value: null },
    { name: 'KEY', environment: 'production', value: null },
  ]);
  expect(valueRows(settings, 'variable')).toEqual([{ name: 'LEVEL', environment: '', value: 'high' }]);
});

it('takes the names that GitHub takes', () => {
  expect(['', 'TOKEN', '_x1'].map(nameProblem)).toEqual(['', '', '']);
  expect(nameProblem('1A')).not.toBe('');
  expect(nameProblem('GITHUB_TOKEN')).toContain('GitHub');
});
