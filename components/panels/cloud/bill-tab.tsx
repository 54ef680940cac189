'use client';

import { useStore } from 'zustand';
import { Select } from '@/components/ui/select';
import { ToggleGroup } from '@/components/ui/toggle-group';
import { BasisNote } from './basis-note';
import { BillChart } from './bill-chart';
import { BillParts } from './bill-parts';
import { BudgetsSection } from './budgets-section';
import { useCloud } from './cloud-context';
import { cloudState } from './cloud-state';
import { dollars } from './dollars';
import { monthWords } from './words';

const CUTS: readonly (readonly [id: string, label: string])[] = [
  ['service', 'service'],
  ['resource', 'resource'],
  ['sku', 'what is sold'],
  ['account', 'account'],
  ['provider', 'cloud'],
  ['region', 'region'],
  ['day', 'day'],
];

/** The bill of a month, taken apart. */
export function BillTab() {
  const { session, overview } = useCloud();
  const store = cloudState(session);
  const { cut, isForecast } = useStore(store);
  const { bill, month, months } = overview;
  const isCurrent = month === months[0];
  const cuts = [...CUTS, ...bill.tags.map((tag) => [`tag:${tag}`, `tag ${tag}`] as const)];
  const ahead = isForecast && isCurrent;
  return (
    <div className="space-y-5 p-3">
      <div className="flex flex-wrap items-end gap-3">
        <Select
          label="Month"
          size="sm"
          value={month}
          onChange={(next) => store.setState({ month: next })}
          options={months.map((one) => ({ id: one, label: monthWords(one) }))}
        />
        <Select
          label="Taken apart by"
          size="sm"
          value={cuts.some(([id]) => id === cut) ? cut : 'service'}
          onChange={(next) => store.setState({ cut: next })}
          options={cuts.map(([id, label]) => ({ id, label }))}
        />
        {isCurrent ? (
          <ToggleGroup
            label="How much of the month"
            size="sm"
            value={isForecast ? 'whole' : 'far'}
            onChange={(id) => store.setState({ isForecast: id === 'whole' })}
            options={[
              { id: 'far', label: 'So far' },
              { id: 'whole', label: 'Whole month, if nothing changes' },
            ]}
          />
        ) : null}
      </div>
      <p className="text-ink">
        <span className="font-medium text-2xl tabular-nums">{dollars(bill.micro)}</span>{' '}
        <span className="text-ink-muted text-sm">
          {ahead ? 'by the end of ' : isCurrent ? 'so far in ' : 'in '}
          {monthWords(month)}, {bill.basis.words}
        </span>
      </p>
      {bill.parts.length === 0 ? (
        <p className="text-ink-muted text-sm">
          Nothing with a price has been used in this month{isCurrent ? ' yet' : ''}.
        </p>
      ) : (
        <>
          {cut === 'day' ? null : (
            <div>
              <BillChart bill={bill} isForecast={ahead} now={overview.now} />
            </div>
          )}
          <BillParts bill={bill} cut={cut} />
        </>
      )}
      <BasisNote basis={bill.basis} priceFile={overview.priceFile} />
      <BudgetsSection />
    </div>
  );
}
