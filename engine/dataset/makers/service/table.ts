import { StagecraftError } from '../../../core/errors';

/** The makers of a service's data have no table to draw from. */
export class ServiceSourceError extends StagecraftError<'service-source'> {
  constructor(maker: string) {
    super('service-source', `The maker "${maker}" needs a table of sales: name one under "from".`);
  }
}

/** A sale of the Ames table, with its place in the file, from 1. */
export interface SaleRow {
  readonly row: number;
  /** The text of a column; empty when there is no such column. */
  readonly cell: (name: string) => string;
}

/** Living areas above this (square feet) are left out, as De Cock (2011) advises. */
const LARGEST = 4000;

/**
 * The sales of a CSV without quoted commas, in the order of the file, without the five largest houses.
 * @throws ServiceSourceError when there is no text.
 */
export function readSales(maker: string, source: string | undefined): SaleRow[] {
  if (source === undefined) throw new ServiceSourceError(maker);
  const [header = '', ...lines] = source.trim().split(/\r?\n/);
  const places = new Map(header.split(',').map((name, at) => [name, at]));
  return lines
    .map((line, i): SaleRow => {
      const cells = line.split(',');
      return { row: i + 1, cell: (name) => cells[places.get(name) ?? -1] ?? '' };
    })
    .filter((sale) => numberIn(sale, 'Gr_Liv_Area') <= LARGEST);
}

/** A cell as a number. */
export function numberIn({ cell }: SaleRow, name: string): number {
  return Number(cell(name));
}
