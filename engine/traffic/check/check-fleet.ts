import { TrafficDescriptionError } from '../errors';
import { MOST_REPLICAS } from '../events';
import type {
  FleetDescription,
  MirrorDescription,
  NodeDescription,
  RoutingDescription,
  ServiceDescription,
  VersionDescription,
} from '../fleet-description';
import { MARKS } from '../measure/outcome';
import {
  checkChoice,
  checkList,
  checkName,
  checkNumber,
  checkNumbers,
  checkObject,
  checkOptional,
} from './check';

/** @throws TrafficDescriptionError at the first thing in a fleet that cannot be simulated */
export function checkFleet(fleet: FleetDescription): void {
  checkObject('fleet', fleet);
  checkList('fleet.versions', fleet.versions, { least: 1, most: 100 });
  fleet.versions.forEach((version, i) => {
    checkObject(`fleet.versions[${i}]`, version);
    checkVersion(`fleet.versions[${i}]`, version);
  });
  const names = fleet.versions.map(({ name }) => name);
  names.forEach((name, i) => {
    if (names.indexOf(name) !== i)
      throw new TrafficDescriptionError(
        `fleet.versions[${i}].name`,
        name,
        'a name that no other version has',
      );
  });
  checkList('fleet.replicas', fleet.replicas);
  fleet.replicas.forEach((some, i) => {
    checkObject(`fleet.replicas[${i}]`, some);
    checkName(`fleet.replicas[${i}].version`, some.version, names, 'version');
    checkNumber(`fleet.replicas[${i}].count`, some.count, { atLeast: 0, atMost: MOST_REPLICAS, whole: true });
  });
  const total = fleet.replicas.reduce((sum, { count }) => sum + count, 0);
  if (total > MOST_REPLICAS)
    throw new TrafficDescriptionError(
      'fleet.replicas',
      `${total} in all`,
      `at most ${MOST_REPLICAS} replicas`,
    );
  if (fleet.nodes !== undefined) checkNodes(fleet.nodes);
  checkRouting(fleet.routing, names);
  if (fleet.restart === undefined) return;
  checkObject('fleet.restart', fleet.restart);
  checkNumber('fleet.restart.backoff', fleet.restart.backoff, { above: 0 });
  checkNumber('fleet.restart.most', fleet.restart.most, { atLeast: fleet.restart.backoff });
}

export function checkWeights(
  path: string,
  weights: Readonly<Record<string, number>>,
  versions: readonly string[],
): void {
  checkObject(path, weights);
  for (const [name, weight] of Object.entries(weights)) {
    checkName(path, name, versions, 'version');
    checkNumber(`${path}.${name}`, weight, { atLeast: 0 });
  }
  if (!Object.values(weights).some((weight) => weight > 0))
    throw new TrafficDescriptionError(path, weights, 'a weight above 0');
}

export function checkMirror(path: string, mirror: MirrorDescription, versions: readonly string[]): void {
  checkObject(path, mirror);
  checkName(`${path}.version`, mirror.version, versions, 'version');
  checkNumber(`${path}.share`, mirror.share, { atLeast: 0, atMost: 1 });
}

