import type { ServiceContext } from '../../../core/lab-service';
import { unpricedWords } from '../bill/basis';
import { type Bill, billOf } from '../bill/bill';
import { type BudgetState, budgetState } from '../bill/budget-alerts';
import { CUTS, type Cut } from '../bill/cut';
import type { Usage } from '../bill/usage';
import { onProvider } from '../compare/on-provider';
import { machineTypesOf } from '../machine-types';
import { monthOf, monthPeriod } from '../money/calendar';
import { ATOMS_PER_NANO, microOf } from '../money/money';
import { pricesOf } from '../prices/lab-prices';
import type { PriceBook } from '../prices/price-book';
import { PROVIDER_WORDS, PROVIDERS, type Provider, regionsOf } from '../providers';
import { CloudStore } from '../state/store';
import { spotAssumptionsOf } from '../usage/assumptions';
import { forecastUsage } from '../usage/forecast-usage';
import { type RunnerJob, runnerUsage } from '../usage/runner-usage';
import type { SpotAssumptions } from '../usage/spot-lives';
import { usageOf } from '../usage/usage-of-state';
import { type AccountView, accountsView } from './accounts-view';
import { type BasisView, type BillView, basisView, billView } from './bill-view';
import { type ResourceView, resourcesView } from './resources-view';

/** What is asked of the overview. */
export interface OverviewInput {
  /** `2026-03`; null: the month that it is. */
  readonly month: string | null;
  readonly cut: string;
  /** Whether the bill is that of the whole month, if nothing changes. */
  readonly isForecast: boolean;
}

/** A cloud with what the same resources would cost on it. */
export interface ComparedView {
  readonly provider: Provider;
  readonly title: string;
  /** Micro-dollars for the whole month. */
  readonly micro: number;
  readonly parts: readonly { readonly name: string; readonly micro: number }[];
  readonly mapping: readonly string[];
  readonly missing: readonly string[];
}

/** A type of machine with its price in a region, in micro-dollars an hour; null: the list has none. */
export interface MachineOffer {
  readonly provider: Provider;
  readonly region: string;
  readonly machine: string;
  readonly words: string;
  readonly hourMicro: number | null;
  readonly spotMicro: number | null;
}

export interface BudgetView extends Omit<BudgetState, 'limit' | 'spent' | 'forecast'> {
  readonly limitMicro: number;
  readonly spentMicro: number;
  readonly forecastMicro: number;
}

/** All that the panel of the clouds shows. */
export interface CloudOverview {
  readonly now: number;
  readonly accounts: readonly AccountView[];
  readonly resources: readonly ResourceView[];
  /** The months that can be looked at, the newest first. */
  readonly months: readonly string[];
  readonly month: string;
  readonly bill: BillView;
  /** This month so far, and as it will end, in micro-dollars. */
  readonly soFarMicro: number;
  readonly forecastMicro: number;
  readonly compared: readonly ComparedView[];
  readonly comparedBasis: BasisView;
  readonly budgets: readonly BudgetView[];
  readonly offers: readonly MachineOffer[];
  /** The file that the prices are from; null: the lab's own list. */
  readonly priceFile: string | null;
  readonly spot: SpotAssumptions;
}

const cutOf = (word: string): Cut =>
  CUTS.includes(word as (typeof CUTS)[number]) || word.startsWith('tag:') ? (word as Cut) : 'service';

/**
 * What the panel of the clouds shows.
 * @param jobs what ran on runners that GitHub hosts; they are on the bill, and not in the comparison
 * @throws CloudError where the record or the price list cannot be read
 */
