import type { JsonValue } from '../../../../core/json';
import type { Bill, BillLine } from '../../bill/bill';
import { type Cut, cutBill } from '../../bill/cut';
import {
  dayNumber,
  dayOf,
  dayStart,
  daysOf,
  isoTime,
  monthOf,
  monthPeriod,
  type Period,
} from '../../money/calendar';
import { type Money, sumOf, usdText } from '../../money/money';
import { basisText, billOfCall } from '../bill-of-call';
import { type CloudCommand, type CommandCall, UsageError } from '../command';
import { many, readPairs, required, value } from '../read-words';

const DIMENSIONS: Readonly<Record<string, Cut>> = {
  SERVICE: 'service',
  REGION: 'region',
  LINKED_ACCOUNT: 'account',
  RESOURCE_ID: 'resource',
  USAGE_TYPE: 'sku',
};

const METRICS = ['UnblendedCost', 'BlendedCost', 'AmortizedCost', 'NetUnblendedCost'];

const amount = (money: Money): JsonValue => ({ Amount: usdText(money, 10), Unit: 'USD' });

/** `Start=2026-03-01,End=2026-04-01`. */
function readPeriod(call: CommandCall): Period {
  const pairs = readPairs(call.all('time-period'));
  const [from, to] = [dayStart(pairs.Start ?? ''), dayStart(pairs.End ?? '')];
  if (from === null || to === null)
    throw new UsageError('argument --time-period: write it as Start=2026-03-01,End=2026-04-01');
  if (from >= to)
    throw new UsageError('argument --time-period: Start has to be before End, which is not in it');
  return { from, to };
}

/** The stretches that results are given by. */
function windowsOf(period: Period, granularity: string): readonly Period[] {
  if (granularity === 'DAILY') return daysOf(period);
  if (granularity !== 'MONTHLY')
    throw new UsageError(
      `argument --granularity: Invalid choice: '${granularity}', valid choices are: DAILY | MONTHLY`,
    );
  const windows: Period[] = [];
  for (let from = period.from; from < period.to; ) {
    const to = Math.min(period.to, monthPeriod(monthOf(from)).to);
    windows.push({ from, to });
    from = to;
  }
  return windows;
}

/** `Type=DIMENSION,Key=SERVICE` or `Type=TAG,Key=team`. */
function readGroups(
  words: readonly string[],
): { readonly type: string; readonly key: string; readonly cut: Cut }[] {
  return words.map((word) => {
    const { Type: type = '', Key: key = '' } = readPairs([word]);
    const cut: Cut | undefined =
      type === 'TAG' && key !== '' ? `tag:${key}` : type === 'DIMENSION' ? DIMENSIONS[key] : undefined;
    if (cut === undefined)
      throw new UsageError(
        `argument --group-by: ${word} is neither Type=TAG,Key=<tag> nor Type=DIMENSION,Key=<${Object.keys(DIMENSIONS).join('|')}>`,
      );
    return { type, key, cut };
  });
}

function groupsOf(lines: readonly BillLine[], cuts: readonly Cut[], metrics: readonly string[]): JsonValue[] {
  const [first, ...rest] = cuts;
  const split = (part: readonly BillLine[], by: Cut, keys: readonly string[]) =>
    cutBill(part, by).map(({ name, lines: own }) => {
      const shown = by.startsWith('tag:') ? `${by.slice(4)}$${name === '(untagged)' ? '' : name}` : name;
      return { keys: [...keys, shown], lines: own };
    });
  let groups = split(lines, first!, []);
  for (const cut of rest) groups = groups.flatMap(({ lines: own, keys }) => split(own, cut, keys));
  return groups.map(({ keys, lines: own }) => ({
    Keys: keys,
    Metrics: Object.fromEntries(metrics.map((metric) => [metric, amount(totalOf(own))])),
  }));
}

const totalOf = (lines: readonly BillLine[]) => sumOf(lines.map(({ money }) => money));

const within = ({ lines }: Bill, { from, to }: Period) =>
  lines.filter(({ day }) => dayStart(day)! >= from && dayStart(day)! < to);

/** The bill. Which prices it is made of goes to standard error, so that a program can read the rest. */
export const CE: readonly CloudCommand[] = [
  {
    path: 'ce get-cost-and-usage',
    about: 'Shows what was spent, by day or month, in groups.',
    operation: 'ce:GetCostAndUsage',
    demand: 'see the bill',
    options: [
      required('time-period'),
      required('granularity'),
      { ...many('metrics'), isRequired: true },
      many('group-by'),
    ],
    run: (call) => {
      const period = readPeriod(call);
      const metrics = call.all('metrics');
      const unknown = metrics.find((metric) => !METRICS.includes(metric));
      if (unknown !== undefined)
        throw new UsageError(
          `argument --metrics: ${unknown} is none of ${METRICS.join(', ')}, which are all the same here: list prices`,
        );
      const groups = readGroups(call.all('group-by'));
      if (groups.length > 2) throw new UsageError('argument --group-by: at most two groups');
      const bill = billOfCall(call, call.actor.account.name, period);
      call.io.stderr(basisText(bill));
      const ResultsByTime = windowsOf(period, call.option('granularity')!).map((window) => {
        const lines = within(bill, window);
        const cuts = groups.map(({ cut }) => cut);
        return {
          TimePeriod: { Start: dayOf(window.from), End: dayOf(window.to) },
          Total:
            cuts.length === 0
              ? Object.fromEntries(metrics.map((metric) => [metric, amount(totalOf(lines))]))
              : {},
          Groups: cuts.length === 0 ? [] : groupsOf(lines, cuts, metrics),
          Estimated: window.to > call.now,
        };
      });
      return {
        value: {
          ...(groups.length > 0 && {
            GroupDefinitions: groups.map(({ type, key }) => ({ Type: type, Key: key })),
          }),
          ResultsByTime,
          DimensionValueAttributes: [],
        },
      };
    },
  },
  {
    path: 'ce get-cost-forecast',
    about: 'Shows what the rest of this month will cost if nothing changes.',
    operation: 'ce:GetCostForecast',
    demand: 'see the bill',
    options: [required('time-period'), value('granularity'), value('metric')],
    run: (call) => {
      const period = readPeriod(call);
      const month = monthPeriod(monthOf(call.now));
      if (dayNumber(period.from) < dayNumber(call.now) || period.to > month.to)
        throw new UsageError(
          `argument --time-period: a forecast goes from today to the end of the month at most, ${dayOf(call.now)} to ${dayOf(month.to)}; it is ${isoTime(call.now)}`,
        );
      const bill = billOfCall(call, call.actor.account.name, period, true);
      call.io.stderr(basisText(bill));
      const TimePeriod = { Start: dayOf(period.from), End: dayOf(period.to) };
      return {
        value: {
          Total: amount(bill.total),
          ForecastResultsByTime: [{ TimePeriod, MeanValue: usdText(bill.total, 10) }],
        },
      };
    },
  },
];
