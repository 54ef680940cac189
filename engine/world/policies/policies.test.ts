import { describe, expect, it } from 'vitest';
import { AD_HOC_POLICIES, practicePolicies } from '../../scenario/scenarios/world/reference-policies';
import { houseFeed } from '../../scenario/scenarios/world/testing/worlds';
import { parsePolicies } from './policies';

describe('policies', () => {
  it('are plain data: what a file holds is what was written', () => {
    for (const policies of [AD_HOC_POLICIES, practicePolicies(houseFeed())])
      expect(parsePolicies(JSON.parse(JSON.stringify(policies)), 'policies.json')).toEqual(policies);
  });

  it.each([
    [
      'a section that is missing',
      { ...AD_HOC_POLICIES, teams: undefined },
      /policies\.json cannot be used: teams/,
    ],
    [
      'a share above 1',
      { ...AD_HOC_POLICIES, versions: { ...AD_HOC_POLICIES.versions, reproducible: 2 } },
      /versions\.reproducible: Too big/,
    ],
    [
      'shares that sum to more than 1',
      {
        ...AD_HOC_POLICIES,
        code: { rows: { ...AD_HOC_POLICIES.code.rows, text: { right: 0.6, refused: 0.6, crash: 0 } } },
      },
      /code\.rows\.text: the shares sum to more than 1/,
    ],
    [
      'a kind of commit too few',
      { ...AD_HOC_POLICIES, ci: { ...AD_HOC_POLICIES.ci, blocks: {} } },
      /ci\.blocks/,
    ],
    ['a field that nobody knows', { ...AD_HOC_POLICIES, luck: 1 }, /luck/],
  ])('name %s', (_what, policies, message) => {
    expect(() => parsePolicies(policies, 'policies.json')).toThrow(message);
  });
});
