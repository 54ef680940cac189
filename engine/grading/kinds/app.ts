import { z } from 'zod';
import { appCaseSchema } from '../../app/cases';
import type { CaseOutcome, JudgedCase } from '../../app/judge-case';
import { servingFiles } from '../../app/serving-files';
import { type JudgedVisit, visitApp } from '../../app/visit-app';
import type { PageView } from '../../core/app-driver';
import type { Facts } from '../../core/facts';
import { optionsBy } from '../options';
import { ProbeError, runProbe } from '../probe-run';
import { ENDING_FACTS, endingFacts, learnersLine } from '../run';
import type { EvidenceRow, FailingCase, Measurement, MeasurementKind } from '../types';

const schema = z.strictObject({
  folder: z.string().default('app').describe('The folder that holds index.html.'),
  entry: z.string().default('app/server.ts').describe('The module of the handler.'),
  button: z.string().describe('A part of the name of the button that sends the form.'),
  cases: z.string().describe('A probe that returns the cases: see engine/app/cases.ts.'),
  input: z.record(z.string(), z.json()).default({}).describe('Given to that probe, together with `seed`.'),
  deadlineMs: z.number().int().positive().default(60_000),
});

/** Words for what came of a case. */
const WORDS: Readonly<Record<CaseOutcome, string>> = {
  right: 'the right estimate',
  'wrong-estimate': 'another estimate',
  'no-estimate': 'no estimate',
  refused: 'refused, with a message that names the field',
  unnamed: 'refused, and the message names no field',
  unannounced: 'refused in words that are not announced',
  silent: 'nothing was said',
  slipped: 'an estimate for impossible input',
  'server-error': 'the handler failed',
  unreachable: 'could not be done',
  hung: 'the page stopped answering',
};

/**
 * Opens the app's page and uses it as people do, with the learner's handler behind it: fills the form in, sends it,
 * reads what is shown and announced. Cases with `shows` must show that estimate; cases with `about` must be refused.
 */
export const app: MeasurementKind<z.output<typeof schema>> = {
  kind: 'app',
  trust: 'verified',
  parseOptions: optionsBy('app', schema),
  facts: {
    ...ENDING_FACTS,
    hung: 'whether the page stopped answering',
    pageErrors: 'errors on the page that nobody caught',
    firstError: 'the first error on the page',
    fieldsTotal: 'fields that the form must have',
    fieldsFound: 'fields that were found by their label or placeholder',
    fieldsLabelled: 'fields that have a label of their own',
    unlabelled: 'the first field without a label',
    missingField: 'the first field that was not found',
    buttonFound: 'whether there is a button of that name',
    reached: 'whether every field and the button were reached',
    blocked: 'the first field or button that was not reached',
    requests: 'requests that the page made',
    statuses: 'the different statuses of the answers',
    serverErrors: 'answers with a status of 500 or more',
    housesTotal: 'houses that were typed in',
    housesRight: 'houses whose estimate was right',
    shown: 'the estimate shown for the first house that was not right (dollars)',
    expected: 'the estimate of the script for that house (dollars)',
    ratio: 'the first estimate that was not right, divided by what the script says',
    troubles: 'impossible inputs that were tried',
    refused: 'impossible inputs that were refused with an announced message that names the field',
    unnamed: 'refusals that name no field',
    unannounced: 'refusals that are not announced',
    silent: 'impossible inputs to which nothing was said',
    slipped: 'impossible inputs that got an estimate',
    firstTrouble: 'the first impossible input that was not refused as it should be',
    firstSlipped: 'the first impossible input that got an estimate',
    slippedEstimate: 'the estimate that it got (dollars)',
  },
  needs: ({ cases }) => [cases],
  async measure(context, options): Promise<Measurement> {
    context.progress(0.1, 'Choosing houses');
    const input = { ...options.input, seed: context.seed };
    const files = servingFiles({ ...context.files, ...context.support }, options.cases);
    const made = await runProbe(context, options.cases, input, { files });
    const ending = endingFacts(made);
    if (made.outcome !== 'completed')
      return { facts: ending, location: learnersLine(made), runIds: [made.runId] };
    const cases = z.array(appCaseSchema).min(1).safeParse(made.value);
    if (!cases.success) {
      const issue = cases.error.issues[0]!;
      throw new ProbeError(options.cases, `it returned ${issue.path.join('.')}: ${issue.message}`);
    }
    context.progress(0.3, 'Using your page');
    const visit = await visitApp({ ...context, ...options, driver: context.driver, cases: cases.data });
    const firstError = visit.report.messages.find((message) => message.error !== undefined);
    const failing = visit.cases.find((one) => one.outcome !== 'right' && one.outcome !== 'refused');
    const serverError = visit.cases.flatMap((one) => one.requests).find(({ response }) => response.error)
      ?.response.error;
    return {
      facts: { ...ending, ...visitFacts(visit, firstError?.text ?? null) },
      failingCase: failing && failingCase(failing),
      evidence: visit.cases.map(evidenceRow),
      location: firstError?.location ?? serverError?.frames[0],
      runIds: [made.runId, ...visit.runIds],
    };
  },
};

