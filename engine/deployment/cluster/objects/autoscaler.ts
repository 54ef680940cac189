import type { Condition, ObjectBase } from './meta';
import type { LabelSelector } from './selector';

/** What a metric is held to. One of the three is given. */
export interface MetricTarget {
  readonly type: 'Utilization' | 'AverageValue' | 'Value';
  /** Per cent of what is asked for. */
  readonly averageUtilization?: number;
  readonly averageValue?: string | number;
  readonly value?: string | number;
}

interface NamedMetric {
  readonly name: string;
  readonly selector?: LabelSelector;
}

/** What an autoscaler looks at. */
export type MetricSpec =
  | { readonly type: 'Resource'; readonly resource: { readonly name: string; readonly target: MetricTarget } }
  | { readonly type: 'Pods'; readonly pods: { readonly metric: NamedMetric; readonly target: MetricTarget } }
  | {
      readonly type: 'External';
      readonly external: { readonly metric: NamedMetric; readonly target: MetricTarget };
    };

/** How far replicas may go within a period. */
export interface ScalingPolicy {
  readonly type: 'Pods' | 'Percent';
  readonly value: number;
  readonly periodSeconds: number;
}

/** How one direction is held back. Defaults are filled in. */
export interface ScalingRules {
  readonly stabilizationWindowSeconds: number;
  readonly selectPolicy: 'Max' | 'Min' | 'Disabled';
  readonly policies: readonly ScalingPolicy[];
  /** The share by which a metric may be off its target without anything happening; 0.1 unless given. */
  readonly tolerance?: string | number;
}

export interface ScalingBehavior {
  readonly scaleUp: ScalingRules;
  readonly scaleDown: ScalingRules;
}

export interface HpaSpec {
  readonly scaleTargetRef: { readonly apiVersion: string; readonly kind: string; readonly name: string };
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly metrics: readonly MetricSpec[];
  /** Absent: the older rules hold, at most twice as many (or 4) at once. */
  readonly behavior?: ScalingBehavior;
}

/** What a metric last was, as `kubectl` shows it; null: it could not be had. */
export interface MetricStatus {
  readonly name: string;
  readonly current: string | null;
  readonly target: string;
  readonly type: MetricSpec['type'];
}

/** A number of replicas at a time: what was recommended, or by how much they were changed. */
export interface TimedCount {
  readonly at: number;
  readonly count: number;
}

export interface HpaStatus {
  readonly currentReplicas: number;
  readonly desiredReplicas: number;
  readonly lastScaleAt: number | null;
  readonly metrics: readonly MetricStatus[];
  readonly conditions: readonly Condition[];
  /** When it looks next. */
  readonly nextAt: number;
  readonly history: ScalingHistory;
}

/** What an autoscaler remembers. */
export interface ScalingHistory {
  readonly recommendations: readonly TimedCount[];
  readonly added: readonly TimedCount[];
  readonly removed: readonly TimedCount[];
}

export type Hpa = ObjectBase<'HorizontalPodAutoscaler', HpaSpec, HpaStatus>;
