/** How a container is asked for its health. Times in seconds. */
export interface Healthcheck {
  /** `["CMD", …]`, or `["CMD-SHELL", text]`. */
  readonly test: readonly string[];
  readonly interval: number;
  readonly timeout: number;
  readonly retries: number;
  readonly startPeriod: number;
}

/** What an image says about the container that is made of it. */
export interface ImageConfig {
  readonly env: Readonly<Record<string, string>>;
  readonly workdir: string;
  /** '' is root. */
  readonly user: string;
  readonly cmd: readonly string[] | null;
  readonly entrypoint: readonly string[] | null;
  /** E.g. `8080/tcp`. */
  readonly exposed: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly volumes: readonly string[];
  readonly healthcheck: Healthcheck | null;
  /** What the shell form is run by. */
  readonly shell: readonly string[];
  readonly stopSignal: string;
}

export const EMPTY_CONFIG: ImageConfig = {
  env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' },
  workdir: '/',
  user: '',
  cmd: null,
  entrypoint: null,
  exposed: [],
  labels: {},
  volumes: [],
  healthcheck: null,
  shell: ['/bin/sh', '-c'],
  stopSignal: 'SIGTERM',
};
