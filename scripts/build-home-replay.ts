/**
 * Runs the replay of house-price, ad hoc start against reference solution, and writes what it measured to
 * `content/home-replay.json` for the home page: `npx tsx scripts/build-home-replay.ts`. The same sources give the same file;
 * `scripts/build-home-replay.test.ts` fails when it is out of date.
 */
import { writeFileSync } from 'node:fs';
import { createNodeRunner } from '../runtime/node/node-runner';
import { computeHomeReplay, HOME_REPLAY_FILE } from './lib/home-replay';

const runner = createNodeRunner();
const replay = await computeHomeReplay(runner);
runner.dispose();
writeFileSync(HOME_REPLAY_FILE, `${JSON.stringify(replay, null, 1)}\n`);
for (const { id, label, unit } of replay.measures)
  console.log(`${label}: ${replay.adHoc.measures[id]} → ${replay.practice.measures[id]} ${unit}`);
process.exit(0);
