import { expect, it } from 'vitest';
import type { GraphNode } from '@/engine/ci/views/run-page';
import { layOutRun, neighbourJob } from './graph-layout';

const node = (id: string, stage: number, needs: readonly string[], jobs: readonly number[]): GraphNode => ({
  id,
  stage,
  needs,
  jobs,
  status: 'queued',
  conclusion: null,
});
const GRAPH = [
  node('lint', 0, [], [1]),
  node('test', 0, [], [2, 3, 4]),
  node('gate', 1, ['lint', 'test'], [5]),
];

it('puts what is needed to the left, and lets no boxes overlap', () => {
  const { places, lines } = layOutRun(GRAPH);
  expect(places.get('gate')!.x).toBeGreaterThan(places.get('test')!.x);
  const [lint, test] = [places.get('lint')!, places.get('test')!];
  expect(Math.abs(lint.y - test.y)).toBeGreaterThanOrEqual((lint.height + test.height) / 2);
  expect(lines.map(({ from, to }) => `${from} ${to}`)).toEqual(['lint gate', 'test gate']);
  expect(layOutRun(GRAPH)).toEqual(layOutRun(GRAPH));
});

it('is walked by the arrow keys', () => {
  expect(neighbourJob(GRAPH, 1, 'ArrowRight')).toBe(5);
  expect(neighbourJob(GRAPH, 5, 'ArrowLeft')).toBe(1);
  expect(neighbourJob(GRAPH, 1, 'ArrowDown')).toBe(2);
  expect(neighbourJob(GRAPH, 2, 'ArrowUp')).toBe(1);
  expect(neighbourJob(GRAPH, 4, 'ArrowDown')).toBeNull();
  expect(neighbourJob(GRAPH, 3, 'Home')).toBe(1);
  expect(neighbourJob(GRAPH, 3, 'End')).toBe(5);
});
