import type { WorkspaceFiles } from '../../core/files';
import { seededRng } from '../../core/rng';
import { PRICES_FILE } from '../../deployment/cloud/prices/lab-prices';
import { replayOf } from '../../traffic/arrivals/replay';
import { parseServiceRecord, SERVICE_RECORD_PATH } from '../../traffic/service/service-record';
import { DEFAULT_BUCKETS } from '../../traffic/world';
import { nodesOf } from '../bills';
import type { MeasuredVersion, OperationsDescription } from '../description';
import { addedPerRow, BATCH_RECORD_PATH, type MeasuredService, serviceContent } from './measure-plan';
import { PlanError, type TrafficPlan } from './plan-file';
import { imagesIn, manifestsOf, probePathsIn } from './plan-manifests';
import { monitoringOf } from './plan-monitoring';
import { readPlanRows } from './plan-rows';
import { REPLAY_SPEED, type TrafficProfile } from './profiles';

/** Monday, 2 March 2026, 0:00 UTC, from which on a simulation counts; a profile adds its hour. */
const MONDAY = 1_772_409_600_000;

/** Bounds in seconds between the usual ones, so that percentiles of a whole run are close where objectives are. */
const FINER_BUCKETS = [0.15, 0.2, 0.3, 0.4, 0.75, 1.5] as const;

/** What was measured and written down, when it is of the files as they are. @throws PlanError for what is missing or older */
export function recordedService(files: WorkspaceFiles, plan: TrafficPlan): MeasuredService {
  const read = (path: string) => {
    const text = files[path];
    if (typeof text !== 'string')
      throw new PlanError('the service has not been measured. Run `traffic measure`.', path);
    const record = parseServiceRecord(text);
    if (record.content !== serviceContent(files, plan))
      throw new PlanError(
        'the service has changed since it was measured. Run `traffic measure` again.',
        path,
      );
    return record;
  };
  const single = read(SERVICE_RECORD_PATH);
  const unknown = probePathsIn(manifestsOf(files, plan)).find((path) => single.probes?.[path] === undefined);
  if (unknown !== undefined)
    throw new PlanError(
      `a probe asks for ${unknown}, and what the service answers there has not been measured. Run \`traffic measure\` again.`,
      SERVICE_RECORD_PATH,
    );
  const isBatched = plan.batching !== undefined && plan.batching.most > 1;
  return { single, batches: isBatched ? read(BATCH_RECORD_PATH) : null };
}

/**
 * A plan with its files, what was measured, and a profile, as an operation that can be run. All images of its manifests run
 * the service that was measured.
 * @throws PlanError, OperationsError
 */
export function planDescription(
  files: WorkspaceFiles,
  plan: TrafficPlan,
  measured: MeasuredService,
  profile: TrafficProfile,
): OperationsDescription {
  const rows = readPlanRows(files, plan);
  const manifests = manifestsOf(files, plan);
  const { cache, cloud, clients, objective } = plan;
  const prices = files[PRICES_FILE];
  const monitoring = monitoringOf(files, plan, profile.controlEvery);
  return {
    cluster: {
      kind: 'manifests',
      files: manifests,
      startAt: MONDAY + profile.hour * 3_600_000,
      ...(cloud && { settings: { nodes: nodesOf(cloud, cloud.nodes) } }),
    },
    versions: imagesIn(manifests).map((image) => plannedVersion(image, plan, measured)),
    traffic: {
      duration: profile.duration,
      window: profile.window,
      controlEvery: profile.controlEvery,
      start: { weekday: 0, hour: profile.hour },
      arrivals: profile.arrivals ?? replayed(rows.spans),
      keys: { count: plan.rows.different ?? rows.count, zipf: plan.rows.popularity },
      clients,
      ...(cache && { cache: { capacity: cache.size, ...(cache.ttl !== undefined && { ttl: cache.ttl }) } }),
      buckets: [...new Set([...DEFAULT_BUCKETS, ...FINER_BUCKETS, objective.within])].sort((a, b) => a - b),
    },
    ...(monitoring && { monitoring }),
    ...(cloud && {
      bill: { ...cloud, leastNodes: 1, ...(typeof prices === 'string' && { prices }) },
    }),
  };
}

function plannedVersion(image: string, plan: TrafficPlan, measured: MeasuredService): MeasuredVersion {
  const { workers, queue, batching } = plan;
  return {
    image,
    record: measured.single,
    ...(plan.port !== undefined && { behaviour: { ports: [plan.port] } }),
    serving: {
      workers,
      ...(queue !== undefined && { queueLimit: queue }),
      ...(batching &&
        batching.most > 1 && { batching: { ...batching, perItem: addedPerRow(measured, batching.most) } }),
    },
  };
}

function replayed(spans: ReturnType<typeof readPlanRows>['spans']) {
  if (spans === null)
    throw new PlanError('rows.date: the table can only be replayed when a column of dates is named.');
  return replayOf(spans, seededRng('replay'), REPLAY_SPEED);
}
