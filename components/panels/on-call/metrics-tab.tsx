'use client';

import { EmptyState } from '@/components/ui/empty-state';
import type { ShiftView } from '@/engine/scenario/scenarios/on-call/shift-view';
import { MetricChart } from './metric-chart';

/** What the monitors show, over the hours of the shift: pages, acts and releases are marks in each. */
export function MetricsTab({ view, hours }: { readonly view: ShiftView; readonly hours: number }) {
  if (view.snapshot.hour === 0)
    return <EmptyState title="No hour has passed">Let time pass. What is measured stands here.</EmptyState>;
  return (
    <div className="space-y-3 p-3">
      <p className="text-ink-muted text-xs leading-5">
        Lines across: solid, a page; dotted, an act that was done; dashed, a release of code or of a model.
      </p>
      <div className="grid gap-x-6 gap-y-4 @2xl:grid-cols-2 @5xl:grid-cols-3">
        {view.series.map((series) => (
          <MetricChart key={series.id} series={series} view={view} hours={hours} />
        ))}
      </div>
    </div>
  );
}
