import { readFile } from 'node:fs/promises';
import { loadModel } from '../src/saved-model.ts';
import { completeHouse, type Facts } from './house.ts';

/** Estimates a house from six facts, in dollars, not rounded. It believes whatever it is given. */
export type Estimate = (facts: Facts) => number;

/** The model of `out/model.json`, ready to be asked. */
export async function readEstimate(): Promise<Estimate> {
  const model = loadModel(JSON.parse(await readFile('out/model.json', 'utf8')));
  return (facts) => model.predict([completeHouse(facts)])[0]!;
}
