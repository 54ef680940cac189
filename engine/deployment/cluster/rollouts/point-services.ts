import { ROLLOUT_HASH, type Rollout } from '../objects/rollout';
import type { Act, ClusterView } from '../state/view';
import { rolloutEvent } from './rollout-sets';

/** Lets services lead to the pods of one version each: their selectors get its hash. Those that are not there are left out. */
export function pointServices(
  view: ClusterView,
  rollout: Rollout,
  wanted: readonly (readonly [service: string | undefined, hash: string])[],
): Act[] {
  return wanted.flatMap(([name, hash]): Act[] => {
    const service = name === undefined || hash === '' ? undefined : view.find('Service', name);
    if (!service) return [];
    const before = service.spec.selector[ROLLOUT_HASH] ?? '';
    if (before === hash) return [];
    const selector = { ...service.spec.selector, [ROLLOUT_HASH]: hash };
    return [
      { type: 'put', object: { ...service, spec: { ...service.spec, selector } } },
      rolloutEvent(
        rollout,
        'SwitchService',
        `Switched selector for service '${name}' from '${before}' to '${hash}'`,
      ),
    ];
  });
}

/** The service that a strategy names and that is not there; undefined: all are. */
export function missingService(
  view: ClusterView,
  { spec: { strategy } }: Rollout,
): { readonly field: string; readonly name: string } | undefined {
  const named = [
    ['spec.strategy.canary.canaryService', strategy.canary?.canaryService],
    ['spec.strategy.canary.stableService', strategy.canary?.stableService],
    ['spec.strategy.blueGreen.activeService', strategy.blueGreen?.activeService],
    ['spec.strategy.blueGreen.previewService', strategy.blueGreen?.previewService],
  ] as const;
  for (const [field, name] of named)
    if (name !== undefined && !view.find('Service', name)) return { field, name };
  return undefined;
}
