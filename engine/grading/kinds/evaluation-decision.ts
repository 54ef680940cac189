import { z } from 'zod';
import type { Facts } from '../../core/facts';
import type { WorkspaceFiles } from '../../core/files';
import { seededRng } from '../../core/rng';
import { parseTable } from '../../dataset/parse-table';
import { TableError } from '../../dataset/table';
import { bootstrapPaired } from '../../evaluation/bootstrap';
import { EvaluationError } from '../../evaluation/errors';
import { errorByGroup } from '../../evaluation/groups';
import { groupNames, type RegressionPredictions, readPredictions } from '../../evaluation/predictions';
import { absoluteErrors } from '../../evaluation/residuals';
import { optionsBy } from '../options';
import type { Measurement, MeasurementKind } from '../types';

const schema = z.strictObject({
  file: z.string().describe('The JSON file of the form, e.g. decision.json.'),
  predictions: z.string().describe('The predictions file that the decision is about; with a baseline.'),
  group: z.string().describe('The column that groups its rows, e.g. Neighborhood.'),
  leastRows: z.number().int().positive().describe('A group of fewer rows gives no verdict.'),
  limit: z.number().positive().describe('No group may surely have an average error above this, in dollars.'),
});

/**
 * Holds the decision of a form against the evidence in the learner's own predictions. The rule: the paired 95 % interval of
 * model less baseline lies below 0, or it does not ship (`hold`); a group of enough rows whose whole interval lies above
 * the limit gets no estimate (`ship-except`); else it ships (`ship`).
 */
export const evaluationDecision: MeasurementKind<z.output<typeof schema>> = {
  kind: 'evaluation-decision',
  trust: 'self-reported',
  parseOptions: optionsBy('evaluation-decision', schema),
  facts: {
    judged: 'whether the predictions file could be judged',
    problem: 'why the predictions file could not be judged',
    decision: 'the decision (ship, ship-except, hold)',
    rightDecision: 'the decision that the evidence supports',
    decisionFits: 'whether the decision is the one that the evidence supports',
    group: 'the group that is left out',
    rightGroup: 'the group whose interval lies above the limit',
    groupFits: 'whether the group that is left out is that group',
    groupN: 'the sales of that group',
    groupLow: 'the lower end of that group’s interval, in dollars',
    groupHigh: 'the upper end of that group’s interval, in dollars',
    groupsOver: 'groups whose interval lies above the limit',
    reasons: 'the reasons that were given',
    reasonsFit: 'whether the reasons are those that the rule asks for',
    differenceLow: 'the lower end of the paired interval of model less baseline, in dollars',
    differenceHigh: 'the upper end of the paired interval of model less baseline, in dollars',
    limit: 'the limit for the average error of a group, in dollars',
  },
  async measure({ files }, options): Promise<Measurement> {
    const answers = answersOf(files[options.file]);
    const decision = textOf(answers.decision);
    const group = textOf(answers.group);
    const reasons = Array.isArray(answers.reasons) ? answers.reasons.map(String).sort() : [];
    const given = { decision, group, reasons: reasons.join(',') || null, limit: options.limit };
    const read = predictionsOf(files, options.predictions, options.group);
    if ('problem' in read) return { facts: { ...given, judged: false, problem: read.problem }, runIds: [] };
    const evidence = evidenceIn(read.predictions, read.names, options);
    return {
      facts: {
        ...given,
        ...evidence.facts,
        judged: true,
        problem: null,
        decisionFits: decision === evidence.decision,
        groupFits:
          evidence.decision === 'ship-except'
            ? group !== null && evidence.over.some((name) => optionOf(name) === optionOf(group))
            : group === null || group === 'none',
        reasonsFit: reasons.join(',') === [...evidence.reasons].sort().join(','),
      },
      runIds: [],
    };
  },
};

function evidenceIn(
  { truth, estimate, baseline }: RegressionPredictions,
  names: readonly string[],
  { leastRows, limit }: { readonly leastRows: number; readonly limit: number },
) {
  const rng = seededRng('evaluation-decision');
  const how = { rng, resamples: 4000 };
  const difference = bootstrapPaired(absoluteErrors(truth, estimate), absoluteErrors(truth, baseline!), how);
  const over = errorByGroup(names, truth, estimate, how).filter(
    (group) => group.n >= leastRows && group.interval.low > limit,
  );
  const better = difference.high < 0;
  const decision = !better ? 'hold' : over.length > 0 ? 'ship-except' : 'ship';
  const facts: Facts = {
    rightDecision: decision,
    rightGroup: over[0]?.name ?? null,
    groupN: over[0]?.n ?? null,
    groupLow: over[0]?.interval.low ?? null,
    groupHigh: over[0]?.interval.high ?? null,
    groupsOver: over.length,
    differenceLow: difference.low,
    differenceHigh: difference.high,
  };
  return {
    decision,
    facts,
    over: over.map((group) => group.name),
    reasons: [better ? 'paired-better' : 'paired-unclear', ...(over.length > 0 ? ['group-over'] : [])],
  };
}

function predictionsOf(
  files: WorkspaceFiles,
  path: string,
  group: string,
): { predictions: RegressionPredictions; names: readonly string[] } | { problem: string } {
  const content = files[path];
  if (typeof content !== 'string') return { problem: `there is no ${path}` };
  try {
    const table = parseTable(content);
    const predictions = readPredictions(table);
    if (predictions.kind !== 'regression' || !predictions.baseline)
      return { problem: `${path} has no columns estimate and baseline` };
    return { predictions, names: groupNames(table, group, predictions.rows) };
  } catch (error) {
    if (error instanceof EvaluationError || error instanceof TableError) return { problem: error.message };
    throw error;
  }
}

/** A group as an option of the form is called: Northridge_Heights is northridge-heights. */
function optionOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

function answersOf(content: string | Uint8Array | undefined): Record<string, unknown> {
  if (typeof content !== 'string') return {};
  try {
    const value: unknown = JSON.parse(content);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
