import type { ActionKind } from '../actions';
import type { Policies } from '../policies/policies';

/** Hours of acts that no practice changes: typical times at a console, assumed. */
const AT_A_CONSOLE: Readonly<Record<string, number>> = {
  'restart-service': 0.1,
  'restart-dns': 0.1,
  'restart-consumers': 0.1,
  'scale-out': 0.25,
  'fail-over': 0.5,
  'rotate-credential': 0.5,
  'renew-certificate': 0.5,
  'revert-config': 0.25,
  'limit-retries': 0.25,
  'free-disk': 0.5,
  'sync-clock': 0.25,
  'quarantine-rows': 0.5,
  deduplicate: 1,
  'rerun-features': 1,
  'change-machines': 4,
};

/** How long an act takes, in hours, by how the team works. */
export function actHours(kind: ActionKind, { versions, pipelines, teams }: Policies): number {
  switch (kind) {
    case 'rollback-code':
      return versions.code.hours;
    case 'rollback-model':
      return versions.model.hours;
    case 'rollback-data':
      return versions.data.hours;
    case 'retrain':
    case 'switch-off-feature':
      return pipelines.hours;
    case 'contact-upstream':
      return teams.hoursToUpstreamFix;
    default:
      return AT_A_CONSOLE[kind] ?? 1;
  }
}
