/** What serves: versions of the model, their replicas, the machines below and the router before them. */
export interface FleetDescription {
  readonly versions: readonly VersionDescription[];
  /** What runs at the start; ready at once, unless `coldStart`. */
  readonly replicas: readonly { readonly version: string; readonly count: number }[];
  readonly coldStart?: boolean;
  readonly nodes?: NodeDescription;
  readonly routing?: RoutingDescription;
  /** Seconds before a container that died starts again; they double with each death up to `most`, and begin anew after ten minutes of work. 10 and 300 when absent, as the kubelet does. */
  readonly restart?: { readonly backoff: number; readonly most: number };
}

/** One version of the service: code, model, image. All of its replicas are alike. */
export interface VersionDescription {
  readonly name: string;
  /** Requests that one replica works on at a time. */
  readonly workers: number;
  /** Requests that wait in one replica at most; one more is refused (503). Absent: no limit. */
  readonly queueLimit?: number;
  /** Seconds of work that one request takes. */
  readonly service: ServiceDescription;
  /** The share of requests that are answered with an error (500) after their work. */
  readonly failures?: number;
  readonly batching?: BatchingDescription;
  /** The share of its service time in which a request keeps a core busy; 1 when absent. Time by which a slow dependency prolongs it is waiting. */
  readonly cpuShare?: number;
  readonly memory?: MemoryDescription;
  /** The layers of its image; a node pulls those that it has not. */
  readonly layers?: readonly { readonly digest: string; readonly bytes: number }[];
  /** Seconds from the start of the process until it loads its model; 0 when absent. */
  readonly boot?: number;
  /** Seconds that the model takes to load; the replica is ready after that. 0 when absent. */
  readonly load?: number;
  /** How often one replica crashes by itself in an hour; 0 when absent. */
  readonly crashesPerHour?: number;
  /** Whether work goes on for clients that have hung up: what waits is served all the same. Absent: it is dropped when its client goes. */
  readonly servesTheGone?: boolean;
}

/** How service times are distributed; `variation` is deviation ÷ mean. */
export type ServiceDescription =
  | { readonly kind: 'exponential'; readonly mean: number }
  | { readonly kind: 'deterministic'; readonly mean: number }
  | { readonly kind: 'lognormal'; readonly mean: number; readonly variation: number }
  | { readonly kind: 'gamma'; readonly mean: number; readonly variation: number }
  /** What was measured: one of the samples is drawn, all alike. */
  | {
      readonly kind: 'empirical';
      readonly seconds: ArrayLike<number>;
      /** Which of the samples ended in an error; none when absent. */
      readonly failed?: ArrayLike<boolean>;
      /** What the answer of each sample is, as a whole number below `MARKS`, e.g. 1 for a wrong one; answers that were served are counted by it. All 0 when absent. */
      readonly marks?: ArrayLike<number>;
      /** The request for key k is sample k mod n, always: the same row fails each time. */
      readonly byKey?: boolean;
    };

/** Requests are put together: until there are `most` of them or the first has waited for `wait` seconds. */
export interface BatchingDescription {
  readonly most: number;
  readonly wait: number;
  /** What one more request adds to a batch, as a share of the time of one alone: n of them take S · (1 + perItem · (n − 1)). */
  readonly perItem: number;
}

/** A process that holds more with each request is killed when it would hold more than its limit. */
export interface MemoryDescription {
  readonly base: number;
  readonly perRequest: number;
  readonly limit: number;
}

/** Machines of one kind. */
export interface NodeDescription {
  readonly count: number;
  /** Names; nodes are dealt out to them in turn. One zone when absent. */
  readonly zones?: readonly string[];
  /** Replicas that fit on one node. */
  readonly room: number;
  /** Bytes a second at which an image is pulled; images are pulled one after the other. */
  readonly bandwidth: number;
  /** Layers that each node has at the start. */
  readonly layers?: readonly string[];
  /** Nodes are added up to `most` when a replica finds no room, and taken away after `idle` seconds without one. */
  readonly grow?: { readonly most: number; readonly provision: number; readonly idle: number };
}

export interface RoutingDescription {
  /** How one of the replicas is chosen; `least-outstanding` when absent. */
  readonly policy?: RoutingPolicy;
  /** Shares of the traffic by version; only proportions count. Absent: all ready replicas are in one pool, as behind a Service of Kubernetes. */
  readonly weights?: Readonly<Record<string, number>>;
  readonly mirror?: MirrorDescription;
}

export type RoutingPolicy = 'least-outstanding' | 'round-robin' | 'random';

/** A share of the requests is sent to a second version too, whose answers nobody gets. It takes no other traffic. */
export interface MirrorDescription {
  readonly version: string;
  readonly share: number;
}
