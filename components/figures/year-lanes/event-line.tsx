import type { YearEvent } from '@/engine/simulator/year';
import { dayWords, weekOf } from './figure-words';
import { outcomeWords } from './outcome-words';

/** The day at the playhead and the last thing that happened, in lines of a fixed height, so that nothing moves while it plays. */
export function EventLine({
  day,
  event,
  practiceLabel,
}: {
  readonly day: number;
  readonly event: YearEvent | null;
  readonly practiceLabel: string;
}) {
  return (
    <div className="flex min-h-21 flex-wrap gap-x-8 gap-y-1 text-sm leading-5">
      <output className="w-40 shrink-0 font-medium text-ink tabular-nums">{dayWords(day)}</output>
      <div className="min-w-0 flex-1 basis-72">
        {event ? (
          <>
            <p className="truncate text-ink">
              {event.title} <span className="text-ink-muted">in {weekOf(event.hour)}</span>
            </p>
            <p className="truncate text-ink-muted">
              <span className="font-medium text-adhoc">Ad hoc</span>{' '}
              {outcomeWords(event.outcomes['ad-hoc'], event.hour)}
            </p>
            <p className="truncate text-ink-muted">
              <span className="font-medium text-practice">{practiceLabel}</span>{' '}
              {outcomeWords(event.outcomes.practice, event.hour)}
            </p>
          </>
        ) : (
          <p className="text-ink-muted">Nothing has happened yet.</p>
        )}
      </div>
    </div>
  );
}
