'use client';

import { useState } from 'react';
import { ChartTable } from '@/components/charts/chart-table';
import { weekOf } from '@/components/figures/year-lanes/figure-words';
import { laneWeeks } from '@/components/figures/year-lanes/lane-shape';
import { outcomeWords } from '@/components/figures/year-lanes/outcome-words';
import { Disclosure } from '@/components/ui/disclosure';
import type { Year } from '@/engine/simulator/year';

/** The numbers behind the picture: every week, and every event. */
export function YearNumbers({ year }: { readonly year: Year }) {
  const [open, setOpen] = useState(false);
  return (
    <Disclosure title="The numbers as a table" onOpenChange={setOpen}>
      {open ? (
        <div className="flex flex-col gap-6">
          <ChartTable caption="Every week of both lanes" numbers={weekNumbers(year)} />
          <ChartTable caption="Everything that happened" numbers={eventNumbers(year)} />
        </div>
      ) : null}
    </Disclosure>
  );
}

function weekNumbers({ adHoc, practice }: Year) {
  const upper = laneWeeks(adHoc.days);
  const lower = laneWeeks(practice.days);
  const whole = (value: number) => Math.round(value).toLocaleString('en-US');
  const columns = ['right', 'wrong', 'none', 'revenue', 'cost'];
  return {
    columns: [
      { label: 'Week' },
      ...columns.map((name) => ({ label: `Ad hoc: ${name}` })),
      ...columns.map((name) => ({ label: `Practice: ${name}` })),
    ],
    rows: upper.map((week, i) => [
      `${i + 1}`,
      ...[week, lower[i]!].flatMap(({ right, wrong, unanswered, revenue, cost }) => [
        whole(right),
        whole(wrong),
        whole(unanswered),
        `$${whole(revenue)}`,
        `$${whole(cost)}`,
      ]),
    ]),
  };
}

function eventNumbers({ events }: Year) {
  return {
    columns: [
      { label: 'What' },
      { label: 'When', align: 'start' as const },
      { label: 'Ad hoc', align: 'start' as const },
      { label: 'Practice', align: 'start' as const },
    ],
    rows: events.map(({ title, hour, outcomes }) => [
      title,
      weekOf(hour),
      outcomeWords(outcomes['ad-hoc'], hour),
      outcomeWords(outcomes.practice, hour),
    ]),
  };
}
