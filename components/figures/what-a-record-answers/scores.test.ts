import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createNodeRunner } from '../../../runtime/node/node-runner';
import { OTHER_EXPORT, OTHER_SEEDS, RECORDED } from './scores';

const START = 'lessons/02-what-breaks/05-experiments/start';
const TABLE = 'data/telco_churn.csv';
const runner = createNodeRunner();
afterAll(() => runner.dispose());

const PROBE = `
  import { train } from '../churn/train.ts';
  const settings = { family: 'network', rows: 800, units: 8, learningRate: 0.01, epochs: 15 };
  export default (seeds) => seeds.map((seed) => train({ ...settings, seed }).auc);
`;

/** The scores of the lesson's own training, by seed. */
async function scoresOf(table: string, seeds: number[]): Promise<number[]> {
  const paths = readdirSync(START, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  );
  const files = Object.fromEntries(paths.map((path) => [path, readFileSync(join(START, path), 'utf8')]));
  const result = await runner.run({
    runId: 'scores',
    language: 'typescript',
    files: { ...files, [TABLE]: table },
    program: { kind: 'probe', path: 'probes/scores.ts', source: PROBE, input: seeds },
    seed: 'scores',
  });
  expect(result.error).toBeUndefined();
  return result.value as number[];
}

it('shows the scores of the lesson’s own training', async () => {
  const table = readFileSync(`public/${TABLE}`, 'utf8').trimEnd();
  const scores = await scoresOf(
    table,
    Array.from({ length: 20 }, (_, i) => i + 1),
  );
  expect(scores[6]).toBeCloseTo(RECORDED, 4);
  expect(Math.min(...scores)).toBeCloseTo(OTHER_SEEDS.least, 4);
  expect(Math.max(...scores)).toBeCloseTo(OTHER_SEEDS.most, 4);

  const [head, ...rows] = table.split('\n');
  const other = [head, ...rows.filter((_, i) => i % 20 > 0)].join('\n');
  expect((await scoresOf(other, [7]))[0]).toBeCloseTo(OTHER_EXPORT, 4);
});
