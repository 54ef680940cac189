import { type Rng, seededRng } from '../../../core/rng';
import { KINDS, type Kind, type ObjectByKind } from '../objects/kinds';
import type { Behaviour, ImageAnswer, MetricAnswer } from '../pods/behaviour';
import type { ClusterSettings } from '../settings';
import { EventLog } from './event-log';
import type { ClusterEvent } from './events';
import { nameSuffix, newUid } from './names';
import type { Act, ClusterView, WorkloadUsage } from './view';

/** The state of a cluster: what acts and inputs have made of it. Only `Cluster` changes it. */
export class ClusterState implements ClusterView {
  now: number;
  readonly settings: ClusterSettings;
  readonly images = new Map<string, ImageAnswer>();
  readonly behaviours = new Map<string, Behaviour>();
  readonly measurements = new Map<string, MetricAnswer>();
  readonly usages = new Map<string, WorkloadUsage>();
  readonly externals = new Map<string, number>();
  readonly #events = new EventLog();
  readonly #layers = new Map<string, Set<string>>();
  readonly #objects: ReadonlyMap<Kind, Map<string, ObjectByKind[Kind]>>;
  readonly #lists = new Map<Kind, readonly ObjectByKind[Kind][]>();
  readonly #rng: Rng;
  #nextAddress = 0;

  constructor(settings: ClusterSettings, now: number) {
    this.settings = settings;
    this.now = now;
    this.#rng = seededRng(settings.seed);
    this.#objects = new Map(KINDS.map(({ kind }) => [kind, new Map()]));
  }

  list<K extends Kind>(kind: K): readonly ObjectByKind[K][] {
    let list = this.#lists.get(kind);
    if (list === undefined) {
      list = [...this.#objects.get(kind)!.values()];
      this.#lists.set(kind, list);
    }
    return list as readonly ObjectByKind[K][];
  }

  find<K extends Kind>(kind: K, name: string): ObjectByKind[K] | undefined {
    return this.#objects.get(kind)!.get(name) as ObjectByKind[K] | undefined;
  }

  get events(): readonly ClusterEvent[] {
    return this.#events.shown(this.now);
  }

  image(reference: string) {
    return this.images.get(reference);
  }

  behaviour(key: string) {
    return this.behaviours.get(key);
  }

  measurement(key: string) {
    return this.measurements.get(key);
  }

  usage(workload: string) {
    return this.usages.get(workload);
  }

  external(metric: string) {
    return this.externals.get(metric);
  }

  layersOn(node: string): ReadonlySet<string> {
    return this.#layers.get(node) ?? new Set();
  }

  /** An address of the cluster's own that nothing had before: of a pod, or of a service. */
  nextAddress(prefix: string): string {
    const number = ++this.#nextAddress;
    return `${prefix}.${Math.floor(number / 250)}.${(number % 250) + 2}`;
  }

  /** A whole number below a bound, by the cluster's own chance. */
  draw(bound: number): number {
    return this.#rng.int(bound);
  }

  /** Does what a controller asked for. */
  perform(act: Act): void {
    switch (act.type) {
      case 'put':
        this.#put(act.object);
        return;
      case 'remove':
        this.#objects.get(act.kind)!.delete(act.name);
        this.#lists.delete(act.kind);
        return;
      case 'create': {
        const { name } = act.object.metadata;
        const metadata = {
          ...act.object.metadata,
          name: name.endsWith('-') ? name + nameSuffix(this.#rng) : name,
          namespace: 'default',
          uid: newUid(this.#rng),
          generation: 1,
          createdAt: this.now,
          deletedAt: null,
        };
        this.#put({ ...act.object, metadata } as ObjectByKind[Kind]);
        if (act.told) {
          const message = act.told.message + metadata.name;
          this.#events.add({ ...act.told, message }, this.now);
        }
        return;
      }
      case 'quiet':
        this.#events.quiet(act.uid, this.now);
        return;
      case 'event':
        this.#events.add(act.note, this.now, act.series, act.from);
        return;
      case 'layers': {
        const layers = this.#layers.get(act.node) ?? new Set();
        for (const digest of act.digests) layers.add(digest);
        this.#layers.set(act.node, layers);
      }
    }
  }

  #put(object: ObjectByKind[Kind]): void {
    this.#objects.get(object.kind)!.set(object.metadata.name, object);
    this.#lists.delete(object.kind);
  }
}
