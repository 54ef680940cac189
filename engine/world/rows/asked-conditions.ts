import type { WorldInput } from '../input';
import { backgroundOf } from '../team/background';
import type { RowCondition } from './condition';

/** Every condition in which rows may reach the service in a world, each once: what a table of estimates needs besides rows as they are. */
export function askedConditions(input: WorldInput): RowCondition[] {
  const found = new Map<string, RowCondition>();
  for (const { effects } of [...backgroundOf(input), ...input.happenings])
    for (const effect of effects)
      if (effect.kind === 'rows') found.set(effect.condition.id, effect.condition);
  return [...found.values()];
}
