import { recordOf } from '../../engine/core/errors';
import { laneFigures } from '../../engine/simulator/lane-figures';
import type { LaneYear } from '../../engine/simulator/year';
import type { LaneJob, LaneReply, LaneRequest } from './protocol';

/** Simulates one lane. Apart from the worker, so that Node can do the same. Never throws. */
export function runJob({ want, ...job }: LaneRequest, simulate: (job: LaneJob) => LaneYear): LaneReply {
  try {
    const lane = simulate(job);
    if (want === 'year') return { type: 'year', lane };
    return { type: 'summary', summary: { figures: laneFigures(lane, job.days), events: lane.events } };
  } catch (error) {
    return { type: 'failed', error: recordOf(error, 'simulator-failed') };
  }
}
