import type { UniformStream } from './chance/uniform-stream';
import type { SimulationClock } from './clock';
import type { ClientDescription } from './description';
import type { EventHeap } from './event-heap';
import { EventKind, eventOf } from './events';
import type { Fleet } from './fleet/fleet';
import { NONE, RequestState, type RequestTable } from './fleet/request-table';
import { EndedRequest, isGood, Outcome } from './measure/outcome';
import type { Recorder } from './measure/recorder';
import type { Sampler } from './measure/request-sample';

/** Retries that a budget lets pass at once at most. */
const MOST_TOKENS = 100;

/** Told of each answer of a replica: when it was asked for, taken up and given, in seconds. */
export type OnServed = (sentAt: number, startedAt: number, servedAt: number) => void;

/** Those who send requests, take answers, hang up and try again. */
export class Clients {
  readonly #clock: SimulationClock;
  readonly #requests: RequestTable;
  readonly #heap: EventHeap;
  readonly #recorder: Recorder;
  readonly #fleet: Fleet;
  readonly #sampler: Sampler;
  readonly #stream: UniformStream;
  readonly #retries: ClientDescription['retries'];
  readonly #hitTime: number;
  readonly #ended = new EndedRequest();
  readonly #onServed: OnServed | null;
  #tokens = MOST_TOKENS;
  /** What clients wanted, however often they sent it. */
  readonly calls = { made: 0, answered: 0, givenUp: 0 };
  /** Requests that were sent, or will be again. */
  sent = 0;

  constructor(parts: {
    clock: SimulationClock;
    requests: RequestTable;
    heap: EventHeap;
    recorder: Recorder;
    fleet: Fleet;
    sampler: Sampler;
    stream: UniformStream;
    retries: ClientDescription['retries'];
    hitTime: number;
    onServed: OnServed | null;
  }) {
    this.#clock = parts.clock;
    this.#requests = parts.requests;
    this.#heap = parts.heap;
    this.#recorder = parts.recorder;
    this.#fleet = parts.fleet;
    this.#sampler = parts.sampler;
    this.#stream = parts.stream;
    this.#retries = parts.retries;
    this.#hitTime = parts.hitTime;
    this.#onServed = parts.onServed;
  }

  /** A client sends a request for a key; gives its place. */
  send(key: number): number {
    const budget = this.#retries?.budget;
    if (budget !== undefined) this.#tokens = Math.min(MOST_TOKENS, this.#tokens + budget);
    this.sent++;
    return this.#requests.take(this.calls.made++, key, this.#clock.now, 0);
  }

  /** The end of a request for its client, who may send it again. Its place is still held. */
  end(place: number, outcome: number): void {
    const { now } = this.#clock;
    const requests = this.#requests;
    const sentAt = requests.sentAt[place]!;
    const version = requests.version[place]!;
    const ended = this.#ended;
    ended.outcome = outcome;
    ended.latency = outcome === Outcome.cached ? this.#hitTime : now - sentAt;
    ended.mark = outcome === Outcome.served ? requests.mark[place]! : 0;
    ended.wait = outcome === Outcome.served ? requests.startedAt[place]! - sentAt : 0;
    requests.settled[place] = 1;
    if (requests.id[place] === NONE) {
      this.#recorder.endMirrored(version, ended);
      return;
    }
    this.#recorder.end(version, ended);
    this.#keepSome(place, ended);
    if (isGood(outcome)) {
      this.calls.answered++;
      if (outcome === Outcome.served) this.#onServed?.(sentAt, sentAt + ended.wait, now);
    } else if (!this.#triesAgain(place)) this.calls.givenUp++;
  }

  #keepSome(place: number, ended: EndedRequest): void {
    const row = this.#sampler.place(ended.outcome);
    if (row < 0) return;
    const { id, sentAt, version, replica, key, attempt } = this.#requests;
    this.#sampler.write(
      row,
      id[place]!,
      sentAt[place]!,
      ended.latency,
      version[place]!,
      this.#fleet.at(replica[place]!)?.id ?? NONE,
      key[place]!,
      attempt[place]!,
      ended.outcome,
    );
  }

  #triesAgain(place: number): boolean {
    const { now } = this.#clock;
    const retries = this.#retries;
    const { attempt, id, key } = this.#requests;
    const sent = attempt[place]!;
    if (!retries || sent >= retries.most) return false;
    if (retries.budget !== undefined) {
      if (this.#tokens < 1) return false;
      this.#tokens--;
    }
    this.sent++;
    const wait = retries.backoff * 2 ** sent * (0.5 + this.#stream.next());
    const again = this.#requests.take(id[place]!, key[place]!, now, sent + 1);
    this.#requests.state[again] = RequestState.backingOff;
    // Its place may have been held before, and the ring of deadlines still know of that.
    this.#requests.deadline[again] = Number.POSITIVE_INFINITY;
    this.#heap.push(now + wait, eventOf(EventKind.retry, again));
    return true;
  }
}
