import { z } from 'zod';
import { StagecraftError } from '../../../core/errors';
import { playLog } from '../../../incidents/on-call/play-log';
import type { ShiftFiles } from '../../../scenario/scenarios/on-call/shift-of-files';
import { type RunningShift, startShift } from '../../../scenario/scenarios/on-call/start-shift';
import { optionsBy } from '../../options';
import type { Measurement, MeasurementContext, MeasurementKind } from '../../types';
import { pagingAlerts } from './paging-alerts';
import { SHIFT_FACTS, shiftFacts } from './shift-facts';
import { shiftOfLesson } from './shift-of-lesson';

const schema = z.strictObject({ shift: z.string().default('on-call/shift.yaml') });
type Options = z.output<typeof schema>;

/** Plays the learner's shift again from its log, with the same engine: no figure of the page is believed. */
export const playedShift: MeasurementKind<Options> = {
  kind: 'played-shift',
  trust: 'verified',
  parseOptions: optionsBy('played-shift', schema),
  facts: {
    problem: 'why it could not be played again',
    otherSeed: 'the seed of the log, where it is of another shift',
    playedHours: 'hours that were played',
    ofHours: 'hours that the shift has',
    entries: 'things that were done',
    ownActs: 'acts of your own',
    ownTaken: 'pages that you took',
    notes: 'notes',
    ...SHIFT_FACTS,
  },
  async measure(context, { shift: path }): Promise<Measurement> {
    try {
      return measure(context, path);
    } catch (thrown) {
      if (!(thrown instanceof StagecraftError)) throw thrown;
      return { facts: { problem: thrown.message }, runIds: [] };
    }
  },
};

/** A shift that was played again. It is looked at, and goes on no more. */
export interface PlayedAgain {
  readonly running: RunningShift;
  readonly files: ShiftFiles;
  /** The log is one of another shift, and was not played. */
  readonly isOther: boolean;
}

/** The last one: two checks of an attempt ask for the same. */
let last: { readonly key: string; readonly played: PlayedAgain } | null = null;

/** The learner's shift, played again from its log. @throws OnCallError, MonitoringError, TableError */
export function playAgain(context: Pick<MeasurementContext, 'files' | 'start'>, path: string): PlayedAgain {
  const { files, table } = shiftOfLesson(context, path);
  const { shift, runbook, rules, log } = files;
  const key = JSON.stringify([shift, runbook, rules, log, table.rowCount]);
  if (last?.key === key) return last.played;
  const running = startShift({ shift, table, runbook, rules });
  const isOther = log.seed !== shift.seed;
  if (!isOther) playLog(running.session, log);
  const played = { running, files, isOther };
  last = { key, played };
  return played;
}

function measure(context: MeasurementContext, path: string): Measurement {
  const { running, files, isOther } = playAgain(context, path);
  const { shift, log, rules } = files;
  const { snapshot } = running.session;
  const { facts, evidence } = shiftFacts([{ name: shift.title, running, pagesBy: pagingAlerts(rules) }]);
  return {
    facts: {
      problem: null,
      otherSeed: isOther ? log.seed : null,
      playedHours: snapshot.hour,
      ofHours: shift.hours,
      entries: log.entries.length,
      ownActs: snapshot.acts.filter(({ by }) => by === 'player').length,
      ownTaken: snapshot.pages.filter(({ takenBy }) => takenBy === 'player').length,
      notes: log.entries.filter((one) => one.do === 'note').length,
      ...facts,
    },
    // What happens in a shift that is not over is not for eyes that are still in it.
    evidence: snapshot.isOver ? evidence : [],
    runIds: [],
  };
}
