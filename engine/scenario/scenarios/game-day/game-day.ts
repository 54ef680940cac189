import { z } from 'zod';
import { hashFiles } from '../../../core/files';
import { projectFiles } from '../../../core/program-files';
import { parseTable } from '../../../dataset/parse-table';
import { knowingPrograms } from '../../../grading/kinds/seeded-team/known-programs';
import { GAME_DAY_MEASURES } from '../../game-day/measures';
import type { GameDayFigures, GameDayIncident, GameDayReport } from '../../game-day/report';
import { scenarioOptionsBy } from '../../options';
import type { EventOutcome, ReplayEvent, ReplayRun, Scenario, ScenarioContext } from '../../types';
import { AD_HOC_POLICIES } from '../world/reference-policies';
import { adHocMonth } from './lanes';
import { CUSTOMERS_SEED, gameFeed, gameMonth } from './month';
import { playGameDay } from './own/play-game-day';
import { gameDayReport } from './report-of';

const schema = z.strictObject({ customers: z.string().describe('The made file with all customers.') });

/**
 * A game day of a seed that one may practise on: eight incidents in a month of Northline, and nobody at the keyboard. The ad hoc lane is
 * a notebook and somebody who copies its model; the other is the project, measured and run as the check does it.
 */
export const gameDay: Scenario<z.output<typeof schema>> = {
  id: 'game-day',
  measures: GAME_DAY_MEASURES,
  parseOptions: scenarioOptionsBy('game-day', schema),
  run: async (context, { customers }): Promise<ReplayRun> => {
    const { lane, seed, files } = context;
    const report = await reportOf(context, customers);
    return {
      scenario: 'game-day',
      seed,
      events: report.incidents.map((incident) => eventOf(incident, incident.outcomes[lane])),
      measures: measuresOf(report.lanes[lane].figures),
      notes: Object.fromEntries(
        GAME_DAY_MEASURES.filter(
          ({ id }) => report.lanes[lane].figures[id as keyof GameDayFigures] === null,
        ).map(({ id }) => [id, 'Nothing happened that it could be measured on.']),
      ),
      ...(lane === 'practice' && { gameDay: report }),
      contentHash: hashFiles(projectFiles(files)),
      runIds: [],
    };
  },
};

async function reportOf(context: ScenarioContext, customers: string): Promise<GameDayReport> {
  const { lane, seed, remake, runner, progress } = context;
  const table = parseTable(remake(customers, CUSTOMERS_SEED));
  if (lane === 'practice')
    return (await playGameDay({ ...context, runner: knowingPrograms(runner) }, table, seed, progress)).report;
  const feed = gameFeed(table);
  const played = { result: adHocMonth(feed, seed), upkeepHoursPerWeek: 0 };
  return gameDayReport(gameMonth(feed, seed, AD_HOC_POLICIES), { 'ad-hoc': played, practice: played }, []);
}

/** Shares in per cent, as the measures have them. */
function measuresOf(figures: GameDayFigures): Record<string, number | null> {
  return Object.fromEntries(
    GAME_DAY_MEASURES.map(({ id, unit }) => {
      const value = figures[id as keyof GameDayFigures];
      return [id, value === null ? null : Math.round((unit === '%' ? value * 100 : value) * 100) / 100];
    }),
  );
}

function eventOf(
  { title, about, hour }: GameDayIncident,
  {
    state,
    because,
    harmedFrom,
    detected,
    detectedBy,
    restored,
    wrong,
    unanswered,
  }: GameDayIncident['outcomes']['practice'],
): ReplayEvent {
  const outcome: EventOutcome =
    state === 'stopped'
      ? 'refused'
      : harmedFrom === null
        ? 'right'
        : wrong > unanswered
          ? 'silently-wrong'
          : 'crashed';
  const noticed =
    harmedFrom === null || detected === null
      ? ''
      : ` Noticed after ${Math.max(0, detected - harmedFrom)} h: ${detectedBy}.`;
  const over =
    harmedFrom === null
      ? ''
      : restored === null
        ? ' Not over by the end.'
        : ` Over after ${restored - harmedFrom} h.`;
  return {
    at: hour * 60,
    label: title,
    trouble: about,
    outcome,
    input: null,
    detail: `${because}${noticed}${over}`,
  };
}
