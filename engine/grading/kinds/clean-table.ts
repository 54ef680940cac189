import { z } from 'zod';
import type { DirtLedger } from '../../dataset/dirt/types';
import { type Comparison, compareClean } from '../clean-table/compare';
import { ASPECTS, type Aspect, DIRT_NAMES, FINDINGS, type Finding } from '../clean-table/findings';
import { optionsBy } from '../options';
import { ENDING_FACTS, endingFacts, learnersLine, runMeasured } from '../run';
import { scriptOrEnding } from '../script-program';
import type { EvidenceRow, FailingCase, Measurement, MeasurementKind } from '../types';

const schema = z.strictObject({
  script: z.string().default('notebook').describe('The npm script that cleans.'),
  data: z.string().describe('The dirty file, made by the maker `dirt`, e.g. data/export.csv.'),
  ledger: z
    .string()
    .describe(
      'The made file with `truthOf` that dirty file and `gives: ledger`; it never reaches the workspace.',
    ),
  output: z.string().describe('The CSV that the script writes, e.g. out/clean.csv.'),
  about: z
    .enum(Object.keys(ASPECTS) as [Aspect, ...Aspect[]])
    .describe('What the check is about: its failing case comes from there.'),
});

/**
 * Runs the script on a hidden remake of the dirty file and compares the table that it writes with the true one, row by
 * row and cell by cell. What can be mended must be right; what nobody can know must be empty; nothing else may change.
 */
export const cleanTable: MeasurementKind<z.output<typeof schema>> = {
  kind: 'clean-table',
  trust: 'verified',
  parseOptions: optionsBy('clean-table', schema),
  facts: {
    ...ENDING_FACTS,
    written: 'whether the file was written',
    columnsMissing: 'columns that the file lacks',
    missingColumn: 'the first column that the file lacks',
    rowsExpected: 'listings of the export',
    rowsWritten: 'rows of the file',
    rowsLost: 'listings lost',
    rowsDoubled: 'listings that are there more than once',
    found: 'rows or cells that are wrong in what this check is about',
    ...FINDINGS,
  },
  async measure(context, { script, data, ledger: truth, output, about }): Promise<Measurement> {
    const seed = `${context.seed}/clean`;
    context.progress(0.1, `Running npm run ${script} on another export`);
    const ledger = JSON.parse(context.remake(truth, seed)) as DirtLedger;
    const program = scriptOrEnding(context.files, script);
    if ('facts' in program) return { ...program, facts: { ...program.facts, written: false } };
    const files = { ...context.files, [data]: context.remake(data, seed) };
    const result = await runMeasured(context, program.program, { files });
    const written = result.writes[output];
    const runIds = [result.runId];
    if (typeof written !== 'string' || result.outcome !== 'completed') {
      const facts = { ...endingFacts(result), written: typeof written === 'string' };
      return { facts, location: learnersLine(result), runIds };
    }
    const compared = compareClean(written, ledger);
    const aspect: ReadonlySet<string> = new Set(ASPECTS[about]);
    const found = compared.findings.filter((finding) => aspect.has(finding.kind));
    const { counts } = compared;
    return {
      facts: {
        ...endingFacts(result),
        written: true,
        columnsMissing: compared.missingColumns.length,
        missingColumn: compared.missingColumns[0] ?? null,
        rowsExpected: ledger.truth.length,
        rowsWritten: compared.rowsWritten,
        rowsLost: counts.lostMissing + counts.lostYears + counts.lostShifted + counts.lostOther,
        rowsDoubled: counts.doubledExact + counts.doubledRespelled,
        found: found.length,
        ...counts,
      },
      failingCase: found[0] && asCase(found[0]),
      evidence: evidenceOf(compared),
      runIds,
    };
  },
};

function asCase({ kind, listing, column, exported, expected, seen }: Finding): FailingCase {
  return {
    label: `listing ${listing}${column === undefined ? '' : `, ${column}`}: ${FINDINGS[kind]}`,
    input: {
      Listing_ID: listing,
      ...(column !== undefined && { column, ...(exported !== undefined && { exported }) }),
    },
    expected: expected === '' ? 'an empty cell' : expected,
    seen: seen === '' ? 'an empty cell' : seen,
  };
}

function evidenceOf({ tallies }: Comparison): EvidenceRow[] {
  return Object.entries(tallies).map(([kind, { all, right }]) => ({
    label: DIRT_NAMES[kind as keyof typeof DIRT_NAMES],
    outcome: right === all ? 'good' : 'bad',
    detail: `${right} of ${all} right`,
  }));
}
