import { z } from 'zod';
import { StagecraftError } from '../../core/errors';
import { seededRng } from '../../core/rng';
import type { DataMaker } from './types';

const schema = z.strictObject({
  columns: z.array(z.string()).min(1).describe('The columns that the file has, in this order.'),
});

/** The source of a table lacks what the maker `columns` was asked for. */
export class ColumnsMakerError extends StagecraftError<'maker-columns'> {
  constructor(reason: string) {
    super('maker-columns', `The maker "columns" cannot make its file: ${reason}.`);
  }
}

/**
 * Some columns of a CSV without quoted cells, all its rows, in an order that follows from the seed: a list that nobody
 * sorted, so that work which counts on an order shows it.
 * @throws ColumnsMakerError when there is no source, or it has no such column; a ZodError for wrong options.
 */
export const columns: DataMaker<z.output<typeof schema>> = {
  id: 'columns',
  parseOptions: (options) => schema.parse(options),
  make({ source, seed }, options) {
    if (source === undefined) throw new ColumnsMakerError('the lesson names no file to make it from');
    const [header = '', ...lines] = source.trim().split(/\r?\n/);
    const names = header.split(',');
    const picked = options.columns.map((name) => {
      const at = names.indexOf(name);
      if (at < 0) throw new ColumnsMakerError(`the source has no column ${name}`);
      return at;
    });
    const rows = seededRng(`${seed}/order`)
      .shuffle(lines)
      .map((line) => {
        const cells = line.split(',');
        return picked.map((at) => cells[at] ?? '').join(',');
      });
    return `${[options.columns.join(','), ...rows].join('\n')}\n`;
  },
};
