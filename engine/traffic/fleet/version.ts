import type { Rng } from '../../core/rng';
import type { BatchingDescription, MemoryDescription, VersionDescription } from '../fleet-description';
import { ServiceTimes } from './service-times';

/** A version of the service as the simulation works with it, and what faults do to it at the moment. */
export class Version {
  readonly name: string;
  readonly workers: number;
  readonly queueLimit: number;
  readonly times: ServiceTimes;
  readonly batching: BatchingDescription | null;
  readonly cpuShare: number;
  readonly memory: MemoryDescription | null;
  /** How many requests a process answers before it would hold more than its limit. */
  readonly requestsToLimit: number;
  readonly layers: readonly { readonly digest: string; readonly bytes: number }[];
  /** Seconds from the start of the process until it is ready. */
  readonly startTime: number;
  readonly crashesPerSecond: number;
  readonly servesTheGone: boolean;
  /** What service times are multiplied with. */
  slowness = 1;
  /** The share of requests that fail beside those that fail anyway. */
  errorShare = 0;

  constructor(
    readonly index: number,
    description: VersionDescription,
    rng: Rng,
  ) {
    const { memory, batching } = description;
    this.name = description.name;
    this.workers = description.workers;
    this.queueLimit = description.queueLimit ?? Number.POSITIVE_INFINITY;
    this.times = new ServiceTimes(description.service, description.failures ?? 0, rng);
    this.batching = batching ?? null;
    this.cpuShare = description.cpuShare ?? 1;
    this.memory = memory ?? null;
    this.requestsToLimit =
      memory && memory.perRequest > 0
        ? Math.floor((memory.limit - memory.base) / memory.perRequest)
        : Number.POSITIVE_INFINITY;
    this.layers = description.layers ?? [];
    this.startTime = (description.boot ?? 0) + (description.load ?? 0);
    this.crashesPerSecond = (description.crashesPerHour ?? 0) / 3600;
    this.servesTheGone = description.servesTheGone ?? false;
  }
}
