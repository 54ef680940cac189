import type { Policies } from '../../../world/policies/policies';
import type { RowFeed } from '../../../world/rows/row-feed';
import { AD_HOC_POLICIES, practicePolicies } from './reference-policies';

/** Requests a day of a week on call: enough that a share of them can be told from chance within hours. */
export const ON_CALL_PER_DAY = 20_000;

/**
 * A team that has monitors and a quick way back, and none of the nets that catch things before anybody is on call for them: one zone, no
 * autoscaler, no canary, no contract, no training by itself. What a week on call is played with.
 */
export function onCallPolicies(feed: RowFeed): Policies {
  const practice = practicePolicies(feed);
  return {
    ...practice,
    data: { ...practice.data, files: AD_HOC_POLICIES.data.files },
    pipelines: { ...practice.pipelines, everyHours: null, onAlert: false },
    ci: { ...practice.ci, rollout: AD_HOC_POLICIES.ci.rollout, model: { gate: false, tolerance: 0 } },
    // Room for so many that the last has hung up before it is its turn: what is worked on then is worth nothing.
    scale: {
      ...AD_HOC_POLICIES.scale,
      readiness: true,
      maxReplicas: 10,
      replicasPerNode: 2,
      queueLimit: 200,
    },
    monitoring: { ...practice.monitoring, dataEveryHours: 4 },
    teams: { ...AD_HOC_POLICIES.teams, hoursToUpstreamFix: practice.teams.hoursToUpstreamFix },
  };
}
