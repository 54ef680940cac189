import { UnknownScenarioError } from './errors';
import { appVisitors } from './scenarios/app-visitors';
import { cleanedExport } from './scenarios/cleaned-export';
import { closingTheLoop } from './scenarios/closing-the-loop/closing-the-loop';
import { dirtyRows } from './scenarios/dirty-rows';
import { eightReleases } from './scenarios/eight-releases/eight-releases';
import { fifteenCommits } from './scenarios/fifteen-commits/fifteen-commits';
import { gameDay } from './scenarios/game-day/game-day';
import { growingTraffic } from './scenarios/growing-traffic/growing-traffic';
import { ingestionNight } from './scenarios/ingestion-night';
import { monthLater } from './scenarios/month-later/month-later';
import { weekOnCall } from './scenarios/on-call/week-on-call';
import { probeLanes } from './scenarios/probe-lanes';
import { rollBack } from './scenarios/roll-back';
import { sharedWeek } from './scenarios/shared-week/shared-week';
import { tenReleases } from './scenarios/ten-releases/ten-releases';
import { tenRounds } from './scenarios/ten-rounds/ten-rounds';
import { threeWeeks } from './scenarios/three-weeks/three-weeks';
import { watchedSeasons } from './scenarios/watched-seasons';
import { weeksLater } from './scenarios/weeks-later';
import { yearsAfter } from './scenarios/years-after';
import type { MeasureDefinition, ReplayRun, Scenario, ScenarioContext } from './types';

/** A scenario with its options: ready to run. */
export interface PreparedScenario {
  readonly id: string;
  readonly measures: readonly MeasureDefinition[];
  readonly run: (context: ScenarioContext) => Promise<ReplayRun>;
}

/** To add a scenario: write it in its own file under `scenarios/`, and add its line here. */
const SCENARIOS = new Map([
  register(appVisitors),
  register(cleanedExport),
  register(closingTheLoop),
  register(dirtyRows),
  register(eightReleases),
  register(fifteenCommits),
  register(gameDay),
  register(growingTraffic),
  register(ingestionNight),
  register(monthLater),
  register(yearsAfter),
  register(probeLanes),
  register(rollBack),
  register(sharedWeek),
  register(tenReleases),
  register(tenRounds),
  register(watchedSeasons),
  register(threeWeeks),
  register(weekOnCall),
  register(weeksLater),
]);

/**
 * The scenario of this id with these options.
 * @throws UnknownScenarioError, or what the scenario's `parseOptions` throws.
 */
export function prepareScenario(id: string, options: unknown): PreparedScenario {
  const prepare = SCENARIOS.get(id);
  if (!prepare) throw new UnknownScenarioError(id, [...SCENARIOS.keys()]);
  return prepare(options);
}

function register<Options>(scenario: Scenario<Options>): [string, (options: unknown) => PreparedScenario] {
  return [
    scenario.id,
    (raw) => {
      const options = scenario.parseOptions(raw);
      return {
        id: scenario.id,
        measures: scenario.measuresFor?.(options) ?? scenario.measures,
        run: (context) => scenario.run(context, options),
      };
    },
  ];
}
