import type { WorldState } from '../../state';

/** The share of requests without room or in time above which users notice. */
const NOTICEABLE = 0.002;

/** Whether the service has too little room for what comes. */
export const lacksRoom = ({ lastFleet }: WorldState): boolean =>
  lastFleet !== null && (lastFleet.ready === 0 || lastFleet.noRoom + lastFleet.timedOut > NOTICEABLE);
