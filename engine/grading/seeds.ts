import { sha256Hex } from '../core/hash';

/**
 * The hidden seed of one attempt: sixteen hexadecimal digits that differ for each learner, exercise and attempt, and
 * say nothing about the next ones. `attempt` counts from 1.
 */
export function gradingSeed(learnerSeed: string, exerciseId: string, attempt: number): string {
  return sha256Hex(`${learnerSeed}\n${exerciseId}\n${attempt}`).slice(0, 16);
}
