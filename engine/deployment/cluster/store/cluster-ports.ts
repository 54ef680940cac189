import type { Behaviour, ContainerRun, ImageAnswer, MetricAnswer, MetricQuery } from '../pods/behaviour';

/** What a cluster learns from outside: its registry, what containers do, and its source of metrics. */
export interface ClusterPorts {
  /** What the registry has under a name now. */
  readonly resolveImage: (reference: string) => ImageAnswer;
  /** Runs a container once, to learn what it does. */
  readonly learn: (run: ContainerRun) => Promise<Behaviour>;
  readonly measure: (query: MetricQuery) => Promise<MetricAnswer>;
}
