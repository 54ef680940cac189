import type { Replica } from './replica';

/** What the replicas of each version have been and used since the start, in seconds; what bills and utilisation follow from. */
export class Ledger {
  readonly replicaSeconds: Float64Array;
  readonly workerSeconds: Float64Array;
  readonly busySeconds: Float64Array;
  readonly coreSeconds: Float64Array;
  readonly queueSeconds: Float64Array;

  constructor(versions: number) {
    this.replicaSeconds = new Float64Array(versions);
    this.workerSeconds = new Float64Array(versions);
    this.busySeconds = new Float64Array(versions);
    this.coreSeconds = new Float64Array(versions);
    this.queueSeconds = new Float64Array(versions);
  }

  /** Enters what a replica has used since the last entry; to be called before its phase changes. */
  enter(replica: Replica, now: number): void {
    replica.account(now);
    const { seen, version, phase } = replica;
    const { index } = version;
    const passed = now - seen.until;
    this.replicaSeconds[index]! += passed;
    if (phase === 'ready' || phase === 'draining') this.workerSeconds[index]! += passed * version.workers;
    this.busySeconds[index]! += replica.busyTime - seen.busyTime;
    this.coreSeconds[index]! += replica.coreTime - seen.coreTime;
    this.queueSeconds[index]! += replica.queueTime - seen.queueTime;
    seen.until = now;
    seen.busyTime = replica.busyTime;
    seen.coreTime = replica.coreTime;
    seen.queueTime = replica.queueTime;
  }

  /** A ledger with the same sums, which stays as it is. */
  copy(): Ledger {
    const copy = new Ledger(this.replicaSeconds.length);
    copy.replicaSeconds.set(this.replicaSeconds);
    copy.workerSeconds.set(this.workerSeconds);
    copy.busySeconds.set(this.busySeconds);
    copy.coreSeconds.set(this.coreSeconds);
    copy.queueSeconds.set(this.queueSeconds);
    return copy;
  }
}
