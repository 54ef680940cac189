import { z } from 'zod';
import type { DirtLedger } from '../../dataset/dirt/types';
import { readSelected } from '../../selection/results';
import { optionsBy } from '../options';
import { ENDING_FACTS, endingFacts, learnersLine, runMeasured } from '../run';
import { scriptOrEnding } from '../script-program';
import type { EvidenceRow, Measurement, MeasurementKind } from '../types';
import { chosenFacts } from './selection/chosen-facts';
import { curveFacts, selectionYears } from './selection/curve-facts';
import { NOT_FEATURES, readFeatureColumns } from './selection/feature-table';
import { Retrainer } from './selection/retrain';
import { selectionOptions } from './selection/run-selection';

const schema = z.strictObject({
  ...selectionOptions,
  heldOutFrom: z.number().describe('Sales of this year and later judge; the year before them may choose.'),
  count: z.number().int().positive().describe('As many features may be kept.'),
  tolerance: z.number().min(1).describe('The error may be this many times that of all features.'),
  leaks: z.array(z.string()).default([]).describe('Columns that are known only once a house is sold.'),
});

/**
 * Runs the script on a hidden remake of the export, reads the features that it wrote and those that it kept, and trains
 * again on the host: with the kept ones, with all, and along the curve. Prices are the true ones.
 */
export const selectedFeatures: MeasurementKind<z.output<typeof schema>> = {
  kind: 'selected-features',
  trust: 'verified',
  parseOptions: optionsBy('selected-features', schema),
  facts: {
    ...ENDING_FACTS,
    problem: 'why the files cannot be read',
    featuresTotal: 'features in the table',
    selectedCount: 'features kept',
    count: 'features that may be kept',
    unknown: 'kept names that are no columns of the table',
    notFeatures: 'kept columns that are no features',
    leaks: 'kept columns that are known only after the sale',
    twice: 'names that are there more than once',
    allError: 'the held-out error with all features, in dollars',
    selectedError: 'the held-out error with the kept features, in dollars',
    barError: 'the error that is allowed, in dollars',
    overBar: 'the error over the allowed one',
    ratio: 'the error over that with all features',
    possibleError: 'the held-out error of the host’s own choice of as many features, in dollars',
    lostTwins: 'twins that were both removed',
    meanRank: 'where the kept features stand by importance (0 first, 1 last)',
    likeCorrelation: 'the share of them that correlate most with the price',
    curvePoints: 'sizes of sets in the curve',
    curveFrom: 'features of its largest set',
    curveTo: 'features of its smallest set',
    curveHasSelected: 'whether the kept set is a point of the curve',
    curveOff: 'how far its shape is from that of models trained anew, as a share',
    curveIs: 'what its errors are',
  },
  async measure(context, options): Promise<Measurement> {
    const seed = `${context.seed}/select`;
    context.progress(0.1, `Running npm run ${options.script} on another export`);
    const program = scriptOrEnding(context.files, options.script);
    if ('facts' in program) return program;
    const files = { ...context.files, [options.data]: context.remake(options.data, seed) };
    const result = await runMeasured(context, program.program, { files, deadlineMs: options.deadlineMs });
    const base = { ...endingFacts(result), count: options.count };
    const runIds = [result.runId];
    if (result.outcome !== 'completed') return { facts: base, location: learnersLine(result), runIds };
    const written = result.writes[options.file];
    const csv = result.writes[options.features];
    const selected =
      typeof written === 'string' ? readSelected(written) : { problem: 'the script did not write it' };
    if ('problem' in selected)
      return { facts: { ...base, problem: `${options.file}: ${selected.problem}` }, runIds };
    const ledger = JSON.parse(context.remake(options.ledger, seed)) as DirtLedger;
    const table = typeof csv === 'string' ? readFeatureColumns(csv, ledger) : null;
    if (!table)
      return {
        facts: { ...base, problem: `${options.features} is no table of features by Listing_ID` },
        runIds,
      };
    context.progress(0.6, 'Training again with the features that you kept');
    const kept = [...new Set(selected.value.features)];
    const chosen = kept.map((name) => table.names.indexOf(name)).filter((feature) => feature >= 0);
    const retrainer = new Retrainer(table);
    const years = selectionYears(options.heldOutFrom);
    const judged = chosenFacts(chosen, retrainer, years, options);
    return {
      facts: {
        ...base,
        problem: null,
        featuresTotal: table.names.length,
        selectedCount: kept.length,
        unknown: listed(kept.filter((name) => !table.names.includes(name) && !NOT_FEATURES.has(name))),
        notFeatures: listed(kept.filter((name) => NOT_FEATURES.has(name))),
        leaks: listed(kept.filter((name) => options.leaks.includes(name))),
        twice: selected.value.features.length - kept.length,
        ...judged,
        ...curveFacts(selected.value, retrainer, years),
      },
      evidence: evidenceOf(judged, kept.length, table.names.length),
      runIds,
    };
  },
};

/** Names as one fact; empty: none. */
function listed(names: readonly string[]): string {
  return names.join(', ');
}

function evidenceOf(
  { allError, selectedError, barError }: ReturnType<typeof chosenFacts>,
  kept: number,
  total: number,
): EvidenceRow[] {
  const dollars = (value: number) => `$${Math.round(value).toLocaleString('en-US')}`;
  return [
    { label: `all ${total} features`, outcome: 'neutral', detail: dollars(allError) },
    ...(selectedError === null
      ? []
      : [
          {
            label: `the ${kept} that you kept`,
            outcome: selectedError <= barError ? ('good' as const) : ('bad' as const),
            detail: dollars(selectedError),
          },
        ]),
    { label: 'allowed', outcome: 'neutral', detail: dollars(barError) },
  ];
}
