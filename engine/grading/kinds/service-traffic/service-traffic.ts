import { z } from 'zod';
import { messageOf, StagecraftError } from '../../../core/errors';
import type { Facts } from '../../../core/facts';
import type { WorkspaceFiles } from '../../../core/files';
import { operate } from '../../../operations/operation';
import { type MeasuredService, measurePlan } from '../../../operations/plan/measure-plan';
import { planDescription } from '../../../operations/plan/plan-description';
import { PLAN_PATH, parsePlan, type TrafficPlan } from '../../../operations/plan/plan-file';
import { planOf } from '../../../operations/plan/plan-of-files';
import type { OperationsResult } from '../../../operations/result';
import { MeasuringFailedError } from '../../../traffic/service/measure-service';
import { optionsBy } from '../../options';
import type { EvidenceRow, Measurement, MeasurementContext, MeasurementKind } from '../../types';
import { machinesOfMonth } from './day-cost';
import { objectFacts, planFacts, resultFacts } from './facts';
import { stageProfile, withRelease } from './stages';

const schema = z.strictObject({
  stage: z
    .enum(['release', 'burst'])
    .describe('release: the next version goes out in a quiet hour; burst: an evening with a crowd.'),
  requests: z
    .number()
    .int()
    .min(100)
    .max(1_000_000)
    .default(100_000)
    .describe('How many come in the burst, about.'),
  keeps: z.array(z.string()).default([]).describe('Files that have to stay as the start has them.'),
});
type Options = z.output<typeof schema>;

/**
 * Measures the learner's service in the sandbox (counted, so that no machine matters), and sends it traffic that they have not
 * seen, on their own objects. What is sent, by whom and where is that of the start's plan; batching, cache and queue are theirs.
 */
export const serviceTraffic: MeasurementKind<Options> = {
  kind: 'service-traffic',
  trust: 'verified',
  parseOptions: optionsBy('service-traffic', schema),
  facts: {
    problem: 'why nothing could be sent',
    kept: 'whether the files that are to stay are as they were',
    changedFile: 'the first of them that is not',
    workersChanged: 'whether the plan has another number of workers',
    oneMs: 'milliseconds of one row alone, on a whole core',
    loadMs: 'milliseconds until the service is ready, on a whole core',
    failedRows: 'rows that are not answered well',
    batchRows: 'rows of a batch at most',
    batchWaitMs: 'milliseconds that the first row of a batch waits',
    addedPerRow: 'what a row adds to a batch, as a share of one alone',
    hasCache: 'whether answers are kept',
    cacheSeconds: 'seconds that an answer is kept at most',
    hasScaler: 'whether there is an autoscaler',
    minReplicas: 'replicas at least',
    maxReplicas: 'replicas at most',
    targetUse: 'the use of CPU that the autoscaler aims at, in per cent of what is asked for',
    writesReplicas: 'whether the workload says how many replicas it has',
    requestsCpu: 'whether the container asks for CPU',
    hasReadiness: 'whether it has a readiness probe',
    hasLiveness: 'whether it has a liveness probe',
    sent: 'requests',
    good: 'the share of requests that were answered well and in time',
    lost: 'requests that got no answer',
    timedOut: 'requests that gave up waiting',
    refused: 'requests that were refused',
    unrouted: 'requests for which no pod was ready',
    failed: 'requests that the service answered with an error',
    crashed: 'requests that were cut off',
    cachedShare: 'the share of requests that the cache answered',
    p50Ms: 'milliseconds that half of the answers took at most',
    p99Ms: 'milliseconds that 99 % of the answers took at most',
    worstP99Ms: 'the same in the worst minute',
    readyAtStart: 'pods that were ready in the first minute',
    mostReplicas: 'pods that were ready at most',
    mostUsed: 'the share of the workers that were at work in the busiest minute',
    restarts: 'restarts of a container at most',
    podStatus: 'what is wrong with a pod that is not ready at the end',
    scalerBlind: 'whether the autoscaler does not know the use of CPU',
    refusal: 'why the cluster refused the release',
    isReleased: 'whether the next version was live at the end',
    podsPerNode: 'pods on a machine',
    mostNodes: 'machines at most',
    usd: 'dollars of machines a month, with such an evening each day',
  },
  async measure(context, { stage, requests, keeps }): Promise<Measurement> {
    const changedFile = keeps.find((path) => context.files[path] !== context.start[path]) ?? null;
    const facts: Facts = { kept: changedFile === null, changedFile };
    try {
      const { plan, workersChanged } = gradedPlan(context);
      context.progress(0.1, 'Measuring the service');
      const measured = await measuredOnce(context, plan);
      context.progress(0.5, stage === 'release' ? 'Releasing the next version' : 'Letting a crowd in');
      const profile = stageProfile(stage, requests, context.seed);
      const described = planDescription(context.files, plan, measured, profile);
      const description = stage === 'release' ? withRelease(described) : described;
      const result = operate(description, context.seed);
      return {
        facts: {
          ...facts,
          problem: null,
          workersChanged,
          ...planFacts(plan, measured),
          ...objectFacts(description),
          ...resultFacts(result, plan),
          usd:
            stage === 'burst' && description.bill ? machinesOfMonth(description.bill, result)[0]!.usd : null,
        },
        evidence: evidenceOf(result, plan.objective.within),
        runIds: [],
      };
    } catch (error) {
      // What the lab itself could not do is no verdict on the learner's work.
      if (!(error instanceof StagecraftError) || error instanceof MeasuringFailedError) throw error;
      return { facts: { ...facts, problem: messageOf(error) }, runIds: [] };
    }
  },
};

