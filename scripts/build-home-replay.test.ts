import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { createNodeRunner } from '../runtime/node/node-runner';
import { computeHomeReplay, HOME_REPLAY_FILE } from './lib/home-replay';

const runner = createNodeRunner();
afterAll(() => runner.dispose());

test('the replay of the home page is what its sources give', async () => {
  const stored: unknown = JSON.parse(readFileSync(HOME_REPLAY_FILE, 'utf8'));
  const computed: unknown = JSON.parse(JSON.stringify(await computeHomeReplay(runner)));
  expect(stored, 'run: npx tsx scripts/build-home-replay.ts').toEqual(computed);
}, 60_000);

test('the text of the lesson says what the replay measures', () => {
  const { adHoc, practice } = JSON.parse(readFileSync(HOME_REPLAY_FILE, 'utf8')) as Awaited<
    ReturnType<typeof computeHomeReplay>
  >;
  // "Sixteen rows were never answered, because two of them ended the process … Seven others were answered … wrong"
  expect(adHoc.measures).toMatchObject({
    unanswered: 16,
    crashes: 2,
    'silently-wrong': 7,
    'change-files': 2,
  });
  expect(practice.measures).toMatchObject({ 'answered-right': 40, 'change-files': 1, 'kill-rate': 100 });
});
