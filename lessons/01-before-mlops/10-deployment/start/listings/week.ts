/**
 * npm run week: the requests of data/week.jsonl through the service of this workspace, each beside what the script says of
 * the same house. It says nothing about what runs on the server.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import service from '../service.ts';
import { scriptEstimates } from './script.ts';

/** The partner rounds square metres to two decimals, which moves an estimate by a few dollars. */
const SAME = 150;

const lines = (await readFile('data/week.jsonl', 'utf8')).trim().split('\n').map((line) => JSON.parse(line));
const script = await scriptEstimates(lines.map(({ row }) => row));
const answers: number[] = [];
for (const { path, body } of lines) {
  const request = new Request(`http://localhost${path}`, { method: 'POST', body: JSON.stringify(body) });
  const answer = (await (await service.fetch(request)).json()) as { estimate?: number };
  answers.push(answer.estimate ?? Number.NaN);
}
const misses = answers.map((answer, i) => Math.abs(answer - script[i]!)).sort((a, b) => a - b);
const same = misses.filter((miss) => miss <= SAME).length;
await mkdir('out', { recursive: true });
const facts = { requests: lines.length, same, share: same / lines.length, typicalMiss: Math.round(misses[misses.length >> 1]!) };
await writeFile('out/week.json', `${JSON.stringify(facts)}\n`);
console.log(`${same} of ${lines.length} requests get the script's estimate; half of all miss it by more than $${facts.typicalMiss.toLocaleString('en-US')}`);
