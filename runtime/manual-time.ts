import { ManualClock } from '../engine/core/clock';
import type { Scheduler } from './scheduler';

/** A clock and its timers that stand still until a test moves them. */
export class ManualTime implements Scheduler {
  readonly clock: ManualClock;
  #tasks: { at: number; task: () => void }[] = [];

  constructor(now = 0) {
    this.clock = new ManualClock(now);
  }

  after(ms: number, task: () => void): () => void {
    const entry = { at: this.clock.now() + ms, task };
    this.#tasks.push(entry);
    return () => {
      this.#tasks = this.#tasks.filter((one) => one !== entry);
    };
  }

  /** Moves time by `ms`, runs what falls due in order, and lets promises settle after each. */
  async advance(ms: number): Promise<void> {
    const end = this.clock.now() + ms;
    for (;;) {
      const due = this.#tasks.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#tasks = this.#tasks.filter((one) => one !== due);
      this.clock.advance(Math.max(0, due.at - this.clock.now()));
      due.task();
      await settle();
    }
    this.clock.advance(end - this.clock.now());
    await settle();
  }
}

/** Lets every promise that can settle without a timer do so. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 50; i++) await Promise.resolve();
}
