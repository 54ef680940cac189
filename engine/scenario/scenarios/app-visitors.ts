import { z } from 'zod';
import { appCaseSchema } from '../../app/cases';
import type { CaseOutcome, JudgedCase } from '../../app/judge-case';
import { servingFiles } from '../../app/serving-files';
import { visitApp } from '../../app/visit-app';
import { hashFiles } from '../../core/files';
import { ProbeError, runProbe } from '../../grading/probe-run';
import { APP_VISITORS_MEASURES } from '../app-visitors/measures';
import { withoutData } from '../lane-files';
import { scenarioOptionsBy } from '../options';
import type { EventOutcome, ReplayEvent, ReplayRun, Scenario } from '../types';

const optionsSchema = z.strictObject({
  folder: z.string().default('app'),
  entry: z.string().default('app/server.ts'),
  button: z.string(),
  cases: z.string().describe('A probe of the lesson that returns the visitors: see engine/app/cases.ts.'),
  input: z.record(z.string(), z.json()).default({}),
  deadlineMs: z.number().int().positive().default(120_000),
});

const OUTCOMES: Readonly<Record<CaseOutcome, EventOutcome>> = {
  right: 'right',
  'wrong-estimate': 'silently-wrong',
  'no-estimate': 'wrongly-refused',
  refused: 'refused',
  unnamed: 'lost',
  unannounced: 'lost',
  silent: 'lost',
  slipped: 'silently-wrong',
  'server-error': 'crashed',
  unreachable: 'lost',
  hung: 'crashed',
};

const DETAILS: Partial<Record<CaseOutcome, string>> = {
  unnamed: 'It was refused, and the message does not say which field is meant.',
  unannounced: 'It was refused, and nothing was announced: a screen reader stays silent.',
  silent: 'Nothing happened, and nothing was said.',
  hung: 'The page stopped answering.',
};

/** Minutes between two visitors. */
const APART = 12;

/** One visitor after another uses the page of a lane, with that lane's handler behind it. */
export const appVisitors: Scenario<z.output<typeof optionsSchema>> = {
  id: 'app-visitors',
  measures: APP_VISITORS_MEASURES,
  parseOptions: scenarioOptionsBy('app-visitors', optionsSchema),
  run: async (context, options): Promise<ReplayRun> => {
    context.progress(0.1, 'Letting the visitors in');
    const made = await runProbe(
      { ...context, start: context.solution },
      options.cases,
      { ...options.input, seed: context.seed },
      { files: servingFiles({ ...context.files, ...context.support }, options.cases) },
    );
    const cases = z.array(appCaseSchema).min(1).safeParse(made.value);
    if (!cases.success) throw new ProbeError(options.cases, made.error?.message ?? 'it did not return cases');
    const visit = await visitApp({ ...context, ...options, driver: context.driver, cases: cases.data });
    const { cases: judged } = visit;
    const are = (...outcomes: CaseOutcome[]) => judged.filter((one) => outcomes.includes(one.outcome)).length;
    return {
      scenario: 'app-visitors',
      seed: context.seed,
      events: judged.map(eventOf),
      measures: {
        served: are('right', 'refused'),
        wrong: are('wrong-estimate', 'slipped'),
        stuck: are('unreachable', 'no-estimate', 'hung'),
        unexplained: are('unnamed', 'unannounced', 'silent'),
        failures: judged.flatMap((one) => one.requests).filter(({ response }) => response.status >= 500)
          .length,
      },
      notes: {},
      contentHash: hashFiles(withoutData(context.files)),
      runIds: [made.runId, ...visit.runIds],
    };
  },
};

function eventOf({ given, outcome, shown, said, blocked, requests }: JudgedCase, i: number): ReplayEvent {
  const failed = requests.find(({ response }) => response.error)?.response.error;
  return {
    at: i * APART,
    label: given.label,
    trouble: given.trouble,
    outcome: OUTCOMES[outcome],
    input: given.fill,
    expected:
      given.shows === undefined
        ? `a message about ${given.about}`
        : `$${Math.round(given.shows).toLocaleString('en-US')}`,
    seen: shown !== null ? `$${Math.round(shown).toLocaleString('en-US')}` : said || 'nothing',
    detail:
      blocked !== null
        ? `“${blocked}” cannot be reached ${given.by === 'keyboard' ? 'by keyboard' : 'at all'}.`
        : (failed?.message ?? DETAILS[outcome]),
    location: failed?.frames[0],
  };
}
