'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { cx } from '@/components/ui/cx';
import type { TrialView } from '@/stores/tuning-contract';
import type { TrialsViewProps } from './plot-props';
import { type Sorting, sortTrials } from './tuning-model';
import { objectiveText, STATUS_WORDS, valueText } from './tuning-words';

interface Column {
  readonly id: string;
  readonly label: string;
  readonly cell: (trial: TrialView) => string;
}

/** Every trial, a line each. Column heads sort; the arrow keys move between the trials' buttons, which choose one. */
export function TrialsTable({ plan, trials, bestId, chosen, onChoose }: TrialsViewProps) {
  const [sorting, setSorting] = useState<Sorting>({ column: 'trial', direction: 'ascending' });
  const body = useRef<HTMLTableSectionElement>(null);
  const { name, unit } = plan.objective;
  // What is searched for stands first: in a narrow panel the settings are reached by scrolling.
  const columns: readonly Column[] = [
    {
      id: 'objective',
      label: name,
      cell: ({ status, objective }) =>
        objective === null ? STATUS_WORDS[status] : objectiveText(objective, unit),
    },
    ...Object.keys(plan.space).map((id) => ({
      id,
      label: id,
      cell: (trial: TrialView) => valueText(trial.params[id]),
    })),
    { id: 'resource', label: plan.resource.name, cell: ({ resource }) => String(resource) },
    {
      id: 'seconds',
      label: 'seconds',
      cell: ({ seconds }) => (seconds === undefined ? '' : seconds.toFixed(1)),
    },
  ];
  const sorted = sortTrials(trials, sorting);
  const focusId = sorted.some(({ id }) => id === chosen) ? chosen : (sorted[0]?.id ?? null);
  const sortBy = (column: string) =>
    setSorting((now) => ({
      column,
      direction: now.column === column && now.direction === 'ascending' ? 'descending' : 'ascending',
    }));
  const onKeyDown = (event: KeyboardEvent) => {
    const at = sorted.findIndex(({ id }) => id === focusId);
    const last = sorted.length - 1;
    const to = { ArrowDown: Math.min(last, at + 1), ArrowUp: Math.max(0, at - 1), Home: 0, End: last }[
      event.key
    ];
    const next = to === undefined ? undefined : sorted[to];
    if (!next) return;
    event.preventDefault();
    onChoose(next.id);
    body.current?.querySelector<HTMLButtonElement>(`[data-trial="${next.id}"]`)?.focus();
  };
  const head = (id: string, label: string, end: boolean) => (
    <th
      key={id}
      scope="col"
      aria-sort={sorting.column === id ? sorting.direction : undefined}
      className={cx(
        'whitespace-nowrap px-2 py-1 font-medium text-ink-muted text-xs',
        end ? 'text-end' : 'text-start',
      )}
    >
      <button
        type="button"
        onClick={() => sortBy(id)}
        className="inline-flex cursor-pointer items-center gap-1 rounded px-1 py-0.5 hover:bg-hover hover:text-ink"
      >
        {label}
        {sorting.column === id ? (
          sorting.direction === 'ascending' ? (
            <ArrowUp aria-hidden size={11} />
          ) : (
            <ArrowDown aria-hidden size={11} />
          )
        ) : null}
      </button>
    </th>
  );
  return (
    <section aria-label="Trials" className="max-h-96 min-h-40 overflow-auto rounded-md border border-line">
      <table className="w-full border-collapse text-[0.8125rem]">
        <caption className="sr-only">Trials of the search</caption>
        <thead className="sticky top-0 bg-raised">
          <tr className="border-line border-b">
            {head('trial', 'trial', false)}
            {columns.map(({ id, label }) => head(id, label, true))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKeyDown}>
          {sorted.map((trial) => (
            <tr
              key={trial.id}
              className={cx(
                'border-line border-b last:border-b-0',
                trial.id === chosen && 'bg-accent-soft',
                trial.status === 'waiting' && 'text-ink-faint',
              )}
            >
              <th scope="row" className="px-2 py-0.5 text-start font-normal">
                <button
                  type="button"
                  data-trial={trial.id}
                  tabIndex={trial.id === focusId ? 0 : -1}
                  aria-pressed={trial.id === chosen}
                  onClick={() => onChoose(trial.id)}
                  className="cursor-pointer rounded px-1.5 py-0.5 tabular-nums hover:bg-hover"
                >
                  {trial.id}
                  {trial.id === bestId ? (
                    <span className="ms-1.5 font-medium text-accent-strong">best</span>
                  ) : null}
                </button>
              </th>
              {columns.map(({ id, cell }) => (
                <td key={id} className="whitespace-nowrap px-3 py-0.5 text-end tabular-nums">
                  {cell(trial)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
