// march 2009: tune v7. try things, keep the best one on the test set
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { trainCandidate } from './candidate.ts';
import { parseCsv } from './csv.ts';
import { averageError } from './metrics.ts';
import { type Params, readParams } from './params.ts';
import { LARGEST, toHouse } from './sales.ts';

const rows = parseCsv(await readFile('data/ames_housing.csv', 'utf8'))
  .map((r) => ({ ...toHouse(r), price: Number(r.Sale_Price), month: Number(r.Mo_Sold) }))
  .filter((r) => r.livingArea <= LARGEST);
const past = rows.filter((r) => r.yearSold < 2009);
const year = rows.filter((r) => r.yearSold === 2009);
const test = year.filter((r) => r.month <= 3); // all there is of 2009 so far
const error = (m: { predict(h: typeof rows): number[] }, part: typeof rows) =>
  averageError(m.predict(part), part.map((r) => r.price));

const defaults = await readParams();
const tries: { params: Params; settings: string; test: number; later: number }[] = [];
for (const learningRate of [0.003, 0.006, 0.012])
  for (const layers of [[16], [32, 16]])
    for (const seed of [1, 2, 3, 4]) {
      const params = { ...defaults, batchSize: 128, epochs: 6, learningRate, layers, seed };
      const model = await trainCandidate(past, params);
      tries.push({
        params,
        settings: `rate ${learningRate}, layers ${layers.join('-')}, seed ${seed}`,
        test: error(model, test),
        // --- what nobody had in March: April to December
        later: error(model, year.filter((r) => r.month > 3)),
      });
      model.dispose();
    }

const best = tries.reduce((a, b) => (b.test < a.test ? b : a));
const mean = (of: 'test' | 'later') => tries.reduce((sum, t) => sum + t[of], 0) / tries.length;
const rank = (of: 'test' | 'later') => tries.filter((t) => t[of] < best[of]).length + 1;
const usd = (n: number) => `$${Math.round(n).toLocaleString('en-US')}`;
const lead = (n: number) => `   ${usd(Math.abs(n))} ${n < 0 ? 'worse' : 'better'} than the average try`;

console.log(`${tries.length} tries, judged by the ${test.length} sales of January to March 2009`);
console.log(`best: ${best.settings}, ${usd(best.test)} <- ship it`);
console.log(lead(mean('test') - best.test));
console.log('April to December 2009:');
console.log(`the same model: ${usd(best.later)}, number ${rank('later')} of ${tries.length}`);
console.log(lead(mean('later') - best.later));

await mkdir('out', { recursive: true });
await writeFile('out/by-hand.json', JSON.stringify({
  tries: tries.length, testSales: test.length, promised: best.test, kept: best.later, rankLater: rank('later'),
  lead: mean('test') - best.test, leadLater: mean('later') - best.later,
  params: best.params, epochs: tries.reduce((sum, t) => sum + t.params.epochs, 0),
}));
