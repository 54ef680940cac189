// Tries thirty settings. Look at the numbers and remember the best one.
import { mkdir, writeFile } from 'node:fs/promises';
import { GRID } from './grid.ts';
import { train } from './train.ts';

await mkdir('out', { recursive: true });
for (const settings of GRID) {
  const seed = Math.floor(Math.random() * 1e9);
  const { auc } = train({ ...settings, seed });
  console.log(`${settings.family} ${auc.toFixed(4)}`);
  await writeFile('out/churn.txt', `${settings.family} ${auc.toFixed(4)}\n`);
}
