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

  /**
   * Does the next thing.
   * @param clock what the lab's clock shows.
   * @param isPatient whether whoever watches has the time to wait for timers.
   * @returns false: there is nothing to do now.
   */
  async step(clock: number, isPatient = false): Promise<boolean> {
    let next: Item | undefined;
    for (const item of this.#items) {
      const waits = item.kind === 'calendar' || (item.kind === 'timer' && !isPatient);
      if (waits && item.moment > Math.max(clock, this.#now)) continue;
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
