/** A container, running or ended. */
export interface ContainerRecord {
  /** 64 hexadecimal digits. */
  readonly id: string;
  readonly name: string;
  readonly imageId: string;
  /** As it was asked for: `app:latest`. */
  readonly image: string;
  /** What it runs. */
  readonly command: readonly string[];
  readonly created: number;
  readonly status: 'running' | 'exited';
  readonly exitCode: number;
  readonly finished: number | null;
  /** Ports of the lab to ports of the container. */
  readonly ports: readonly { readonly host: number; readonly container: number }[];
  readonly env: Readonly<Record<string, string>>;
  readonly user: string;
  readonly workdir: string;
  /** The module that answers requests, below the container's root; null: it does not serve. */
  readonly serves: string | null;
  readonly removeWhenDone: boolean;
  readonly log: string;
  readonly health: HealthRecord | null;
}

/** What the health check of a container last said. */
export interface HealthRecord {
  readonly status: 'starting' | 'healthy' | 'unhealthy';
  readonly failingStreak: number;
  /** In milliseconds; null: not yet. */
  readonly checkedAt: number | null;
  readonly output: string;
}
