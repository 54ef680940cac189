import type { ActionKind } from '../../../world/actions';
import type { Policies } from '../../../world/policies/policies';
import type { RowFeed } from '../../../world/rows/row-feed';
import type { CommitKind } from '../../../world/team/commit-kinds';
import { REFERENCE_RULES } from './reference-rules';
import { referenceSuite } from './reference-suite';

const rows = (right: number, refused: number, crash: number) => ({ right, refused, crash });
const blocks = (share: number, of: Partial<Record<CommitKind, number>> = {}): Record<CommitKind, number> => ({
  syntax: share,
  leak: share,
  slice: share,
  schema: share,
  slow: share,
  secret: share,
  untested: share,
  random: share,
  size: share,
  units: share,
  refactor: 0,
  feature: 0,
  refresh: 0,
  dependency: 0,
  docs: 0,
  ...of,
});

/** How a team works that has none of the practices: what the ad hoc starts of the lessons do. */
export const AD_HOC_POLICIES: Policies = {
  code: {
    rows: {
      missing: rows(0, 0, 0.5),
      negative: rows(0, 0, 0),
      'unknown-category': rows(0.2, 0, 0),
      text: rows(0, 0, 0.5),
      currency: rows(0, 0, 0),
    },
  },
  data: {
    files: {
      late: { lost: 1, doubled: 0 },
      repeated: { lost: 0, doubled: 1 },
      broken: { lost: 0.5, doubled: 0 },
    },
    hoursToFresh: 24,
  },
  versions: {
    code: { hours: 3, works: 0.8 },
    model: { hours: 8, works: 0.5 },
    data: { hours: 24, works: 0.3 },
    reproducible: 0.2,
  },
  pipelines: { everyHours: 24 * 90, hours: 16, staleShare: 0.25, personHours: 12, onAlert: false },
  experiments: { compares: false },
  ci: {
    blocks: blocks(0),
    hoursToLive: 24,
    model: { gate: false, tolerance: 0 },
    rollout: { canaryShare: 1, canaryHours: 0, failsAbove: 1 },
  },
  scale: {
    replicas: 1,
    autoscaler: null,
    maxReplicas: 3,
    serviceSeconds: 0.12,
    variation: 1,
    workers: 2,
    queueLimit: 50,
    timeoutSeconds: 5,
    cacheHits: 0,
    startSeconds: 90,
    readiness: false,
    selfHealing: false,
    cpuRequestMilli: 1000,
    memoryLimitMib: 1024,
    replicasPerNode: 1,
    zones: 1,
  },
  monitoring: {
    rules: null,
    suite: null,
    drift: null,
    dataEveryHours: 0,
    acknowledgeHours: 12,
    diagnoseHours: 8,
    runbook: {},
    complaintsToNotice: 5,
  },
  teams: {
    refuses: { 'renamed-column': false, 'changed-unit': false, 'new-category': false, 'runtime-bump': false },
    hoursToUpstreamFix: 72,
  },
};

/** What is written beside the alerts of the reference: the acts that such an alert has most often asked for, in their order. */
export const REFERENCE_RUNBOOK: Readonly<Record<string, readonly ActionKind[]>> = {
  HighErrorRate: ['rollback-code', 'fail-over', 'rotate-credential'],
  SlowAnswers: ['fail-over', 'rollback-code', 'scale-out'],
  RowsRefused: ['contact-upstream'],
  RetryStorm: ['limit-retries'],
  DnsFailures: ['restart-dns'],
  ProbeFailed: ['rollback-code', 'renew-certificate', 'fail-over'],
  ReplicasMissing: ['fail-over'],
  ZoneDown: ['fail-over'],
  Saturated: ['scale-out'],
  MemoryHigh: ['rollback-code'],
  Restarts: ['rollback-code'],
  DiskFilling: ['free-disk'],
  ClockSkew: ['sync-clock'],
  QueueBacklog: ['restart-consumers'],
  ModelChanged: ['rollback-model'],
  OutOfSync: ['revert-config', 'rollback-code'],
  FeaturesStale: ['rerun-features'],
  FeedStands: ['rotate-credential'],
  RepeatedEvents: ['deduplicate'],
  ExpectationFailed: ['contact-upstream', 'rollback-data'],
  ColumnDrift: ['contact-upstream', 'rerun-features', 'rollback-model'],
  EstimatesBiased: ['retrain'],
  CertificateExpires: ['renew-certificate'],
  CostJump: ['change-machines'],
  TrafficSpike: ['scale-out'],
};

/** How a team works that has all of them: what the reference solutions of the lessons do. */
export function practicePolicies(feed: RowFeed): Policies {
  const numeric = feed.columns.find(({ kind }) => kind === 'numeric')!.name;
  const category = feed.columns.find(({ kind }) => kind === 'category')?.name ?? numeric;
  return {
    code: {
      rows: {
        missing: rows(0, 1, 0),
        negative: rows(0, 1, 0),
        'unknown-category': rows(0, 1, 0),
        text: rows(0, 1, 0),
        currency: rows(0, 1, 0),
      },
    },
    data: {
      files: {
        late: { lost: 0, doubled: 0 },
        repeated: { lost: 0, doubled: 0 },
        broken: { lost: 0, doubled: 0 },
      },
      hoursToFresh: 1,
    },
    versions: {
      code: { hours: 0.2, works: 1 },
      model: { hours: 0.2, works: 1 },
      data: { hours: 0.5, works: 1 },
      reproducible: 1,
    },
    pipelines: { everyHours: 24 * 7, hours: 1, staleShare: 0, personHours: 0, onAlert: true },
    experiments: { compares: true },
    ci: {
      blocks: blocks(1, { slice: 0.9 }),
      hoursToLive: 1,
      model: { gate: true, tolerance: 0.1 },
      rollout: { canaryShare: 0.1, canaryHours: 2, failsAbove: 0.02 },
    },
    scale: {
      ...AD_HOC_POLICIES.scale,
      replicas: 2,
      autoscaler: {
        minReplicas: 2,
        maxReplicas: 10,
        metrics: [
          {
            type: 'Resource',
            resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } },
          },
        ],
      },
      maxReplicas: 10,
      serviceSeconds: 0.05,
      cacheHits: 0.3,
      startSeconds: 30,
      readiness: true,
      selfHealing: true,
      replicasPerNode: 2,
      zones: 2,
    },
    monitoring: {
      rules: REFERENCE_RULES,
      suite: referenceSuite(feed),
      drift: {
        columns: [numeric, category, 'estimate'],
        everyHours: 168,
        windowDays: 28,
        threshold: 0.0005,
        share: 0.5,
      },
      dataEveryHours: 24,
      acknowledgeHours: 0.25,
      diagnoseHours: 2,
      runbook: Object.fromEntries(Object.entries(REFERENCE_RUNBOOK).map(([name, acts]) => [name, [...acts]])),
      complaintsToNotice: 5,
    },
    teams: {
      refuses: { 'renamed-column': true, 'changed-unit': true, 'new-category': true, 'runtime-bump': true },
      hoursToUpstreamFix: 4,
    },
  };
}
