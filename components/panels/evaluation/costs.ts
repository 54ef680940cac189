import type { Costs } from '@/engine/evaluation/cost';

/** What the errors cost by the file costs.json of the workspace; both 1 when it does not say. */
export function readCosts(content: unknown): Costs {
  const even = { falsePositive: 1, falseNegative: 1 };
  if (typeof content !== 'string') return even;
  try {
    const { falseAlarm, missedLeaver } = JSON.parse(content) as Record<string, unknown>;
    return isCost(falseAlarm) && isCost(missedLeaver)
      ? { falsePositive: falseAlarm, falseNegative: missedLeaver }
      : even;
  } catch {
    return even;
  }
}

function isCost(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
