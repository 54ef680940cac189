import type { VersionsPolicy } from '../../world/policies/versions';
import type { CheckFacts } from './check-facts';
import { numberOf, shareOf } from './fact';

/** What can be brought back of the learner's versions. The lesson measures no hours: they are the reference's. */
export function readVersions(checks: CheckFacts, reference: VersionsPolicy): VersionsPolicy | null {
  const versions = numberOf(checks, 'lineage', 'versions');
  const traceless = numberOf(checks, 'lineage', 'traceless');
  const known = traceless === null || versions === null ? null : shareOf(versions - traceless, versions);
  if (known === null) return null;
  const isIdentical = checks.rebuild?.identical === true;
  const isPulled = checks.remote?.beforePulled === true && checks.remote.afterPulled === true;
  return {
    code: { ...reference.code, works: known },
    model: { ...reference.model, works: isIdentical ? known : 0 },
    data: { ...reference.data, works: isPulled ? 1 : 0 },
    reproducible: isIdentical ? known : 0,
  };
}
