import type { Happened } from '../../../world/happening';
import type { WorldInput } from '../../../world/input';
import type { WorldResult } from '../../../world/result';
import type { GameDayIncident, GameDayOutcome, GameDayReport, PolicyOrigin } from '../../game-day/report';
import type { Lane } from '../../types';
import { gameLane } from './figures-of';
import { GAME_DAYS, GAME_OBJECTIVE, GAME_SERVICE } from './month';

/** What a lane brings to the report. */
export interface PlayedLane {
  readonly result: WorldResult;
  readonly upkeepHoursPerWeek: number;
}

/** The two lanes of a seed beside each other, incident by incident. */
export function gameDayReport(
  input: Pick<WorldInput, 'seed' | 'happenings'>,
  lanes: Readonly<Record<Lane, PlayedLane>>,
  origins: readonly PolicyOrigin[],
): GameDayReport {
  const found = (lane: Lane, id: string): GameDayOutcome => {
    const happened = lanes[lane].result.happened.find((one) => one.id === id);
    return happened === undefined ? NOT_MET : outcomeOf(happened);
  };
  const incidents = input.happenings.map(
    ({ id, kind, title, about, hour }): GameDayIncident => ({
      id,
      incident: kind.replace('incident/', ''),
      title,
      about,
      hour,
      outcomes: { 'ad-hoc': found('ad-hoc', id), practice: found('practice', id) },
    }),
  );
  return {
    seed: input.seed,
    days: GAME_DAYS,
    startMs: GAME_SERVICE.startMs,
    objective: GAME_OBJECTIVE,
    incidents: incidents.sort((a, b) => a.hour - b.hour),
    lanes: {
      'ad-hoc': gameLane(lanes['ad-hoc'].result, lanes['ad-hoc'].upkeepHoursPerWeek),
      practice: gameLane(lanes.practice.result, lanes.practice.upkeepHoursPerWeek),
    },
    origins,
  };
}

/** An incident that a lane never met: the month ended before. */
const NOT_MET: GameDayOutcome = {
  state: 'harmless',
  because: 'It did not come to it.',
  harmedFrom: null,
  detected: null,
  detectedBy: null,
  restored: null,
  wrong: 0,
  unanswered: 0,
};

const outcomeOf = (happened: Happened): GameDayOutcome => {
  const { state, because, harmedFrom, detected, detectedBy, restored, wrong, unanswered } = happened;
  return { state, because, harmedFrom, detected, detectedBy, restored, wrong, unanswered };
};
