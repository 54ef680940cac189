import type { Provider } from '../deployment/cloud/providers';
import type { Behaviour } from '../deployment/cluster/pods/behaviour';
import type { ClusterSettings } from '../deployment/cluster/settings';
import type { Steering } from '../deployment/cluster/state/inputs';
import type { TrafficDescription } from '../traffic/description';
import type { RoutingPolicy, VersionDescription } from '../traffic/fleet-description';
import type { ServiceRecord } from '../traffic/service/service-record';

/**
 * A service in production, as plain data: what runs it, what it was measured to do, what is sent to it, who watches it, and
 * where it is paid for. With a seed it is the whole input of an operation. `at` is in seconds since the first moment of the traffic.
 */
export interface OperationsDescription {
  readonly cluster: ClusterSource;
  /** The deployment or rollout that serves; the only one of the cluster when absent. */
  readonly workload?: WorkloadName;
  /** The service that users reach it by; absent: the active one of a blue/green rollout, else all pods that are ready. */
  readonly service?: string;
  /** Versions that may run, by their images. */
  readonly versions: readonly MeasuredVersion[];
  /** What is done to the cluster meanwhile, in the order of time. */
  readonly changes?: readonly PlannedChange[];
  readonly traffic: ServiceTraffic;
  /** What the service counts of its answers beside their status. */
  readonly answers?: readonly AnswerMetric[];
  /** Absent: metrics are collected for analyses of rollouts, and nobody is alerted. */
  readonly monitoring?: MonitoringSetting;
  /** Absent: no bill. */
  readonly bill?: BillSetting;
}

export interface WorkloadName {
  readonly kind: 'Deployment' | 'Rollout';
  readonly name: string;
}

/** Where the cluster comes from: objects that were written, or the record of a cluster that is there already. */
export type ClusterSource =
  | {
      readonly kind: 'manifests';
      readonly files: readonly ManifestFile[];
      /** Changes of the usual settings. */
      readonly settings?: Partial<ClusterSettings>;
      /** Milliseconds since the epoch of the first moment of the traffic. The objects are applied ten minutes before. */
      readonly startAt: number;
    }
  /** The text of its log (`CLUSTER_LOG`); the traffic begins ten minutes after its last entry. */
  | { readonly kind: 'log'; readonly text: string };

/** YAML of Kubernetes and Argo Rollouts. */
export interface ManifestFile {
  /** For messages. */
  readonly path: string;
  readonly text: string;
}

/** A version of the service, under the name of its image. */
export interface MeasuredVersion {
  readonly image: string;
  /** What its answers took: the request for key k meets what row k (modulo their number) met. */
  readonly record: ServiceRecord;
  /** What the answer for each row is, e.g. 1 for a wrong one; see `marks` of `ServiceDescription`. */
  readonly marks?: readonly number[];
  /** What of the simulated version differs from one worker without batching. `service` is in place of the record. */
  readonly serving?: Partial<Omit<VersionDescription, 'name' | 'boot' | 'load'>>;
  /** What of its container differs from one that starts as measured and answers every probe with 200. */
  readonly behaviour?: Partial<Behaviour>;
}

/** A counter of answers by what they are, as a service exports it, e.g. predictions by their class. */
export interface AnswerMetric {
  /** E.g. `predictions_total`. */
  readonly name: string;
  readonly help: string;
  readonly label: string;
  /** The value of the label for each mark of an answer. */
  readonly values: readonly string[];
  /** Whether copies for a shadow alone are counted: somebody has to compare them with what users got. */
  readonly ofShadows?: boolean;
}

/** Something that is done to the cluster. */
export type PlannedChange = { readonly at: number } & (
  | { readonly apply: ManifestFile }
  | { readonly steer: Steering; readonly rollout: string }
);

/** What is sent to the service. All but the fleet, which the cluster has. */
export interface ServiceTraffic
  extends Omit<TrafficDescription, 'fleet' | 'acts' | 'controlEvery' | 'buckets'> {
  /** How the replica is chosen: `random` when absent, as the rules of a Service choose. */
  readonly routing?: RoutingPolicy;
  /** Seconds between two looks at the cluster, which are scrapes too; 15 when absent. */
  readonly controlEvery?: number;
  /** Upper bounds of the latency histogram. */
  readonly buckets?: readonly number[];
}

/** Who watches: the files of Prometheus, of objectives and of the Alertmanager. */
export interface MonitoringSetting {
  /** Texts of rule files. */
  readonly rules?: readonly ManifestFile[];
  /** Texts of OpenSLO documents; their burn-rate alerts are evaluated. */
  readonly objectives?: readonly ManifestFile[];
  /** Text of `alertmanager.yml`; one pager and one ticket queue when absent. */
  readonly alertmanager?: ManifestFile;
  /** Seconds between evaluations; a multiple of `controlEvery`, which it is when absent. */
  readonly interval?: number;
}

/** Where the machines below the pods are rented. They are priced on the other clouds too. */
export interface BillSetting {
  readonly provider: Provider;
  readonly region: string;
  /** E.g. `m5.large`. */
  readonly machine: string;
  readonly market?: 'on-demand' | 'spot';
  /** Machines that stay however few pods there are; 1 when absent. */
  readonly leastNodes?: number;
  /** Text of a price list in place of the lab's own. */
  readonly prices?: string;
}
