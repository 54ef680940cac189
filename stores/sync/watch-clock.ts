import type { Scheduler } from '../../runtime/scheduler';

/** How often the two clocks are held against each other, in milliseconds. */
const EVERY_MS = 15_000;
/** Clocks that are put right by the network move by less. */
const JUMP_MS = 5_000;

export interface ClockWatch {
  /** Milliseconds since the Unix epoch, by a clock that people and networks set. */
  readonly now: () => number;
  /** Milliseconds by one that nobody sets. */
  readonly elapsed: () => number;
  readonly scheduler: Scheduler;
  /** The clock was set, or the computer has slept: what was measured of it does not hold any more. */
  readonly onJump: () => void;
}

/** Tells when the clock jumps. @returns ends it. */
export function watchClock({ now, elapsed, scheduler, onJump }: ClockWatch): () => void {
  let cancel = () => {};
  let apart = now() - elapsed();
  const look = () => {
    const before = apart;
    apart = now() - elapsed();
    cancel = scheduler.after(EVERY_MS, look);
    if (Math.abs(apart - before) > JUMP_MS) onJump();
  };
  cancel = scheduler.after(EVERY_MS, look);
  return () => cancel();
}
