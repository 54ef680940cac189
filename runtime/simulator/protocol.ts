import type { ErrorRecord } from '../../engine/core/errors';
import type { LaneFigures } from '../../engine/simulator/figures';
import type { OwnPractices } from '../../engine/simulator/own/own';
import type { Switches } from '../../engine/simulator/switches';
import type { LaneEvent, LaneYear } from '../../engine/simulator/year';

/** One lane of a year for a worker: plain data, and all that its result depends on. */
export interface LaneJob {
  readonly seed: string;
  readonly switches: Switches;
  readonly own: OwnPractices;
  /** Days from the beginning of the year; absent: the whole year. */
  readonly days?: number;
}

/** A lane without its days: what a spread over many seeds needs. */
export interface LaneSummary {
  readonly figures: LaneFigures;
  readonly events: readonly LaneEvent[];
}

/** What is asked of a worker: the whole lane, or its summary. */
export type LaneRequest = LaneJob & { readonly want: 'year' | 'summary' };

/** What the worker says of its job. */
export type LaneReply =
  | { readonly type: 'year'; readonly lane: LaneYear }
  | { readonly type: 'summary'; readonly summary: LaneSummary }
  | { readonly type: 'failed'; readonly error: ErrorRecord };
