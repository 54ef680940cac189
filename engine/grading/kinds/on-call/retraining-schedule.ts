import { parse } from 'yaml';
import { z } from 'zod';
import { scheduledTimes } from '../../../ci/triggers/cron';
import { daysFromCivil } from '../../../core/civil-date';
import { StagecraftError } from '../../../core/errors';
import { optionsBy } from '../../options';
import type { Measurement, MeasurementContext, MeasurementKind } from '../../types';
import { type HalfYearOutcome, passHalfYear } from './half-year';
import { shiftOfLesson } from './shift-of-lesson';

const schema = z.strictObject({
  shift: z.string().default('on-call/shift.yaml'),
  workflow: z.string().default('.github/workflows/retrain.yml'),
  weeks: z.number().int().min(8).max(60).default(26),
  turnWeek: z.number().int().min(1).default(6).describe('The week in which the market turns, about.'),
  seeds: z.number().int().min(1).max(5).default(2),
  personHours: z
    .number()
    .min(0)
    .default(1)
    .describe('Of somebody who looks at each new model before it goes live.'),
});
type Options = z.output<typeof schema>;

/** Labels come once a day, so what is trained more often learns nothing more: its half year is that of a training a day. */
const LABELS_EVERY = 24;

/**
 * Lets the service pass half a year in which the market turns, with trainings when the learner's workflow is scheduled and nobody who
 * thinks of it otherwise: what old models cost, and what trainings do.
 */
export const retrainingSchedule: MeasurementKind<Options> = {
  kind: 'retraining-schedule',
  trust: 'verified',
  parseOptions: optionsBy('retraining-schedule', schema),
  facts: {
    problem: 'why there is no schedule to judge',
    cron: 'the schedule',
    everyHours: 'hours between trainings, mean; none: never within the half year',
    trainings: 'trainings in the half year',
    wrongShare: 'share of the estimates that were wrong',
    personHours: 'hours of whoever looks at each new model',
    newLabels: 'sales that a training knows and the one before did not',
    runsTraining: 'whether a step of the workflow trains',
  },
  async measure(context, options): Promise<Measurement> {
    try {
      return measure(context, options);
    } catch (thrown) {
      if (!(thrown instanceof StagecraftError)) throw thrown;
      return { facts: { problem: thrown.message }, runIds: [] };
    }
  },
};

const workflowSchema = z.object({
  on: z.unknown(),
  jobs: z.record(
    z.string(),
    z.object({ steps: z.array(z.object({ run: z.string().optional() }).loose()).default([]) }).loose(),
  ),
});
const scheduleSchema = z.object({ schedule: z.array(z.object({ cron: z.string() })).min(1) });

function measure(context: MeasurementContext, options: Options): Measurement {
  const content = context.files[options.workflow];
  const problem = (what: string): Measurement => ({
    facts: { problem: `${options.workflow} ${what}` },
    runIds: [],
  });
  if (content === undefined) return problem('is not there');
  let value: unknown;
  try {
    value = parse(String(content));
  } catch (thrown) {
    return problem(`is no YAML: ${(thrown as Error).message.split('\n')[0]}`);
  }
  const workflow = workflowSchema.safeParse(value);
  if (!workflow.success) return problem('is no workflow with `on` and `jobs`');
  const triggers = scheduleSchema.safeParse(workflow.data.on);
  const crons = triggers.success ? triggers.data.schedule.map(({ cron }) => cron) : [];
  const everyHours = crons.length === 0 ? null : intervalOf(crons);
  const lesson = shiftOfLesson(context, options.shift);
  const runs = Array.from({ length: options.seeds }, (_, at) => {
    context.progress(at / options.seeds, 'Half a year by your schedule');
    return passHalfYear({
      ...options,
      table: lesson.table,
      service: lesson.files.shift.service,
      seed: `${context.seed}/half-year-${at}`,
      everyHours: everyHours === null ? null : Math.max(LABELS_EVERY, everyHours),
    });
  });
  const mean = (of: (run: HalfYearOutcome) => number) =>
    runs.reduce((sum, run) => sum + of(run), 0) / runs.length;
  const wrongShare = mean((run) => run.wrongShare);
  const trainings = everyHours === null ? 0 : Math.floor((options.weeks * 168 - 1) / everyHours);
  return {
    facts: {
      problem: null,
      cron: crons.join(' and ') || null,
      everyHours: everyHours === null ? null : Math.round(everyHours),
      trainings,
      wrongShare,
      personHours: Math.round(trainings * options.personHours),
      newLabels: trainings === 0 ? null : Math.round(mean(({ labels }) => labels) / trainings),
      runsTraining: Object.values(workflow.data.jobs).some(({ steps }) =>
        steps.some(({ run }) => run !== undefined && /\b(re)?train\b/.test(run)),
      ),
    },
    runIds: [],
  };
}

const DAY_MS = 86_400_000;
/** A year that is none of leap, from a Monday on. */
const FROM = daysFromCivil(2026, 1, 5) * DAY_MS;

/** Mean hours between the moments of some schedules; null: there is at most one in half a year. @throws CiError */
function intervalOf(crons: readonly string[]): number | null {
  const within = (days: number, most: number) => {
    const until = FROM + days * DAY_MS;
    return new Set(crons.flatMap((cron) => scheduledTimes({ cron }, FROM, until, most))).size;
  };
  // More often than once an hour is once an hour for a world that goes by hours.
  const inFour = within(28, 28 * 24);
  if (inFour >= 3) return Math.max(1, (28 * 24) / inFour);
  const inHalfYear = within(182, 12);
  return inHalfYear <= 1 ? null : (182 * 24) / inHalfYear;
}
