import { z } from 'zod';
import type { Facts } from '../../core/facts';
import { optionsBy } from '../options';
import type { Measurement, MeasurementKind } from '../types';
import { readObject } from './read-object';

const schema = z.strictObject({
  file: z.string().describe('The JSON file of the form, e.g. framing.json.'),
  facts: z
    .record(z.string(), z.string())
    .describe('The keys of the file that the check reads, each with its meaning as a noun phrase.'),
});

/**
 * Reads the decisions of a form from its JSON file. A key with several choices becomes them in alphabetical order, joined
 * by commas, and `<key>.count`; one that was not answered is null.
 */
export const form: MeasurementKind<z.output<typeof schema>> = {
  kind: 'form',
  trust: 'verified',
  parseOptions: optionsBy('form', schema),
  facts: {
    readable: 'whether the file holds a JSON object',
    problem: 'why the file cannot be read',
    answered: 'decisions made',
  },
  factsFor: ({ facts }) =>
    Object.fromEntries(
      Object.entries(facts).flatMap(([key, meaning]) => [
        [key, meaning],
        [`${key}.count`, `choices for ${meaning}`],
      ]),
    ),
  async measure({ files }, { file, facts: keys }): Promise<Measurement> {
    const read = readObject(files[file]);
    if ('problem' in read)
      return { facts: { readable: false, problem: `${file}: ${read.problem}`, answered: 0 }, runIds: [] };
    const facts: Record<string, Facts[string]> = { readable: true, problem: null };
    let answered = 0;
    for (const key of Object.keys(keys)) {
      const value = Object.hasOwn(read.object, key) ? asFact(read.object[key]) : null;
      facts[key] = value;
      if (value !== null && value !== '') answered++;
      const list = read.object[key];
      if (Array.isArray(list)) facts[`${key}.count`] = list.length;
    }
    return { facts: { ...facts, answered }, unknownReads: 'not decided yet', runIds: [] };
  },
};

function asFact(value: unknown): Facts[string] {
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(String).sort().join(',');
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
