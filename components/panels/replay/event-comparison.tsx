import { OutcomeIcon } from '@/components/figures/two-lanes/outcome-mark';
import { outcomeWords } from '@/components/figures/two-lanes/outcomes';
import { cx } from '@/components/ui/cx';
import type { JsonValue } from '@/engine/core/json';
import type { ReplayEvent } from '@/engine/scenario/types';
import type { LessonSession } from '@/stores/contracts';
import { LocationButton } from '../location-button';
import { answerText } from './answer-text';

export interface EventComparisonProps {
  readonly session: LessonSession;
  readonly adHoc?: ReplayEvent;
  readonly practice?: ReplayEvent;
  readonly practiceLabel: string;
  /** Whether the replay takes longer than a day. */
  readonly overDays: boolean;
}

/** One event in full: the row that came in, what it should have got, and what each lane did with it. */
export function EventComparison({ session, adHoc, practice, practiceLabel, overDays }: EventComparisonProps) {
  const event = adHoc ?? practice;
  if (!event) return null;
  const rows = Object.entries((event.input ?? {}) as Readonly<Record<string, JsonValue>>);
  const troubled = /\(([^)]+)\)$/.exec(event.trouble ?? '')?.[1];
  const lost = troubled !== undefined && !rows.some(([field]) => field === troubled);
  return (
    <section
      aria-label={`${event.label} in full`}
      className="grid gap-4 rounded-lg border border-line p-4 text-sm sm:grid-cols-2"
    >
      <div className="min-w-0">
        <h4 className="text-ink-muted text-xs">
          {event.label}, as it came in {overDays ? dayOf(event.at) : timeOf(event.at)}
        </h4>
        <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-4 font-mono text-xs leading-5">
          {(lost ? [...rows, [troubled, null] as const] : rows).map(([field, text]) => (
            <div
              key={field}
              className="col-span-2 grid grid-cols-subgrid border-line border-b last:border-b-0"
            >
              <dt className="text-ink-muted">{field}</dt>
              <dd className={cx('min-w-0 break-words', field === troubled && 'bg-adhoc-soft')}>
                {text === null ? 'no such column' : JSON.stringify(text)}
                {field === troubled ? <span className="sr-only"> (the trouble)</span> : null}
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <dl className="flex flex-col gap-3">
        <div>
          <dt className="text-ink-muted text-xs">What the rules ask for</dt>
          <dd className="font-medium">{answerText(event.expected)}</dd>
        </div>
        <LaneAnswer session={session} label="Ad hoc" event={adHoc} lane="ad-hoc" />
        <LaneAnswer session={session} label={practiceLabel} event={practice} lane="practice" />
      </dl>
    </section>
  );
}

function LaneAnswer({
  session,
  label,
  event,
  lane,
}: {
  readonly session: LessonSession;
  readonly label: string;
  readonly event?: ReplayEvent;
  readonly lane: 'ad-hoc' | 'practice';
}) {
  if (!event) return null;
  return (
    <div>
      <dt className={lane === 'ad-hoc' ? 'text-adhoc text-xs' : 'text-practice text-xs'}>{label}</dt>
      <dd>
        <p className="flex items-center gap-1.5">
          <OutcomeIcon outcome={event.outcome} lane={lane} />
          <span className="font-medium">{outcomeWords(event.outcome).label}</span>
        </p>
        {event.seen === undefined ? null : <p>{answerText(event.seen)}</p>}
        {event.detail ? (
          <p className="mt-0.5 break-words font-mono text-ink-muted text-xs leading-5">{event.detail}</p>
        ) : null}
        {event.location ? (
          <LocationButton session={session} location={event.location} className="font-mono text-xs" />
        ) : null}
      </dd>
    </div>
  );
}

function dayOf(minutes: number): string {
  return `on day ${Math.floor(minutes / (24 * 60)) + 1}`;
}

/** Simulated minutes as a time of day; the day of a replay begins at eight. */
function timeOf(minutes: number): string {
  const total = 8 * 60 + minutes;
  return `at ${Math.floor(total / 60) % 24}:${String(total % 60).padStart(2, '0')}`;
}
