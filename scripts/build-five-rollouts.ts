/**
 * Measures Homestead's releases in the sandbox and writes what the figure of lesson 3.3 works with:
 * `npx tsx scripts/build-five-rollouts.ts`. The same sources give the same file; `scripts/build-five-rollouts.test.ts` fails
 * when it is out of date.
 */
import { writeFileSync } from 'node:fs';
import { createNodeRunner } from '../runtime/node/node-runner';
import { computeFiveRollouts, FIVE_ROLLOUTS_FILE } from './lib/five-rollouts';

const runner = createNodeRunner();
const measured = await computeFiveRollouts(runner);
runner.dispose();
writeFileSync(FIVE_ROLLOUTS_FILE, `${JSON.stringify(measured)}\n`);
console.log(
  `${FIVE_ROLLOUTS_FILE}: ${measured.releases.length} releases, ${measured.strategies.length} strategies`,
);
process.exit(0);
