import type { Rng } from '../../core/rng';
import type { DirtLedger } from '../../dataset/dirt/types';
import { listingKey } from './read-features';
import type { TrueSale } from './sales-truth';

/** What becomes of the cells of a listing, by column; those that stay are left out. */
export type ChangedCells = (listing: string) => Readonly<Record<string, string | undefined>>;

/** Absurd prices in the held-out years, and absurd closing fees. Listings by the digits of their ids. */
export interface PricePoison {
  readonly cellsOf: ChangedCells;
  /** Past sales whose closing fee was multiplied by 50, their price left as it is. */
  readonly fee: readonly string[];
  /** Past sales that were left alone. */
  readonly untouched: readonly string[];
  /** Held-out sales; the price of each was multiplied by 3 to 9. */
  readonly future: readonly string[];
}

/** An absurd price for one past sale. */
export interface OwnPoison {
  readonly cellsOf: ChangedCells;
  /** That sale. One alone: an honest feature of it may well move with the prices of others. */
  readonly own: readonly string[];
}

/** Held-out rows that are absurd in all that is known before the sale. */
export interface InputPoison {
  readonly cellsOf: ChangedCells;
  /** Sales before the held-out years: nothing in them was touched. */
  readonly past: readonly string[];
  /** Held-out sales moved from one held-out year to the next, and not touched otherwise. */
  readonly later: readonly string[];
}

const AREAS = ['Lot_Area', 'Gr_Liv_Area', 'Total_Bsmt_SF', 'Garage_Area'];
/** A neighborhood must be this small for one price to show in its mean, and this large to have one. */
const SMALL = { from: 8, to: 40 };

/** A part of an export with its ledger: some listings at random, all their lines. Leaks show in a part as in the whole. */
export function sampleExport(
  text: string,
  ledger: DirtLedger,
  size: number,
  rng: Rng,
): { text: string; ledger: DirtLedger } {
  const kept = new Set(rng.shuffle(ledger.truth.map((row) => row[0]!)).slice(0, size));
  // The maker writes no line breaks into cells.
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const part = lines.filter((_, i) => kept.has(ledger.lines[i]!.listing));
  return {
    text: `${[header, ...part].join('\n')}\n`,
    ledger: {
      columns: ledger.columns,
      truth: ledger.truth.filter((row) => kept.has(row[0]!)),
      lines: ledger.lines.filter((line) => kept.has(line.listing)),
      marks: ledger.marks.filter((mark) => kept.has(mark.listing)),
    },
  };
}

/** Prices of the held-out years, and a few closing fees of the past, become absurd. */
export function poisonPrices(sales: readonly TrueSale[], cut: number, rng: Rng): PricePoison {
  const future = sales.filter((sale) => sale.year >= cut);
  const past = rng.shuffle(sales.filter((sale) => sale.year < cut));
  const [fee, untouched] = [past.slice(0, 40), past.slice(40)];
  const prices = new Map(future.map((sale) => [sale.key, String(Math.round(sale.price * (3 + rng.int(7))))]));
  const fees = new Map(fee.map((sale) => [sale.key, String(Math.round(sale.price * 0.025 * 50))]));
  return {
    cellsOf: byKey((key) => ({ Sale_Price: prices.get(key), Closing_Fee: fees.get(key) })),
    fee: keysOf(fee),
    untouched: keysOf(untouched),
    future: keysOf(future),
  };
}

/** The price of one past sale, in the smallest neighborhood that is large enough to have a mean, is multiplied by 20. */
export function poisonOwnPrices(
  ledger: DirtLedger,
  sales: readonly TrueSale[],
  cut: number,
  rng: Rng,
): OwnPoison {
  // A sale whose own row is dirty may be in another group than it truly is, or in none.
  const dirty = new Set([
    ...ledger.marks.map((mark) => listingKey(mark.listing)),
    ...ledger.lines.filter((line) => line.shiftedFrom !== undefined).map((line) => listingKey(line.listing)),
  ]);
  const past = sales.filter((sale) => sale.year < cut && !dirty.has(sale.key));
  const sizes = new Map<string, number>();
  for (const { neighborhood } of past) sizes.set(neighborhood, (sizes.get(neighborhood) ?? 0) + 1);
  const small = rng
    .shuffle([...sizes].filter(([, size]) => size >= SMALL.from && size <= SMALL.to))
    .sort(([, a], [, b]) => a - b);
  const place = small[0]?.[0];
  const own = place === undefined ? [] : [rng.pick(past.filter((sale) => sale.neighborhood === place))];
  const prices = new Map(own.map((sale) => [sale.key, String(sale.price * 20)]));
  return { cellsOf: byKey((key) => ({ Sale_Price: prices.get(key) })), own: keysOf(own) };
}

const byKey =
  (cellsOf: ChangedCells): ChangedCells =>
  (listing) =>
    cellsOf(listingKey(listing));

const keysOf = (sales: readonly TrueSale[]) => sales.map((sale) => sale.key);

/** Areas, places and years of the held-out rows become others. */
export function poisonInputs(sales: readonly TrueSale[], cut: number, rng: Rng): InputPoison {
  const future = rng.shuffle(sales.filter((sale) => sale.year >= cut));
  const later = future.filter((sale) => sale.year === cut).slice(0, 40);
  const rest = future.filter((sale) => !later.includes(sale));
  const changes = new Map<string, Record<string, string>>();
  for (const sale of later) changes.set(sale.key, { Year_Sold: String(cut + 1) });
  rest.forEach((sale, i) => {
    const areas = AREAS.map((name) => [name, String(2000 + rng.int(9000))]);
    changes.set(sale.key, {
      ...Object.fromEntries(areas),
      // Enough of them to be a spelling of their own.
      ...(i < 40 && { Neighborhood: 'Elsewhere' }),
    });
  });
  return {
    cellsOf: byKey((key) => changes.get(key) ?? {}),
    past: sales.filter((sale) => sale.year < cut).map((sale) => sale.key),
    later: later.map((sale) => sale.key),
  };
}

/** The plain price list of lesson 1.1, its held-out prices multiplied by 3 to 9. */
export function poisonPriceList(text: string, cut: number, rng: Rng): string {
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const names = header.split(',');
  const [year, price] = [names.indexOf('Year_Sold'), names.indexOf('Sale_Price')];
  const poisoned = lines.map((line) => {
    const cells = line.split(',');
    if (Number(cells[year]) >= cut) cells[price] = String(Number(cells[price]) * (3 + rng.int(7)));
    return cells.join(',');
  });
  return `${[header, ...poisoned].join('\n')}\n`;
}
