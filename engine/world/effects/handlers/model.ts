import { promote } from '../../models/promote';
import { trainModel } from '../../models/train-model';
import type { EffectOf } from '../effect';
import type { EffectHandler } from '../handler';

/** A model that somebody has made live by hand, past every gate. */
export const model: EffectHandler<EffectOf<'model'>> = {
  begin: ({ effect, happened }, state) => {
    promote(state, trainModel(state, { rows: effect.rows, taint: happened.id }), happened.id);
  },
  apply: () => {},
  harms: ({ happened }, { liveModel }) => liveModel.taint.has(happened.id),
  ends: ({ happened }, { liveModel }) => !liveModel.taint.has(happened.id),
  endedBy: [],
  cures: ['rollback-model'],
};
