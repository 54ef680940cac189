'use client';

import { memo } from 'react';
import { dayWords, hoursWords, weekOf } from '@/components/figures/year-lanes/figure-words';
import { harmWords, outcomeWords } from '@/components/figures/year-lanes/outcome-words';
import { Disclosure } from '@/components/ui/disclosure';
import type { Lane } from '@/engine/scenario/types';
import { practiceOf } from '@/engine/simulator/practices';
import { type EventOutcome, isTelling, type Year, type YearEvent } from '@/engine/simulator/year';

/** How many events stand here: those that happened last before the playhead. */
const SHOWN = 6;

/** What happened last before the playhead, each to be opened: what it was, and why each lane fared as it did. */
export function EventList({ year, day }: { readonly year: Year; readonly day: number }) {
  const events = year.events
    .filter((event) => event.hour < day * 24 && isTelling(event))
    .slice(-SHOWN)
    .reverse();
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-semibold text-ink text-sm">
        {events.length === 0
          ? 'Nothing has happened yet'
          : `What happened until ${dayWords(day)}, the last first`}
      </h3>
      {events.map((event) => (
        <EventCard key={event.id} event={event} />
      ))}
    </div>
  );
}

const EventCard = memo(function EventCard({ event }: { readonly event: YearEvent }) {
  return (
    <Disclosure
      title={
        <span className="flex flex-wrap items-baseline gap-x-2">
          <span>{event.title}</span>
          <span className="font-normal text-ink-muted text-xs">{weekOf(event.hour)}</span>
        </span>
      }
    >
      <p className="mb-3 max-w-[70ch] leading-5">{event.about}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <LaneOutcome lane="ad-hoc" label="Ad hoc" hour={event.hour} outcome={event.outcomes['ad-hoc']} />
        <LaneOutcome lane="practice" label="Practice" hour={event.hour} outcome={event.outcomes.practice} />
      </div>
    </Disclosure>
  );
});

function LaneOutcome({
  lane,
  label,
  hour,
  outcome,
}: {
  readonly lane: Lane;
  readonly label: string;
  readonly hour: number;
  readonly outcome: EventOutcome | null;
}) {
  return (
    <div className="min-w-0">
      <p className={lane === 'ad-hoc' ? 'font-semibold text-adhoc' : 'font-semibold text-practice'}>
        {label}
      </p>
      <p className="text-ink">{outcomeWords(outcome, hour)}</p>
      {outcome ? (
        <>
          <p className="text-ink-muted leading-5">{outcome.because}</p>
          {outcome.state === 'harmed' ? (
            <p className="text-ink-muted tabular-nums leading-5">
              {outcome.detected === null
                ? 'Nobody noticed it.'
                : `Noticed after ${hoursWords(Math.max(0, outcome.detected - hour))}.`}{' '}
              {harmWords(outcome)}
            </p>
          ) : null}
          {outcome.decidedBy ? (
            <p className="text-ink-faint text-xs">Decided by: {practiceOf(outcome.decidedBy).label}</p>
          ) : null}
        </>
      ) : null}
    </div>
  );
}
