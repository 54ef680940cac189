// Tries every round price as the one number beside all houses, on the sales before 2009, and writes out/constants.json.
import { mkdir, readFile, writeFile } from 'node:fs/promises';

const [header, ...lines] = (await readFile('data/sales.csv', 'utf8')).trim().split('\n');
const names = header.split(',');
const prices = lines
  .map((line) => line.split(','))
  .filter((cells) => Number(cells[names.indexOf('Year_Sold')]) < 2009)
  .map((cells) => Number(cells[names.indexOf('Sale_Price')]));

const average = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const measures = {
  absolute: (guess: number) => average(prices.map((price) => Math.abs(guess - price))),
  rootMeanSquare: (guess: number) => Math.sqrt(average(prices.map((price) => (guess - price) ** 2))),
  // Being too high hurts three times as much.
  lopsided: (guess: number) => average(prices.map((price) => (guess > price ? 3 * (guess - price) : price - guess))),
};

const guesses = Array.from({ length: 2201 }, (_, i) => 80_000 + 100 * i);
const best = (measure: (guess: number) => number) =>
  guesses.reduce((least, guess) => (measure(guess) < measure(least) ? guess : least));

const sorted = [...prices].sort((a, b) => a - b);
const found = {
  sales: prices.length,
  mean: average(prices),
  median: sorted[Math.floor(sorted.length / 2)],
  middleOfRange: (sorted[0] + sorted[sorted.length - 1]) / 2,
  bestByAbsolute: best(measures.absolute),
  bestBySquares: best(measures.rootMeanSquare),
  bestWhenHighHurts: best(measures.lopsided),
  leastAbsolute: 0,
};
found.leastAbsolute = measures.absolute(found.bestByAbsolute);

console.log('number        absolute   root mean square');
for (const guess of [found.median, found.mean, found.middleOfRange, found.bestWhenHighHurts])
  console.log([guess, measures.absolute(guess), measures.rootMeanSquare(guess)].map((value) => `$${Math.round(value)}`.padEnd(11)).join('  '));
console.log(`least absolute error:     $${found.bestByAbsolute}`);
console.log(`least squared error:      $${found.bestBySquares}`);
console.log(`too high hurts threefold: $${found.bestWhenHighHurts}`);

await mkdir('out', { recursive: true });
await writeFile('out/constants.json', JSON.stringify(found, null, 2));
