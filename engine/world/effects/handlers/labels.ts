import { retrain } from '../../models/retrain';
import type { EffectOf } from '../effect';
import type { EffectHandler } from '../handler';

/** Labels that were overwritten with wrong ones: whoever is trained on them is wrong, however well it fits. */
export const labels: EffectHandler<EffectOf<'labels'>> = {
  begin: ({ effect, since, happened }, state) => {
    const { market, store, streams } = state;
    const wrong = market.feed.task === 'regression' ? (y: number) => y * effect.factor : (y: number) => 1 - y;
    store.spoil(since - effect.days * 24, () => streams.training.next(), effect.share, wrong, happened.id);
    // The training of the night learns what it finds, if the gate lets it.
    retrain(state);
  },
  apply: () => {},
  harms: ({ happened }, { liveModel }) => liveModel.taint.has(happened.id),
  ends: ({ happened }, { liveModel, store }) =>
    !store.holds(happened.id) && !liveModel.taint.has(happened.id),
  endedBy: [],
  cures: ['rollback-data', 'rollback-model'],
};
