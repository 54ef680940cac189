import { parentOf } from '../../../../core/file-system';
import { WORKSPACE_ROOT } from '../../../../core/lab-layout';
import { aligned } from '../../../../core/text-table';
import { accountNamed } from '../../acts/accounts';
import { unpricedWords } from '../../bill/basis';
import { billOf } from '../../bill/bill';
import { budgetState } from '../../bill/budget-alerts';
import { CUTS, type Cut, cutBill } from '../../bill/cut';
import { onProvider } from '../../compare/on-provider';
import { CloudError } from '../../errors';
import { dayStart, monthOf, monthPeriod, type Period } from '../../money/calendar';
import { usdText } from '../../money/money';
import { LAB_PRICES_TEXT, PRICES_FILE, pricesOf } from '../../prices/lab-prices';
import { PROVIDER_WORDS, PROVIDERS } from '../../providers';
import { basisText, billOfCall, usageOfCall } from '../bill-of-call';
import { type CloudCommand, type CommandCall, UsageError } from '../command';
import { flag, required, value } from '../read-words';

const lines = (rows: readonly (readonly string[])[]) => `${aligned(rows).join('\n')}\n`;

const accountOf = (call: CommandCall): string | null => {
  const name = call.option('account');
  return name === undefined ? null : accountNamed(call.store, name).name;
};

function monthOfCall(call: CommandCall): Period {
  const month = call.option('month') ?? monthOf(call.now);
  if (dayStart(`${month}-01`) === null)
    throw new UsageError(`--month: ${month} is no month; write it as 2026-03`);
  return monthPeriod(month);
}

function cutOf(word: string): Cut {
  if (CUTS.includes(word as (typeof CUTS)[number]) || /^tag:./.test(word)) return word as Cut;
  throw new UsageError(`--by: ${word} is none of ${CUTS.join(', ')}, tag:<name>`);
}

