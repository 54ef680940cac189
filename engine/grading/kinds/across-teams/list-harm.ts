import type { WorkspaceFiles } from '../../../core/files';
import { ProbeError, runProbe } from '../../probe-run';
import type { MeasurementContext } from '../../types';
import { inItsFolder } from './known-programs';

/** What the call centre meets when it works by a list. */
export interface ListHarm {
  /** Names on the list that do not belong there, and how many it has. */
  readonly wrong: number;
  readonly length: number;
}

/** What is wrong on a list of customers, a CSV, by those who belong there: strangers, and names that come twice. */
export function comparedWith(list: string, belonging: readonly string[]): ListHarm {
  const right = new Set(belonging);
  const called = list
    .replace(/\n$/, '')
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[0]!.replaceAll('"', ''));
  const distinct = new Set(called);
  const strangers = [...distinct].filter((id) => !right.has(id)).length;
  return { wrong: strangers + called.length - distinct.size, length: called.length };
}

/**
 * Holds a list against the warehouse's own table, which no export comes between. The probe is called over that table and the
 * learner's model, and returns `{ ids }`: the customers who belong on the list.
 * @throws ProbeError
 */
export async function harmOfList(
  context: MeasurementContext,
  probe: string,
  {
    warehouse,
    model,
    list,
  }: { readonly warehouse: WorkspaceFiles; readonly model: string; readonly list: string },
): Promise<ListHarm> {
  const table = 'tables/customers.csv';
  const files: WorkspaceFiles = { [table]: warehouse[table] ?? '', 'model.json': model };
  const runner = inItsFolder(context.runner);
  const { value, error, outcome } = await runProbe(
    { ...context, runner },
    probe,
    {},
    { files, seed: 'list' },
  );
  const ids = (value as { readonly ids?: unknown } | undefined)?.ids;
  if (outcome !== 'completed' || !Array.isArray(ids))
    throw new ProbeError(probe, error?.message ?? 'it did not return { ids }');
  return comparedWith(list, ids);
}
