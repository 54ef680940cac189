import { z } from 'zod';
import { parseTable } from '../../../dataset/parse-table';
import type { GameDayIncident, GameDayReport } from '../../../scenario/game-day/report';
import { CUSTOMERS_SEED } from '../../../scenario/scenarios/game-day/month';
import { playGameDay } from '../../../scenario/scenarios/game-day/own/play-game-day';
import { optionsBy } from '../../options';
import type { EvidenceRow, Measurement, MeasurementKind } from '../../types';
import { knowingPrograms } from '../seeded-team/known-programs';
import { FIGURE_FACTS, figureFacts } from './figure-facts';

const schema = z.strictObject({ customers: z.string().describe('The made file with all customers.') });

/**
 * Plays a game day that nobody has seen with the learner's project, and nobody at the keyboard: eight incidents in a month of Northline.
 */
export const gameDay: MeasurementKind<z.output<typeof schema>> = {
  kind: 'game-day',
  trust: 'verified',
  parseOptions: optionsBy('game-day', schema),
  facts: {
    ...FIGURE_FACTS,
    own: 'sections of the policies that are the project’s own, of nine',
    adHocSections: 'sections in which there is nothing of the project',
    trainings: 'trainings that were really done',
    trainingProblem: 'what a training failed with',
    harmed: 'incidents that harmed users',
    stopped: 'incidents that met no user',
    unrestored: 'incidents that still harm at the end',
    worst: 'the incident that harmed longest',
    worstHours: 'hours that it harmed',
    worstBy: 'how it was noticed',
  },
  async measure(context, { customers }): Promise<Measurement> {
    const table = parseTable(context.remake(customers, CUSTOMERS_SEED));
    const { report, own, trainings, problem } = await playGameDay(
      { ...context, runner: knowingPrograms(context.runner) },
      table,
      context.seed,
      context.progress,
    );
    const missing = own.origins.filter(({ from }) => from === 'ad hoc').map(({ section }) => section);
    return {
      facts: {
        ...figureFacts(report),
        own: own.origins.length - missing.length,
        adHocSections: missing.join(', ') || null,
        trainings,
        trainingProblem: problem,
        ...incidentFacts(report),
      },
      evidence: [
        ...report.incidents.map(incidentRow),
        ...own.origins.map(
          ({ section, from, says }): EvidenceRow => ({
            label: `Practice: ${section}`,
            outcome: from === 'own' ? 'neutral' : 'bad',
            detail: says,
          }),
        ),
      ],
      unknownReads: 'nothing',
      runIds: [],
    };
  },
};

function incidentFacts({ incidents, days }: GameDayReport) {
  const lasted = (one: GameDayIncident) => {
    const { harmedFrom, restored } = one.outcomes.practice;
    return harmedFrom === null ? 0 : (restored ?? days * 24) - harmedFrom;
  };
  const worst = incidents.reduce((a, b) => (lasted(b) > lasted(a) ? b : a));
  const outcomes = incidents.map((one) => one.outcomes.practice);
  return {
    harmed: outcomes.filter(({ state }) => state === 'harmed').length,
    stopped: outcomes.filter(({ state }) => state === 'stopped').length,
    unrestored: outcomes.filter(({ harmedFrom, restored }) => harmedFrom !== null && restored === null)
      .length,
    worst: lasted(worst) > 0 ? worst.title : null,
    worstHours: lasted(worst),
    worstBy: worst.outcomes.practice.detectedBy,
  };
}

/** One incident: when it came, when it was noticed and over, beside the ad hoc lane. */
export function incidentRow({ title, hour, outcomes }: GameDayIncident): EvidenceRow {
  const { practice } = outcomes;
  const adHoc = outcomes['ad-hoc'];
  const said = (one: typeof practice) => {
    if (one.state === 'stopped') return 'stopped before it met a user';
    if (one.harmedFrom === null) return 'harmed nobody';
    const by =
      one.detected === null
        ? 'never noticed'
        : `noticed after ${Math.max(0, one.detected - one.harmedFrom)} h (${one.detectedBy})`;
    const over =
      one.restored === null ? 'not over by the end' : `over after ${one.restored - one.harmedFrom} h`;
    return `${by}, ${over}`;
  };
  return {
    label: `Day ${Math.floor(hour / 24) + 1}: ${title}`,
    outcome: practice.harmedFrom === null ? 'good' : practice.restored === null ? 'bad' : 'neutral',
    detail: `${said(practice)}. Ad hoc: ${said(adHoc)}.`,
  };
}
