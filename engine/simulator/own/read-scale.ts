import type { ScalePolicy } from '../../world/policies/scale';
import type { CheckFacts } from './check-facts';
import { numberOf } from './fact';

/**
 * What one row takes of a worker's time on average, in seconds: alone, or in a batch in which each further row adds a share of
 * what the first one takes.
 */
function rowSeconds(checks: CheckFacts): number | null {
  const one = numberOf(checks, 'held', 'oneMs');
  const rows = numberOf(checks, 'held', 'batchRows');
  const added = numberOf(checks, 'held', 'addedPerRow');
  if (one === null || one <= 0) return null;
  const inBatch = rows === null || added === null || rows <= 1 ? 1 : (1 + (rows - 1) * added) / rows;
  return (one / 1000) * Math.min(1, Math.max(0, inBatch));
}

/** The learner's autoscaler, probe and cache in the burst of lesson 2.7, and what their service took for a row of Northline's. */
export function readScale(checks: CheckFacts, reference: ScalePolicy): ScalePolicy | null {
  const facts = checks.held;
  const serviceSeconds = rowSeconds(checks);
  const most = numberOf(checks, 'held', 'maxReplicas');
  if (!facts || serviceSeconds === null || most === null) return null;
  const least = Math.min(most, numberOf(checks, 'held', 'minReplicas') ?? 1);
  const target = numberOf(checks, 'held', 'targetUse');
  return {
    ...reference,
    replicas: least,
    maxReplicas: most,
    autoscaler: {
      minReplicas: least,
      maxReplicas: most,
      ...(target !== null && {
        metrics: [
          {
            type: 'Resource',
            resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: target } },
          },
        ],
      }),
    },
    serviceSeconds,
    cacheHits: Math.min(1, Math.max(0, numberOf(checks, 'held', 'cachedShare') ?? 0)),
    readiness: facts.hasReadiness === true,
  };
}