export function cloudOverview(
  { fs, clock }: Pick<ServiceContext, 'fs' | 'clock'>,
  input: OverviewInput,
  jobs: readonly RunnerJob[],
): CloudOverview {
  const now = Math.floor(clock.now());
  const { state } = new CloudStore(fs);
  const book = pricesOf(fs);
  const assumed = spotAssumptionsOf(fs);
  const runners = runnerUsage(jobs);
  const thisMonth = monthOf(now);
  const months = monthsOf(
    [...state.accounts.map(({ openedAt }) => openedAt), ...jobs.map((job) => job.startedAt)],
    now,
  );
  const month = months.find((one) => one === input.month) ?? thisMonth;
  const soFar = [...usageOf(state, now, assumed), ...runners];
  const ahead = [...forecastUsage(state, now, assumed), ...runners];
  const billed = (usages: readonly Usage[], of: string) => billOf(usages, book, monthPeriod(of));
  const current = billed(soFar, thisMonth);
  const end = billed(ahead, thisMonth);
  const isForecast = input.isForecast && month === thisMonth;
  const shown = isForecast ? end : month === thisMonth ? current : billed(soFar, month);
  const compared = PROVIDERS.map((provider) => comparedOn(provider, ahead, book, thisMonth));
  return {
    now,
    accounts: accountsView(state, now, fs),
    resources: resourcesView(state, now, book, assumed),
    months,
    month,
    bill: billView(shown, cutOf(input.cut)),
    soFarMicro: microOf(current.total),
    forecastMicro: microOf(end.total),
    compared: compared.map(({ view }) => view),
    comparedBasis: basisView({
      rows: [...new Set(compared.flatMap(({ bill }) => bill.rows))],
      // Each cloud says for itself what is left out.
      unpriced: [],
    }),
    budgets: state.budgets.map((budget) => {
      const account = state.accounts.find(({ id }) => id === budget.account)?.name ?? null;
      const { limit, spent, forecast, ...rest } = budgetState({ ...budget, account }, current, end);
      return {
        ...rest,
        limitMicro: microOf(limit),
        spentMicro: microOf(spent),
        forecastMicro: microOf(forecast),
      };
    }),
    offers: PROVIDERS.flatMap((provider) => offersOf(provider, book)),
    priceFile: book.path,
    spot: assumed,
  };
}

/** The months from the first moment to now, the newest first; at most the last 24. */
function monthsOf(moments: readonly number[], now: number): string[] {
  const first = monthOf(Math.min(now, ...moments));
  const months: string[] = [];
  let month = monthOf(now);
  while (month >= first && months.length < 24) {
    months.push(month);
    month = monthOf(monthPeriod(month).from - 1);
  }
  return months;
}

/** Parts of a comparison, alike on every cloud whatever each calls them. */
const PART_NAMES: readonly (readonly [measure: string, name: string])[] = [
  ['seconds', 'Machines'],
  ['byte-seconds', 'Storage'],
  ['bytes', 'Traffic'],
];

function comparedOn(
  provider: Provider,
  usages: readonly Usage[],
  book: PriceBook,
  month: string,
): { readonly view: ComparedView; readonly bill: Bill } {
  const { usages: there, mapping, missing } = onProvider(usages, provider, book);
  const bill = billOf(there, book, monthPeriod(month));
  const isControlPlane = (sku: string) => /^(?:eks|gke|aks)\//.test(sku);
  const sums = new Map<string, bigint>();
  for (const { measure, sku, money } of bill.lines) {
    const own = PART_NAMES.find(([one]) => one === measure)?.[1] ?? 'Other';
    const name = isControlPlane(sku) ? 'Control planes' : own;
    sums.set(name, (sums.get(name) ?? 0n) + money);
  }
  const view = {
    provider,
    title: PROVIDER_WORDS[provider].title,
    micro: microOf(bill.total),
    parts: ['Machines', 'Control planes', 'Storage', 'Traffic', 'Other'].flatMap((name) =>
      sums.has(name) ? [{ name, micro: microOf(sums.get(name)!) }] : [],
    ),
    mapping,
    missing: [...missing, ...bill.unpriced.map(unpricedWords)],
  };
  return { view, bill };
}

function offersOf(provider: Provider, book: PriceBook): MachineOffer[] {
  const micro = (nano: bigint | undefined) => (nano === undefined ? null : microOf(nano * ATOMS_PER_NANO));
  return regionsOf(provider).flatMap(({ id: region }) =>
    machineTypesOf(provider).map(({ id, vcpus, gib, gpu }) => ({
      provider,
      region,
      machine: id,
      words: `${vcpus} vCPU, ${gib} GiB${gpu === undefined ? '' : `, ${gpu}`}`,
      hourMicro: micro(book.machineHour(provider, id, region)?.nano),
      spotMicro: micro(book.machineHour(provider, id, region, 'spot')?.nano),
    })),
  );
}
