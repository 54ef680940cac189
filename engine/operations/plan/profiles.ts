import type { PoissonDescription } from '../../traffic/description';
import { perDay } from '../../traffic/description';

/** What is sent over a stretch of time. */
export interface TrafficProfile {
  readonly id: string;
  readonly title: string;
  /** Seconds. */
  readonly duration: number;
  /** Seconds of a window in which figures are given. */
  readonly window: number;
  /** Seconds between two looks at the cluster. */
  readonly controlEvery: number;
  /** The hour at which it starts, on a Monday. */
  readonly hour: number;
  /** Absent: the table is replayed. */
  readonly arrivals?: PoissonDescription;
}

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Weights of the hours of a day, midnight first: a night, a morning, an evening; assumed. */
const HOURS = [2, 1, 1, 1, 1, 2, 4, 8, 12, 14, 15, 15, 14, 13, 13, 13, 14, 16, 18, 16, 12, 8, 5, 3] as const;
/** Weights of the weekdays, Monday first; assumed. */
const WEEKDAYS = [10, 10, 10, 10, 9, 6, 5] as const;

const poisson = (rest: Omit<PoissonDescription, 'kind'>): PoissonDescription => ({
  kind: 'poisson',
  ...rest,
});

/** The profiles by name, the quietest first. */
export const PROFILES: readonly TrafficProfile[] = [
  {
    id: 'few',
    title: '10 users a day',
    duration: DAY,
    window: HOUR,
    controlEvery: 60,
    hour: 0,
    arrivals: poisson({ perSecond: perDay(10), day: HOURS }),
  },
  {
    id: 'thousand',
    title: '1,000 users a day',
    duration: DAY,
    window: HOUR / 2,
    controlEvery: 60,
    hour: 0,
    arrivals: poisson({ perSecond: perDay(1000), day: HOURS }),
  },
  {
    id: 'growing',
    title: 'From 10 a day to 1,000 within a month',
    duration: 30 * DAY,
    window: 6 * HOUR,
    controlEvery: 900,
    hour: 0,
    arrivals: poisson({
      perSecond: perDay(10),
      growth: { toPerSecond: perDay(1000), shape: 'exponential' },
      day: HOURS,
    }),
  },
  {
    id: 'week',
    title: 'A week of 20,000 a day, day and night',
    duration: 7 * DAY,
    window: HOUR,
    controlEvery: 300,
    hour: 0,
    arrivals: poisson({ perSecond: perDay(20_000), day: HOURS, week: WEEKDAYS }),
  },
  {
    id: 'flash',
    title: 'A report on television: 10,000 come at once',
    duration: 2 * HOUR,
    window: 60,
    controlEvery: 15,
    hour: 20,
    arrivals: poisson({
      perSecond: perDay(1000),
      day: HOURS,
      bursts: [{ shape: 'flash', at: 0.5 * HOUR, requests: 10_000, rise: 60, halfLife: 300 }],
    }),
  },
  {
    id: 'burst',
    title: 'A burst of 100,000 within an hour',
    duration: 2 * HOUR,
    window: 60,
    controlEvery: 15,
    hour: 19,
    arrivals: poisson({
      perSecond: perDay(1000),
      day: HOURS,
      bursts: [{ shape: 'flash', at: 0.5 * HOUR, requests: 100_000, rise: 420, halfLife: 360 }],
    }),
  },
  {
    id: 'replay',
    title: 'The table in the order of its dates, a year in a day',
    duration: DAY,
    window: HOUR / 2,
    controlEvery: 60,
    hour: 0,
  },
];

/** A profile by its id; undefined: there is none. */
export const profileNamed = (id: string): TrafficProfile | undefined => PROFILES.find((one) => one.id === id);

/** How many times as fast the profile `replay` passes: a year in a day. */
export const REPLAY_SPEED = 365;

/** How many requests are expected of a profile; null: as many as the table has rows. */
export function expectedRequests({
  arrivals,
  duration,
}: Pick<TrafficProfile, 'arrivals' | 'duration'>): number | null {
  if (!arrivals) return null;
  const { perSecond, growth, bursts = [] } = arrivals;
  const base = growth
    ? ((growth.toPerSecond - perSecond) / Math.log(growth.toPerSecond / perSecond)) * duration
    : perSecond * duration;
  return base + bursts.reduce((sum, { requests }) => sum + requests, 0);
}