/** The bill of all accounts, which no one cloud's own program shows. */
export const BILL_COMMANDS: readonly CloudCommand[] = [
  {
    path: 'bill',
    about: `Shows the bill of a month, taken apart by ${CUTS.join(', ')} or tag:<name>.`,
    operation: 'bill',
    demand: null,
    options: [value('month', 'm'), value('by'), value('account', 'a'), flag('forecast')],
    run: (call) => {
      const cut = cutOf(call.option('by') ?? 'service');
      const isForecast = call.has('forecast');
      const bill = billOfCall(call, accountOf(call), monthOfCall(call), isForecast);
      const parts = cutBill(bill.lines, cut).map(({ name, money }) => [name, `$${usdText(money, 4)}`]);
      const total = [isForecast ? 'TOTAL, by the end of the month' : 'TOTAL', `$${usdText(bill.total, 4)}`];
      return `${lines([[cut.toUpperCase(), 'USD'], ...parts, total])}\n${basisText(bill)}`;
    },
  },
  {
    path: 'compare',
    about: 'Shows what the same resources would cost on each cloud by the end of the month.',
    operation: 'compare',
    demand: null,
    options: [value('account', 'a')],
    run: (call) => {
      const book = pricesOf(call.io.fs);
      const usages = usageOfCall(call, accountOf(call), true);
      const month = monthOfCall(call);
      const shown = PROVIDERS.map((provider) => {
        const { usages: there, mapping, missing } = onProvider(usages, provider, book);
        return { provider, bill: billOf(there, book, month), mapping, missing };
      });
      const rows = shown.map(({ provider, bill, missing }) => {
        const left = [...missing, ...bill.unpriced.map(unpricedWords)];
        return [
          PROVIDER_WORDS[provider].title,
          `$${usdText(bill.total)}`,
          left.length === 0 ? '' : `without ${left.join('; ')}`,
        ];
      });
      const notes = shown.flatMap(({ provider, mapping }) =>
        mapping.map((one) => `${PROVIDER_WORDS[provider].title}: ${one}\n`),
      );
      const basis = basisText({
        rows: [...new Set(shown.flatMap(({ bill }) => bill.rows))],
        unpriced: [],
      });
      return `${lines([['CLOUD', 'USD A MONTH', ''], ...rows])}\n${notes.join('')}\n${basis}`;
    },
  },
  {
    path: 'prices',
    about: `Lists the prices that hold; --edit makes ${PRICES_FILE}, which takes their place.`,
    operation: 'prices',
    demand: null,
    options: [flag('edit')],
    run: ({ io, has }) => {
      const path = `${WORKSPACE_ROOT}/${PRICES_FILE}`;
      if (has('edit')) {
        if (io.fs.isFile(path))
          throw new CloudError('exists', `There is ${PRICES_FILE} already. Change it there, or delete it.`);
        io.fs.makeFolder(parentOf(path));
        io.fs.write(path, LAB_PRICES_TEXT);
        return `Made ${PRICES_FILE}. It holds from now on; deleted, the prices of the lab hold again.`;
      }
      return lines([
        ['CLOUD', 'SKU', 'REGION', 'USD', 'UNIT', 'RETRIEVED', 'CONFIDENCE', 'SOURCE'],
        ...pricesOf(io.fs).rows.map((row) => [
          row.provider,
          row.sku,
          row.region,
          String(row.usd),
          row.unit,
          row.retrieved ?? '-',
          row.confidence,
          row.source,
        ]),
      ]);
    },
  },
  {
    path: 'budget set',
    about: 'Sets an amount for each month, and at which percent of it to warn.',
    operation: 'budget',
    demand: null,
    operands: ['NAME'],
    options: [required('usd'), value('account', 'a'), { ...value('at'), kind: 'many' }],
    run: (call) => {
      const usd = Number(call.option('usd'));
      if (!(usd > 0 && usd <= 1e6))
        throw new CloudError(
          'invalid',
          `${call.option('usd')} dollars: a budget is above 0 and at most a million.`,
        );
      const given = call.all('at').flatMap((word) => word.split(','));
      const thresholds = (given.length === 0 ? ['50', '80', '100'] : given).map(Number);
      const bad = thresholds.findIndex(
        (percent) => !(Number.isInteger(percent) && percent >= 1 && percent <= 1000),
      );
      if (bad >= 0 || thresholds.length > 10)
        throw new CloudError('invalid', 'Warn at whole percents of 1 to 1000, ten at most: --at 50 80 100');
      const name = call.operands[0]!;
      const named = call.option('account');
      const account = named === undefined ? null : accountNamed(call.store, named).id;
      call.store.record({ type: 'budget-set', at: call.now, budget: { name, account, usd, thresholds } });
      return `The budget ${name} is $${usd} a month${named === undefined ? '' : ` for ${named}`}; it warns at ${thresholds.join(', ')} %.`;
    },
  },
  {
    path: 'budget list',
    about: 'Shows where the budgets stand.',
    operation: 'budget',
    demand: null,
    run: (call) => {
      const month = monthPeriod(monthOf(call.now));
      const bill = billOfCall(call, null, month);
      const forecast = billOfCall(call, null, month, true);
      const { accounts, budgets } = call.store.state;
      const rows = budgets.map((budget) => {
        const account = accounts.find(({ id }) => id === budget.account)?.name ?? null;
        const { limit, spent, forecast: ahead, alerts } = budgetState({ ...budget, account }, bill, forecast);
        const words = alerts.map(({ percent, kind, day }) =>
          kind === 'actual' ? `${percent} % reached on ${day}` : `${percent} % expected on ${day}`,
        );
        return [
          budget.name,
          account ?? 'all',
          `$${usdText(spent)}`,
          `$${usdText(ahead)}`,
          `$${usdText(limit)}`,
          words.join(', '),
        ];
      });
      return `${lines([['NAME', 'ACCOUNT', 'SPENT', 'FORECAST', 'BUDGET', 'ALERTS'], ...rows])}\n${basisText(forecast)}`;
    },
  },
  {
    path: 'budget remove',
    about: 'Removes a budget.',
    operation: 'budget',
    demand: null,
    operands: ['NAME'],
    run: ({ store, now, operands: [name = ''] }) => {
      if (!store.state.budgets.some((budget) => budget.name === name))
        throw new CloudError('missing', `There is no budget ${name}.`);
      store.record({ type: 'budget-removed', at: now, name });
      return `Removed the budget ${name}.`;
    },
  },
];
