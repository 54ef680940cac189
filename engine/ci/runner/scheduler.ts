import type { Ticket, Waiting } from './job-spec';

interface Item {
  readonly moment: number;
  readonly order: number;
  readonly kind: Waiting;
  readonly work: () => Promise<void> | void;
}

/**
 * What is to be done, each at its moment, one after the other in the order of time. Work takes place at once; what waits
 * for the clock takes place when the lab's clock is there, or when work has come past it.
 */
export class Scheduler {
  readonly #items = new Set<Item>();
  #order = 0;
  #now = 0;

  /** The moment of what was done last. */
  get now(): number {
    return this.#now;
  }

  /** Puts something on the list; what lies in the past is done next. */
  at(moment: number, kind: Waiting, work: Item['work']): Ticket {
    const item: Item = { moment: Math.max(moment, this.#now), order: this.#order++, kind, work };
    this.#items.add(item);
    return { drop: () => this.#items.delete(item) };
  }

  /** When the next thing that waits for the clock is due; undefined: nothing waits. */
  get nextTimer(): number | undefined {
    const timers = [...this.#items].filter(({ kind }) => kind === 'timer').map(({ moment }) => moment);
    return timers.length === 0 ? undefined : Math.min(...timers);
  }

  /**
   * Does the next thing.
   * @param clock what the lab's clock shows; infinity: whoever watches has the time to wait for all.
   * @returns false: there is nothing to do now.
   */
  async step(clock: number): Promise<boolean> {
    let next: Item | undefined;
    for (const item of this.#items) {
      if (item.kind === 'timer' && item.moment > Math.max(clock, this.#now)) continue;
      if (
        next === undefined ||
        item.moment < next.moment ||
        (item.moment === next.moment && item.order < next.order)
      )
        next = item;
    }
    if (next === undefined) return false;
    this.#items.delete(next);
    this.#now = Math.max(this.#now, next.moment);
    await next.work();
    return true;
  }
}
