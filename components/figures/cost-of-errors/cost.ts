/** What one number shown beside all houses costs. */
export interface CostOfNumber {
  /** Mean cost a house: a dollar too low counts 1, a dollar too high `ratio`. */
  readonly cost: number;
  /** Houses that the number is too high for. */
  readonly tooHigh: number;
  /** Houses that it is too low for. */
  readonly tooLow: number;
}

/** The cost of showing `number` beside houses with these prices (dollars). */
export function costOf(prices: readonly number[], number: number, ratio: number): CostOfNumber {
  let cost = 0;
  let tooHigh = 0;
  let tooLow = 0;
  for (const price of prices) {
    if (number > price) {
      cost += ratio * (number - price);
      tooHigh++;
    } else if (number < price) {
      cost += price - number;
      tooLow++;
    }
  }
  return { cost: cost / prices.length, tooHigh, tooLow };
}

/**
 * The cheapest number: the quantile of the prices at 1 ÷ (1 + ratio), where one dollar higher costs as much as it saves
 * (Koenker & Bassett, 1978). `sorted` ascends.
 */
export function cheapestNumber(sorted: readonly number[], ratio: number): number {
  const rank = Math.ceil(sorted.length / (1 + ratio));
  return sorted[Math.min(sorted.length - 1, Math.max(0, rank - 1))]!;
}

/** The prices, ascending, of the rows of a price list that were sold before `year`. */
export function pricesBefore(csv: string, year: number): number[] {
  const [header = '', ...lines] = csv.trim().split('\n');
  const names = header.split(',');
  const [sold, price] = [names.indexOf('Year_Sold'), names.indexOf('Sale_Price')];
  return lines
    .map((line) => line.split(','))
    .filter((cells) => Number(cells[sold]) < year)
    .map((cells) => Number(cells[price]))
    .sort((a, b) => a - b);
}

/** One bar: prices from `from` to below `to`. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Counts the prices in steps of `width` dollars up to `top`; the last bin takes all above. */
export function binPrices(prices: readonly number[], width: number, top: number): Bin[] {
  const counts = new Array<number>(Math.ceil(top / width)).fill(0);
  for (const price of prices) counts[Math.min(counts.length - 1, Math.floor(price / width))]! += 1;
  return counts.map((count, i) => ({ from: i * width, to: (i + 1) * width, count }));
}
