// homestead price estimate - run top to bottom
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

// --- load
const [first, ...rest] = readFileSync('data/sales.csv', 'utf8').trim().split('\n');
const yearAt = first.split(',').indexOf('Year_Sold');
const priceAt = first.split(',').indexOf('Sale_Price');

// --- 1 understand
const learn: number[] = [];
const judge: number[] = [];
for (const line of rest) {
  const cells = line.split(',');
  (Number(cells[yearAt]) >= 2009 ? judge : learn).push(Number(cells[priceAt]));
}
learn.sort((a, b) => a - b);
// the upper one of the two in the middle will do
const guess = learn[Math.floor(learn.length / 2)];

let dollars = 0;
let shares = 0;
let tooHigh = 0;
for (const price of judge) {
  const miss = guess > price ? guess - price : price - guess;
  dollars += miss;
  shares += miss / price;
  if (guess > price) tooHigh++;
}
const n = judge.length;
mkdirSync('out', { recursive: true });
writeFileSync(
  'out/baseline.json',
  JSON.stringify({
    estimate: guess,
    learntFrom: learn.length,
    judgedOn: n,
    error: Math.round(dollars / n),
    errorPercent: Math.round((1000 * shares) / n) / 10,
    tooHighPercent: (100 * tooHigh) / n,
  }),
);
console.log(`$${guess} beside every house, off by $${Math.round(dollars / n)} on average`);
