import { z } from 'zod';
import { StagecraftError } from '../../core/errors';
import { seededRng } from '../../core/rng';
import type { DataMaker } from './types';

const schema = z.strictObject({
  rows: z.number().int().min(1).optional().describe('How many customers; absent: all.'),
  without: z.array(z.string()).default([]).describe('Columns that are not told, such as churn.'),
});

/** The source of customers lacks what the maker needs. */
export class CustomersMakerError extends StagecraftError<'maker-customers'> {
  constructor(reason: string) {
    super('maker-customers', `The maker "northline-customers" cannot make its file: ${reason}.`);
  }
}

/**
 * Customers of the telephone company in an order that the seed draws: some of them, as those who call today, or all, as they come in a month.
 * @throws CustomersMakerError without a source, or for a column that it does not have; a ZodError for wrong options.
 */
export const northlineCustomers: DataMaker<z.output<typeof schema>> = {
  id: 'northline-customers',
  parseOptions: (options) => schema.parse(options),
  make({ source, seed }, { rows, without }) {
    if (source === undefined) throw new CustomersMakerError('the lesson names no file to make it from');
    const [header = '', ...lines] = source.trim().split(/\r?\n/);
    const columns = header.split(',');
    const missing = without.find((name) => !columns.includes(name));
    if (missing !== undefined) throw new CustomersMakerError(`the source has no column “${missing}”`);
    const kept = columns.flatMap((name, at) => (without.includes(name) ? [] : [at]));
    const told = (line: string) => {
      const cells = line.split(',');
      return kept.map((at) => cells[at]).join(',');
    };
    const drawn = seededRng(`${seed}/customers`).shuffle(lines).slice(0, rows);
    return `${[told(header), ...drawn.map(told)].join('\n')}\n`;
  },
};
