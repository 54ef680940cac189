/** The parameters of the model of time. Bytes a second, seconds. All are assumed: of a laptop with a fast line. */
export interface TimeModel {
  readonly downloadBytesPerSecond: number;
  readonly uploadBytesPerSecond: number;
  readonly diskBytesPerSecond: number;
  /** What a container takes to start for a RUN. */
  readonly runSeconds: number;
  readonly copySeconds: number;
  readonly pullSeconds: number;
  /** For installers, for each package. */
  readonly packageSeconds: number;
  readonly exportSeconds: number;
  /** What a registry takes to answer before a push. */
  readonly pushSeconds: number;
}

export const TIME_MODEL: TimeModel = {
  downloadBytesPerSecond: 12_000_000,
  uploadBytesPerSecond: 6_000_000,
  diskBytesPerSecond: 150_000_000,
  runSeconds: 0.3,
  copySeconds: 0.05,
  pullSeconds: 0.6,
  packageSeconds: 0.15,
  exportSeconds: 0.1,
  pushSeconds: 1,
};

/** What a step did, as far as it takes time. */
export interface StepWork {
  readonly kind: 'pull' | 'run' | 'copy' | 'other';
  readonly downloaded: number;
  readonly written: number;
  readonly packages: number;
}

const FIXED = (model: TimeModel): Readonly<Record<StepWork['kind'], number>> => ({
  pull: model.pullSeconds,
  run: model.runSeconds,
  copy: model.copySeconds,
  other: 0,
});

/** Seconds of a step that is not in the cache: fixed + bytes / throughput, each in its turn. */
export function secondsOf(work: StepWork, model: TimeModel = TIME_MODEL): number {
  return (
    FIXED(model)[work.kind] +
    work.downloaded / model.downloadBytesPerSecond +
    work.written / model.diskBytesPerSecond +
    work.packages * model.packageSeconds
  );
}

/** The parameters as one line, to be printed beside a time that was made with them. */
export const modelLine = (model: TimeModel = TIME_MODEL): string =>
  `pull ${model.pullSeconds} s, RUN ${model.runSeconds} s, COPY ${model.copySeconds} s, a package ${model.packageSeconds} s, ` +
  `download ${model.downloadBytesPerSecond / 1e6} MB/s, disk ${model.diskBytesPerSecond / 1e6} MB/s (all assumed)`;
