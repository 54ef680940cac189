import { z } from 'zod';
import type { JsonValue } from '../../core/json';
import { type DirtyRow, generateDirtyRows } from '../../scenario/dirty-rows/generate';
import { expectedValue, judgeAnswer, type Verdict } from '../../scenario/dirty-rows/judge';
import type { ProbeAnswer } from '../../scenario/dirty-rows/probe';
import { DIRTY_PROJECTS, referenceModel, textFile } from '../../scenario/dirty-rows/projects';
import { runProbe } from '../../scenario/dirty-rows/run-probe';
import { optionsBy } from '../options';
import { ENDING_FACTS, endingFacts } from '../run';
import type { Measurement, MeasurementKind } from '../types';

const schema = z.strictObject({
  project: z.enum(['house-price', 'churn']),
  entry: z.string().describe('The module that exports estimate.'),
  data: z.string().describe('The table that the rows are drawn from.'),
  perTrouble: z.number().int().positive().default(3).describe('Hidden rows with each trouble.'),
  ordinary: z.number().int().positive().default(24).describe('Hidden rows without a trouble.'),
});

interface Case {
  readonly dirty: DirtyRow;
  readonly kind: string;
  readonly answer: ProbeAnswer;
  readonly verdict: Verdict;
}

/** Sends hidden rows, ordinary ones and some of every trouble, through `estimate`, one by one. */
export const rowRules: MeasurementKind<z.output<typeof schema>> = {
  kind: 'row-rules',
  trust: 'verified',
  parseOptions: optionsBy('row-rules', schema),
  facts: {
    ...ENDING_FACTS,
    rows: 'hidden rows tried',
    right: 'rows answered right: the right estimate, or the refusal that the rules ask for',
    wrong: 'rows answered otherwise',
    ordinaryWrong: 'rows without a trouble that are answered wrong',
    untyped: 'rows for which something without a code and a field was thrown',
    zeros: 'rows that must be refused and were answered with 0',
    odd: 'rows answered with something that is no finite number',
    served: 'rows that must be refused and were given an estimate',
    wrongCode: 'refusals of the right field with another code',
    wrongField: 'refusals that blame another field',
    refusedGood: 'rows that must be served and were refused',
  },
  factsFor: ({ project }) =>
    Object.fromEntries(
      DIRTY_PROJECTS[project].troubles.map(({ kind, says }) => [
        `wrong.${kind}`,
        `wrong answers to rows with ${says}`,
      ]),
    ),
  async measure(context, options): Promise<Measurement> {
    const project = DIRTY_PROJECTS[options.project];
    const model = referenceModel(context.solution, project);
    const troubles = project.troubles.flatMap((trouble) =>
      Array.from({ length: options.perTrouble }, (_, i) => ({ ...trouble, kind: `${trouble.kind}/${i}` })),
    );
    const rows = generateDirtyRows({
      project,
      csv: textFile(context.files, options.data),
      spec: project.spec(model),
      seed: `${context.seed}/rules`,
      rows: troubles.length + options.ordinary,
      troubles,
    });
    context.progress(0.1, `Sending ${rows.length} hidden rows`);
    const result = await runProbe(
      { ...context, entry: options.entry },
      { mode: 'single', rows: rows.map(({ row }) => row) },
    );
    const ending = endingFacts(result);
    const location = result.error?.frames.find(({ path }) => !path.startsWith('probes/'));
    if (result.outcome !== 'completed') return { facts: ending, location, runIds: [result.runId] };
    const answers = (result.value as unknown as { readonly answers: readonly ProbeAnswer[] }).answers;
    const cases = rows.map((dirty, i): Case => {
      const answer = answers[i]!;
      const kind = dirty.trouble?.kind.split('/')[0] ?? 'ordinary';
      return { dirty, kind, answer, verdict: judgeAnswer(dirty.expected, answer, project.tolerance) };
    });
    const wrong = cases.filter(({ verdict }) => verdict.outcome !== 'right' && verdict.outcome !== 'refused');
    const perKind = project.troubles.map(({ kind }) => [
      `wrong.${kind}`,
      wrong.filter((one) => one.kind === kind).length,
    ]);
    return {
      facts: {
        ...ending,
        rows: rows.length,
        right: rows.length - wrong.length,
        wrong: wrong.length,
        ordinaryWrong: wrong.filter(({ kind }) => kind === 'ordinary').length,
        ...countMisses(wrong),
        ...Object.fromEntries(perKind),
      },
      failingCase: smallest(wrong),
      runIds: [result.runId],
    };
  },
};

function countMisses(wrong: readonly Case[]) {
  const count = (holds: (one: Case) => boolean) => wrong.filter(holds).length;
  const refusing = ({ dirty }: Case) => dirty.expected.kind === 'refusal';
  const blames = ({ dirty, answer }: Case) =>
    answer.type === 'refusal' && dirty.expected.kind === 'refusal'
      ? answer.field === dirty.expected.field
        ? 'the-field'
        : 'another'
      : null;
  return {
    untyped: count(({ answer }) => answer.type === 'untyped-error'),
    zeros: count((one) => refusing(one) && one.answer.type === 'estimate' && one.answer.value === 0),
    odd: count(({ answer }) => answer.type === 'odd'),
    served: count((one) => refusing(one) && one.answer.type === 'estimate'),
    wrongCode: count((one) => blames(one) === 'the-field'),
    wrongField: count((one) => blames(one) === 'another'),
    refusedGood: count((one) => !refusing(one) && one.verdict.outcome === 'wrongly-refused'),
  };
}

/** The failing row that says most with least: one with a trouble before an ordinary one, then the shortest text. */
function smallest(wrong: readonly Case[]): Measurement['failingCase'] {
  const size = ({ dirty }: Case) =>
    dirty.trouble ? (dirty.row[dirty.trouble.field]?.length ?? 0) : JSON.stringify(dirty.row).length;
  const first = wrong.toSorted((a, b) => size(a) - size(b))[0];
  if (!first) return undefined;
  const { dirty, verdict } = first;
  const field = dirty.trouble?.field;
  const input: JsonValue = field ? { [field]: dirty.row[field] ?? '(no such column)' } : dirty.row;
  return {
    label: dirty.trouble
      ? `${dirty.label} of the hidden rows: ${dirty.trouble.says}; its other fields are in order`
      : `${dirty.label} of the hidden rows, an ordinary one`,
    input,
    expected: expectedValue(dirty.expected),
    seen: verdict.seen,
  };
}
