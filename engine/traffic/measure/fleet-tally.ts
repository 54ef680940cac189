import type { Fleet } from '../fleet/fleet';
import type { Ledger } from '../fleet/ledger';
import { type FleetSeries, newFleetSeries } from './series';

/** Writes down what the replicas of each version, and all together, were in each window. */
export class FleetTally {
  readonly total: FleetSeries;
  readonly versions: readonly FleetSeries[];
  readonly #fleet: Fleet;
  readonly #ledger: Ledger;
  #before: Ledger;
  #closedAt = 0;

  constructor(fleet: Fleet, ledger: Ledger, versions: number, windows: number) {
    this.#fleet = fleet;
    this.#ledger = ledger;
    this.#before = ledger.copy();
    this.total = newFleetSeries(windows);
    this.versions = Array.from({ length: versions }, () => newFleetSeries(windows));
  }

  closeWindow(window: number, now: number): void {
    for (const replica of this.#fleet.replicas) this.#ledger.enter(replica, now);
    for (const [index, series] of this.versions.entries()) this.#write(series, index, window, now);
    for (const field of Object.keys(this.total) as (keyof FleetSeries)[])
      this.total[field][window] = this.versions.reduce((sum, series) => sum + series[field][window]!, 0);
    this.#before = this.#ledger.copy();
    this.#closedAt = now;
  }

  #write(series: FleetSeries, index: number, window: number, now: number): void {
    const replicas = this.#fleet.replicas.filter(({ version }) => version.index === index);
    const ready = replicas.filter(({ phase }) => phase === 'ready').length;
    const draining = replicas.filter(({ phase }) => phase === 'draining').length;
    series.ready[window] = ready;
    series.draining[window] = draining;
    series.pending[window] = replicas.length - ready - draining;
    series.inFlight[window] = replicas.reduce((sum, { outstanding }) => sum + outstanding, 0);
    const since = (field: keyof Ledger & `${string}Seconds`) =>
      this.#ledger[field][index]! - this.#before[field][index]!;
    const width = now - this.#closedAt;
    series.queued[window] = width === 0 ? 0 : since('queueSeconds') / width;
    series.replicaSeconds[window] = since('replicaSeconds');
    series.workerSeconds[window] = since('workerSeconds');
    series.busySeconds[window] = since('busySeconds');
    series.coreSeconds[window] = since('coreSeconds');
  }
}
