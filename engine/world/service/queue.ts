import { portableExp } from '../../core/portable-math';

/** The load of one hour on the workers of a service. Seconds, and rates a second. */
export interface QueueLoad {
  /** Requests that reach workers. */
  readonly arrivalRate: number;
  readonly serviceSeconds: number;
  /** Of the service: standard deviation ÷ mean. */
  readonly variation: number;
  readonly workers: number;
  /** Requests that may wait. */
  readonly room: number;
}

/**
 * A queue in a steady hour, in closed form: M/M/c with its wait corrected for the spread of the service by A. O. Allen and
 * W. S. Cunneen (mean wait × (1 + C²) ÷ 2, so the rate of its exponential tail ÷ that). Exact for exponential service; `engine/traffic`
 * holds the same formulas against its simulation of single requests. With more work than workers the queue is full: a share
 * 1 − 1 ÷ ρ is turned away, and who gets in waits for all of the room (a fluid limit).
 */
export class SteadyQueue {
  /** ρ: work that comes ÷ work that can be done. */
  readonly utilisation: number;
  /** The share that is turned away. */
  readonly lost: number;
  readonly #service: number;
  readonly #waits: number;
  readonly #drain: number;
  readonly #fullWait: number;

  constructor({ arrivalRate, serviceSeconds, variation, workers, room }: QueueLoad) {
    const load = arrivalRate * serviceSeconds;
    this.utilisation = workers === 0 ? Number.POSITIVE_INFINITY : load / workers;
    this.#service = 1 / serviceSeconds;
    const isFull = this.utilisation >= 1;
    this.lost = isFull ? 1 - 1 / this.utilisation : 0;
    this.#waits = isFull ? 1 : erlangC(workers, load);
    this.#drain = isFull ? 0 : (workers / serviceSeconds - arrivalRate) * (2 / (1 + variation * variation));
    this.#fullWait = isFull && workers > 0 ? (room * serviceSeconds) / workers : 0;
  }

  /** P(T > t) of the time until an answer, for requests that were let in; services are exponential. */
  tail(time: number): number {
    if (time <= 0) return 1;
    if (this.utilisation >= 1)
      return time < this.#fullWait ? 1 : portableExp(-this.#service * (time - this.#fullWait));
    const mu = this.#service;
    const rate = this.#drain;
    const served = portableExp(-mu * time);
    const apart = rate - mu;
    // Wait and service of one rate: the limit of the expression below.
    if (Math.abs(apart) < 1e-9 * mu) return served * (1 + this.#waits * mu * time);
    const waited = (mu * (portableExp(-rate * time) - served)) / (mu - rate);
    return served + this.#waits * waited;
  }
}

/** Erlang's C from his B, by the recursion without factorials; 1 where the load is all that can be done. */
export function erlangC(servers: number, load: number): number {
  if (load >= servers) return 1;
  let blocked = 1;
  for (let k = 1; k <= servers; k++) blocked = (load * blocked) / (k + load * blocked);
  return blocked / (1 - (load / servers) * (1 - blocked));
}

/** The time that a share of requests does not exceed, by bisection to a thousandth of a service. */
export function quantileOf(tail: (time: number) => number, share: number, unit: number): number {
  const above = 1 - share;
  if (tail(0) <= above) return 0;
  let high = unit;
  while (tail(high) > above && high < 1e6 * unit) high *= 2;
  let low = high === unit ? 0 : high / 2;
  for (let i = 0; i < 20; i++) {
    const middle = (low + high) / 2;
    if (tail(middle) > above) low = middle;
    else high = middle;
  }
  return high;
}
