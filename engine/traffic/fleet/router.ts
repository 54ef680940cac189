import type { UniformStream } from '../chance/uniform-stream';
import type { MirrorDescription, RoutingPolicy } from '../fleet-description';
import type { Replica } from './replica';
import { NONE } from './request-table';
import type { Version } from './version';

/** Chooses the replica that gets a request, among those that are ready. */
export class Router {
  readonly #policy: RoutingPolicy;
  readonly #versions: readonly Version[];
  readonly #stream: UniformStream;
  /** Ready replicas by version, and those of all versions that take traffic of users. */
  readonly #ready: Replica[][];
  #pool: Replica[] = [];
  #weights: Float64Array | null = null;
  #weightSum = 0;
  #turn = 0;
  mirror: MirrorDescription | null = null;
  #mirrored: Version | null = null;
  /** The version that the last request was meant for; NONE: any. */
  chosen: number = NONE;

  constructor(versions: readonly Version[], policy: RoutingPolicy, stream: UniformStream) {
    this.#versions = versions;
    this.#policy = policy;
    this.#stream = stream;
    this.#ready = versions.map(() => []);
  }

  get weights(): Readonly<Record<string, number>> | null {
    const weights = this.#weights;
    return weights && Object.fromEntries(this.#versions.map(({ name, index }) => [name, weights[index]!]));
  }

  /** Shares by the name of a version; those that are not named get nothing. null: one pool. */
  setWeights(weights: Readonly<Record<string, number>> | null): void {
    this.#weights = weights && Float64Array.from(this.#versions, ({ name }) => weights[name] ?? 0);
    this.#weightSum = this.#weights?.reduce((sum, weight) => sum + weight, 0) ?? 0;
  }

  setMirror(mirror: MirrorDescription | null): void {
    this.mirror = mirror;
    this.#mirrored = this.#versions.find(({ name }) => name === mirror?.version) ?? null;
    this.#renewPool();
  }

  add(replica: Replica): void {
    this.#ready[replica.version.index]!.push(replica);
    this.#renewPool();
  }

  remove(replica: Replica): void {
    const index = replica.version.index;
    this.#ready[index] = this.#ready[index]!.filter((one) => one !== replica);
    this.#renewPool();
  }

  /** A replica for a request of a user; null when none is ready. Sets `chosen`. */
  choose(): Replica | null {
    if (!this.#weights) {
      this.chosen = NONE;
      return this.#among(this.#pool);
    }
    this.chosen = this.#drawVersion(this.#weights);
    return this.#among(this.#ready[this.chosen]!);
  }

  /** A replica for the copy of a request; null when none is to be made, or none can take it. */
  chooseMirror(): Replica | null {
    const { mirror } = this;
    if (!mirror || !this.#mirrored || this.#stream.next() >= mirror.share) return null;
    return this.#among(this.#ready[this.#mirrored.index]!);
  }

  #drawVersion(weights: Float64Array): number {
    let left = this.#stream.next() * this.#weightSum;
    let last = 0;
    for (let i = 0; i < weights.length; i++) {
      if (weights[i] === 0) continue;
      left -= weights[i]!;
      last = i;
      if (left < 0) break;
    }
    return last;
  }

  #among(replicas: readonly Replica[]): Replica | null {
    const n = replicas.length;
    if (n <= 1) return n === 1 ? replicas[0]! : null;
    if (this.#policy === 'random') return replicas[Math.floor(this.#stream.next() * n)]!;
    const turn = this.#turn++ % n;
    if (this.#policy === 'round-robin') return replicas[turn]!;
    // Ties go to whose turn it is, so that an idle fleet is used evenly.
    let best = replicas[turn]!;
    let least = best.busy + best.queued;
    for (let i = 1; i < n && least > 0; i++) {
      const one = replicas[turn + i < n ? turn + i : turn + i - n]!;
      const outstanding = one.busy + one.queued;
      if (outstanding < least) {
        best = one;
        least = outstanding;
      }
    }
    return best;
  }

  #renewPool(): void {
    this.#pool = this.#ready.flatMap((replicas, index) => (index === this.#mirrored?.index ? [] : replicas));
  }
}
