'use client';

import { useState } from 'react';
import type { LaneView } from '@/components/figures/year-lanes/lane-shape';
import { YearLanes } from '@/components/figures/year-lanes/year-lanes';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Spinner } from '@/components/ui/spinner';
import { ToggleGroup } from '@/components/ui/toggle-group';
import { practicesOn } from '@/engine/simulator/switches';
import type { ShownYear } from '@/stores/simulator/state';
import { EventList } from './event-list';
import { YearNumbers } from './year-numbers';

const VIEWS: readonly { readonly id: LaneView; readonly label: string }[] = [
  { id: 'share', label: 'Share' },
  { id: 'count', label: 'Requests' },
  { id: 'money', label: 'Money' },
];

/** The year of the settings: both lanes, their figures, and what happened around the playhead. */
export function ShownYearView({ shown, retry }: { readonly shown: ShownYear; readonly retry: () => void }) {
  const { year, status, error } = shown;
  const [view, setView] = useState<LaneView>('share');
  return (
    <section
      aria-labelledby="year-title"
      aria-busy={status === 'computing'}
      className="flex min-w-0 flex-col gap-3"
    >
      <div className="flex min-h-7 flex-wrap items-center justify-between gap-3">
        <h2 id="year-title" className="font-semibold text-ink text-lg tracking-tight">
          {year ? `The year of “${year.settings.seed}”` : 'The year'}
        </h2>
        <span role="status" className="flex items-center gap-2 text-ink-muted text-xs">
          {status === 'computing' ? (
            <>
              <Spinner className="size-3.5" /> Living through the year
            </>
          ) : null}
          {status === 'ready' ? <span className="sr-only">The year is ready.</span> : null}
        </span>
      </div>
      {error ? (
        <Callout tone="failed" title="The year could not be simulated" role="alert">
          <p>{error.message}</p>
          <Button size="sm" className="mt-2" onPress={retry}>
            Try again
          </Button>
        </Callout>
      ) : null}
      {year ? (
        <>
          <YearLanes
            year={year}
            practiceLabel={practicesOn(year.settings.switches).length === 0 ? 'No practice' : 'Practice'}
            view={view}
            controls={
              <ToggleGroup
                label="What the lanes show"
                size="sm"
                options={VIEWS}
                value={view}
                onChange={setView}
              />
            }
            aside={(day) => <EventList year={year} day={day} />}
          />
          <YearNumbers year={year} />
        </>
      ) : (
        <div aria-hidden="true" className="h-[44rem] rounded-lg bg-sunken" />
      )}
    </section>
  );
}
