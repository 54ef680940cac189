import type { WorldState } from '../../state';
import type { EffectOf } from '../effect';
import type { EffectHandler } from '../handler';
import type { LiveEffect } from '../live-effect';

/** By what share of itself an answer has to be off what it would be, to count as another. */
const ANOTHER = 0.05;
/** The share of rows with another answer above which users notice. */
const NOTICEABLE = 0.02;

type RowsEffect = EffectOf<'rows'>;

/** The share of the rows that are asked for now whose answer is another one in the condition. */
function spoiledShare({ effect }: LiveEffect<RowsEffect>, { market, liveModel }: WorldState): number {
  let spoiled = 0;
  for (let row = market.low; row < market.high; row++) {
    const good = liveModel.answer(row, null);
    if (!(Math.abs(liveModel.answer(row, effect.condition) - good) <= ANOTHER * Math.abs(good))) spoiled++;
  }
  return spoiled / Math.max(1, market.high - market.low);
}

/** Rows that reach the service in a condition: what the code and the model make of them decides what becomes of it. */
export const rows: EffectHandler<RowsEffect> = {
  apply: (live, { hour, weather }) => {
    const { condition, share } = live.effect;
    weather.rows.push({ by: live, share, condition });
    if (condition.change.kind === 'lagged') weather.featureAgeHours = hour - live.since;
  },
  harms: (live, state) =>
    state.quarantined.has(live.effect.condition.column) || spoiledShare(live, state) > NOTICEABLE,
  endedBy: [],
  react: (live, { kind }, { hour }) => {
    const mends = live.effect.mendedBy === 'upstream' ? 'contact-upstream' : 'rerun-features';
    if (kind === mends) live.over = hour;
  },
  cures: ['contact-upstream', 'rerun-features'],
};
