'use client';

import { type ReactNode, useMemo, useRef } from 'react';
import { useWidth } from '@/components/charts/use-width';
import { cx } from '@/components/ui/cx';
import type { FigureId } from '@/engine/simulator/figures';
import { laneFigures } from '@/engine/simulator/lane-figures';
import { YEAR_DAYS, type Year } from '@/engine/simulator/year';
import { PlayButton } from '../playback/play-button';
import { usePlayback } from '../playback/use-playback';
import { EventLine } from './event-line';
import { dayWords, figureWords } from './figure-words';
import { FiguresTable } from './figures-table';
import type { LaneView } from './lane-shape';
import { latestEvent } from './periods';
import { Timeline } from './timeline';

import { YearLegend } from './year-legend';
import './year-lanes.css';

/** How long a year plays. */
const YEAR_SECONDS = 14;

export interface YearLanesProps {
  readonly year: Year;
  readonly practiceLabel?: string;
  /** Plays by itself once it is seen, unless motion is reduced. Without it, the end is shown and can be played. */
  readonly autoPlay?: boolean;
  /** The figures under the lanes; default all. */
  readonly figures?: readonly FigureId[];
  readonly laneHeight?: number;
  /** What the height of a lane stands for; default the share of the requests. */
  readonly view?: LaneView;
  /** Stands at the right of the legend. */
  readonly controls?: ReactNode;
  /** What stands beside the figures, for the day at the playhead. */
  readonly aside?: (day: number) => ReactNode;
  readonly className?: string;
}

/** Narrower than this a mark stands for four weeks, so that it can be hit with a finger. */
const WIDE = 700;

/** A year of two lanes on a timeline that plays and scrubs, with the figures so far under it. */
export function YearLanes({
  year,
  practiceLabel = 'Practice',
  autoPlay = false,
  figures,
  laneHeight = 76,
  view = 'share',
  controls,
  aside,
  className,
}: YearLanesProps) {
  const figure = useRef<HTMLElement>(null);
  const [measure, width] = useWidth();
  const scrub = usePlayback(YEAR_DAYS, YEAR_DAYS / YEAR_SECONDS, autoPlay, figure);
  const day = scrub.position;
  const adHoc = useMemo(() => laneFigures(year.adHoc, day), [year, day]);
  const practice = useMemo(() => laneFigures(year.practice, day), [year, day]);
  const wrong = (value: number | null) => figureWords({ unit: 'estimates' }, value);
  const summary = `Ad hoc: ${wrong(adHoc.wrong)} estimates wrong. ${practiceLabel}: ${wrong(practice.wrong)} wrong.`;
  return (
    <figure ref={figure} className={cx('year-lanes m-0 flex flex-col gap-3', className)}>
      <figcaption className="sr-only">One seeded year of 52 weeks in two lanes. {summary}</figcaption>
      <div className="flex items-start justify-between gap-x-6 gap-y-2 max-sm:flex-col">
        <YearLegend view={view} />
        {controls}
      </div>
      <div ref={measure}>
        <Timeline
          year={year}
          day={day}
          view={view}
          practiceLabel={practiceLabel}
          periodWeeks={width !== null && width < WIDE ? 4 : 2}
          onSeek={scrub.seek}
          laneHeight={laneHeight}
        />
      </div>
      <div className="year-lanes-grid">
        <div className="year-row items-center gap-y-2">
          <PlayButton playback={scrub} className="w-26 shrink-0" />
          <input
            type="range"
            min={0}
            max={YEAR_DAYS}
            value={day}
            aria-label="Day of the year"
            aria-valuetext={`${dayWords(day)}. ${summary}`}
            onChange={(event) => scrub.seek(Number(event.currentTarget.value))}
            className="m-0 h-6 w-full cursor-pointer accent-accent"
          />
        </div>
      </div>
      <EventLine day={day} event={latestEvent(year.events, day)} practiceLabel={practiceLabel} />
      <div className={aside ? 'grid gap-x-10 gap-y-6 xl:grid-cols-[27rem_minmax(0,1fr)]' : undefined}>
        <FiguresTable
          adHoc={adHoc}
          practice={practice}
          practiceLabel={practiceLabel}
          only={figures}
          caption={`The figures of both lanes until ${dayWords(day)}`}
          className={cx('self-start', !aside && 'max-w-[46rem]')}
        />
        {aside?.(day)}
      </div>
    </figure>
  );
}
