import { group } from 'd3-array';
import { z } from 'zod';
import { StagecraftError } from '../../core/errors';
import { seededRng } from '../../core/rng';
import type { DataMaker } from './types';

const schema = z.strictObject({
  quarters: z.number().int().min(1).describe('How many quarters the file has.'),
});

/** The source of quarters lacks what the maker `quarters` needs. */
export class QuartersMakerError extends StagecraftError<'maker-quarters'> {
  constructor(reason: string) {
    super('maker-quarters', `The maker "quarters" cannot make its file: ${reason}.`);
  }
}

/**
 * Some of the quarters of a file whose first column is `quarter`, all rows of each, drawn by the seed and numbered anew from
 * 1: nobody can look a quarter up in somebody else's file.
 * @throws QuartersMakerError when there is no source, or it has too few; a ZodError for wrong options.
 */
export const quarters: DataMaker<z.output<typeof schema>> = {
  id: 'quarters',
  parseOptions: (options) => schema.parse(options),
  make({ source, seed }, options) {
    if (source === undefined) throw new QuartersMakerError('the lesson names no file to make it from');
    const [header = '', ...lines] = source.trim().split(/\r?\n/);
    if (!header.startsWith('quarter,'))
      throw new QuartersMakerError(
        `the first column of the source is not “quarter” but “${header.split(',')[0]}”`,
      );
    const rows = group(lines, (line) => line.slice(0, line.indexOf(',')));
    if (rows.size < options.quarters)
      throw new QuartersMakerError(
        `the source has ${rows.size} quarters, and ${options.quarters} are asked for`,
      );
    const drawn = seededRng(`${seed}/quarters`)
      .shuffle([...rows.values()])
      .slice(0, options.quarters);
    const numbered = drawn.flatMap((same, i) =>
      same.map((line) => `${i + 1}${line.slice(line.indexOf(','))}`),
    );
    return `${[header, ...numbered].join('\n')}\n`;
  },
};
