import type { Approval } from '../store/run-state';
import type { EnvironmentSettings } from '../store/settings';
import { refName } from '../triggers/event';
import { matchesPatterns } from '../triggers/patterns';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** After these days a job that nobody has let go on fails. */
export const EXPIRY = 30 * DAY;

/** What an environment says about a job that wants to use it. */
export type GateState =
  | { readonly state: 'open' }
  | { readonly state: 'closed'; readonly reason: string }
  | { readonly state: 'waiting'; readonly for: string; readonly until: number | null };

/** Why a branch or tag may not use an environment; undefined: it may. */
function policyProblem(settings: EnvironmentSettings, environment: string, ref: string): string | undefined {
  const { branches, tags } = settings;
  if (branches.length === 0 && tags.length === 0) return undefined;
  const isTag = ref.startsWith('refs/tags/');
  const name = refName(ref);
  if (matchesPatterns(isTag ? tags : branches, name)) return undefined;
  return `${isTag ? 'Tag' : 'Branch'} "${name}" is not allowed to deploy to ${environment} due to environment protection rules.`;
}

/**
 * How the rules of an environment stand for a job that came to it at `since`. One approval of any reviewer is enough; the
 * wait timer runs from the moment at which the job came.
 */
export function gateState(
  settings: EnvironmentSettings,
  given: {
    readonly environment: string;
    readonly ref: string;
    readonly since: number;
    readonly now: number;
    readonly approvals: readonly Approval[];
  },
): GateState {
  const { environment, ref, since, now } = given;
  const problem = policyProblem(settings, environment, ref);
  if (problem !== undefined) return { state: 'closed', reason: problem };
  const own = given.approvals.filter((one) => one.environment.toLowerCase() === environment.toLowerCase());
  const rejected = own.find(({ state }) => state === 'rejected');
  if (rejected !== undefined)
    return { state: 'closed', reason: `${rejected.by} rejected the deployment to ${environment}.` };
  if (settings.reviewers.length > 0 && !own.some(({ state }) => state === 'approved')) {
    if (now >= since + EXPIRY)
      return { state: 'closed', reason: `Nobody reviewed the deployment to ${environment} within 30 days.` };
    return {
      state: 'waiting',
      for: `Waiting for review: ${environment} needs approval of ${settings.reviewers.join(' or ')} to start deploying changes.`,
      until: null,
    };
  }
  const until = since + settings.waitMinutes * MINUTE;
  if (now < until)
    return {
      state: 'waiting',
      for: `${environment} waits ${settings.waitMinutes} minutes before it deploys.`,
      until,
    };
  return { state: 'open' };
}
