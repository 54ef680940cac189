import { StagecraftError } from '../core/errors';

/** A description of traffic cannot be simulated; says where, what was found and what is expected. */
export class TrafficDescriptionError extends StagecraftError<'traffic-description'> {
  constructor(path: string, found: unknown, expects: string) {
    super('traffic-description', `${path}: expected ${expects}, found ${shown(found)}.`, { path });
  }
}

/** An act names what is not there. */
export class FleetActError extends StagecraftError<'fleet-act'> {
  constructor(time: number, what: string) {
    super('fleet-act', `The act at ${time} s cannot be done: ${what}.`, { time });
  }
}

/** A run sends more requests than it may; it would take too long. */
export class TooManyRequestsError extends StagecraftError<'too-many-requests'> {
  constructor(most: number, time: number, duration: number) {
    super(
      'too-many-requests',
      `More than ${most} requests were sent by ${time.toFixed(0)} s of ${duration} s. Simulate a shorter time, lower the rate, or raise mostRequests.`,
      { most, time, duration },
    );
  }
}

function shown(found: unknown): string {
  if (found === undefined) return 'nothing';
  if (typeof found === 'number') return String(found);
  const text = JSON.stringify(found) ?? String(found);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
