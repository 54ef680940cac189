import type { ServiceFacts } from '../input';

/** What the answers of an hour are worth, in dollars. */
export function moneyOf(
  { usdPerRight, usdPerWrong, usdPerUnanswered }: ServiceFacts,
  { right, wrong, refused, failed }: { right: number; wrong: number; refused: number; failed: number },
): number {
  return right * usdPerRight - wrong * usdPerWrong - (refused + failed) * usdPerUnanswered;
}
