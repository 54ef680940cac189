import type { SimulationClock } from '../clock';
import { NONE, type RequestTable } from './request-table';

/**
 * When clients hang up. All wait equally long, so deadlines come in the order in which requests were sent, and a ring
 * does what would take a heap: both ends in constant time. An entry whose request has been answered is passed over
 * when it comes up; its place may be held by another request by then, which is known by a later deadline.
 */
export class Deadlines {
  /** The deadline that comes first; Infinity when there is none. */
  next = Number.POSITIVE_INFINITY;
  readonly #clock: SimulationClock;
  readonly #requests: RequestTable;
  readonly #timeout: number;
  #times = new Float64Array(64);
  #places = new Int32Array(64);
  #first = 0;
  #count = 0;

  constructor(clock: SimulationClock, requests: RequestTable, timeout: number) {
    this.#clock = clock;
    this.#requests = requests;
    this.#timeout = timeout;
  }

  /** Begins to wait for an answer to a request that is sent now. */
  add(place: number): void {
    if (this.#timeout === Number.POSITIVE_INFINITY) return;
    if (this.#count === this.#places.length) this.#grow();
    const at = (this.#first + this.#count++) & (this.#places.length - 1);
    const deadline = this.#clock.now + this.#timeout;
    this.#requests.deadline[place] = deadline;
    this.#times[at] = deadline;
    this.#places[at] = place;
    if (this.#count === 1) this.next = deadline;
  }

  /** Takes out the first entry: the place of a request whose client hangs up now, or NONE when it had its answer. */
  take(): number {
    const { settled, state, deadline } = this.#requests;
    const time = this.#times[this.#first]!;
    const place = this.#places[this.#first]!;
    this.#first = (this.#first + 1) & (this.#places.length - 1);
    this.#count--;
    this.next = this.#count === 0 ? Number.POSITIVE_INFINITY : this.#times[this.#first]!;
    const waits = state[place] !== 0 && settled[place] === 0 && deadline[place] === time;
    return waits ? place : NONE;
  }

  #grow(): void {
    const { length } = this.#places;
    const times = new Float64Array(length * 2);
    const places = new Int32Array(length * 2);
    for (let i = 0; i < length; i++) {
      const at = (this.#first + i) & (length - 1);
      times[i] = this.#times[at]!;
      places[i] = this.#places[at]!;
    }
    this.#times = times;
    this.#places = places;
    this.#first = 0;
  }
}
