import { handlerOf } from '../effects/registry';
import type { WorldState } from '../state';
import type { Standing } from '../stepping';

/** How something stands that happened; undefined: it has not. */
export function standingOf(state: WorldState, id: string): Standing | undefined {
  const happened = state.record.find(id);
  if (!happened) return undefined;
  const live = state.live.filter((one) => one.happened === happened && one.over === null);
  if (live.length === 0) return 'over';
  return live.some((one) => handlerOf(one).harms(one, state)) ? 'harms' : 'contained';
}
