import { expect, test } from 'vitest';
import type { Comparison, Difference } from './compare-runs';
import { replayMany } from './differential';

const SAMPLE = 100;
/** What `npm run conformance` demands of a thousand scripts too. */
const STATES = 0.99;
const COMMANDS = 0.97;
const SEEDS = Array.from({ length: SAMPLE }, (_, i) => `sample-${i}`);

const describe = ({ script, what, stream, ours, real }: Difference): string =>
  `${script}: git ${what}: ${stream}\n--- ours\n${ours}\n--- git\n${real}`;

test('random scripts leave the same repository, and say the same, as in real git', {
  timeout: 300_000,
}, async () => {
  const comparisons: Comparison[] = [];
  await replayMany(SEEDS, 4, (comparison) => comparisons.push(comparison));
  const differences = comparisons
    .flatMap((one) => one.differences)
    .slice(0, 5)
    .map(describe)
    .join('\n\n');
  const total = (count: (one: Comparison) => number) => comparisons.reduce((sum, one) => sum + count(one), 0);
  const states = total(({ stateEqual }) => Number(stateEqual)) / SAMPLE;
  const commands = total(({ equalCommands }) => equalCommands) / total((one) => one.commands);
  expect(states, differences).toBeGreaterThanOrEqual(STATES);
  expect(commands, differences).toBeGreaterThanOrEqual(COMMANDS);
  expect(comparisons.length).toBe(SAMPLE);
  expect(total((one) => one.commands)).toBeGreaterThan(SAMPLE * 8);
});
