/** What happens when a container of an image runs. Times in milliseconds from the start of its process. */
export interface Behaviour {
  /** From then on it answers. */
  readonly startMs: number;
  /** When and how it ends by itself; null: it does not. */
  readonly exit: { readonly afterMs: number; readonly code: number } | null;
  /** From then on it does not answer any more, though it runs; null: never. */
  readonly hangsAfterMs: number | null;
  /** How long it takes to end when it is told to (SIGTERM); null: it does not listen, and is killed after its grace. */
  readonly stopMs: number | null;
  /** Ports that it listens at; []: at whichever it is asked. */
  readonly ports: readonly number[];
  /** The status that a GET of a path is answered with, for the paths of its probes. */
  readonly answers: Readonly<Record<string, number>>;
  /** Exit codes of commands, for those of its probes, by their words joined with a blank. */
  readonly commands: Readonly<Record<string, number>>;
  /** What it prints when it starts. */
  readonly log: string;
  /** What it uses when nobody asks it for anything. */
  readonly idleCpuMilli: number;
  readonly memoryBytes: number;
}

/** A service that starts in half a second and answers everything with 200. */
export const STEADY: Behaviour = {
  startMs: 500,
  exit: null,
  hangsAfterMs: null,
  stopMs: null,
  ports: [],
  answers: {},
  commands: {},
  log: '',
  idleCpuMilli: 1,
  memoryBytes: 48 * 2 ** 20,
};

/** What a node learns of an image when it pulls it. */
export type ImageAnswer =
  | {
      readonly kind: 'found';
      /** `sha256:…` */
      readonly digest: string;
      /** What has to be downloaded, compressed, by layer. */
      readonly layers: readonly { readonly digest: string; readonly bytes: number }[];
    }
  | { readonly kind: 'missing'; readonly message: string };

/** What has to be known before a container can be followed: its image in the registry, or what it does when it runs. */
export type Need =
  | { readonly kind: 'image'; readonly reference: string }
  | { readonly kind: 'behaviour'; readonly key: string; readonly run: ContainerRun }
  | { readonly kind: 'measurement'; readonly key: string; readonly query: MetricQuery };

/** A container as it would be run. */
export interface ContainerRun {
  readonly reference: string;
  readonly digest: string;
  readonly command: readonly string[] | null;
  readonly args: readonly string[] | null;
  readonly workingDir: string | null;
  readonly env: Readonly<Record<string, string>>;
  /** Paths and commands that its probes ask, and ports that it is asked at. */
  readonly paths: readonly string[];
  readonly commands: readonly string[];
}

/** A question to a source of metrics. */
export interface MetricQuery {
  readonly address: string;
  readonly query: string;
  /** Milliseconds. */
  readonly at: number;
}

/** What a source of metrics answers. */
export type MetricAnswer =
  | { readonly kind: 'value'; readonly values: readonly number[] }
  | { readonly kind: 'error'; readonly message: string };
