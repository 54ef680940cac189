import type { FleetAct } from '../controller';
import type { ArrivalDescription, BurstDescription, TrafficDescription } from '../description';
import { TrafficDescriptionError } from '../errors';
import type { FaultDescription } from '../fault-description';
import {
  checkChoice,
  checkList,
  checkName,
  checkNumber,
  checkNumbers,
  checkObject,
  checkOptional,
} from './check';
import { checkFleet, checkMirror, checkWeights } from './check-fleet';

/** Windows, and rows of the sample, that a result may have: some hundred megabytes. */
const MOST_WINDOWS = 500_000;
const MOST_SAMPLES = 2_000_000;
const MOST_KEYS = 10_000_000;

/** @throws TrafficDescriptionError at the first thing that cannot be simulated: where, what was found, what is expected */
export function checkTraffic(description: TrafficDescription): void {
  checkObject('the description', description);
  const { duration, window, start, arrivals, keys, clients, cache, fleet, faults, acts } = description;
  checkNumber('duration', duration, { above: 0, atMost: 1e10 });
  checkNumber('window', window, { above: 0, atMost: duration });
  const windows = Math.ceil(duration / window);
  if (windows > MOST_WINDOWS)
    throw new TrafficDescriptionError(
      'window',
      window,
      `at least ${duration / MOST_WINDOWS} s for a duration of ${duration} s`,
    );
  if (start !== undefined) {
    checkObject('start', start);
    checkNumber('start.weekday', start.weekday, { atLeast: 0, atMost: 6, whole: true });
    checkNumber('start.hour', start.hour, { atLeast: 0, below: 24 });
  }
  const keyCount = keys?.count ?? 1;
  if (keys !== undefined) {
    checkObject('keys', keys);
    checkNumber('keys.count', keys.count, { atLeast: 1, atMost: MOST_KEYS, whole: true });
    checkOptional('keys.zipf', keys.zipf, { atLeast: 0, atMost: 20 });
  }
  checkArrivals(arrivals, keyCount);
  if (clients !== undefined) checkClients(clients);
  if (cache !== undefined) {
    checkObject('cache', cache);
    checkNumber('cache.capacity', cache.capacity, { atLeast: 1, whole: true });
    checkOptional('cache.ttl', cache.ttl, { above: 0 });
    checkOptional('cache.hitTime', cache.hitTime, { atLeast: 0 });
  }
  checkFleet(fleet);
  const versions = fleet.versions.map(({ name }) => name);
  checkEach('faults', faults, (path, fault) => checkFault(path, fault, versions, fleet.nodes?.zones ?? []));
  checkEach('acts', acts, (path, act) => {
    checkNumber(`${path}.at`, act.at, { atLeast: 0 });
    checkAct(`${path}.do`, act.do, versions);
  });
  checkOptional('controlEvery', description.controlEvery, { above: 0 });
  checkOptional('mostRequests', description.mostRequests, { atLeast: 1 });
  checkOptional('samplesEachWindow', description.samplesEachWindow, {
    atLeast: 0,
    atMost: Math.floor(MOST_SAMPLES / windows),
    whole: true,
  });
  if (description.samplesEachWindow === undefined && windows * 16 > MOST_SAMPLES)
    throw new TrafficDescriptionError(
      'samplesEachWindow',
      undefined,
      `at most ${Math.floor(MOST_SAMPLES / windows)}`,
    );
  if (description.buckets !== undefined) {
    checkList('buckets', description.buckets, { least: 1, most: 100 });
    checkNumbers('buckets', description.buckets, { above: 0 }, 'strictly');
  }
}

function checkArrivals(arrivals: ArrivalDescription, keyCount: number): void {
  checkObject('arrivals', arrivals);
  checkChoice('arrivals.kind', arrivals.kind, ['poisson', 'trace']);
  if (arrivals.kind === 'trace') {
    checkList('arrivals.times', arrivals.times);
    checkNumbers('arrivals.times', arrivals.times, { atLeast: 0 }, 'weakly');
    if (arrivals.keys === undefined) return;
    checkList('arrivals.keys', arrivals.keys, { exactly: arrivals.times.length });
    checkNumbers('arrivals.keys', arrivals.keys, { atLeast: 0, below: keyCount, whole: true });
    return;
  }
  const { growth, day, week } = arrivals;
  checkNumber('arrivals.perSecond', arrivals.perSecond, { atLeast: 0, atMost: 1e7 });
  if (growth !== undefined) {
    checkObject('arrivals.growth', growth);
    checkChoice('arrivals.growth.shape', growth.shape, ['linear', 'exponential']);
    const isExponential = growth.shape === 'exponential';
    checkNumber('arrivals.growth.toPerSecond', growth.toPerSecond, {
      ...(isExponential ? { above: 0 } : { atLeast: 0 }),
      atMost: 1e7,
    });
    if (isExponential) checkNumber('arrivals.perSecond', arrivals.perSecond, { above: 0 });
    checkOptional('arrivals.growth.over', growth.over, { above: 0 });
  }
  if (day !== undefined) checkRhythm('arrivals.day', day, 24);
  if (week !== undefined) checkRhythm('arrivals.week', week, 7);
  checkEach('arrivals.bursts', arrivals.bursts, checkBurst);
}

