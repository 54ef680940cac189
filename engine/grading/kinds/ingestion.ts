import { z } from 'zod';
import type { RunResult } from '../../core/code-runner';
import { type GroupVerdict, judgeNight, total } from '../../ingestion/judge-night';
import { jobFiles, nightMeasures } from '../../ingestion/measures';
import { type NightRun, runNights, THREE_RUNS } from '../../ingestion/run-nights';
import { WORLD_IDS, type World } from '../../ingestion/types';
import { makeWorld } from '../../ingestion/world';
import { optionsBy } from '../options';
import { ENDING_FACTS, endingFacts, runMeasured } from '../run';
import type { FailingCase, Measurement, MeasurementContext, MeasurementKind } from '../types';

const schema = z.strictObject({
  world: z.enum(WORLD_IDS),
  entry: z.string().describe('The program that is run once an hour.'),
  about: z
    .enum(['ends', 'lost', 'doubled', 'schema'])
    .optional()
    .describe('What a check of the rows is about: its failing case comes from there.'),
});

type Options = z.output<typeof schema>;

function run(context: MeasurementContext, { world, entry }: Options, seed: string, plan = THREE_RUNS) {
  return runNights({
    world,
    seed,
    files: jobFiles(context.files),
    runs: plan,
    until: isBad,
    run: (files, index) => {
      context.progress(index / plan.length, `Run ${index + 1} of ${plan.length}`);
      return runMeasured(context, { kind: 'module', path: entry }, { files, seed });
    },
  });
}

/** Whether the program itself ended a run badly: being killed by a deploy is nobody's mistake. */
const isBad = (result: RunResult) => result.outcome !== 'completed' && result.error?.code !== 'killed-deploy';

/** Runs an ingestion job three times against hidden sources, and counts every row of every source afterwards. */
export const ingestion: MeasurementKind<Options> = {
  kind: 'ingestion',
  trust: 'verified',
  parseOptions: optionsBy('ingestion', schema),
  facts: {
    ...ENDING_FACTS,
    runs: 'runs of the job; one that ends badly is the last',
    rows: 'rows of the sources that were counted',
    lost: 'good rows that the warehouse does not have after the last run',
    lostFirst: 'good rows that were there for the first run and are not in the warehouse after it',
    doubled: 'rows too many in the warehouse',
    changed: 'rows with other values than their source',
    letIn: 'bad rows in the tables',
    swallowed: 'bad rows that are neither in a table nor in quarantine',
    badRows: 'bad rows of the sources',
    wronglyPutAside: 'good rows in quarantine',
    lostLate: 'good rows lost of the part that came late',
    lostTwins: 'good rows lost that have the content of another row under their own id',
    strikes: 'requests that came before the API allowed them',
    hasty: 'requests that came without any wait after a refusal',
    banned: 'whether the API banned the program',
    killedMemory: 'runs that were ended because they held more than the budget',
    peakKb: 'most kB of delivered rows that were held at a time',
    budgetKb: 'kB that the program may hold',
    freshMinutes: 'mean virtual minutes until a row could be used',
  },
  factsFor: ({ world }) =>
    Object.fromEntries(
      makeWorld(world, 'names').tables.flatMap(({ name }) => [
        [`lost.${name}`, `good rows of ${name} lost after the last run`],
        [`lostFirst.${name}`, `good rows of ${name} lost after the first run`],
        [`doubled.${name}`, `rows of ${name} too many`],
      ]),
    ),
  async measure(context, options): Promise<Measurement> {
    const nights = await run(context, options, context.seed);
    const counted = countOnce(options, context.seed, nights);
    const crash = nights.find(({ result }) => isBad(result));
    return {
      facts: {
        ...endingFacts((crash ?? nights.at(-1)!).result),
        ...counted.facts,
      },
      failingCase: failingCase(counted.judged, options.about),
      location: crash?.result.error?.frames[0],
      runIds: nights.map(({ result }) => result.runId),
    };
  },
};

interface Counted {
  readonly facts: ReturnType<typeof countFacts>;
  /** After the last run, and after the first. */
  readonly judged: readonly (readonly GroupVerdict[])[];
}

/** Checks of one attempt share their runs; what was counted is kept with the last of them. */
const COUNTED = new WeakMap<object, Counted>();

function countOnce({ world: id }: Options, seed: string, nights: readonly NightRun[]): Counted {
  const { result } = nights.at(-1)!;
  const known = COUNTED.get(result);
  if (known) return known;
  const world = makeWorld(id, seed);
  const last = nights.at(-1)!;
  const final = judgeNight(world, last.state, last.startedAt);
  const first = judgeNight(world, nights[0]!.state, 0);
  const counted = { facts: countFacts(world, nights, final, first), judged: [final, first] };
  COUNTED.set(result, counted);
  return counted;
}

