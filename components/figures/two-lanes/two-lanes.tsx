'use client';

import { useRef } from 'react';
import { cx } from '@/components/ui/cx';
import type { EventOutcome, MeasureDefinition, ReplayRun } from '@/engine/scenario/types';
import { PlayButton } from '../playback/play-button';
import { usePlayback } from '../playback/use-playback';
import { EventDetail } from './event-detail';
import { Lane } from './lane';
import { LanesTable } from './lanes-table';
import { countOutcomes, LANE_LABEL, laneSentence, outcomeWords } from './outcomes';
import { Stream } from './stream';
import './two-lanes.css';

/** One every 170 ms. */
const EVENTS_PER_SECOND = 1000 / 170;

export interface TwoLanesProps {
  readonly adHoc?: ReplayRun;
  readonly practice?: ReplayRun;
  readonly measures: readonly MeasureDefinition[];
  /** Plays by itself once it is seen, unless motion is reduced. Without it, the end is shown and can be played. */
  readonly autoPlay?: boolean;
  /** Called with the index of the event that the reader points at or scrubs to. */
  readonly onSelectEvent?: (index: number) => void;
  /** What the lower lane is called; default "Practice". */
  readonly practiceLabel?: string;
  /** Said in a lane that was not run. */
  readonly missing?: string;
  /** Leaves out the table behind the picture, where the caller shows one. */
  readonly withoutTable?: boolean;
  readonly className?: string;
}

/** The same seeded events through two ways of working, event by event. */
export function TwoLanes({
  adHoc,
  practice,
  measures,
  autoPlay = false,
  onSelectEvent,
  practiceLabel = LANE_LABEL.practice,
  missing = 'Not run yet',
  withoutTable,
  className,
}: TwoLanesProps) {
  const figure = useRef<HTMLElement>(null);
  const events = adHoc?.events ?? practice?.events ?? [];
  const playback = usePlayback(events.length, EVENTS_PER_SECOND, autoPlay, figure);
  const { position } = playback;
  const adHocLabel = LANE_LABEL['ad-hoc'];
  const shown = new Set<EventOutcome>(
    [adHoc, practice].flatMap((run) => (run ? [...countOutcomes(run).keys()] : [])),
  );
  const at = position - 1;
  const select = (index: number) => {
    playback.seek(index + 1);
    onSelectEvent?.(index);
  };
  const summary = [
    adHoc ? laneSentence(adHocLabel, adHoc) : '',
    practice ? laneSentence(practiceLabel, practice) : '',
  ].join(' ');

  return (
    <figure ref={figure} className={cx('two-lanes flex flex-col gap-4', className)}>
      <figcaption className="sr-only">
        {events.length} events through two lanes. {summary}
      </figcaption>
      <div className="flex flex-col gap-3">
        <Stream events={events} position={position} onSelect={select} />
        <Lane
          lane="ad-hoc"
          label={adHocLabel}
          run={adHoc}
          missing={missing}
          position={position}
          count={events.length}
          shown={shown}
        />
        <Lane
          lane="practice"
          label={practiceLabel}
          run={practice}
          missing={missing}
          position={position}
          count={events.length}
          shown={shown}
        />
      </div>
      <div className="flex items-center gap-3">
        <PlayButton playback={playback} className="w-28" />
        <input
          type="range"
          min={0}
          max={events.length}
          value={position}
          aria-label="Event"
          aria-valuetext={positionText(events.length, position, adHoc, practice, adHocLabel, practiceLabel)}
          onChange={(change) => {
            const to = Number(change.currentTarget.value);
            playback.seek(to);
            if (to > 0) onSelectEvent?.(to - 1);
          }}
          className="h-6 min-w-0 flex-1 cursor-pointer accent-accent"
        />
        <output className="w-14 text-end text-ink-muted text-sm tabular-nums">
          {position} / {events.length}
        </output>
      </div>
      <EventDetail
        adHoc={adHoc?.events[at]}
        practice={practice?.events[at]}
        adHocLabel={adHocLabel}
        practiceLabel={practiceLabel}
      />
      {withoutTable ? null : (
        <LanesTable
          adHoc={adHoc}
          practice={practice}
          adHocLabel={adHocLabel}
          practiceLabel={practiceLabel}
          measures={measures}
        />
      )}
    </figure>
  );
}

/** What a screen reader says while the reader scrubs. */
function positionText(
  count: number,
  position: number,
  adHoc: ReplayRun | undefined,
  practice: ReplayRun | undefined,
  adHocLabel: string,
  practiceLabel: string,
): string {
  const event = adHoc?.events[position - 1] ?? practice?.events[position - 1];
  if (!event) return `before the first of ${count}`;
  const lane = (label: string, run: ReplayRun | undefined) => {
    const seen = run?.events[position - 1];
    return seen ? ` ${label}: ${outcomeWords(seen.outcome).label}.` : '';
  };
  return `${event.label}, ${event.trouble ?? 'nothing special'}.${lane(adHocLabel, adHoc)}${lane(practiceLabel, practice)}`;
}
