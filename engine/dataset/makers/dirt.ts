import Papa from 'papaparse';
import { z } from 'zod';
import { StagecraftError } from '../../core/errors';
import { csvText, injectDirt } from '../dirt/inject';
import { dirtRatesSchema } from '../dirt/types';
import type { DataMaker } from './types';

const schema = z.strictObject({
  rates: dirtRatesSchema.prefault({}).describe('How much of each kind of dirt.'),
  gives: z
    .enum(['export', 'truth', 'ledger'])
    .default('export')
    .describe('The dirty CSV; the true one; or a `DirtLedger` as JSON, for checks.'),
});

/** The maker `dirt` has nothing to make dirty. */
export class DirtMakerError extends StagecraftError<'maker-dirt'> {
  constructor(reason: string) {
    super('maker-dirt', `The maker "dirt" cannot make its file: ${reason}.`);
  }
}

/**
 * A raw export of a table of sales, with seeded dirt: missing cells, mixed units, impossible years, respelled
 * categories, shifted and duplicated rows (see `injectDirt`).
 * @throws DirtMakerError when there is no source with a Sale_Price and a Year_Sold; a ZodError for wrong options.
 */
export const dirt: DataMaker<z.output<typeof schema>> = {
  id: 'dirt',
  parseOptions: (options) => schema.parse(options ?? {}),
  make({ source, seed }, { rates, gives }) {
    if (source === undefined) throw new DirtMakerError('the lesson names no file to make it from');
    const [columns = [], ...rows] = Papa.parse<string[]>(source, {
      delimiter: ',',
      skipEmptyLines: true,
    }).data;
    for (const name of ['Sale_Price', 'Year_Sold'])
      if (!columns.includes(name)) throw new DirtMakerError(`the source has no column ${name}`);
    const { text, ledger } = injectDirt({ columns, rows }, seed, rates);
    if (gives === 'export') return text;
    return gives === 'truth' ? csvText(ledger.columns, ledger.truth) : JSON.stringify(ledger);
  },
};
