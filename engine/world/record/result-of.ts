import type { WorldResult } from '../result';
import type { WorldState } from '../state';
import { happenedOf } from './happened-draft';

/** What a world came to so far. */
export function resultOf({ input, hour, record, models, store }: WorldState): WorldResult {
  const { columns } = record;
  const harmed = (id: string | null) => id !== null && record.find(id)?.harmedFrom != null;
  return {
    seed: input.seed,
    hours: hour,
    columns: columns.view,
    happened: record.happened.map(happenedOf),
    deployments: record.deployments.map((one) => ({ ...one, failed: one.failed || harmed(one.happening) })),
    models: models.map((model) => ({ ...model.record })),
    acts: [...record.acts],
    alerts: [...record.alerts],
    pages: record.pages.map((page) => ({ ...page })),
    totals: {
      requests: columns.sum('requests'),
      right: columns.sum('right'),
      wrong: columns.sum('wrong'),
      refused: columns.sum('refused'),
      failed: columns.sum('failed'),
      machineUsd: columns.sum('machineNanoUsd') / 1e9,
      peopleUsd: columns.sum('peopleHours') * input.service.usdPerPersonHour,
      revenueUsd: columns.sum('revenueUsd'),
    },
    rowsLost: store.lost,
    rowsDoubled: store.doubled,
  };
}
