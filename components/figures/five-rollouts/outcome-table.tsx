import { Table, type TableColumn } from '@/components/ui/table';
import { PROVIDER_WORDS, type Provider } from '@/engine/deployment/cloud/providers';
import type { StrategyRun } from './run-strategies';

const minutes = (seconds: number | null): string =>
  seconds === null ? 'never' : seconds < 60 ? `${Math.round(seconds)} s` : `${(seconds / 60).toFixed(1)} min`;

/** Cents: what a release costs beyond what serves anyway is less than a dollar. */
const cents = ({ course, prices }: StrategyRun, provider: Provider): string => {
  const price = prices.find((one) => one.provider === provider);
  if (price === undefined) return 'no price';
  return ((100 * course.extraPodSeconds * price.usdAnHour) / 3600).toFixed(2);
};

function columnsFor(provider: Provider, isBad: boolean): readonly TableColumn<StrategyRun>[] {
  return [
    { id: 'way', label: 'Way', rowHeader: true, cell: ({ label }) => label },
    {
      id: 'harmed',
      label: 'Harmed',
      align: 'end',
      cell: ({ course }) => course.harm.total.toLocaleString('en-US'),
    },
    ...(isBad
      ? [
          {
            id: 'decided',
            label: 'Called off',
            align: 'end' as const,
            cell: ({ course }: StrategyRun) => minutes(course.decidedAfter),
          },
          {
            id: 'back',
            label: 'Back in',
            align: 'end' as const,
            cell: ({ course }: StrategyRun) =>
              course.rollbackSeconds === null ? 'never' : minutes(course.rollbackSeconds),
          },
        ]
      : [
          {
            id: 'live',
            label: 'Live after',
            align: 'end' as const,
            cell: ({ course }: StrategyRun) => minutes(course.liveAfter),
          },
        ]),
    {
      id: 'pods',
      label: 'Pods',
      unit: 'min',
      align: 'end',
      cell: ({ course }) => Math.round(course.extraPodSeconds / 60),
    },
    {
      id: 'cost',
      label: PROVIDER_WORDS[provider].title,
      unit: '¢',
      align: 'end',
      cell: (run) => cents(run, provider),
    },
  ];
}

/** What each way came to, beside the others. */
export function OutcomeTable({
  runs,
  provider,
  isBad,
}: {
  readonly runs: readonly StrategyRun[];
  readonly provider: Provider;
  readonly isBad: boolean;
}) {
  const price = runs[0]?.prices.find((one) => one.provider === provider);
  const [row] = price?.rows ?? [];
  return (
    <div className="space-y-2">
      <Table
        caption="What each way came to"
        columns={columnsFor(provider, isBad)}
        rows={runs}
        rowKey={({ id }) => id}
      />
      {price && row ? (
        <p className="text-ink-muted text-xs leading-5">
          Pods: minutes of pods beyond the four that serve.{' '}
          {price.podsPerMachine === 1 ? 'One of them takes' : `${price.podsPerMachine} of them share`} a{' '}
          {price.machine} in {price.region}. List price, no discounts, no tax; {row.source}, retrieved{' '}
          {row.retrieved}
          {row.confidence === 'verified' ? '' : ', not verified'}.
        </p>
      ) : null}
    </div>
  );
}
