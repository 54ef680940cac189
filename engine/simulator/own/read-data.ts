import type { DataPolicy } from '../../world/policies/data';
import type { CheckFacts } from './check-facts';
import { numberOf, shareOf } from './fact';

/** Of lost rows those that came late are counted apart; all of them are what happens to a file with a fault. */
export function readData(checks: CheckFacts, reference: DataPolicy): DataPolicy | null {
  const rows = numberOf(checks, 'nothing-lost', 'rows');
  const lost = shareOf(numberOf(checks, 'nothing-lost', 'lost'), rows);
  const doubled = shareOf(numberOf(checks, 'nothing-doubled', 'doubled'), rows);
  if (lost === null || doubled === null) return null;
  const minutes = numberOf(checks, 'nothing-lost', 'freshMinutes');
  const file = { lost, doubled };
  return {
    ...reference,
    files: { late: file, repeated: file, broken: file },
    hoursToFresh: minutes === null ? reference.hoursToFresh : minutes / 60,
  };
}
