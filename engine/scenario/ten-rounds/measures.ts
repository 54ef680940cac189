import type { MeasureDefinition } from '../types';

/** What `ten-rounds` measures. */
export const TEN_ROUNDS_MEASURES: readonly MeasureDefinition[] = [
  { id: 'stages', label: 'Stages run in ten rounds', unit: 'stages', better: 'lower' },
  { id: 'needless', label: 'Of these, with nothing new to read', unit: 'stages', better: 'lower' },
  { id: 'seconds', label: 'Computing time', unit: 's', better: 'lower' },
  { id: 'stale', label: 'Rounds that shipped a stale result', unit: 'of 10', better: 'lower' },
];

/**
 * What a stage takes: three seconds to start, and one for each 10,000 bytes that it reads, as often as it goes over them.
 * An assumption of the course, the same for both lanes; the bytes are those of the files that are really read.
 */
export const SECONDS = { start: 3, bytesPerSecond: 10_000 } as const;

/** Seconds of a stage that goes over so many bytes so many times. */
export const secondsFor = (bytes: number, passes: number): number =>
  SECONDS.start + (bytes * passes) / SECONDS.bytesPerSecond;
