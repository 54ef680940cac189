import { z } from 'zod';
import { messageOf, StagecraftError } from '../../../core/errors';
import { hashFiles } from '../../../core/files';
import { projectFiles } from '../../../core/program-files';
import { machinesOfMonth } from '../../../grading/kinds/service-traffic/day-cost';
import { stageProfile } from '../../../grading/kinds/service-traffic/stages';
import { operate } from '../../../operations/operation';
import { type MeasuredService, measurePlan } from '../../../operations/plan/measure-plan';
import { planDescription } from '../../../operations/plan/plan-description';
import type { TrafficPlan } from '../../../operations/plan/plan-file';
import { planOf } from '../../../operations/plan/plan-of-files';
import { profileNamed, type TrafficProfile } from '../../../operations/plan/profiles';
import type { OperationsResult } from '../../../operations/result';
import { summaryOf } from '../../../operations/summary';
import { MeasuringFailedError } from '../../../traffic/service/measure-service';
import { GROWING_TRAFFIC_MEASURES } from '../../growing-traffic/measures';
import { withoutData } from '../../lane-files';
import { scenarioOptionsBy } from '../../options';
import type { ReplayEvent, ReplayRun, Scenario, ScenarioContext } from '../../types';
import { stretchEvents } from './events';

const schema = z.strictObject({
  requests: z
    .number()
    .int()
    .min(100)
    .max(1_000_000)
    .default(100_000)
    .describe('How many come in the burst, about.'),
});
type Options = z.output<typeof schema>;

const DAY_MINUTES = 1440;
/** Seconds between two looks on a quiet day: nothing there happens faster. */
const QUIET_LOOKS = { few: 900, thousand: 300 } as const;

/**
 * Ten users on Monday, a thousand on Tuesday, a burst on Wednesday evening. The lane's own service is really measured in the
 * sandbox, and the traffic is simulated on the lane's own objects.
 */
export const growingTraffic: Scenario<Options> = {
  id: 'growing-traffic',
  measures: GROWING_TRAFFIC_MEASURES,
  parseOptions: scenarioOptionsBy('growing-traffic', schema),
  run: async (context, { requests }): Promise<ReplayRun> => {
    const head = {
      scenario: 'growing-traffic',
      seed: context.seed,
      contentHash: hashFiles(projectFiles(withoutData(context.files))),
      runIds: [],
    };
    try {
      const { events, measures, notes } = await threeDays(context, requests);
      return { ...head, events, measures, notes };
    } catch (error) {
      if (!(error instanceof StagecraftError) || error instanceof MeasuringFailedError) throw error;
      const why = messageOf(error);
      const ids = GROWING_TRAFFIC_MEASURES.map(({ id }) => id);
      return {
        ...head,
        events: [{ at: 0, label: 'Monday: ten users', outcome: 'crashed', input: {}, detail: why }],
        measures: Object.fromEntries(ids.map((id) => [id, null])),
        notes: Object.fromEntries(ids.map((id) => [id, why])),
      };
    }
  },
};

async function threeDays(context: ScenarioContext, requests: number) {
  const { files, runner, newRunId, signal, seed } = context;
  const plan = planOf(files);
  context.progress(0.1, 'Measuring the service');
  const measured = await measurePlan(files, plan, { runner, newRunId, signal }, seed);
  const events: ReplayEvent[] = [];
  const send = (day: number, title: string, profile: TrafficProfile, step: number) => {
    context.progress(0.2 + 0.25 * day, title);
    const result = operate(planDescription(files, plan, measured, profile), `${seed}/${profile.id}`);
    const from = day * DAY_MINUTES + profile.hour * 60;
    events.push(...stretchEvents({ title, from, result, within: plan.objective.within, step }));
    return result;
  };
  send(0, 'Ten users', { ...profileNamed('few')!, controlEvery: QUIET_LOOKS.few }, 24);
  const thousand = send(
    1,
    'A thousand',
    { ...profileNamed('thousand')!, controlEvery: QUIET_LOOKS.thousand },
    6,
  );
  const burst = send(
    2,
    `${requests.toLocaleString('en-US')} within an hour`,
    stageProfile('burst', requests, seed),
    5,
  );
  return { events, measures: measuresOf(plan, thousand, burst), notes: notesOf(measured) };
}

function measuresOf(plan: TrafficPlan, thousand: OperationsResult, burst: OperationsResult) {
  const daily = summaryOf(thousand, plan.objective);
  const evening = summaryOf(burst, plan.objective);
  const ms = (seconds: number | null) => (seconds === null ? null : Math.round(seconds * 1000));
  const { cloud } = plan;
  const costs = cloud ? machinesOfMonth({ ...cloud, leastNodes: 1 }, burst) : [];
  return {
    lost: Math.round(1000 * (1 - evening.good)) / 10,
    p50: ms(evening.p50),
    p95: ms(evening.p95),
    p99: ms(evening.p99),
    daily: ms(daily.p99),
    replicas: evening.mostReplicas,
    ...Object.fromEntries(
      ['aws', 'gcp', 'azure'].map((provider) => {
        const usd = costs.find((one) => one.provider === provider)?.usd ?? null;
        return [provider, usd === null ? null : Math.round(usd * 100) / 100];
      }),
    ),
  };
}

function notesOf({ single, batches }: MeasuredService) {
  const mean = (answers: typeof single.answers) =>
    Math.round((1000 * answers.reduce((sum, { seconds }) => sum + seconds, 0)) / answers.length);
  const costs =
    'Every day quiet with such an evening; as few machines as hold the pods. List prices, no discounts or tax, no cluster fee.';
  return {
    p99: `Simulated from what was measured: ${mean(single.answers)} ms for one row${batches ? `, ${mean(batches.answers)} ms for a batch` : ''}. Percentiles are estimated from buckets.`,
    aws: costs,
    gcp: costs,
    azure: costs,
  };
}