/** The learner's plan with all that is not theirs to decide from the start. */
function gradedPlan({ files, start }: MeasurementContext): {
  readonly plan: TrafficPlan;
  readonly workersChanged: boolean;
} {
  const own = planOf(files);
  const given = parsePlan(String(start[PLAN_PATH] ?? ''));
  const { batching, cache, queue, manifests } = own;
  const { batching: _b, cache: _c, queue: _q, ...rest } = given;
  return {
    plan: {
      ...rest,
      manifests,
      ...(batching && { batching }),
      ...(cache && { cache }),
      ...(queue !== undefined && { queue }),
    },
    workersChanged: own.workers !== given.workers,
  };
}

const measuredServices = new WeakMap<WorkspaceFiles, Map<string, Promise<MeasuredService>>>();

/** The service of an attempt is measured once: what counts does not depend on the check. */
function measuredOnce(context: MeasurementContext, plan: TrafficPlan): Promise<MeasuredService> {
  const { files, runner, newRunId, signal, seed } = context;
  const known = measuredServices.get(files) ?? new Map<string, Promise<MeasuredService>>();
  measuredServices.set(files, known);
  let measured = known.get(seed);
  if (!measured) {
    measured = measurePlan(files, plan, { runner, newRunId, signal }, seed);
    known.set(seed, measured);
    measured.catch(() => known.delete(seed));
  }
  return measured;
}

/** Every ten minutes of a burst, every one of a release: how it went. */
function evidenceOf({ traffic, startAt }: OperationsResult, within: number): EvidenceRow[] {
  const { requests, fleet, window } = traffic;
  const step = traffic.windows > 20 ? 10 : 1;
  const rows: EvidenceRow[] = [];
  for (let from = 0; from < traffic.windows; from += step) {
    const sum = (values: ArrayLike<number>) => {
      let total = 0;
      for (let i = from; i < Math.min(from + step, traffic.windows); i++) total += values[i]!;
      return total;
    };
    const lost = (['failed', 'crashed', 'refused', 'unrouted', 'timedOut'] as const).reduce(
      (total, name) => total + sum(requests[name]),
      0,
    );
    const answered = sum(requests.served) + sum(requests.cached);
    let p99 = 0;
    for (let i = from; i < Math.min(from + step, traffic.windows); i++)
      p99 = Math.max(p99, requests.p99[i] || 0);
    const minute = Math.round((startAt / 1000 + from * window) / 60) % 1440;
    rows.push({
      label: `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
      outcome: lost > 0 || p99 > within ? 'bad' : 'good',
      detail: `${answered} answered, ${lost} lost, p99 ${Math.round(p99 * 1000)} ms, ${fleet.ready[Math.min(from + step, traffic.windows) - 1]} pods`,
    });
  }
  return rows;
}
