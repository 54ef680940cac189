// Walks through the sales month by month, with a training every so many months, and looks how many
// estimates are more than a fifth off: in the market as it was, and in one that falls by a fifth.
import { mkdirSync, writeFileSync } from 'node:fs';
import { readSales, type Sale, train } from './sales.ts';

const sales = readSales();
const FIRST = 24; // January 2008
const LAST = Math.max(...sales.map(({ month }) => month));
const FALL = 30; // July 2008

/** The same sales in a market that falls by a fifth within two months. */
const fallen: Sale[] = sales.map((sale) => ({
  ...sale,
  perFoot: sale.perFoot * (sale.month <= FALL ? 1 : sale.month === FALL + 1 ? 0.9 : 0.8),
}));

/** The share of the estimates that are more than a fifth off, with a training every so many months. */
function wrong(market: readonly Sale[], every: number): number {
  let model = train(market, FIRST);
  let [bad, all] = [0, 0];
  for (let month = FIRST; month <= LAST; month++) {
    if (month > FIRST && (month - FIRST) % every === 0) model = train(market, month);
    for (const { month: sold, neighbourhood, perFoot } of market) {
      if (sold !== month) continue;
      const estimate = model.get(neighbourhood) ?? model.get('')!;
      bad += Number(Math.abs(estimate / perFoot - 1) > 0.2);
      all++;
    }
  }
  return bad / all;
}

const table = [1, 3, 6, 12, 99].map((every) => ({
  every: every === 99 ? 'never' : `${every} months`,
  'as it was': Number(wrong(sales, every).toFixed(3)),
  'falls by a fifth': Number(wrong(fallen, every).toFixed(3)),
}));
console.table(table);
const [monthly, , , yearly, never] = table as [(typeof table)[0], unknown, unknown, (typeof table)[0], (typeof table)[0]];
mkdirSync('out', { recursive: true });
writeFileSync(
  'out/schedules.json',
  `${JSON.stringify({
    calmMonthly: monthly['as it was'],
    calmNever: never['as it was'],
    calmExtra: Number((never['as it was'] - monthly['as it was']).toFixed(3)),
    fallMonthly: monthly['falls by a fifth'],
    fallYearly: yearly['falls by a fifth'],
    fallNever: never['falls by a fifth'],
    fallExtra: Number((never['falls by a fifth'] - monthly['falls by a fifth']).toFixed(3)),
  })}\n`,
);
