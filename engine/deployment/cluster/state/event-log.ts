import { type ClusterEvent, type EventNote, eventAt } from './events';

/** How long the API server keeps an event. */
const KEPT_MS = 3_600_000;
/** How many more may be added before old ones are looked for. */
const BETWEEN_SWEEPS = 500;

/** The events of a cluster; one that says the same again is counted. What nobody has said for an hour goes. */
export class EventLog {
  readonly #events = new Map<string, ClusterEvent>();
  /** Those that are said again and again. */
  readonly #going = new Set<string>();
  #sweepAt = BETWEEN_SWEEPS;

  /** Adds an event. `from`: when it is said first, which may be later than now; until then it is not shown. */
  add(note: EventNote, now: number, series: ClusterEvent['series'] = null, from: number = now): void {
    const key = `${note.about.uid}/${note.reason}/${note.message}`;
    const before = this.#events.get(key);
    const counted = before && eventAt(before, now);
    this.#events.delete(key);
    this.#events.set(key, {
      ...note,
      firstAt: counted?.firstAt ?? from,
      lastAt: from,
      count: (counted?.count ?? 0) + 1,
      series,
    });
    if (series) this.#going.add(key);
    else this.#going.delete(key);
    if (this.#events.size > this.#sweepAt) this.#sweep(now);
  }

  /** Lets nothing more be said of an object that would have been said again. */
  quiet(uid: string, now: number): void {
    for (const key of this.#going) {
      const event = this.#events.get(key)!;
      if (event.about.uid !== uid) continue;
      this.#going.delete(key);
      if (event.firstAt > now) this.#events.delete(key);
      else this.#events.set(key, { ...eventAt(event, now), series: null });
    }
  }

  /** The events of a moment as they are shown, the one that was said last at the end. */
  shown(now: number): readonly ClusterEvent[] {
    return [...this.#events.values()]
      .filter(({ firstAt }) => firstAt <= now)
      .map((one) => eventAt(one, now))
      .filter(({ lastAt }) => now - lastAt < KEPT_MS)
      .sort((a, b) => a.lastAt - b.lastAt);
  }

  #sweep(now: number): void {
    for (const [key, event] of this.#events)
      if (now - eventAt(event, now).lastAt >= KEPT_MS) {
        this.#events.delete(key);
        this.#going.delete(key);
      }
    this.#sweepAt = this.#events.size + BETWEEN_SWEEPS;
  }
}
