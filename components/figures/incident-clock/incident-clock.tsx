'use client';

import { useState } from 'react';
import { Slider } from '@/components/ui/slider';
import { budgetSpent, hoursToRestore, type IncidentParts } from './incident';

const PARTS: readonly { readonly id: keyof IncidentParts; readonly label: string; readonly tone: string }[] =
  [
    { id: 'detect', label: 'Until an alert fires', tone: 'fill-chart-1' },
    { id: 'acknowledge', label: 'Until somebody takes it', tone: 'fill-chart-2' },
    { id: 'diagnose', label: 'Until they know what to do', tone: 'fill-chart-3' },
    { id: 'repair', label: 'Until that is done', tone: 'fill-chart-4' },
  ];
const TARGET = 0.95;
const MOST = 12;

const hours = (value: number) => `${value} h`;
const percent = (share: number) => `${Math.round(100 * share)} %`;

/** The parts of an incident: stretch each, and see what it does to the time to restore and to the budget of the month. */
export function IncidentClock() {
  const [parts, setParts] = useState<IncidentParts>({ detect: 1, acknowledge: 1, diagnose: 8, repair: 1 });
  const [failing, setFailing] = useState(0.3);
  const total = hoursToRestore(parts);
  const spent = budgetSpent(total, failing, TARGET);
  let from = 0;
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        {PARTS.map(({ id, label }) => (
          <Slider
            key={id}
            label={label}
            minValue={0}
            maxValue={MOST}
            step={0.5}
            value={parts[id]}
            onChange={(value) => setParts({ ...parts, [id]: value })}
            valueText={hours}
          />
        ))}
        <Slider
          label="Requests that fail meanwhile"
          minValue={0.05}
          maxValue={1}
          step={0.05}
          value={failing}
          onChange={setFailing}
          valueText={percent}
        />
      </div>
      <svg
        role="img"
        aria-label={`${hours(total)} to restore: ${PARTS.map(({ id, label }) => `${label} ${hours(parts[id])}`).join(', ')}`}
        viewBox="0 0 480 34"
        className="w-full"
      >
        <rect width={480} height={22} rx={3} className="fill-sunken" />
        {PARTS.map(({ id, tone }) => {
          const x = (from / (4 * MOST)) * 480;
          from += parts[id];
          return (
            <rect key={id} x={x} width={(parts[id] / (4 * MOST)) * 480} height={22} className={tone}>
              <title>{hours(parts[id])}</title>
            </rect>
          );
        })}
        <text x={0} y={33} className="fill-ink-muted text-[0.625rem]">
          it begins
        </text>
        <text x={480} y={33} textAnchor="end" className="fill-ink-muted text-[0.625rem]">
          two days later
        </text>
      </svg>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-ink-muted text-xs">
        {PARTS.map(({ id, label, tone }) => (
          <li key={id} className="flex items-center gap-1.5">
            <svg aria-hidden width={10} height={10}>
              <rect width={10} height={10} className={tone} />
            </svg>
            {label}
          </li>
        ))}
      </ul>
      <p aria-live="polite" className="font-medium text-ink-muted text-xs">
        Restored after {hours(total)}. Of what 95 % allows in a month, {percent(spent)} is spent
        {spent > 1 ? ': no release this month that is no mend.' : '.'}
      </p>
    </div>
  );
}
