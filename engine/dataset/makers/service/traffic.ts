import { z } from 'zod';
import { type Rng, seededRng } from '../../../core/rng';
import type { DataMaker } from '../types';
import { type Sent, siteListing, smallListing } from './bodies';
import { numberIn, readSales, type SaleRow } from './table';

const schema = z.strictObject({
  clients: z.enum(['small-listing', 'site-listing']).describe('Who sends requests, and in which shape.'),
  days: z
    .array(z.string().regex(/^\d{4}-\d\d-\d\d$/))
    .min(1)
    .describe('The days, in order.'),
  perDay: z.number().int().min(1).max(200).default(12),
  soldFrom: z.number().int().default(2009).describe('Sales from this year on are what clients ask about.'),
  sparse: z
    .strictObject({
      column: z.string(),
      at: z.array(z.number().int().min(0)).min(1),
    })
    .optional()
    .describe(
      'Houses where this column is 0 come as these requests (from 0) alone: a rare case at a known time.',
    ),
});

const SHAPES: Record<string, (sale: SaleRow, rng: Rng) => Sent> = {
  'small-listing': smallListing,
  'site-listing': siteListing,
};

/**
 * Days of requests about real houses, one JSON object a line: each house is a sale of the table, drawn by the seed, in
 * the shape in which clients send it.
 */
export const serverTraffic: DataMaker<z.output<typeof schema>> = {
  id: 'server-traffic',
  parseOptions: (options) => schema.parse(options),
  make({ source, seed }, { clients, days, perDay, soldFrom, sparse }) {
    const rng = seededRng(`${seed}/server-traffic`);
    const sales = rng
      .shuffle(readSales('server-traffic', source))
      .filter((sale) => numberIn(sale, 'Year_Sold') >= soldFrom);
    const isSparse = (sale: SaleRow) => sparse !== undefined && numberIn(sale, sparse.column) === 0;
    const rare = sales.filter(isSparse);
    const usual = sales.filter((sale) => !isSparse(sale));
    const times = rng.fork('times');
    const bodies = rng.fork('bodies');
    const lines = days.flatMap((day, d) => {
      const minutes = Array.from({ length: perDay }, () => 8 * 60 + times.int(13 * 60)).sort((a, b) => a - b);
      return minutes.map((minute, i) => {
        const at = d * perDay + i;
        const pool = sparse?.at.includes(at) ? rare : usual;
        const sale = pool[at % pool.length]!;
        const { reference, ...sent } = (SHAPES[clients] ?? smallListing)(sale, bodies);
        return JSON.stringify({
          id: `${day.slice(8)}-${String(i + 1).padStart(2, '0')}`,
          at: `${day}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
          ...sent,
          row: sale.row,
          ...(reference !== undefined && { reference }),
        });
      });
    });
    return `${lines.join('\n')}\n`;
  },
};
