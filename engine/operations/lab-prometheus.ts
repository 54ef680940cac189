import { messageOf, StagecraftError } from '../core/errors';
import type { FileSystem } from '../core/file-system';
import type { WorkspaceFiles } from '../core/files';
import type { ProgramIo } from '../core/lab-program';
import { Cluster } from '../deployment/cluster/cluster';
import { podsOf, replicaSetsOf } from '../deployment/cluster/controllers/owned';
import type { Pod } from '../deployment/cluster/objects/pod';
import { ROLLOUT_HASH, type Rollout } from '../deployment/cluster/objects/rollout';
import type { ContainerRun, MetricAnswer, MetricQuery } from '../deployment/cluster/pods/behaviour';
import { containerRun } from '../deployment/cluster/pods/container-run';
import { environmentOf } from '../deployment/cluster/pods/environment';
import type { ClusterView } from '../deployment/cluster/state/view';
import { CLUSTER_LOG, readLog } from '../deployment/cluster/store/cluster-log';
import { MeasuringFailedError, measureService } from '../traffic/service/measure-service';
import type { ServiceRecord } from '../traffic/service/service-record';
import { PLAN_PATH, type TrafficPlan } from './plan/plan-file';
import { planOf, projectIn } from './plan/plan-of-files';
import { readPlanRows } from './plan/plan-rows';
import { answerMetrics, marksOf } from './release/answers';
import { askStanding } from './standing-metrics';

/** A container whose service can be measured: its files, and the module that serves. */
export interface MeasuredContainer {
  readonly files: WorkspaceFiles;
  readonly entry: string;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** What was measured of images, for as long as the lab is open: an image does not change. */
const measured = new WeakMap<FileSystem, Map<string, ServiceRecord>>();

/** Rows that are really sent through each image; an analysis is not to be waited for. */
const ROWS = 20;
/** Where answers are compared their times are counted, so that a busy machine calls nothing off. */
const SEED = 'standing';

/**
 * Answers what an analysis asks in the cluster of the terminal. Where the project says what is sent (`traffic/traffic.yaml`), the
 * images at work are really measured, and the workload is simulated as it stands; where it does not, nobody measures, and
 * the name leads nowhere, as it would there.
 */
export async function measureInLab(
  io: ProgramIo,
  query: MetricQuery,
  open: (run: ContainerRun) => MeasuredContainer | null,
): Promise<MetricAnswer> {
  const { fs } = io;
  const files = projectIn(fs);
  if (files[PLAN_PATH] === undefined || !io.runner) return nobody(query);
  try {
    const plan = planOf(files);
    const view = clusterIn(fs, query.at);
    const target = analysed(view);
    if (target === undefined) return nobody(query);
    const records = new Map<string, ServiceRecord>();
    for (const pod of replicaSetsOf(view, target).flatMap((set) => podsOf(view, set))) {
      const { image } = pod.spec.containers[0]!;
      if (!pod.status.ready || records.has(image)) continue;
      const record = await measuredPod(io, { files, plan, view, pod, open });
      if (record) records.set(image, record);
    }
    return askStanding(
      {
        view,
        target,
        records,
        perSecond: plan.rows.perSecond,
        rows:
          plan.rows.different ??
          Math.min(plan.answers ? plan.rows.most : ROWS, readPlanRows(files, plan).count),
        clients: plan.clients,
        ...(plan.answers && { answers: countedAnswers(plan.answers, records, stableImage(view, target)) }),
      },
      query,
    );
  } catch (error) {
    if (!(error instanceof StagecraftError) || error instanceof MeasuringFailedError) throw error;
    return { kind: 'error', message: messageOf(error) };
  }
}

/** Answers of each image beside those of the stable one, as they are counted. */
function countedAnswers(
  rules: NonNullable<TrafficPlan['answers']>,
  records: ReadonlyMap<string, ServiceRecord>,
  stable: string | undefined,
) {
  const how = {
    tolerance: rules.tolerance,
    ...(rules.decision !== undefined && { decision: rules.decision }),
  };
  const marks = [...records].map(
    ([image, record]) => [image, marksOf(record, records.get(stable ?? image) ?? record, how)] as const,
  );
  return { metrics: answerMetrics(how), marks: new Map(marks) };
}

function stableImage(view: ClusterView, target: Rollout): string | undefined {
  const { stableHash } = target.status;
  const set = replicaSetsOf(view, target).find(
    ({ metadata }) => metadata.labels[ROLLOUT_HASH] === stableHash,
  );
  return set?.spec.template.spec.containers[0]?.image;
}

function nobody({ address }: MetricQuery): MetricAnswer {
  const host = address.replace(/^https?:\/\//, '').replace(/[:/].*$/, '');
  return {
    kind: 'error',
    message: `Post "${address}/api/v1/query": dial tcp: lookup ${host}: no such host`,
  };
}

/** The cluster at the moment of a question, folded apart: the one that asks is in the middle of its work. */
function clusterIn(fs: FileSystem, at: number): ClusterView {
  const { settings, createdAt, inputs } = readLog(fs.readText(CLUSTER_LOG));
  const cluster = new Cluster(settings, createdAt);
  for (const input of inputs) cluster.take(input);
  cluster.advance(at);
  return cluster.view;
}

/** The rollout whose analysis is at work. */
function analysed(view: ClusterView): Rollout | undefined {
  const owners = view
    .list('AnalysisRun')
    .filter(({ status }) => status.phase === 'Running')
    .map(({ metadata }) => metadata.owner?.uid);
  return view.list('Rollout').find(({ metadata }) => owners.includes(metadata.uid));
}

interface ToMeasure {
  readonly files: WorkspaceFiles;
  readonly plan: TrafficPlan;
  readonly view: ClusterView;
  readonly pod: Pod;
  readonly open: (run: ContainerRun) => MeasuredContainer | null;
}

async function measuredPod(
  io: ProgramIo,
  { files, plan, view, pod, open }: ToMeasure,
): Promise<ServiceRecord | null> {
  const container = pod.spec.containers[0]!;
  const environment = environmentOf(view, pod, container);
  if (environment.kind === 'lacking') return null;
  const { key, run } = containerRun(container, pod.status.containers[0]!.imageId, environment.env);
  const known = measured.get(io.fs) ?? new Map<string, ServiceRecord>();
  measured.set(io.fs, known);
  const before = known.get(key);
  if (before) return before;
  const opened = open(run);
  if (opened === null) return null;
  const rows = readPlanRows(files, plan);
  const record = await measureService(
    {
      ...opened,
      content: run.digest,
      ...(plan.answers && { keepsAnswers: true, seed: SEED }),
      requests: Array.from({ length: Math.min(plan.answers ? rows.count : ROWS, rows.count) }, (_, row) =>
        rows.request([row]),
      ),
    },
    {
      runner: io.runner!,
      newRunId: () => `measure-${io.rng.int(2 ** 32).toString(16)}`,
      signal: io.signal,
    },
  );
  known.set(key, record);
  return record;
}
