import type { TrafficDescription } from './description';
import { OUTCOMES, type OutcomeName } from './measure/outcome';
import type { RequestSample } from './measure/request-sample';
import type { RequestTally } from './measure/request-tally';
import type { FleetSeries, RequestSeries } from './measure/series';
import type { World } from './world';

/** All that has been measured in a simulation; plain data that can be sent to another thread. */
export interface TrafficResult {
  /** Seconds that were simulated, and events in them. */
  readonly time: number;
  readonly events: number;
  /** The width of a window in seconds; window i begins at i times it. Series are as long as windows have ended. */
  readonly window: number;
  readonly windows: number;
  /** Upper bounds of the latency histograms, without +Inf. */
  readonly bounds: Float64Array;
  /** What users saw, whichever version answered. */
  readonly requests: RequestSeries;
  /** All versions together, a mirror too. */
  readonly fleet: FleetSeries;
  readonly versions: readonly VersionResult[];
  readonly totals: TrafficTotals;
  readonly sample: RequestSample;
  /** Seconds that nodes were there, from their order on; 0 without nodes. */
  readonly nodeSeconds: number;
}

/** What has been measured of one version. */
export interface VersionResult {
  readonly version: string;
  /** What users saw of it. */
  readonly requests: RequestSeries;
  /** What became of the copies that were sent to it; null when there were none. */
  readonly mirrored: RequestSeries | null;
  readonly fleet: FleetSeries;
}

/**
 * Counts since the start. Each request that arrived had one outcome or is in flight:
 * `arrived` = the sum of the outcomes + `inFlight`.
 */
export interface TrafficTotals extends Readonly<Record<OutcomeName, number>> {
  readonly arrived: number;
  readonly retried: number;
  /** Requests whose clients wait. */
  readonly inFlight: number;
  /** What clients wanted, however often they sent it; `made` = `answered` + `givenUp` + those that are under way. */
  readonly calls: { readonly made: number; readonly answered: number; readonly givenUp: number };
  readonly replicaSeconds: number;
}

export function resultOf(
  { window }: TrafficDescription,
  world: World,
  time: number,
  events: number,
  windows: number,
): TrafficResult {
  const { recorder, fleetTally, nodes, sampler, versions } = world;
  const total = recorder.total();
  const cut = <Series extends RequestSeries | FleetSeries>(series: Series): Series =>
    cutTo(series, windows, world.windows);
  return {
    time,
    events,
    window,
    windows,
    bounds: recorder.bounds.slice(),
    requests: cut(total.series),
    fleet: cut(fleetTally.total),
    versions: versions.map(({ name, index }) => ({
      version: name,
      requests: cut(recorder.ofVersion(index).series),
      mirrored: recorder.mirroredTo(index) ? cut(recorder.mirroredTo(index)!.series) : null,
      fleet: cut(fleetTally.versions[index]!),
    })),
    totals: totalsOf(total, world, time),
    sample: sampler.sample(),
    nodeSeconds: nodes?.secondsUntil(time) ?? 0,
  };
}

function totalsOf(total: RequestTally, { clients, fleet, ledger }: World, time: number): TrafficTotals {
  for (const replica of fleet.replicas) ledger.enter(replica, time);
  const outcomes = Object.fromEntries(OUTCOMES.map((name, code) => [name, total.outcomes[code]!])) as Record<
    OutcomeName,
    number
  >;
  const ended = total.outcomes.reduce((sum, count) => sum + count, 0);
  return {
    ...outcomes,
    arrived: total.arrived,
    retried: total.retried,
    inFlight: total.arrived - ended,
    calls: { ...clients.calls },
    replicaSeconds: ledger.replicaSeconds.reduce((sum, seconds) => sum + seconds, 0),
  };
}

/** Columns as long as there are windows; each holds a whole number of values for a window. */
function cutTo<Series extends object>(series: Series, windows: number, all: number): Series {
  return Object.fromEntries(
    Object.entries(series as Record<string, Float64Array>).map(([name, column]) => [
      name,
      column.slice(0, (column.length / all) * windows),
    ]),
  ) as Series;
}