function checkRhythm(path: string, weights: readonly number[], count: number): void {
  checkList(path, weights, { exactly: count });
  checkNumbers(path, weights, { atLeast: 0 });
  if (!weights.some((weight) => weight > 0))
    throw new TrafficDescriptionError(path, weights, 'a weight above 0');
}

function checkBurst(path: string, burst: BurstDescription): void {
  checkChoice(`${path}.shape`, burst.shape, ['flash', 'plateau']);
  checkNumber(`${path}.at`, burst.at, { atLeast: 0 });
  checkNumber(`${path}.requests`, burst.requests, { atLeast: 0 });
  if (burst.shape === 'plateau') {
    checkNumber(`${path}.lasts`, burst.lasts, { above: 0 });
    return;
  }
  checkNumber(`${path}.rise`, burst.rise, { above: 0 });
  checkNumber(`${path}.halfLife`, burst.halfLife, { above: 0 });
}

function checkClients(clients: NonNullable<TrafficDescription['clients']>): void {
  checkObject('clients', clients);
  checkOptional('clients.timeout', clients.timeout, { above: 0 });
  const { retries } = clients;
  if (retries === undefined) return;
  checkObject('clients.retries', retries);
  checkNumber('clients.retries.most', retries.most, { atLeast: 0, atMost: 100, whole: true });
  checkNumber('clients.retries.backoff', retries.backoff, { above: 0 });
  checkOptional('clients.retries.budget', retries.budget, { atLeast: 0, atMost: 1 });
}

function checkFault(
  path: string,
  fault: FaultDescription,
  versions: readonly string[],
  zones: readonly string[],
): void {
  checkChoice(`${path}.kind`, fault.kind, ['slow', 'errors', 'zone-outage', 'crash']);
  if (fault.kind === 'crash') {
    checkNumber(`${path}.at`, fault.at, { atLeast: 0 });
    checkName(`${path}.version`, fault.version, versions, 'version');
    checkNumber(`${path}.replicas`, fault.replicas, { atLeast: 1, whole: true });
    return;
  }
  checkNumber(`${path}.from`, fault.from, { atLeast: 0 });
  checkNumber(`${path}.until`, fault.until, { above: fault.from });
  if (fault.kind === 'zone-outage') {
    checkName(`${path}.zone`, fault.zone, zones, 'zone of fleet.nodes');
    return;
  }
  if (fault.kind === 'slow') checkNumber(`${path}.factor`, fault.factor, { above: 0 });
  else checkNumber(`${path}.share`, fault.share, { atLeast: 0, atMost: 1 });
  if (fault.versions === undefined) return;
  checkList(`${path}.versions`, fault.versions, { least: 1 });
  fault.versions.forEach((name, i) => {
    checkName(`${path}.versions[${i}]`, name, versions, 'version');
  });
}

function checkAct(path: string, act: FleetAct, versions: readonly string[]): void {
  checkObject(path, act);
  checkChoice(`${path}.act`, act.act, ['start', 'drain', 'stop', 'weights', 'mirror', 'clear-cache']);
  if (act.act === 'start' || act.act === 'stop') {
    checkName(`${path}.version`, act.version, versions, 'version');
    checkNumber(`${path}.count`, act.count, { atLeast: 0, whole: true });
  }
  if (act.act === 'drain') checkNumber(`${path}.replica`, act.replica, { atLeast: 0, whole: true });
  if (act.act === 'drain' || act.act === 'stop') checkOptional(`${path}.grace`, act.grace, { atLeast: 0 });
  if (act.act === 'weights' && act.weights !== null) checkWeights(`${path}.weights`, act.weights, versions);
  if (act.act === 'mirror' && act.mirror !== null) checkMirror(`${path}.mirror`, act.mirror, versions);
}

function checkEach<One>(
  path: string,
  list: readonly One[] | undefined,
  check: (path: string, one: One) => void,
): void {
  if (list === undefined) return;
  checkList(path, list);
  list.forEach((one, i) => {
    checkObject(`${path}[${i}]`, one);
    check(`${path}[${i}]`, one);
  });
}
