import type { FaultDescription } from './fault-description';
import type { Fleet } from './fleet/fleet';
import type { Lifecycle } from './fleet/lifecycle';
import type { Version } from './fleet/version';

/** Lets faults begin and end. Those of one kind that overlap add up: factors multiply, and so do the shares that do not fail. */
export class Faults {
  readonly #versions: readonly Version[];
  readonly #fleet: Fleet;
  readonly #lifecycle: Lifecycle;
  readonly #active = new Set<FaultDescription>();

  constructor(versions: readonly Version[], fleet: Fleet, lifecycle: Lifecycle) {
    this.#versions = versions;
    this.#fleet = fleet;
    this.#lifecycle = lifecycle;
  }

  begin(fault: FaultDescription): void {
    if (fault.kind === 'crash') {
      const hit = this.#fleet.replicas.filter(
        ({ phase, version }) => phase === 'ready' && version.name === fault.version,
      );
      for (const replica of hit.slice(0, fault.replicas)) this.#lifecycle.die(replica);
      return;
    }
    this.#active.add(fault);
    if (fault.kind === 'zone-outage') this.#lifecycle.loseZone(fault.zone);
    else this.#renew();
  }

  end(fault: FaultDescription): void {
    this.#active.delete(fault);
    if (fault.kind !== 'zone-outage') {
      this.#renew();
      return;
    }
    const isStillOut = [...this.#active].some((one) => one.kind === 'zone-outage' && one.zone === fault.zone);
    if (!isStillOut) this.#lifecycle.regainZone(fault.zone);
  }

  #renew(): void {
    for (const version of this.#versions) {
      version.slowness = 1;
      let unharmed = 1;
      for (const fault of this.#active) {
        if (fault.kind !== 'slow' && fault.kind !== 'errors') continue;
        if (fault.versions && !fault.versions.includes(version.name)) continue;
        if (fault.kind === 'slow') version.slowness *= fault.factor;
        else unharmed *= 1 - fault.share;
      }
      version.errorShare = 1 - unharmed;
    }
  }
}
