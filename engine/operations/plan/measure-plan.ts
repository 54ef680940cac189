import { hashFiles, type WorkspaceFiles } from '../../core/files';
import { projectFiles } from '../../core/program-files';
import { type MeasureMeans, measureService } from '../../traffic/service/measure-service';
import type { ServiceRecord } from '../../traffic/service/service-record';
import { PlanError, type TrafficPlan } from './plan-file';
import { manifestsOf, probePathsIn } from './plan-manifests';
import { type PlanRows, readPlanRows } from './plan-rows';

/** Where what was measured of batches is kept; a record like the other, with an answer for each batch. */
export const BATCH_RECORD_PATH = 'traffic/batch-times.json';

/** What was measured of a service: rows one by one, and together where the plan wants batches. */
export interface MeasuredService {
  readonly single: ServiceRecord;
  readonly batches: ServiceRecord | null;
}

/** How many batches are really sent. */
const BATCHES = 8;

/** A hash of what the service is made of: not of what is said of its traffic, of its objects, and in documents. */
export function serviceContent(files: WorkspaceFiles, { manifests }: TrafficPlan): string {
  const folder = manifests.endsWith('/') ? manifests : `${manifests}/`;
  const isBeside = (path: string) =>
    path.startsWith('traffic/') || path.startsWith(folder) || path === manifests || path.endsWith('.md');
  return hashFiles(
    Object.fromEntries(Object.entries(projectFiles(files)).filter(([path]) => !isBeside(path))),
  );
}

/** Rows of batch `at`, of `size` rows: they go round the table. */
const batchRows = ({ count }: PlanRows, size: number, at: number): number[] =>
  Array.from({ length: size }, (_, i) => (at * size + i) % count);

/**
 * Really sends the rows of a plan through its service, in the sandbox.
 * @param seed given for graded runs: times are counted, see `countedWork`
 * @throws PlanError for a batch that is not answered row by row; ServiceNotMeasuredError, MeasuringFailedError
 */
export async function measurePlan(
  files: WorkspaceFiles,
  plan: TrafficPlan,
  means: MeasureMeans,
  seed?: string,
): Promise<MeasuredService> {
  const rows = readPlanRows(files, plan);
  if (typeof files[plan.service] !== 'string')
    throw new PlanError(`service: there is no file ${plan.service}.`);
  const job = {
    files,
    entry: plan.service,
    content: serviceContent(files, plan),
    keepsAnswers: true,
    ...(seed !== undefined && { seed }),
  };
  const probes = probePathsIn(manifestsOf(files, plan));
  const all = await measureService(
    {
      ...job,
      requests: [
        ...Array.from({ length: rows.count }, (_, row) => rows.request([row])),
        ...probes.map((path) => ({
          method: 'GET',
          path: path.replace(/^\/*/, '/'),
          headers: {},
          body: null,
        })),
      ],
    },
    means,
  );
  const single: ServiceRecord = {
    ...all,
    probes: Object.fromEntries(probes.map((path, at) => [path, all.answers[rows.count + at]!.status])),
    answers: all.answers.slice(0, rows.count),
  };
  const { batching } = plan;
  if (!batching || batching.most === 1) return { single: withoutBodies(single), batches: null };
  const sent = Array.from({ length: BATCHES }, (_, at) => batchRows(rows, batching.most, at));
  const batches = await measureService({ ...job, requests: sent.map(rows.request) }, means);
  checkBatches(single, batches, sent);
  return { single: withoutBodies(single), batches: withoutBodies(batches) };
}

/** @throws PlanError where a batch is answered otherwise than its rows one by one */
function checkBatches(
  single: ServiceRecord,
  batches: ServiceRecord,
  sent: readonly (readonly number[])[],
): void {
  sent.forEach((rows, at) => {
    const { status, body = '' } = batches.answers[at]!;
    const alone = rows.map((row) => single.answers[row]!);
    if (alone.some((answer) => answer.status >= 400)) return;
    const together = status < 400 ? listOf(body) : null;
    // Long answers are cut when they are kept; then only the beginning can be compared.
    const known = together ?? listOf(`${body.slice(0, body.lastIndexOf('},') + 1)}]`);
    const isSame =
      known !== null &&
      (together === null || together.length === rows.length) &&
      known.every((answer, i) => JSON.stringify([answer]) === JSON.stringify(listOf(alone[i]!.body ?? '')));
    if (isSame) return;
    throw new PlanError(
      `batching: the service does not answer ${rows.length} rows in one request as it answers them one by one (${status}: ${body.slice(0, 80) || 'nothing'}). Make it take several rows, or leave batching out.`,
    );
  });
}

function listOf(body: string): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(body);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

const withoutBodies = (record: ServiceRecord): ServiceRecord => ({
  ...record,
  answers: record.answers.map(({ body: _body, ...answer }) => answer),
});

/**
 * What one more row adds to a batch, as a share of the time of one alone: (mean time of a batch ÷ mean time of one − 1) ÷
 * (rows − 1). 0 at least.
 */
export function addedPerRow({ single, batches }: MeasuredService, size: number): number {
  if (batches === null || size < 2) return 1;
  const mean = ({ answers }: ServiceRecord) =>
    answers.reduce((sum, { seconds }) => sum + seconds, 0) / answers.length;
  return Math.max(0, (mean(batches) / mean(single) - 1) / (size - 1));
}
