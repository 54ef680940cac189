import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

/** In these, more is better; in all others, less. */
const HIGHER = ['right', 'revenue', 'left', 'deployments', 'reproduced'];

const figure = process.argv[2] ?? 'wrong';
const [header = '', ...lines] = readFileSync('data/quarters.csv', 'utf8').trim().split('\n');
const column = header.split(',').indexOf(figure);
if (column < 2) throw new Error(`There is no column ${figure}. There are: ${header}.`);

/** The value of a candidate by quarter; nothing to restore counts as less than any time. */
function valuesOf(candidate: string): number[] {
  return lines
    .map((line) => line.split(','))
    .filter((cells) => cells[1] === candidate)
    .map((cells) => (cells[column] === '' ? Number.NEGATIVE_INFINITY : Number(cells[column])));
}

const a = valuesOf('A');
const b = valuesOf('B');
let betterA = 0;
let betterB = 0;
for (let i = 0; i < a.length; i++) {
  const difference = HIGHER.includes(figure) ? b[i]! - a[i]! : a[i]! - b[i]!;
  if (difference > 0) betterB++;
  if (difference < 0) betterA++;
}
const same = a.length - betterA - betterB;
console.log(`${figure}, ${a.length} quarters: A better in ${betterA}, B better in ${betterB}, the same in ${same}.`);

mkdirSync('out', { recursive: true });
const report = { figure, quarters: a.length, betterA, betterB, same, shareB: betterB / a.length };
writeFileSync('out/compare.json', `${JSON.stringify(report, null, 2)}\n`);
