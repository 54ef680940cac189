// Trains the settings of the best network ten times, each time with another seed.
import { mkdir, writeFile } from 'node:fs/promises';
import { GRID } from './grid.ts';
import { train } from './train.ts';

const seeds = Array.from({ length: 10 }, (_, i) => 1000 + i);
const errorOf = (settings: (typeof GRID)[number], seed: number) => train({ ...settings, seed }).error;

const compared = GRID.map((settings) => ({ settings, error: errorOf(settings, seeds[0]) })).sort((a, b) => a.error - b.error);
const gap = compared[1].error - compared[0].error;
const network = compared.find(({ settings }) => settings.family === 'network')!;
const errors = seeds.map((seed) => errorOf(network.settings, seed)).sort((a, b) => a - b);
const spread = errors[errors.length - 1] - errors[0];

console.log(`The twelve settings, one seed: the first two lie $${Math.round(gap)} apart.`);
console.log(`One network, ten seeds: $${Math.round(errors[0])} to $${Math.round(errors[errors.length - 1])}.`);
await mkdir('out', { recursive: true });
const facts = {
  gap: Math.round(gap),
  spread: Math.round(spread),
  least: Math.round(errors[0]),
  most: Math.round(errors[errors.length - 1]),
  times: Math.round((10 * spread) / gap) / 10,
};
await writeFile('out/again.json', `${JSON.stringify(facts, null, 2)}\n`);
