import type { CodeRunner } from '../../core/code-runner';
import { hashFiles, type WorkspaceFiles } from '../../core/files';
import type { Behaviour } from '../../deployment/cluster/pods/behaviour';
import {
  measureService,
  type SampleRequest,
  ServiceNotMeasuredError,
} from '../../traffic/service/measure-service';
import type { ServiceRecord } from '../../traffic/service/service-record';
import type { MeasuredVersion } from '../description';
import { type AnswerRules, marksOf } from './answers';
import type { ReleasedWorkload } from './manifests';

/** A service, and what it is asked. */
export interface ReleasedService {
  /** The module whose default export has `fetch`. */
  readonly module: string;
  /** The port that it listens at. */
  readonly port: number;
  readonly requests: readonly SampleRequest[];
  readonly rules: AnswerRules;
}

/** What it takes to run code. */
export interface ReleaseMeans {
  readonly runner: CodeRunner;
  readonly newRunId: () => string;
  readonly signal: AbortSignal;
  /** Chance and clock of the service follow from it, and times are counted. */
  readonly seed: string;
}

/** What was found of a version: its record and what its probes are answered with. */
export interface MeasuredRelease {
  readonly record: ServiceRecord;
  readonly behaviour: Partial<Behaviour>;
}

/** A Node process that waits for others works on many requests at once. */
const WORKERS = 8;
/** The share of its time in which it computes; the rest it waits. */
const CPU_SHARE = 0.1;
const CRASHES_AFTER_MS = 500;

/** The service of a project is what runs: documents, manifests and tables are not. */
const isCode = (path: string) => !/\.(?:ya?ml|md|csv)$/.test(path) && !path.startsWith('.');

const get = (path: string): SampleRequest => ({ method: 'GET', path, headers: {}, body: null });

/**
 * Runs a version of a service in the sandbox: what its rows meet, and what its probes are answered with. One that does not
 * start is a version too: its container ends, and whoever reaches it is told so.
 * @throws MeasuringFailedError when the sandbox broke
 */
export async function measureRelease(
  files: WorkspaceFiles,
  { module, port, requests }: ReleasedService,
  { paths, commands }: Pick<ReleasedWorkload, 'paths' | 'commands'>,
  { runner, newRunId, signal, seed }: ReleaseMeans,
): Promise<MeasuredRelease> {
  const code = Object.fromEntries(Object.entries(files).filter(([path]) => isCode(path)));
  const content = hashFiles(code);
  // A probe by a command asks the service in its container, as `churn/health.ts` does.
  const asked = [...new Set([...paths, ...(commands.length > 0 ? ['/health'] : [])])];
  const job = {
    files: code,
    entry: module,
    content,
    requests: [...requests, ...asked.map(get)],
    keepsAnswers: true,
    seed,
  };
  try {
    const record = await measureService(job, { runner, newRunId, signal });
    const answers = record.answers.slice(0, requests.length);
    const statuses = new Map(asked.map((path, at) => [path, record.answers[requests.length + at]!.status]));
    const isWell = (statuses.get('/health') ?? 200) < 400;
    return {
      record: { ...record, answers },
      behaviour: {
        ports: [port],
        answers: Object.fromEntries(paths.map((path) => [path, statuses.get(path)!])),
        commands: Object.fromEntries(
          commands.map((words) => [words, /health/.test(words) && !isWell ? 1 : 0]),
        ),
      },
    };
  } catch (error) {
    if (!(error instanceof ServiceNotMeasuredError)) throw error;
    return {
      record: {
        format: 'stagecraft-service-times/1',
        entry: module,
        content,
        method: 'counted',
        loadSeconds: CRASHES_AFTER_MS / 1000,
        answers: requests.map(() => ({ seconds: 0.001, status: 502, error: error.message })),
      },
      behaviour: {
        ports: [port],
        exit: { afterMs: CRASHES_AFTER_MS, code: 1 },
        log: `${error.message}\n`,
      },
    };
  }
}

/** A version for operations, its answers marked beside those of the version before it. */
export const versionOf = (
  image: string,
  { record, behaviour }: MeasuredRelease,
  before: MeasuredRelease,
  rules: AnswerRules,
): MeasuredVersion => ({
  image,
  record,
  marks: marksOf(record, before.record, rules),
  serving: { workers: WORKERS, cpuShare: CPU_SHARE },
  behaviour,
});
