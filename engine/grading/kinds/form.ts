import { z } from 'zod';
import { messageOf } from '../../core/errors';
import type { Facts } from '../../core/facts';
import { optionsBy } from '../options';
import type { Measurement, MeasurementKind } from '../types';

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

function readObject(
  content: string | Uint8Array | undefined,
): { object: Record<string, unknown> } | { problem: string } {
  if (typeof content !== 'string') return { problem: 'there is no such text file' };
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { object: value as Record<string, unknown> };
    return { problem: 'it holds no JSON object' };
  } catch (error) {
    return { problem: messageOf(error) };
  }
}

function asFact(value: unknown): Facts[string] {
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(String).sort().join(',');
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
