import { describe, expect, test } from 'vitest';
import type { PipelineNode } from '@/engine/versioning/dvc/views/pipeline-view';
import { planSentence, reasonsOf, runText, secondsText } from './pipeline-words';
import { nodeOf } from './testing/nodes';

describe('the words of the pipeline', () => {
  const stale = (reasons: PipelineNode['reasons'], lock = { 'a.csv': 'x', 'm.json': 'y' }) =>
    reasonsOf(nodeOf('train', { state: 'stale', reasons, lock }));

  test('say why a stage is stale', () => {
    expect(
      stale([
        { kind: 'dependency', path: 'a.csv', change: 'modified' },
        { kind: 'dependency', path: 'b.csv', change: 'modified' },
        { kind: 'dependency', path: 'c.csv', change: 'deleted' },
        {
          kind: 'parameter',
          path: 'params.yaml',
          key: 'lr',
          change: 'modified',
          before: '0.1',
          after: '0.2',
        },
        { kind: 'parameter', path: 'params.yaml', key: 'n', change: 'new', after: '3' },
        { kind: 'parameter', path: 'params.yaml', key: 'k', change: 'deleted', before: '3' },
        { kind: 'output', path: 'm.json', change: 'modified' },
        { kind: 'output', path: 'm.json', change: 'not in cache' },
        { kind: 'command' },
        { kind: 'always' },
      ]),
    ).toEqual([
      'a.csv changed',
      'b.csv is new',
      'c.csv is missing',
      'lr: 0.1 → 0.2',
      'n is new: 3',
      'k is not in params.yaml',
      'm.json was changed since the stage wrote it',
      'm.json is not in the cache',
      'its command changed',
      'it runs every time',
    ]);
    expect(
      reasonsOf(nodeOf('a', { state: 'stale', reasons: [{ kind: 'output', path: 'x', change: 'deleted' }] })),
    ).toEqual(['it has not run yet']);
  });

  test('sum up a plan', () => {
    expect(planSentence([nodeOf('a'), nodeOf('b')])).toBe('Data and pipelines are up to date.');
    expect(
      planSentence([
        nodeOf('a'),
        nodeOf('b', { act: 'run' }),
        nodeOf('c', { act: 'restore' }),
        nodeOf('d', { act: 'depends' }),
      ]),
    ).toBe('1 will run, 1 from the run cache, 1 may run, 1 up to date.');
  });

  test('tell times', () => {
    expect([secondsText(420), secondsText(12_400), secondsText(125_000)]).toEqual([
      '0.4 s',
      '12 s',
      '2 min 5 s',
    ]);
    expect(runText({ state: 'done', log: '', startedAt: 0, endedAt: 1500 })).toBe('Ran · 1.5 s');
    expect(runText({ state: 'skipped', log: '', startedAt: 0, endedAt: 0 })).toBe('Skipped');
  });
});
