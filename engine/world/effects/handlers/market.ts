import type { WorldState } from '../../state';
import type { EffectOf } from '../effect';
import type { EffectHandler } from '../handler';

/** How far estimates may lie off the truth on the average before it counts, as a share of the move. */
const NOTICEABLE = 0.5;

/** How far the answers of the live model lie off the truth, over the rows that are asked for: median share, or difference of rates. */
function bias({ market, liveModel }: WorldState): number {
  const answer = (row: number) => liveModel.answer(row, null);
  if (market.feed.task === 'classification') {
    let sum = 0;
    for (let row = market.low; row < market.high; row++) sum += answer(row) - market.truth[row]!;
    return sum / Math.max(1, market.high - market.low);
  }
  const off = new Float64Array(Math.max(0, market.high - market.low));
  for (let i = 0; i < off.length; i++) off[i] = answer(market.low + i) / market.truth[market.low + i]! - 1;
  return off.sort()[off.length >> 1] ?? 0;
}

/** A market that turns. Nothing brings it back; a model that has learnt from after the turn is right again. */
export const market: EffectHandler<EffectOf<'market'>> = {
  apply: ({ effect, since }, state) => {
    const passed = effect.overHours === 0 ? 1 : Math.min(1, (state.hour - since + 1) / effect.overHours);
    state.market.level = effect.level * passed;
  },
  harms: ({ effect }, state) => Math.abs(bias(state)) > NOTICEABLE * Math.abs(effect.level),
  endedBy: [],
  cures: ['retrain'],
};
