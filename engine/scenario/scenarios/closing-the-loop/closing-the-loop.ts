import { z } from 'zod';
import { hashFiles } from '../../../core/files';
import { projectFiles } from '../../../core/program-files';
import { meanHours, outcomeOf } from '../../../grading/kinds/closed-loop/facts';
import type { MarketEpisode } from '../../../grading/kinds/closed-loop/market';
import { loopSchema } from '../../../grading/kinds/closed-loop/options';
import type { LoopRecord } from '../../../grading/kinds/closed-loop/record';
import { runLoop } from '../../../grading/kinds/closed-loop/run-loop';
import { happening } from '../../../grading/kinds/closed-loop/words';
import { CLOSING_THE_LOOP_MEASURES } from '../../closing-the-loop/measures';
import { scenarioOptionsBy } from '../../options';
import type { EventOutcome, ReplayEvent, ReplayRun, Scenario } from '../../types';
import { asMeasuring } from '../shared-week/week';

const schema = loopSchema.extend({
  byHand: z
    .string()
    .describe('The line that somebody types in the ad hoc lane when a ticket has lain for five days.'),
});

const MINUTE = 60_000;
const DAY = 86_400_000;
/** What a customer costs with a model that fits the market is below this, in dollars: about 90. */
const TOO_DEAR = 130;

/**
 * Four months in which a market turns three times, and three times what is told of it is wrong. The files of the lane close the loop or
 * do not; in the ad hoc lane somebody works through tickets and retrains by hand.
 */
export const closingTheLoop: Scenario<z.output<typeof schema>> = {
  id: 'closing-the-loop',
  measures: CLOSING_THE_LOOP_MEASURES,
  parseOptions: scenarioOptionsBy('closing-the-loop', schema),
  run: async (context, { byHand, ...options }): Promise<ReplayRun> => {
    const record = await runLoop(asMeasuring(context), options, {
      seed: context.seed,
      byHand: context.lane === 'ad-hoc' ? byHand : null,
      endsEarly: false,
    });
    const base = {
      scenario: 'closing-the-loop',
      seed: context.seed,
      contentHash: hashFiles(projectFiles(context.files)),
      runIds: [],
    };
    if ('says' in record)
      return {
        ...base,
        events: [{ at: 0, label: 'The loop', outcome: 'crashed', input: null, detail: record.says }],
        measures: Object.fromEntries(CLOSING_THE_LOOP_MEASURES.map(({ id }) => [id, null])),
        notes: { turns: record.says },
      };
    const { market } = record;
    const turns = market.episodes.filter(({ kind }) => kind === 'turn');
    return {
      ...base,
      events: market.episodes.map((episode) => eventOf(record, episode)),
      measures: {
        turns: turns.filter((turn) => record.answerTo(turn) !== undefined).length,
        hours: meanHours(record),
        days: wrongDays(record),
        cost: Math.round(record.totalCost / 1000),
        harmful: record.harmful.length,
        keystrokes: record.keystrokes,
        told: record.tellings.length,
      },
      notes: {
        days: `more than ${TOO_DEAR} $ a customer, over three days; a leaver who was not called costs 500 $, a call 150 $`,
        ...(context.lane === 'ad-hoc' && {
          keystrokes: `assumed: a ticket lies for five days, then somebody types ${byHand}`,
        }),
      },
    };
  },
};

function eventOf(record: LoopRecord, episode: MarketEpisode): ReplayEvent {
  const { isRight, isHarm, says } = outcomeOf(record, episode);
  const isTrap = episode.kind === 'trap';
  const outcome: EventOutcome = isHarm ? 'silently-wrong' : isTrap ? 'refused' : isRight ? 'right' : 'lost';
  return {
    at: Math.round((episode.from - record.market.start) / MINUTE),
    label: happening(episode.name),
    ...(isTrap && { trouble: 'what is told is wrong' }),
    outcome,
    input: null,
    detail: `${says}.`,
  };
}

/** Days on which customers cost too much, over three days. */
function wrongDays(record: LoopRecord): number {
  const { start, end } = record.market;
  let days = 0;
  for (let to = start + 3 * DAY; to <= end; to += DAY)
    if (record.costBetween(to - 3 * DAY, to) > TOO_DEAR) days++;
  return days;
}
