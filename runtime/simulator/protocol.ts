import type { ErrorRecord } from '../../engine/core/errors';
import type { LaneOrder } from '../../engine/scenario/scenarios/two-lane-year/simulate-lane';
import type { LaneFigures } from '../../engine/simulator/figures';
import type { LaneEvent, LaneYear } from '../../engine/simulator/year';

/** One lane for a worker: plain data, and all that its result depends on. */
export type LaneJob = LaneOrder;

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
