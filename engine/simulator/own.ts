import type { Facts } from '../core/facts';
import type { PracticeId } from './practices';

/**
 * What is known of the learner's own practices: for each, the facts that the checks of its lesson measured on their work.
 * A switch can stand on `own` when its practice is in here.
 */
export type OwnPractices = Readonly<Partial<Record<PracticeId, Facts>>>;
