import type { Notification } from '../monitoring/alerting/alertmanager';
import type { Labels } from '../monitoring/metrics/labels';
import type { AlertChange } from '../monitoring/rules/active-alerts';
import type { RuleFailure } from '../monitoring/rules/rule-engine';
import type { TrafficResult } from '../traffic/result';
import type { CloudBill } from './bills';
import type { WorkloadName } from './description';
import type { ClusterNote, WorkloadMoment } from './moments';

/** All that came of an operation; plain data that can be sent to another thread. */
export interface OperationsResult {
  readonly workload: WorkloadName;
  /** Milliseconds since the epoch of the first moment of the traffic. */
  readonly startAt: number;
  readonly traffic: TrafficResult;
  /** The course of the workload: each moment at which it was seen to have changed. */
  readonly moments: readonly WorkloadMoment[];
  /** What the cluster said, in the order in which it was heard. */
  readonly notes: readonly ClusterNote[];
  /** Changes that the cluster refused, in its words. */
  readonly refusals: readonly { readonly at: number; readonly message: string }[];
  /** Seconds that pods held room on a machine, by window of the traffic, and how many fit on one. */
  readonly podSeconds: Float64Array;
  readonly podsPerNode: number;
  /** Machines that are paid for, by window; empty without a setting of where. */
  readonly nodes: Float64Array;
  /** The metrics as they were scraped. */
  readonly metrics: readonly CollectedSeries[];
  readonly alerts: readonly AlertChange[];
  readonly notifications: readonly Notification[];
  readonly ruleFailures: readonly RuleFailure[];
  /** What a month like this costs on each cloud, the chosen one first; empty without a setting. */
  readonly bills: readonly CloudBill[];
}

/** One series with all of its samples. Times are milliseconds since the epoch. */
export interface CollectedSeries {
  readonly labels: Labels;
  readonly times: Float64Array;
  readonly values: Float64Array;
}
