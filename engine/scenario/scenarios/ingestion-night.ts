import { z } from 'zod';
import { hashFiles } from '../../core/files';
import { type GroupVerdict, judgeNight } from '../../ingestion/judge-night';
import { jobFiles, nightMeasures } from '../../ingestion/measures';
import { type NightRun, runNights, THREE_RUNS } from '../../ingestion/run-nights';
import { WORLD_IDS, type World } from '../../ingestion/types';
import { makeWorld } from '../../ingestion/world';
import { ReplayRunnerError } from '../dirty-rows/run-probe';
import { INGESTION_NIGHT_MEASURES } from '../ingestion-night/measures';
import { scenarioOptionsBy } from '../options';
import type { EventOutcome, ReplayEvent, Scenario } from '../types';

const optionsSchema = z.strictObject({
  world: z.enum(WORLD_IDS),
  entry: z.string().describe('The program that is run once an hour, e.g. churn/ingest.ts.'),
});

const DEADLINE_MS = 20_000;

/** Three hours of an hourly ingestion job against the lab's seeded sources: every row is counted afterwards. */
export const ingestionNight: Scenario<z.output<typeof optionsSchema>> = {
  id: 'ingestion-night',
  measures: INGESTION_NIGHT_MEASURES,
  parseOptions: scenarioOptionsBy('ingestion-night', optionsSchema),
  run: async (context, { world: id, entry }) => {
    const { runner, seed, signal, newRunId } = context;
    const files = jobFiles(context.files);
    const world = makeWorld(id, seed);
    const nights = await runNights({
      world: id,
      seed,
      files,
      runs: THREE_RUNS,
      run: async (runFiles, index) => {
        context.progress(index / THREE_RUNS.length, `Running the job at ${clockText(60 * index)}`);
        const result = await runner.run(
          {
            runId: newRunId(),
            language: 'typescript',
            files: runFiles,
            program: { kind: 'module', path: entry },
            seed,
            limits: { deadlineMs: DEADLINE_MS },
          },
          undefined,
          signal,
        );
        signal.throwIfAborted();
        if (result.outcome === 'crashed') throw new ReplayRunnerError(result);
        return result;
      },
    });
    context.progress(1, 'Counting the rows');
    return {
      scenario: 'ingestion-night',
      seed,
      events: [...eventsOf(world, nights[0]!), ...eventsOf(world, nights.at(-1)!)],
      measures: nightMeasures(world, nights),
      notes: {},
      contentHash: hashFiles(files),
      runIds: nights.map(({ result }) => result.runId),
    };
  },
};

/** The job is first run at six in the morning. */
const clockText = (minute: number) =>
  `${String(6 + Math.floor(minute / 60)).padStart(2, '0')}:${String(Math.round(minute % 60)).padStart(2, '0')}`;

function eventsOf(world: World, night: NightRun): ReplayEvent[] {
  const { result, state, startedAt } = night;
  return judgeNight(world, state, startedAt).map((group): ReplayEvent => {
    const outcome = outcomeOf(group, result.outcome !== 'completed');
    return {
      at: startedAt,
      label: `${group.table} after the run of ${clockText(startedAt)}`,
      trouble: group.group,
      outcome,
      input: { rows: group.rows, ...(group.example && { row: group.example.row }) },
      expected: outcome === 'right' || outcome === 'refused' ? undefined : expectedOf(group),
      seen: seenOf(group),
      detail: group.example?.seen,
      location: outcome === 'crashed' ? result.error?.frames[0] : undefined,
    };
  });
}

function outcomeOf(group: GroupVerdict, hasEnded: boolean): EventOutcome {
  const isBad = group.group === 'breaks the schema';
  if (group.lost === group.rows && hasEnded) return 'crashed';
  if (group.lost > 0) return 'lost';
  if (group.doubled + group.changed + group.letIn > 0) return 'silently-wrong';
  if (group.wronglyPutAside > 0) return 'wrongly-refused';
  return isBad ? 'refused' : 'right';
}

const expectedOf = ({ group }: GroupVerdict) =>
  group === 'breaks the schema' ? 'each row in quarantine, with a reason' : 'each row once';

function seenOf(group: GroupVerdict) {
  const { rows, lost, doubled, changed, letIn, putAside, wronglyPutAside } = group;
  const counts = { lost, doubled, changed, 'let in': letIn, 'put aside': putAside + wronglyPutAside };
  const said = Object.entries(counts).filter(([, count]) => count > 0);
  return said.length === 0
    ? `${rows} rows, each once`
    : said.map(([what, count]) => `${count} ${what}`).join(', ');
}
