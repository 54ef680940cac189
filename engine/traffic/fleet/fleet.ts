import { MOST_REPLICAS } from '../events';
import { Replica } from './replica';
import type { Version } from './version';

/** The replicas that there are. Slots of those that are gone are used again, so a year of autoscaling takes no more room than its busiest minute. */
export class Fleet {
  /** In order of creation. */
  replicas: readonly Replica[] = [];
  readonly #slots: (Replica | null)[] = [];
  readonly #freeSlots: number[] = [];
  #made = 0;
  #lives = 0;

  /** The replica in a slot; null when it is gone. */
  at(slot: number): Replica | null {
    return this.#slots[slot] ?? null;
  }

  /** The replica that an event was planned for; null when that life of it is over. */
  inLife(subject: number): Replica | null {
    const replica = this.at(subject % MOST_REPLICAS);
    return replica?.life === Math.floor(subject / MOST_REPLICAS) ? replica : null;
  }

  get isFull(): boolean {
    return this.replicas.length === MOST_REPLICAS;
  }

  add(version: Version, now: number): Replica {
    const slot = this.#freeSlots.pop() ?? this.#slots.length;
    const replica = new Replica(this.#made++, slot, version, now);
    this.#slots[slot] = replica;
    this.beginLife(replica);
    this.replicas = [...this.replicas, replica];
    return replica;
  }

  /** What was planned for a replica so far will not happen. */
  beginLife(replica: Replica): void {
    replica.life = this.#lives++;
  }

  remove(replica: Replica): void {
    this.#slots[replica.slot] = null;
    this.#freeSlots.push(replica.slot);
    this.replicas = this.replicas.filter((one) => one !== replica);
  }
}
