import type { ScalePolicy } from '../policies/scale';
import type { Scaler } from '../ports';
import { quantileOf, SteadyQueue } from './queue';

/** How often an autoscaler looks, in seconds (Kubernetes). */
const LOOK_SECONDS = 15;
/** Looks within one hour after which it has found its number, or never will. */
const MOST_LOOKS = 24;
/** Seconds that an answer from a cache takes. */
const CACHED_SECONDS = 0.002;
/** ρ at which a person has enough replicas, when they add some by hand. */
const COMFORTABLE = 0.6;

/** What one hour asks of the replicas. */
export interface FleetLoad {
  /** Requests a second of all clients, without those that try again. */
  readonly perSecond: number;
  readonly slowFactor: number;
  /** Waited for besides the own work, without using the processor. */
  readonly dependencySeconds: number;
  readonly lostShare: number;
  /** How often clients try again what failed. */
  readonly retryAttempts: number;
  /** The share that fails for other reasons, and is tried again as well. */
  readonly failingShare: number;
  /** What a configuration says in place of the policy. */
  readonly replicas: number | null;
  readonly timeoutSeconds: number | null;
}

/** What the replicas made of one hour. */
export interface FleetHour {
  readonly ready: number;
  readonly nodes: number;
  /** Work that comes ÷ work that can be done, at the end of the hour. */
  readonly utilisation: number;
  /** The share of requests that found no room, and of those that waited too long. */
  readonly noRoom: number;
  readonly timedOut: number;
  /** Requests a second that reach the service, with those that try again. */
  readonly reaching: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** P(T > t) of the answers of the hour. */
  readonly tail: (seconds: number) => number;
}

/** The replicas of the service, from hour to hour. */
export class Fleet {
  readonly #policy: ScalePolicy;
  readonly #scaler: Scaler | null;
  #replicas: number;
  /** Added by hand: an autoscaler does not go below it. */
  #floor = 0;
  /** The share that failed in the hour before: what retries go by at first. */
  #failed = 0;
  #lastLoad = 0;

  constructor(policy: ScalePolicy, scaler: Scaler | null) {
    this.#policy = policy;
    this.#scaler = scaler;
    this.#replicas = policy.replicas;
  }

  /** Replicas that are wanted. */
  get replicas(): number {
    return this.#replicas;
  }

  /** Adds as many replicas by hand as make the load comfortable, one at least. @returns how many there are then */
  scaleOut(): number {
    const { maxReplicas, workers } = this.#policy;
    const needed = Math.ceil(this.#lastLoad / (COMFORTABLE * workers));
    this.#floor = Math.min(maxReplicas, Math.max(this.#replicas + 1, needed));
    this.#replicas = Math.max(this.#replicas, this.#floor);
    return this.#replicas;
  }

  /** Machines that the replicas need. */
  get nodes(): number {
    return Math.ceil(this.#replicas / this.#policy.replicasPerNode);
  }

  /** Lets one hour pass over the replicas. */
  pass(load: FleetLoad): FleetHour {
    const before = load.replicas ?? this.#replicas;
    const first = this.#stand(load, before);
    const { replicas, seconds } = this.#scale(load, first);
    if (load.replicas === null) this.#replicas = replicas;
    const after = replicas === before ? first : this.#stand(load, replicas);
    // Until new replicas are ready, the hour is as it was with the old ones; fewer of them are gone at once.
    const share = replicas > before ? Math.min(1, seconds / 3600) : 0;
    const mixed = (a: number, b: number) => share * a + (1 - share) * b;
    const tail = share === 0 ? after.tail : (t: number) => mixed(first.tail(t), after.tail(t));
    const noRoom = mixed(first.noRoom, after.noRoom);
    const timedOut = mixed(first.timedOut, after.timedOut);
    this.#failed = Math.min(1, noRoom + timedOut + load.failingShare);
    this.#lastLoad = after.work;
    const unit = this.#policy.serviceSeconds;
    return {
      ready: after.ready,
      nodes: Math.ceil(replicas / this.#policy.replicasPerNode),
      utilisation: after.utilisation,
      noRoom,
      timedOut,
      reaching: mixed(first.reaching, after.reaching),
      p50: quantileOf(tail, 0.5, unit),
      p95: quantileOf(tail, 0.95, unit),
      p99: quantileOf(tail, 0.99, unit),
      tail,
    };
  }

  /** How the service stands with so many replicas, when all has settled: requests that failed come again, and fail again. */
  #stand(load: FleetLoad, replicas: number) {
    const { workers, queueLimit, serviceSeconds, variation, timeoutSeconds, cacheHits } = this.#policy;
    const ready = Math.ceil(replicas * (1 - load.lostShare) - 1e-9);
    const service = serviceSeconds * load.slowFactor + load.dependencySeconds;
    const timeout = load.timeoutSeconds ?? timeoutSeconds;
    let failed = this.#failed;
    let reaching = 0;
    let queue: SteadyQueue;
    let late = 0;
    let left = load.retryAttempts > 0 ? 30 : 1;
    do {
      let tries = 1;
      for (let k = 1, again = failed; k <= load.retryAttempts; k++, again *= failed) tries += again;
      reaching = load.perSecond * tries;
      queue = new SteadyQueue({
        arrivalRate: reaching * (1 - cacheHits),
        serviceSeconds: service,
        variation,
        workers: ready * workers,
        room: queueLimit * ready,
      });
      late = ready === 0 ? 0 : queue.tail(timeout);
      failed = 1 - (1 - load.failingShare) * (1 - (1 - cacheHits) * (1 - (1 - queue.lost) * (1 - late)));
    } while (--left > 0);
    const own = queue;
    return {
      ready,
      reaching,
      work: load.perSecond * (1 - cacheHits) * service,
      cpu: Math.min(
        1,
        (reaching * (1 - cacheHits) * serviceSeconds * load.slowFactor) / (ready * workers || 1),
      ),
      utilisation: own.utilisation,
      noRoom: (ready === 0 ? 1 : own.lost) * (1 - cacheHits),
      timedOut: (1 - cacheHits) * (1 - own.lost) * late,
      // What is answered at all is answered within the timeout.
      tail: (t: number): number => {
        if (t >= timeout) return 0;
        const within = Math.max(0, (own.tail(t) - late) / (1 - late || 1));
        return (t < CACHED_SECONDS ? cacheHits : 0) + (1 - cacheHits) * within;
      },
    };
  }

  /** What the autoscaler makes of the load, look by look, and how long until that is ready. */
  #scale(load: FleetLoad, first: { readonly cpu: number }): { replicas: number; seconds: number } {
    if (load.replicas !== null) return { replicas: load.replicas, seconds: 0 };
    if (this.#scaler === null) return { replicas: this.#replicas, seconds: 0 };
    const { cpuRequestMilli, startSeconds } = this.#policy;
    let replicas = this.#replicas;
    let cpu = first.cpu;
    let looks = 0;
    for (; looks < MOST_LOOKS; looks++) {
      const wanted = Math.max(this.#floor, this.#scaler.look(replicas, Math.round(cpu * cpuRequestMilli)));
      if (wanted === replicas) break;
      replicas = wanted;
      cpu = this.#stand(load, replicas).cpu;
    }
    return { replicas, seconds: looks * LOOK_SECONDS + startSeconds };
  }
}
