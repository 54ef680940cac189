import { hashFiles } from '../../../core/files';
import { projectFiles } from '../../../core/program-files';
import { seededRng } from '../../../core/rng';
import { notYetRun } from '../../../grading/kinds/pipeline/chain';
import { makeEdit } from '../../../grading/kinds/pipeline/edits';
import { RunLedger } from '../../../grading/kinds/pipeline/ledger';
import { Workshop } from '../../../grading/kinds/versions/workshop';
import { withoutData } from '../../lane-files';
import { scenarioOptionsBy } from '../../options';
import { SECONDS, TEN_ROUNDS_MEASURES } from '../../ten-rounds/measures';
import type { ReplayEvent, ReplayRun, Scenario, ScenarioContext } from '../../types';
import { type TenRounds, tenRoundsSchema } from './options';
import { changeOf, ROUNDS, SLIP } from './round';
import { secondsOf } from './seconds';
import { byHand, byPipeline, type Worked } from './work';

const DAY_MINUTES = 24 * 60;

/** What the rounds came to. */
interface Totals {
  stages: number;
  needless: number;
  seconds: number;
  stale: number;
}

/**
 * Ten days of work on a chain of scripts: a parameter changes, a raw file, nothing, and so on; in round four one stage is
 * forgotten. Everything is really run in a copy. What is shipped is stale when a script would write it otherwise now.
 */
export const tenRounds: Scenario<TenRounds> = {
  id: 'ten-rounds',
  measures: TEN_ROUNDS_MEASURES,
  parseOptions: scenarioOptionsBy('ten-rounds', tenRoundsSchema),
  run: async (context, options): Promise<ReplayRun> => {
    const { events, totals } = hasPipeline(context, options)
      ? await playRounds(context, options)
      : { events: [missing(options)], totals: null };
    return {
      scenario: 'ten-rounds',
      seed: context.seed,
      contentHash: hashFiles(projectFiles(withoutData(context.files))),
      runIds: [],
      events,
      measures: {
        stages: totals?.stages ?? null,
        needless: totals?.needless ?? null,
        seconds: totals === null ? null : Math.round(totals.seconds),
        stale: totals?.stale ?? null,
      },
      notes: totals === null ? noPipeline(options) : secondsNote(options),
    };
  },
};

/** By hand there is nothing that could be missing. */
const hasPipeline = ({ lane, files }: ScenarioContext, { folder }: TenRounds) =>
  lane === 'ad-hoc' ||
  Object.keys(files).some(
    (path) => path === 'dvc.yaml' || (path.startsWith(`${folder}/`) && path.endsWith('/dvc.yaml')),
  );

async function playRounds(
  context: ScenarioContext,
  options: TenRounds,
): Promise<{ events: ReplayEvent[]; totals: Totals }> {
  const ledger = new RunLedger(options);
  const { files, runner, seed, signal, lane } = context;
  const shop = new Workshop({ files: notYetRun(files, options), runner: ledger.watch(runner), seed, signal });
  // Both lanes begin by making all results once.
  const work = lane === 'ad-hoc' ? byHand : byPipeline;
  // The changes are the same in both lanes.
  const rng = seededRng(`${seed}/ten-rounds`);
  await work(shop, 0, options);
  ledger.take();
  const totals: Totals = { stages: 0, needless: 0, seconds: 0, stale: 0 };
  const events: ReplayEvent[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    context.progress(round / (ROUNDS + 1), `Round ${round}`);
    const change = makeEdit(shop, options, changeOf(round, options), rng);
    const worked = await work(shop, round, options);
    const runs = ledger.take();
    const stale = ledger.stale(shop.files()).map(({ name }) => name);
    totals.stages += runs.length;
    totals.needless += runs.filter(({ isNeedless }) => isNeedless).length;
    totals.seconds += runs.reduce((sum, run) => sum + secondsOf(run, options), 0);
    totals.stale += Number(stale.length > 0);
    events.push(
      eventOf(
        round,
        change,
        worked,
        runs.map(({ script }) => script.name),
        stale,
        options,
      ),
    );
  }
  return { events, totals };
}

function eventOf(
  round: number,
  change: string,
  { lines, caught, failure }: Worked,
  ran: readonly string[],
  stale: readonly string[],
  { forgets }: TenRounds,
): ReplayEvent {
  const said = [
    ran.length === 0 ? 'Nothing ran.' : `Ran ${ran.join(', ')}.`,
    caught === null || caught.length === 0 ? '' : `dvc status named ${caught.join(', ')} before shipping.`,
    stale.length === 0 ? '' : `Shipped stale: ${stale.join(', ')}.`,
    failure ?? '',
  ];
  return {
    at: (round - 1) * DAY_MINUTES,
    label: `Round ${round}: ${change}`,
    trouble: round === SLIP ? `${forgets} is forgotten by hand` : undefined,
    outcome: failure !== null ? 'crashed' : stale.length > 0 ? 'silently-wrong' : 'right',
    input: { typed: [...lines] },
    detail: said.filter(Boolean).join(' '),
  };
}

const missing = ({ folder }: TenRounds): ReplayEvent => ({
  at: 0,
  label: 'dvc repro',
  outcome: 'lost',
  input: null,
  detail: `There is no dvc.yaml in ${folder}/ yet.`,
});

const noPipeline = ({ folder }: TenRounds) =>
  Object.fromEntries(
    TEN_ROUNDS_MEASURES.map(({ id }) => [
      id,
      `There is no dvc.yaml in ${folder}/ yet, so there is nothing to run.`,
    ]),
  );

function secondsNote({ passes }: TenRounds): Record<string, string> {
  const often = Object.entries(passes).map(([name, key]) => `${name} goes over them ${key} times`);
  return {
    seconds: [`${SECONDS.start} s a stage, and 1 s for each 10 kB that it reads`, ...often].join('; '),
  };
}
