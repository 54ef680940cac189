import type { Policies } from '../../../../world/policies/policies';

/** The section about other teams. */
export type TeamsPolicy = Policies['teams'];
