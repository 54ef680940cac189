import { z } from 'zod';
import { StagecraftError } from '../../../core/errors';
import { passUntil } from '../../../incidents/on-call/play-log';
import { type Shift, shiftSchema } from '../../../scenario/scenarios/on-call/shift-file';
import { startShift } from '../../../scenario/scenarios/on-call/start-shift';
import { optionsBy } from '../../options';
import { MeasurementAbortedError } from '../../run';
import type { Measurement, MeasurementContext, MeasurementKind } from '../../types';
import { pagingAlerts } from './paging-alerts';
import { SHIFT_FACTS, type ShiftOutcome, shiftFacts } from './shift-facts';
import { type LessonShift, shiftOfLesson } from './shift-of-lesson';

const schema = z.strictObject({
  shift: z.string().default('on-call/shift.yaml'),
  shifts: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        hours: z.number().int().min(24),
        incidents: shiftSchema.shape.incidents,
      }),
    )
    .min(1)
    .describe('What happens in each of them; their seeds are hidden.'),
  calmHours: z.number().int().min(0).default(168).describe('Of one in which nothing happens; 0: none.'),
});
type Options = z.output<typeof schema>;

/**
 * Lets shifts of hidden seeds pass with nobody there but somebody who knows the learner's runbook: the learner's rules page them, and
 * they do what it says, night and day. One more shift is calm, and every page in it is a false one.
 */
export const unattendedShifts: MeasurementKind<Options> = {
  kind: 'unattended-shifts',
  trust: 'verified',
  parseOptions: optionsBy('unattended-shifts', schema),
  facts: {
    problem: 'why nothing could be played',
    runbookProblem: 'what in the runbook nobody could do',
    sections: 'sections of the runbook with something to do',
    ...SHIFT_FACTS,
    falsePages: 'pages in a calm week',
    falseAlert: 'the alert that came in vain most often',
    muted: 'alerts that paged somebody in the start and do not any more, those left out that came in vain',
  },
  async measure(context, options): Promise<Measurement> {
    try {
      return measure(context, options);
    } catch (thrown) {
      if (!(thrown instanceof StagecraftError) || thrown instanceof MeasurementAbortedError) throw thrown;
      return { facts: { problem: thrown.message }, runIds: [] };
    }
  },
};

function measure(context: MeasurementContext, options: Options): Measurement {
  const lesson = shiftOfLesson(context, options.shift);
  const { runbook, runbookProblems, rules } = lesson.files;
  const pagesBy = pagingAlerts(rules);
  const outcomes = options.shifts.map(({ name, hours, incidents }, at): ShiftOutcome => {
    if (context.signal.aborted) throw new MeasurementAbortedError();
    context.progress(at / (options.shifts.length + 1), `${name}, by your runbook`);
    return { name, pagesBy, running: pass(lesson, { hours, incidents }, `${context.seed}/${name}`) };
  });
  const calm = calmPages(context, lesson, options.calmHours);
  const { facts, evidence } = shiftFacts(outcomes);
  return {
    facts: {
      problem: null,
      runbookProblem: runbookProblems[0] ?? null,
      sections: runbook.filter(({ acts }) => acts.length > 0).length,
      ...facts,
      falsePages: calm.length,
      falseAlert: mostOften(calm),
      muted: mutedAlerts(context, options.shift, pagesBy),
    },
    evidence,
    runIds: [],
  };
}

function pass(
  { files: { shift, runbook, rules }, table }: LessonShift,
  change: Pick<Shift, 'hours' | 'incidents'>,
  seed: string,
) {
  const running = startShift({ shift: { ...shift, ...change, attended: null }, table, runbook, rules, seed });
  passUntil(running.session, change.hours);
  return running;
}

/** The alerts of pages in a shift in which nothing happens. */
function calmPages(context: MeasurementContext, lesson: LessonShift, hours: number): string[] {
  if (hours === 0) return [];
  const { session } = pass(
    lesson,
    { hours, incidents: { ...lesson.files.shift.incidents, count: 0 } },
    `${context.seed}/calm`,
  );
  return session.snapshot.pages.flatMap(({ severity, alert }) => (severity === 'page' ? [alert] : []));
}

/** Alerts that are true ones (they fire in the reference) and page nobody any more. */
function mutedAlerts(context: MeasurementContext, path: string, pagesBy: ReadonlySet<string>): string | null {
  const before = pagingAlerts(
    shiftOfLesson({ ...context, files: { ...context.files, ...context.start } }, path).files.rules,
  );
  const reference = pagingAlerts(null);
  const muted = [...before].filter((alert) => reference.has(alert) && !pagesBy.has(alert));
  return muted.length === 0 ? null : muted.join(', ');
}

function mostOften(names: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
