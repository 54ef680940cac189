import { sha256Hex } from '../core/hash';

/**
 * The hidden seed of one attempt: it differs for each learner, exercise and attempt, and says nothing about the next one.
 * `attempt` counts from 1.
 */
export function gradingSeed(learnerSeed: string, exerciseId: string, attempt: number): string {
  return sha256Hex(`${learnerSeed}\n${exerciseId}\n${attempt}`).slice(0, 16);
}
