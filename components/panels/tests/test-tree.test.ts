import { describe, expect, test } from 'vitest';
import type { TestReport } from '@/engine/core/code-runner';
import { buildTestTree, testCounts } from './test-tree';

const report = (name: string[], outcome: TestReport['outcome'], path = 'test/a.test.ts'): TestReport => ({
  name,
  path,
  outcome,
  durationMs: 2,
});

describe('buildTestTree', () => {
  test('groups by file, then suite, in the order reported', () => {
    const tree = buildTestTree([
      report(['prices', 'adds'], 'passed'),
      report(['alone'], 'passed', 'test/b.test.ts'),
      report(['prices', 'subtracts'], 'failed'),
    ]);
    expect(tree.map((file) => file.name)).toEqual(['test/a.test.ts', 'test/b.test.ts']);
    const suite = tree[0]!.children[0]!;
    expect(suite.name).toBe('prices');
    expect(suite.children.map((child) => child.name)).toEqual(['adds', 'subtracts']);
    expect(suite.durationMs).toBe(4);
  });

  test('a file and a suite have the outcome of their worst test', () => {
    const tree = buildTestTree([
      report(['s', 'a'], 'passed'),
      report(['s', 'b'], 'failed'),
      report(['s', 'c'], 'skipped'),
    ]);
    expect(tree[0]!.outcome).toBe('failed');
    expect(tree[0]!.children[0]!.outcome).toBe('failed');
  });

  test('a suite that is reported itself does not become a second line', () => {
    const tree = buildTestTree([report(['s', 'a'], 'passed'), report(['s'], 'passed')]);
    expect(tree[0]!.children).toHaveLength(1);
    expect(tree[0]!.children[0]!.kind).toBe('suite');
  });

  test('two tests of one name are both shown, with ids of their own', () => {
    const tree = buildTestTree([report(['same'], 'passed'), report(['same'], 'failed')]);
    const ids = tree[0]!.children.map((child) => child.id);
    expect(new Set(ids).size).toBe(2);
  });
});

test('testCounts says failures before passes', () => {
  expect(testCounts([]).badge).toBeUndefined();
  expect(testCounts([report(['a'], 'passed')]).badge).toBe('1 ✓');
  expect(testCounts([report(['a'], 'passed'), report(['b'], 'failed')]).badge).toBe('1 ✗');
});
