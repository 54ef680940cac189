import { expect, test } from 'vitest';
import type { Comparison, Difference } from './compare-runs';
import { replayMany } from './differential';

const SAMPLE = 100;
const SEEDS = Array.from({ length: SAMPLE }, (_, i) => `sample-${i}`);

const describe = ({ script, what, stream, ours, real }: Difference): string =>
  `${script}: git ${what}: ${stream}\n--- ours\n${ours}\n--- git\n${real}`;

test('random scripts leave the same repository, and say the same, as in real git', {
  timeout: 120_000,
}, async () => {
  const comparisons: Comparison[] = [];
  await replayMany(SEEDS, 4, (comparison) => comparisons.push(comparison));
  const differences = comparisons.flatMap((one) => one.differences);
  expect(differences.slice(0, 5).map(describe).join('\n\n')).toBe('');
  expect(comparisons.length).toBe(SAMPLE);
  expect(comparisons.reduce((sum, one) => sum + one.commands, 0)).toBeGreaterThan(SAMPLE * 8);
});
