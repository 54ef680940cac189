import { type Rng, seededRng } from '../core/rng';
import { Operator } from './acts';
import { type Arrivals, PoissonArrivals, TraceArrivals } from './arrivals/arrivals';
import { RateProfile } from './arrivals/rate-profile';
import { ExponentialStream } from './chance/exponential-stream';
import { Popularity } from './chance/popularity';
import { UniformStream } from './chance/uniform-stream';
import { Clients, type OnServed } from './clients';
import { SimulationClock } from './clock';
import type { TrafficDescription } from './description';
import { EventHeap } from './event-heap';
import { Faults } from './faults';
import { AnswerCache } from './fleet/cache';
import { Deadlines } from './fleet/deadlines';
import { Fleet } from './fleet/fleet';
import { Ledger } from './fleet/ledger';
import { Lifecycle } from './fleet/lifecycle';
import { NodePool } from './fleet/node-pool';
import { RequestTable } from './fleet/request-table';
import { Router } from './fleet/router';
import { Serving } from './fleet/serving';
import { Version } from './fleet/version';
import { FleetTally } from './measure/fleet-tally';
import { Recorder } from './measure/recorder';
import { Sampler } from './measure/request-sample';
import { Observer } from './observer';

/** The upper bounds in seconds that the client libraries of Prometheus begin with. */
export const DEFAULT_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

export const DEFAULT_SAMPLES = 16;

/** How many windows a description has; the last may be cut short by the end. */
export const windowsOf = ({ duration, window }: Pick<TrafficDescription, 'duration' | 'window'>): number =>
  // A duration of n windows may be a float above n windows.
  Math.max(1, Math.ceil(duration / window - 1e-9));

/** Makes the parts of a simulation and ties them together. Each part that chance has a say in has a stream of its own. */
export function makeWorld(description: TrafficDescription, seed: string | number, onServed: OnServed | null) {
  const rng = seededRng(seed);
  const stream = (name: string) => new UniformStream(rng.fork(name));
  const { fleet: described, clients: clientsDescribed, keys: keysDescribed = { count: 1 } } = description;
  const windows = windowsOf(description);
  const versions = described.versions.map(
    (version, index) => new Version(index, version, rng.fork(`service/${version.name}`)),
  );
  const clock = new SimulationClock();
  const heap = new EventHeap();
  const requests = new RequestTable();
  const deadlines = new Deadlines(clock, requests, clientsDescribed?.timeout ?? Number.POSITIVE_INFINITY);
  const fleet = new Fleet();
  const ledger = new Ledger(versions.length);
  const nodes = described.nodes ? new NodePool(described.nodes) : null;
  const cache = description.cache ? new AnswerCache(description.cache, keysDescribed.count) : null;
  const recorder = new Recorder(versions, windows, description.buckets ?? DEFAULT_BUCKETS);
  const fleetTally = new FleetTally(fleet, ledger, versions.length, windows);
  const sampler = new Sampler(description.samplesEachWindow ?? DEFAULT_SAMPLES, windows, stream('samples'));
  const clients = new Clients({
    clock,
    requests,
    heap,
    recorder,
    fleet,
    sampler,
    stream: stream('clients'),
    retries: clientsDescribed?.retries,
    hitTime: cache?.hitTime ?? 0,
    onServed,
  });
  const router = new Router(versions, described.routing?.policy ?? 'least-outstanding', stream('router'));
  const serving = new Serving({ clock, requests, heap, clients, fleet, cache, stream: stream('faults') });
  const lifecycle = new Lifecycle({
    clock,
    fleet,
    router,
    serving,
    ledger,
    heap,
    lives: new ExponentialStream(rng.fork('crashes')),
    nodes,
    restart: described.restart,
  });
  return {
    clock,
    windows,
    versions,
    heap,
    requests,
    deadlines,
    arrivals: arrivalsOf(description, rng.fork('arrivals')),
    keys: new Popularity(keysDescribed, stream('keys')),
    fleet,
    ledger,
    nodes,
    cache,
    recorder,
    fleetTally,
    sampler,
    clients,
    router,
    serving,
    lifecycle,
    faults: new Faults(versions, fleet, lifecycle),
    operator: new Operator({ versions, fleet, lifecycle, router, cache }),
    observer: new Observer({ versions, fleet, ledger, router, recorder }),
  };
}

export type World = ReturnType<typeof makeWorld>;

function arrivalsOf({ arrivals, duration, start }: TrafficDescription, rng: Rng): Arrivals {
  if (arrivals.kind === 'trace') return new TraceArrivals(arrivals);
  return new PoissonArrivals(
    new RateProfile(arrivals, duration, start ?? { weekday: 0, hour: 0 }),
    new ExponentialStream(rng.fork('gaps')),
    new UniformStream(rng.fork('thinning')),
    duration,
  );
}
