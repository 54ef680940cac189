import type { WorkspaceFiles } from '../../core/files';
import { seededRng } from '../../core/rng';
import type { SampleRequest } from '../../traffic/service/measure-service';
import type { ManifestFile } from '../description';
import type { OperationsResult } from '../result';
import type { AnswerRules } from './answers';
import { courseOf, type ReleaseCourse } from './course';
import { type ReleasedWorkload, workloadsIn } from './manifests';
import {
  type MeasuredRelease,
  measureRelease,
  type ReleasedService,
  type ReleaseMeans,
} from './measure-release';
import { putOut } from './put-out';
import type { ReleasePlan } from './release-plan';
import { type Release, releasedFiles } from './releases-file';

/** A service of a project that is released again and again. */
export interface ReleaseSetting {
  /** The module whose default export has `fetch`, and the port of its containers. */
  readonly module: string;
  readonly port: number;
  /** Where it takes rows of a table by POST. */
  readonly path: string;
  /** The table that users' rows come from. */
  readonly rows: string;
  /** Rows that are drawn of it, and really sent. */
  readonly sample: number;
  /** The folder or the file of its manifests. */
  readonly manifests: string;
  /** The service that users come through. */
  readonly service: string;
  readonly rules: AnswerRules;
  readonly perSecond: number;
}

/** How long a release is watched, and when somebody undoes it, in seconds. */
export interface ReleaseTimes {
  readonly duration: number;
  readonly undoneAfter: number | null;
}

/** A release and what became of it. */
export interface ReleasedCase {
  readonly release: Release;
  readonly plan: ReleasePlan;
  readonly result: OperationsResult;
  readonly course: ReleaseCourse;
}

/** The manifests of a project: the YAML files of a folder, or one of them. */
export const manifestsIn = (files: WorkspaceFiles, at: string): readonly ManifestFile[] =>
  Object.entries(files)
    .filter(([path]) => (at.endsWith('/') ? path.startsWith(at) && /\.ya?ml$/.test(path) : path === at))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, content]) => ({ path, text: String(content) }));

/** Some rows of a table, each with its head as one request. */
export function requestsOf(table: string, path: string, count: number, seed: string): SampleRequest[] {
  const [head = '', ...rows] = table.trim().split('\n');
  return seededRng(seed)
    .shuffle(rows)
    .slice(0, count)
    .map((row) => ({
      method: 'POST',
      path,
      headers: { 'content-type': 'text/csv' },
      body: `${head}\n${row}\n`,
    }));
}

/** Releases of a service, one after the other, each from the version that was there at first. */
export class ReleaseSeries {
  readonly #files: WorkspaceFiles;
  readonly #setting: ReleaseSetting;
  readonly #means: ReleaseMeans;
  readonly #service: ReleasedService;
  readonly manifests: readonly ManifestFile[];
  #before: MeasuredRelease | null = null;

  constructor(files: WorkspaceFiles, setting: ReleaseSetting, means: ReleaseMeans) {
    this.#files = files;
    this.#setting = setting;
    this.#means = means;
    const { module, port, path, rows, sample, rules } = setting;
    const requests = requestsOf(String(files[rows] ?? ''), path, sample, `${means.seed}/rows`);
    this.#service = { module, port, requests, rules };
    this.manifests = manifestsIn(files, setting.manifests);
  }

  /** What serves, by the manifests; undefined: nothing does. @throws ClusterError for what cannot be read */
  get workload(): ReleasedWorkload | undefined {
    return workloadsIn(this.manifests)[0];
  }

  /**
   * Measures a release and puts it out under traffic.
   * @throws ReleasesFileError, MeasuringFailedError, OperationsError, ClusterError
   */
  async putOut(release: Release, times: ReleaseTimes): Promise<ReleasedCase> {
    const workload = this.workload!;
    const measure = (files: WorkspaceFiles) => measureRelease(files, this.#service, workload, this.#means);
    this.#before ??= await measure(this.#files);
    const { service, rules, perSecond } = this.#setting;
    const plan: ReleasePlan = {
      manifests: this.manifests,
      workload,
      service,
      before: this.#before,
      after: await measure(releasedFiles(this.#files, release)),
      rules,
      perSecond,
      isBad: release.isBad,
      ...times,
    };
    const result = putOut(plan, `${this.#means.seed}/${release.kind}`);
    return { release, plan, result, course: courseOf(plan, result) };
  }
}
