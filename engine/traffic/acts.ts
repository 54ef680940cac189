import type { FleetAct } from './controller';
import { FleetActError } from './errors';
import { MOST_REPLICAS } from './events';
import type { AnswerCache } from './fleet/cache';
import type { Fleet } from './fleet/fleet';
import type { Lifecycle } from './fleet/lifecycle';
import type { Replica } from './fleet/replica';
import type { Router } from './fleet/router';
import type { Version } from './fleet/version';

/** Seconds that a replica has to finish: the default of Kubernetes. */
const DEFAULT_GRACE = 30;

/** Does what a controller or an operator decides. */
export class Operator {
  readonly #versions: readonly Version[];
  readonly #fleet: Fleet;
  readonly #lifecycle: Lifecycle;
  readonly #router: Router;
  readonly #cache: AnswerCache | null;

  constructor(parts: {
    versions: readonly Version[];
    fleet: Fleet;
    lifecycle: Lifecycle;
    router: Router;
    cache: AnswerCache | null;
  }) {
    this.#versions = parts.versions;
    this.#fleet = parts.fleet;
    this.#lifecycle = parts.lifecycle;
    this.#router = parts.router;
    this.#cache = parts.cache;
  }

  /** @throws FleetActError when it names what is not there, or asks for more than there can be */
  do(act: FleetAct, now: number): void {
    switch (act.act) {
      case 'start':
        this.#start(this.#version(act.version, now), act.count, now, act.answersAfter ?? 0);
        break;
      case 'drain':
        this.#lifecycle.drain(this.#replica(act.replica, now), act.grace ?? DEFAULT_GRACE);
        break;
      case 'stop':
        for (const replica of leastUseful(this.#fleet.replicas, this.#version(act.version, now)).slice(
          0,
          act.count,
        ))
          this.#lifecycle.drain(replica, act.grace ?? DEFAULT_GRACE);
        break;
      case 'weights':
        this.#setWeights(act.weights, now);
        break;
      case 'mirror':
        if (act.mirror) this.#version(act.mirror.version, now);
        this.#router.setMirror(act.mirror);
        break;
      case 'clear-cache':
        this.#cache?.clear();
        break;
    }
  }

  #replica(id: number, now: number): Replica {
    const replica = this.#fleet.replicas.find((one) => one.id === id);
    if (!replica) throw new FleetActError(now, `there is no replica ${id} any more`);
    return replica;
  }

  #start(version: Version, count: number, now: number, answersAfter: number): void {
    for (let i = 0; i < count; i++) {
      if (this.#fleet.isFull) throw new FleetActError(now, `there are ${MOST_REPLICAS} replicas already`);
      this.#lifecycle.create(version, false, now + answersAfter);
    }
  }

  #setWeights(weights: Readonly<Record<string, number>> | null, now: number): void {
    const shares = Object.entries(weights ?? {});
    for (const [name, share] of shares) {
      this.#version(name, now);
      if (!(share >= 0 && share < Number.POSITIVE_INFINITY))
        throw new FleetActError(now, `the weight of ${name} is ${share}`);
    }
    if (weights && !shares.some(([, share]) => share > 0))
      throw new FleetActError(now, 'none of the weights is above 0');
    this.#router.setWeights(weights);
  }

  #version(name: string, now: number): Version {
    const version = this.#versions.find((one) => one.name === name);
    if (version) return version;
    const names = this.#versions.map((one) => one.name).join(', ');
    throw new FleetActError(now, `there is no version ${name}; there are: ${names}`);
  }
}

/** The replicas of a version in the order in which they are given up, those that drain already left out. */
function leastUseful(replicas: readonly Replica[], version: Version): Replica[] {
  return replicas
    .filter((one) => one.version === version && one.phase !== 'draining')
    .sort((a, b) => Number(a.phase === 'ready') - Number(b.phase === 'ready') || b.id - a.id);
}
