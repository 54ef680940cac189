// How long one request with eight houses takes, and eight requests with one house each, one after the other.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import service from './server.ts';

const lines = readFileSync('house-price/houses.csv', 'utf8').trim().split('\n');

async function timeOf(rows: readonly string[]): Promise<number> {
  const body = [lines[0], ...rows].join('\n');
  const begun = performance.now();
  const response = await service.fetch(new Request('http://localhost/prices', { method: 'POST', body }));
  await response.json();
  return performance.now() - begun;
}

const houses = lines.slice(1, 9);
let apart = 0;
for (const house of houses) apart += await timeOf([house]);
const together = await timeOf(houses);

console.log(`Eight requests with one house each: ${apart.toFixed(0)} ms`);
console.log(`One request with eight houses:      ${together.toFixed(0)} ms`);
mkdirSync('out', { recursive: true });
writeFileSync('out/together.json', JSON.stringify({ apart, together, times: apart / together }));
