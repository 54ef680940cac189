/** A machine of the cluster. */
export interface NodeSetting {
  readonly name: string;
  /** What pods may ask for together, in thousandths of a CPU. */
  readonly cpuMilli: number;
  readonly memoryBytes: number;
}

/** What a cluster is made of. Figures marked assumed are the lab's: no real cluster promises them. */
export interface ClusterSettings {
  readonly nodes: readonly NodeSetting[];
  /** Bytes a second of each node from the registry; assumed. */
  readonly pullBytesPerSecond: number;
  /** Milliseconds from a scheduled pod, its image there, to its started process; assumed. */
  readonly containerStartMs: number;
  /** The most pods that the lab follows at once; a cluster of this size has such a quota too. */
  readonly maxPods: number;
  /** What names and chance follow from. */
  readonly seed: string;
}

const GIB = 2 ** 30;

/** Three machines as small as one can rent them for a cluster: 2 CPUs and 4 GiB, less what the system takes. */
export const DEFAULT_SETTINGS: ClusterSettings = {
  nodes: ['node-1', 'node-2', 'node-3'].map((name) => ({ name, cpuMilli: 1930, memoryBytes: 3.25 * GIB })),
  pullBytesPerSecond: 50_000_000,
  containerStartMs: 500,
  maxPods: 500,
  seed: 'cluster',
};