function checkVersion(path: string, version: VersionDescription): void {
  const { name, batching, memory, layers } = version;
  if (typeof name !== 'string' || name === '')
    throw new TrafficDescriptionError(`${path}.name`, name, 'a name');
  checkNumber(`${path}.workers`, version.workers, { atLeast: 1, atMost: 10_000, whole: true });
  checkOptional(`${path}.queueLimit`, version.queueLimit, { atLeast: 0, whole: true });
  checkService(`${path}.service`, version.service);
  checkOptional(`${path}.failures`, version.failures, { atLeast: 0, atMost: 1 });
  checkOptional(`${path}.cpuShare`, version.cpuShare, { atLeast: 0, atMost: 1 });
  checkOptional(`${path}.boot`, version.boot, { atLeast: 0 });
  checkOptional(`${path}.load`, version.load, { atLeast: 0 });
  checkOptional(`${path}.crashesPerHour`, version.crashesPerHour, { atLeast: 0 });
  if (batching !== undefined) {
    checkObject(`${path}.batching`, batching);
    checkNumber(`${path}.batching.most`, batching.most, { atLeast: 1, whole: true });
    checkNumber(`${path}.batching.wait`, batching.wait, { atLeast: 0 });
    checkNumber(`${path}.batching.perItem`, batching.perItem, { atLeast: 0 });
    if (version.queueLimit !== undefined)
      checkNumber(`${path}.queueLimit`, version.queueLimit, { atLeast: batching.most, whole: true });
  }
  if (memory !== undefined) {
    checkObject(`${path}.memory`, memory);
    checkNumber(`${path}.memory.base`, memory.base, { atLeast: 0 });
    checkNumber(`${path}.memory.perRequest`, memory.perRequest, { atLeast: 0 });
    checkNumber(`${path}.memory.limit`, memory.limit, { atLeast: memory.base + memory.perRequest });
  }
  if (layers === undefined) return;
  checkList(`${path}.layers`, layers);
  layers.forEach((layer, i) => {
    checkObject(`${path}.layers[${i}]`, layer);
    if (typeof layer.digest !== 'string')
      throw new TrafficDescriptionError(`${path}.layers[${i}].digest`, layer.digest, 'the digest of a layer');
    checkNumber(`${path}.layers[${i}].bytes`, layer.bytes, { atLeast: 0 });
  });
}

function checkService(path: string, service: ServiceDescription): void {
  checkObject(path, service);
  checkChoice(`${path}.kind`, service.kind, [
    'exponential',
    'deterministic',
    'lognormal',
    'gamma',
    'empirical',
  ]);
  if (service.kind === 'empirical') {
    checkList(`${path}.seconds`, service.seconds, { least: 1 });
    checkNumbers(`${path}.seconds`, service.seconds, { atLeast: 0 });
    if (service.failed !== undefined)
      checkList(`${path}.failed`, service.failed, { exactly: service.seconds.length });
    if (service.marks !== undefined) {
      checkList(`${path}.marks`, service.marks, { exactly: service.seconds.length });
      checkNumbers(`${path}.marks`, service.marks, { atLeast: 0, atMost: MARKS - 1, whole: true });
    }
    return;
  }
  checkNumber(`${path}.mean`, service.mean, { above: 0 });
  if (service.kind === 'lognormal' || service.kind === 'gamma')
    checkNumber(`${path}.variation`, service.variation, { above: 0, atMost: 100 });
}

function checkNodes({ count, zones, room, bandwidth, grow }: NodeDescription): void {
  checkNumber('fleet.nodes.count', count, { atLeast: 0, atMost: MOST_REPLICAS, whole: true });
  if (zones !== undefined) checkList('fleet.nodes.zones', zones, { least: 1 });
  checkNumber('fleet.nodes.room', room, { atLeast: 1, whole: true });
  checkNumber('fleet.nodes.bandwidth', bandwidth, { above: 0 });
  if (grow === undefined) return;
  checkObject('fleet.nodes.grow', grow);
  checkNumber('fleet.nodes.grow.most', grow.most, { atLeast: count, atMost: MOST_REPLICAS, whole: true });
  checkNumber('fleet.nodes.grow.provision', grow.provision, { atLeast: 0 });
  checkNumber('fleet.nodes.grow.idle', grow.idle, { atLeast: 0 });
}

function checkRouting(routing: RoutingDescription | undefined, versions: readonly string[]): void {
  if (routing === undefined) return;
  const { policy, weights, mirror } = routing;
  checkObject('fleet.routing', routing);
  if (policy !== undefined)
    checkChoice('fleet.routing.policy', policy, ['least-outstanding', 'round-robin', 'random']);
  if (weights !== undefined) checkWeights('fleet.routing.weights', weights, versions);
  if (mirror !== undefined) checkMirror('fleet.routing.mirror', mirror, versions);
}
