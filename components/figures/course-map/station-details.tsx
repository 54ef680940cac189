import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { buttonClass } from '@/components/ui/button-class';
import { type MapModule, STATE_WORD, type Station, type StationState } from './stations';

const ACTION: Readonly<Record<Exclude<StationState, 'to-come'>, string>> = {
  ready: 'Start',
  started: 'Continue',
  done: 'Open again',
};

export interface StationDetailsProps {
  readonly station: Station;
  readonly module: MapModule;
  readonly state: StationState;
}

/** What is known about the station that is pointed at or focused. Its height does not change, so nothing jumps. */
export function StationDetails({ station, module, state }: StationDetailsProps) {
  return (
    <div className="station-details">
      <div className="min-w-0 flex-1">
        <p className="text-ink-faint text-xs">
          Module {module.id} · {module.title}
        </p>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-semibold text-base text-ink">
            <span className="text-ink-muted tabular-nums">{station.id}</span> {station.title}
          </span>
          <Badge tone={state === 'done' ? 'passed' : state === 'to-come' ? 'neutral' : 'accent'}>
            {STATE_WORD[state]}
          </Badge>
          {station.minutes ? (
            <span className="text-ink-muted text-sm">about {station.minutes} min</span>
          ) : null}
        </p>
        <p className="mt-1 max-w-[75ch] text-ink-muted text-sm leading-5">{station.about}</p>
      </div>
      {station.slug && state !== 'to-come' ? (
        <Link
          href={`/learn/${station.slug}`}
          prefetch={false}
          className={buttonClass(state === 'done' ? 'secondary' : 'primary')}
        >
          {ACTION[state]}
          <span className="sr-only">
            {' '}
            {station.id} {station.title}
          </span>
        </Link>
      ) : (
        <p className="text-ink-muted text-sm">Not written yet.</p>
      )}
    </div>
  );
}
