import type { NodeDescription } from '../fleet-description';
import type { Node, Replica } from './replica';

/** The machines below a fleet: where a replica fits, and when its image is there. */
export class NodePool {
  readonly #description: NodeDescription;
  readonly #zones: readonly string[];
  readonly #downZones = new Set<string>();
  #nodes: Node[] = [];
  #dealt = 0;
  /** Seconds of nodes that are gone. */
  #secondsOfGone = 0;

  constructor(description: NodeDescription) {
    this.#description = description;
    this.#zones = description.zones ?? ['zone-a'];
    for (let i = 0; i < description.count; i++) this.#add(0, 0);
  }

  get count(): number {
    return this.#nodes.length;
  }

  /** Seconds that nodes were there, from their order on, added up until now. */
  secondsUntil(now: number): number {
    return this.#nodes.reduce((sum, { createdAt }) => sum + now - createdAt, this.#secondsOfGone);
  }

  /**
   * Gives a replica a node: the one with most room left in the zone with the fewest replicas of its version, or a new
   * one; null when there is no room anywhere.
   * @param inZone how many replicas of the version there are in a zone
   */
  assign(replica: Replica, now: number, inZone: (zone: string) => number): Node | null {
    const { room, grow } = this.#description;
    let best: Node | null = null;
    let fewest = 0;
    for (const node of this.#nodes) {
      if (node.isDown || node.replicas >= room) continue;
      const there = inZone(node.zone);
      if (best === null || there < fewest || (there === fewest && node.replicas < best.replicas)) {
        best = node;
        fewest = there;
      }
    }
    if (best === null && grow && this.#nodes.length < grow.most) best = this.#add(now, now + grow.provision);
    if (best === null) return null;
    best.replicas++;
    best.emptySince = Number.POSITIVE_INFINITY;
    replica.node = best;
    return best;
  }

  /** Pulls what a node lacks of an image, after what is being pulled there already; gives when all of it is there. */
  pull(node: Node, layers: Replica['version']['layers'], now: number): number {
    const begin = Math.max(now, node.readyAt);
    let there = begin;
    let bytes = 0;
    for (const layer of layers) if (!node.layers.has(layer.digest)) bytes += layer.bytes;
    if (bytes > 0) node.pulledAt = Math.max(begin, node.pulledAt) + bytes / this.#description.bandwidth;
    for (const { digest } of layers) {
      const at = node.layers.get(digest) ?? node.pulledAt;
      node.layers.set(digest, at);
      there = Math.max(there, at);
    }
    return there;
  }

  /** Takes a replica from its node. */
  free(replica: Replica, now: number): void {
    const { node } = replica;
    if (!node) return;
    node.replicas--;
    if (node.replicas === 0) node.emptySince = now;
  }

  /** Takes away the nodes that have been idle for long enough. */
  shrink(now: number): void {
    const { grow, count } = this.#description;
    if (!grow) return;
    let spare = this.#nodes.length - count;
    this.#nodes = this.#nodes.filter((node) => {
      const goes = spare > 0 && now - node.emptySince >= grow.idle;
      if (!goes) return true;
      spare--;
      this.#secondsOfGone += now - node.createdAt;
      return false;
    });
  }

  /** Switches the nodes of a zone off or on. */
  setDown(zone: string, isDown: boolean): void {
    if (isDown) this.#downZones.add(zone);
    else this.#downZones.delete(zone);
    for (const node of this.#nodes) if (node.zone === zone) node.isDown = isDown;
  }

  #add(createdAt: number, readyAt: number): Node {
    // A cloud that has lost a zone gives machines in the others.
    const up = this.#zones.filter((zone) => !this.#downZones.has(zone));
    const zones = up.length > 0 ? up : this.#zones;
    const zone = zones[this.#dealt++ % zones.length]!;
    const node: Node = {
      zone,
      createdAt,
      readyAt,
      pulledAt: 0,
      layers: new Map(this.#description.layers?.map((digest) => [digest, 0])),
      replicas: 0,
      isDown: this.#downZones.has(zone),
      emptySince: createdAt,
    };
    this.#nodes.push(node);
    return node;
  }
}
