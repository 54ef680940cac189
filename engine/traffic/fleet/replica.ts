import type { ReplicaPhase } from '../controller';
import { NONE } from './request-table';
import type { Version } from './version';

/** A machine that replicas run on. */
export interface Node {
  readonly zone: string;
  readonly createdAt: number;
  /** When it is there; while it is being provisioned, in the future. */
  readonly readyAt: number;
  /** When the images that are asked of it so far have been pulled. */
  pulledAt: number;
  /** When each layer is there, by its digest. */
  readonly layers: Map<string, number>;
  replicas: number;
  isDown: boolean;
  /** When its last replica went away; Infinity while it has some. */
  emptySince: number;
}

/** One process of the service: its workers, its queue, and what it has used. */
export class Replica {
  phase: ReplicaPhase | 'gone' = 'unschedulable';
  node: Node | null = null;
  readyAt = Number.NaN;
  restarts = 0;
  /** Until then its process refuses connections, though it may be ready for the router: nobody asked it whether it was. */
  answersAt = Number.NEGATIVE_INFINITY;
  /** Deaths without ten minutes of work between them; the wait before a restart follows from it. */
  deathsInARow = 0;
  /** A number that no other life of a replica has: plans that were made for an earlier one are told by it. */
  life = 0;
  /** Requests that this process has answered. */
  answered = 0;

  busy = 0;
  queued = 0;
  first = NONE;
  last = NONE;
  /** When the batch that is being collected is due. */
  batchDue = Number.POSITIVE_INFINITY;
  /** Cores in use now. */
  cores = 0;

  /** Integrals over time, since the replica was made: seconds of workers, of cores, of waiting requests. */
  busyTime = 0;
  coreTime = 0;
  queueTime = 0;
  accountedAt: number;
  /** What of them has been entered into the ledger. */
  readonly seen = { busyTime: 0, coreTime: 0, queueTime: 0, until: 0 };

  /**
   * @param id counts from 0 in order of creation
   * @param slot where it stands in the fleet; used again when it is gone
   */
  constructor(
    readonly id: number,
    readonly slot: number,
    readonly version: Version,
    readonly createdAt: number,
  ) {
    this.accountedAt = createdAt;
    this.seen.until = createdAt;
  }

  get outstanding(): number {
    return this.busy + this.queued;
  }

  /** Bytes that its process holds. */
  get memory(): number {
    const { memory } = this.version;
    const lives = this.phase === 'ready' || this.phase === 'draining';
    return memory && lives ? memory.base + memory.perRequest * this.answered : 0;
  }

  /** Brings the integrals up to date; to be called before what they run over changes. */
  account(now: number): void {
    const passed = now - this.accountedAt;
    this.busyTime += this.busy * passed;
    this.coreTime += this.cores * passed;
    this.queueTime += this.queued * passed;
    this.accountedAt = now;
  }
}