function visitFacts({ report, cases }: JudgedVisit, firstError: string | null): Facts {
  const labels = Object.keys(cases[0]!.given.fill);
  const labelled = labels.filter((label) => fieldOf(report.opened, label, 'label'));
  const found = labels.filter(
    (label) => fieldOf(report.opened, label, 'label') ?? fieldOf(report.opened, label, 'placeholder'),
  );
  const blocked = cases.find((one) => one.outcome === 'unreachable');
  const presses = report.steps.filter(({ step }) => step.do === 'press');
  const houses = cases.filter((one) => one.given.trouble === undefined);
  const troubles = cases.filter((one) => one.given.trouble !== undefined);
  const wrong = houses.find((one) => one.outcome !== 'right');
  const statuses = cases.flatMap((one) => one.requests.map(({ response }) => response.status));
  const of = (outcome: CaseOutcome) => troubles.filter((one) => one.outcome === outcome).length;
  const slipped = troubles.find((one) => one.outcome === 'slipped');
  return {
    hung: report.outcome === 'hung',
    pageErrors: report.messages.filter((message) => message.error !== undefined).length,
    firstError: firstError?.split('\n')[0]?.slice(0, 300) ?? null,
    fieldsTotal: labels.length,
    fieldsFound: found.length,
    fieldsLabelled: labelled.length,
    unlabelled: labels.find((label) => found.includes(label) && !labelled.includes(label)) ?? null,
    missingField: labels.find((label) => !found.includes(label)) ?? null,
    buttonFound: presses.length > 0 && presses.every((step) => step.found),
    reached: blocked === undefined && report.outcome === 'completed',
    blocked: blocked?.blocked ?? null,
    requests: statuses.length,
    statuses: [...new Set(statuses)].sort((a, b) => a - b).join(', '),
    serverErrors: statuses.filter((status) => status >= 500).length,
    housesTotal: houses.length,
    housesRight: houses.filter((one) => one.outcome === 'right').length,
    shown: wrong?.shown ?? null,
    expected: wrong?.given.shows ?? null,
    ratio: wrong?.shown != null && wrong.given.shows ? wrong.shown / wrong.given.shows : null,
    troubles: troubles.length,
    refused: of('refused'),
    unnamed: of('unnamed'),
    unannounced: of('unannounced'),
    silent: of('silent'),
    slipped: of('slipped'),
    firstTrouble: troubles.find((one) => one.outcome !== 'refused')?.given.trouble ?? null,
    firstSlipped: slipped?.given.trouble ?? null,
    slippedEstimate: slipped?.shown ?? null,
  };
}

const fieldOf = ({ fields }: PageView, label: string, by: 'label' | 'placeholder') =>
  fields.find((field) => field[by].toLowerCase().includes(label.toLowerCase()));

function failingCase({ given, outcome, shown, said, requests }: JudgedCase): FailingCase {
  return {
    label: given.trouble ?? given.label,
    input: given.fill,
    expected:
      given.shows === undefined ? `a message that names ${given.about}` : Math.round(given.shows * 100) / 100,
    seen: {
      outcome: WORDS[outcome],
      shown,
      announced: said,
      statuses: requests.map(({ response }) => response.status),
    },
  };
}

function evidenceRow({ given, outcome }: JudgedCase): EvidenceRow {
  const isGood = outcome === 'right' || outcome === 'refused';
  return { label: given.trouble ?? given.label, outcome: isGood ? 'good' : 'bad', detail: WORDS[outcome] };
}
