import type { ActionKind } from '../../actions';
import type { Effect } from '../effect';
import type { EffectHandler } from '../handler';

/**
 * An effect by which a share of the requests fails until an act ends it.
 * @param endedBy the acts that do, the usual one first
 */
export function failing<E extends Extract<Effect, { readonly failShare: number }>>(
  endedBy: readonly ActionKind[],
  more: Partial<Pick<EffectHandler<E>, 'apply'>> = {},
): EffectHandler<E> {
  return {
    apply: (live, state) => {
      state.weather.failures.push({ by: live, share: live.effect.failShare });
      more.apply?.(live, state);
    },
    harms: () => true,
    endedBy,
    cures: endedBy.slice(0, 1),
  };
}
