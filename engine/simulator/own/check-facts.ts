import type { Facts } from '../../core/facts';

/** What the checks of a passed exercise measured on the learner's work, by the id of the check. */
export type CheckFacts = Readonly<Record<string, Facts>>;
