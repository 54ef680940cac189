/** A search of our own: the learning rate first, by powers, then the penalty at the best rate. */
import { mkdir, writeFile } from 'node:fs/promises';
import { type Params, readParams } from './params.ts';
import { validationErrorOf } from './validate.ts';

const base = { ...(await readParams()), epochs: 9, batchSize: 64, layers: [16] };
const lines: string[] = [];
async function best(candidates: Params[]): Promise<Params> {
  let winner = { params: base as Params, error: Number.POSITIVE_INFINITY };
  for (const params of candidates) {
    const error = await validationErrorOf(params);
    lines.push([params.learningRate, params.batchSize, `"[${params.layers}]"`, params.l2, params.epochs, params.seed, error].join());
    if (error < winner.error) winner = { params, error };
  }
  return winner.params;
}

const rate = await best([0.001, 0.003, 0.01, 0.03].map((learningRate, i) => ({ ...base, learningRate, seed: 40 + i })));
const winner = await best([0.001, 0.01, 0.03].map((l2, i) => ({ ...rate, l2, seed: 50 + i })));
await mkdir('out', { recursive: true });
await writeFile('out/trials.csv', `learningRate,batchSize,layers,l2,epochs,seed,validationError\n${lines.join('\n')}\n`);
await writeFile('params.json', `${JSON.stringify(winner, null, 2)}\n`);
