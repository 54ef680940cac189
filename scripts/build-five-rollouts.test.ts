import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { createNodeRunner } from '../runtime/node/node-runner';
import { computeFiveRollouts, FIVE_ROLLOUTS_FILE, strategyFiles } from './lib/five-rollouts';

const runner = createNodeRunner();
afterAll(() => runner.dispose());

test('the figure of five rollouts works with what its lesson has', async () => {
  const stored: unknown = JSON.parse(readFileSync(FIVE_ROLLOUTS_FILE, 'utf8'));
  const computed = await computeFiveRollouts(runner);
  expect(stored, 'run: npx tsx scripts/build-five-rollouts.ts').toEqual(JSON.parse(JSON.stringify(computed)));
  expect(computed.strategies.map(({ path }) => path).sort()).toEqual(strategyFiles());
}, 60_000);
