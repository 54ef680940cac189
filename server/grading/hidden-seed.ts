import { createHmac } from 'node:crypto';

/**
 * The seed of the hidden cases of one person's exercise: sixteen hexadecimal digits that follow from a secret of the class which never
 * leaves the server. The same for each attempt, so that grading again finds the same.
 */
export function hiddenSeed(classSecret: Uint8Array, memberId: string, exercise: string): string {
  return createHmac('sha256', classSecret)
    .update(JSON.stringify(['hidden cases', memberId, exercise]))
    .digest('hex')
    .slice(0, 16);
}
