import { z } from 'zod';
import type { RunResult } from '../../core/code-runner';
import { hashFiles } from '../../core/files';
import { seededRng } from '../../core/rng';
import type { DirtLedger } from '../../dataset/dirt/types';
import { fitRidge } from '../../dataset/ridge';
import { compareClean } from '../../grading/clean-table/compare';
import { FINDINGS, type Finding } from '../../grading/clean-table/findings';
import { lineErrors } from '../../grading/features/score';
import { endingFacts, learnersLine, runMeasured } from '../../grading/run';
import { scriptOrEnding } from '../../grading/script-program';
import { eventOfListing } from '../cleaned-export/follow-listing';
import { judgeListing, type ListingVerdict } from '../cleaned-export/judge-listing';
import { learningRows, parseCsv } from '../cleaned-export/learning-rows';
import { CLEANED_EXPORT_MEASURES } from '../cleaned-export/measures';
import { type FollowedListing, sampleListings } from '../cleaned-export/sample-listings';
import { withoutData } from '../lane-files';
import { scenarioOptionsBy } from '../options';
import type { ReplayEvent, ReplayRun, Scenario, ScenarioContext } from '../types';

const optionsSchema = z.strictObject({
  scripts: z
    .strictObject({ 'ad-hoc': z.string(), practice: z.string() })
    .describe('The npm script of each lane that cleans.'),
  data: z.string().describe('The dirty file, made by the maker `dirt`, e.g. data/export.csv.'),
  ledger: z.string().describe('The made file with `truthOf` that dirty file and `gives: ledger`.'),
  output: z.string().describe('The CSV that the scripts write, e.g. out/clean.csv.'),
  follows: z.number().int().positive().default(40).describe('Listings that are shown one by one.'),
  shows: z.array(z.string()).min(1).describe('The columns that are shown of each.'),
  learns: z
    .strictObject({
      features: z.array(z.string()).min(1),
      target: z.string(),
      year: z.string(),
      from: z.number().int(),
      ridge: z.number().positive().default(10),
    })
    .describe(
      'The line that learns from the cleaned table, and is judged by the later sales as they truly are.',
    ),
});
type Options = z.output<typeof optionsSchema>;

/** Fewer sales than these teach nothing that is worth measuring. */
const ENOUGH = 50;

/**
 * A hidden export, the same for both lanes, is cleaned by the script of each. Every listing is compared with what is true, and a
 * line learns from what is left. The truth stays outside of the sandbox.
 */
export const cleanedExport: Scenario<Options> = {
  id: 'cleaned-export',
  measures: CLEANED_EXPORT_MEASURES,
  parseOptions: scenarioOptionsBy('cleaned-export', optionsSchema),
  run: async (context, options): Promise<ReplayRun> => {
    const { data, shows, learns } = options;
    const text = context.remake(data, context.seed);
    const ledger = JSON.parse(context.remake(options.ledger, context.seed)) as DirtLedger;
    const followed = sampleListings(ledger, options.follows, seededRng(`${context.seed}/followed`));
    context.progress(0.1, 'Cleaning an export that nobody has seen');
    const run = await clean(context, options, text);
    const base = {
      scenario: 'cleaned-export',
      seed: context.seed,
      contentHash: hashFiles(withoutData(context.files)),
      runIds: run.runIds,
    };
    if (!('table' in run)) return { ...base, ...notCleaned(followed, run) };
    context.progress(0.8, 'Comparing it with what is true');
    const compared = compareClean(run.table, ledger);
    const verdicts = verdictsOf(ledger, [
      ...compared.findings,
      ...missingCells(ledger, compared.missingColumns),
    ]);
    const exported = parseCsv(text);
    const events = followed.map((listing, i) =>
      eventOfListing(listing, i, {
        ledger,
        exported,
        shows,
        verdictOf: (id) => verdicts.get(id)!,
        counts: compared.counts,
        meanings: FINDINGS,
      }),
    );
    const are = (outcome: ListingVerdict['outcome']) =>
      [...verdicts.values()].filter((verdict) => verdict.outcome === outcome).length;
    const rows = learningRows(run.table, { columns: ledger.columns, rows: ledger.truth }, learns);
    const learnt = rows.filter(({ isPast }) => isPast).length;
    return {
      ...base,
      events,
      measures: {
        right: are('right'),
        untrue: are('silently-wrong'),
        'thrown-away': are('wrongly-refused'),
        error: learnt < ENOUGH ? null : Math.round(lineErrors(rows, learns.ridge, fitRidge).error),
      },
      notes: { error: `learnt from ${learnt.toLocaleString('en-US')} sales before ${learns.from}` },
    };
  },
};

/** The table that a lane wrote, or what became of its run. */
type Cleaned = { readonly runIds: readonly string[] } & (
  | { readonly table: string }
  | { readonly why: string; readonly location?: ReplayEvent['location'] }
);

async function clean(
  context: ScenarioContext,
  { scripts, data, output }: Options,
  text: string,
): Promise<Cleaned> {
  const script = scripts[context.lane];
  const program = scriptOrEnding(context.files, script);
  if ('facts' in program) return { runIds: [], why: String(program.facts.errorMessage) };
  const result = await runMeasured({ ...context, start: context.solution }, program.program, {
    files: { ...context.files, [data]: text },
  });
  const runIds = [result.runId];
  const written = result.writes[output];
  if (result.outcome !== 'completed')
    return { runIds, why: endingText(result), location: learnersLine(result) };
  if (typeof written !== 'string') return { runIds, why: `npm run ${script} wrote no ${output}.` };
  return { runIds, table: written };
}

function endingText(result: RunResult): string {
  const { outcome, errorName, errorMessage } = endingFacts(result);
  return errorMessage === null ? `The run ended as ${outcome}.` : `${errorName}: ${errorMessage}`;
}

function notCleaned(
  followed: readonly FollowedListing[],
  { why, location }: { readonly why: string; readonly location?: ReplayEvent['location'] },
): Pick<ReplayRun, 'events' | 'measures' | 'notes'> {
  const each = <Value>(value: Value) =>
    Object.fromEntries(CLEANED_EXPORT_MEASURES.map(({ id }) => [id, value]));
  return {
    events: followed.map(({ listing }, at) => ({
      at,
      label: `Listing ${listing}`,
      outcome: at === 0 ? 'crashed' : 'lost',
      input: { Listing_ID: listing },
      detail: why,
      location,
    })),
    measures: each(null),
    notes: each(why),
  };
}

/** A column that is not there has every good cell thrown away. */
function missingCells({ truth }: DirtLedger, [column]: readonly string[]): Finding[] {
  if (column === undefined) return [];
  return truth.map((row) => ({
    kind: 'goodEmptied',
    listing: row[0]!,
    column,
    expected: 'the column',
    seen: '',
  }));
}

function verdictsOf({ truth }: DirtLedger, findings: readonly Finding[]): Map<string, ListingVerdict> {
  const own = new Map<string, Finding[]>(truth.map((row) => [row[0]!, []]));
  for (const finding of findings) own.get(finding.listing)?.push(finding);
  return new Map([...own].map(([listing, found]) => [listing, judgeListing(found)]));
}