function countFacts(
  world: World,
  nights: readonly NightRun[],
  final: readonly GroupVerdict[],
  first: readonly GroupVerdict[],
) {
  const last = nights.at(-1)!;
  const good = (groups: readonly GroupVerdict[]) =>
    groups.filter(({ group }) => group !== 'breaks the schema');
  const of = (groups: readonly GroupVerdict[], name: string) => groups.filter(({ table }) => table === name);
  const bad = final.filter(({ group }) => group === 'breaks the schema');
  const { runs } = last.state;
  const measures = nightMeasures(world, nights);
  return {
    runs: nights.length,
    rows: total(final, 'rows'),
    lost: total(good(final), 'lost'),
    lostFirst: total(good(first), 'lost'),
    doubled: total(final, 'doubled'),
    changed: total(final, 'changed'),
    letIn: total(final, 'letIn'),
    swallowed: total(bad, 'lost'),
    badRows: total(bad, 'rows'),
    wronglyPutAside: total(final, 'wronglyPutAside'),
    lostLate: total(
      final.filter(({ group }) => group.includes('late')),
      'lost',
    ),
    lostTwins: total(
      final.filter(({ group }) => group.startsWith('same content')),
      'lost',
    ),
    strikes: runs.reduce((sum, { strikes }) => sum + strikes, 0),
    hasty: runs.reduce((sum, { hasty }) => sum + hasty, 0),
    banned: last.state.bannedUntil > 0,
    killedMemory: runs.filter(({ killed }) => killed === 'memory').length,
    peakKb: measures['peak-memory']!,
    budgetKb: Math.round(world.budgetBytes / 100) / 10,
    freshMinutes: measures['minutes-to-fresh']!,
    ...Object.fromEntries(
      world.tables.flatMap(({ name }) => [
        [`lost.${name}`, total(good(of(final, name)), 'lost')],
        [`lostFirst.${name}`, total(good(of(first, name)), 'lost')],
        [`doubled.${name}`, total(of(final, name), 'doubled')],
      ]),
    ),
  };
}

const breaksSchema = ({ group }: GroupVerdict) => group === 'breaks the schema';

/** Whether a group of rows went wrong in what a check is about. */
const WENT_WRONG: Readonly<Record<NonNullable<Options['about']>, (group: GroupVerdict) => boolean>> = {
  ends: () => false,
  lost: (group) => !breaksSchema(group) && group.lost > 0,
  doubled: (group) => group.doubled > 0 || group.changed > 0,
  schema: (group) => breaksSchema(group) || group.wronglyPutAside > 0,
};

function failingCase(
  judged: readonly (readonly GroupVerdict[])[],
  about: Options['about'],
): FailingCase | undefined {
  const group = judged
    .flat()
    .find((one) => one.example !== null && (about === undefined || WENT_WRONG[about](one)));
  if (!group?.example) return undefined;
  return {
    label: `a row of ${group.table} (${group.group})`,
    input: group.example.row,
    expected: breaksSchema(group) ? 'in quarantine, with a reason' : 'once in its table',
    seen: group.example.seen,
  };
}

/** Runs the job once while the API is down: the program must give up with an error of its own, and fill the other tables. */
export const ingestionDown: MeasurementKind<Options> = {
  kind: 'ingestion-down',
  trust: 'verified',
  parseOptions: optionsBy('ingestion-down', schema),
  facts: {
    ...ENDING_FACTS,
    errorSource: 'the source that the error names',
    errorAttempts: 'the attempts that the error names',
    othersLost: 'good rows of the other sources that are not in the warehouse',
    refusals: 'requests that were refused or not answered',
    minutes: 'virtual minutes until the program gave up',
  },
  async measure(context, options): Promise<Measurement> {
    const seed = `${context.seed}/down`;
    const world = makeWorld(options.world, seed);
    const [night] = await run(context, options, seed, [{ apiDown: true }]);
    const { result, state } = night!;
    const api = world.tables.find(({ kind }) => kind === 'api');
    const others = judgeNight(world, state, 0).filter(
      ({ table, group }) => table !== api?.name && group !== 'breaks the schema',
    );
    const data = (result.error?.data ?? {}) as { source?: unknown; attempts?: unknown };
    const record = state.runs.at(-1);
    return {
      facts: {
        ...endingFacts(result),
        errorSource: typeof data.source === 'string' ? data.source : null,
        errorAttempts: typeof data.attempts === 'number' ? data.attempts : null,
        othersLost: total(others, 'lost'),
        refusals: record?.refusals ?? 0,
        minutes: record ? Math.round((record.endedAt - record.startedAt) * 10) / 10 : 0,
      },
      location: result.error?.frames[0],
      runIds: [result.runId],
    };
  },
};
