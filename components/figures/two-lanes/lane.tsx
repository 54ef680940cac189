import { cx } from '@/components/ui/cx';
import type { EventOutcome, Lane as LaneId, ReplayRun } from '@/engine/scenario/types';
import { LANE_HEIGHT, laneSlots, RAIL_Y, railParts } from './lane-layout';
import { OutcomeIcon, OutcomeMark } from './outcome-mark';
import { countOutcomes, OUTCOMES } from './outcomes';

export interface LaneProps {
  readonly lane: LaneId;
  readonly label: string;
  readonly run?: ReplayRun;
  /** Said in place of the lane when it was not run. */
  readonly missing: string;
  /** How many events have happened. */
  readonly position: number;
  readonly count: number;
  /** Outcomes that have their count shown even at zero: those of either lane. */
  readonly shown: ReadonlySet<EventOutcome>;
}

function LanePicture({ lane, run, position }: { lane: LaneId; run: ReplayRun; position: number }) {
  const slots = laneSlots(run.events);
  const rail = railParts(slots, position);
  return (
    <div className="relative" style={{ height: LANE_HEIGHT }}>
      <div className="absolute inset-x-0 border-line border-t border-dashed" style={{ top: RAIL_Y }} />
      {rail.map((part) => (
        <div
          key={part.from}
          className={cx(
            'absolute h-3 -translate-y-1/2 rounded-[3px]',
            lane === 'ad-hoc' ? 'hatch-adhoc' : 'solid-practice',
          )}
          style={{ top: RAIL_Y, left: `${part.from}%`, width: `${part.to - part.from}%` }}
        />
      ))}
      <svg aria-hidden="true" width="100%" height={LANE_HEIGHT} className="absolute inset-0 overflow-visible">
        {slots.slice(0, position).map((slot) => (
          <svg aria-hidden="true" key={slot.index} x={`${slot.centre}%`} y={slot.markY} overflow="visible">
            <g className="two-lanes-mark">
              {slot.markY < RAIL_Y ? (
                <path d={`M0 6V${RAIL_Y - slot.markY - 6}`} className="stroke-line-strong" strokeWidth={1} />
              ) : null}
              <OutcomeMark outcome={slot.event.outcome} lane={lane} />
            </g>
          </svg>
        ))}
      </svg>
    </div>
  );
}

/** One lane: its rail, a mark for each event that has happened, and the counts under it. */
export function Lane({ lane, label, run, missing, position, count, shown }: LaneProps) {
  const counts = run ? countOutcomes(run, position) : undefined;
  return (
    <div className="two-lanes-row">
      <div className="flex items-center gap-2 self-start font-semibold text-sm two-lanes-label">
        <span
          aria-hidden="true"
          className={cx('h-3 w-5 rounded-[3px]', lane === 'ad-hoc' ? 'hatch-adhoc' : 'solid-practice')}
        />
        <span className={lane === 'ad-hoc' ? 'text-adhoc' : 'text-practice'}>{label}</span>
      </div>
      <div className="min-w-0">
        {run ? (
          <LanePicture lane={lane} run={run} position={position} />
        ) : (
          <div
            className="flex items-center justify-center rounded-md border border-line-strong border-dashed text-ink-muted text-sm"
            style={{ height: LANE_HEIGHT }}
          >
            {missing}
          </div>
        )}
        {counts ? (
          <ul className="flex flex-wrap gap-x-5 gap-y-1 pt-1 text-ink-muted text-sm tabular-nums">
            {OUTCOMES.filter(({ id }) => shown.has(id)).map(({ id, label: name }) => {
              const number = counts.get(id) ?? 0;
              return (
                <li key={id} className={cx('flex items-center gap-1.5', number === 0 && 'text-ink-faint')}>
                  <OutcomeIcon outcome={id} lane={lane} />
                  <strong className={cx('font-semibold', number > 0 && 'text-ink')}>{number}</strong> {name}
                </li>
              );
            })}
            <li className="sr-only">of {count}</li>
          </ul>
        ) : null}
      </div>
    </div>
  );
}
