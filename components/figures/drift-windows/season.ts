import { type Rng, seededRng } from '@/engine/core/rng';
import { numericSample, type Sample } from '@/engine/monitoring/drift/sample';

/** How many customers of the Telco table have been one for 0, 1, … 72 months. */
const MONTHS = [
  11, 613, 238, 200, 176, 133, 110, 131, 123, 119, 116, 99, 117, 109, 76, 99, 80, 87, 97, 73, 71, 63, 90, 85,
  94, 79, 79, 72, 57, 72, 72, 65, 69, 64, 65, 88, 50, 65, 59, 56, 64, 70, 65, 65, 51, 61, 74, 68, 64, 66, 68,
  68, 80, 70, 68, 64, 80, 65, 67, 60, 76, 76, 70, 72, 80, 76, 89, 98, 100, 95, 119, 170, 362,
];
const ALL = MONTHS.reduce((sum, count) => sum + count, 0);

export const DAYS = 60;
/** From this day on a fifth of the customers are new. */
export const CHANGE = 30;
const NEW_SHARE = 0.2;
export const PER_DAY = 120;
const REFERENCE = 881;

function months(rng: Rng): number {
  let left = rng.int(ALL);
  for (let month = 0; month < MONTHS.length; month++) {
    left -= MONTHS[month]!;
    if (left < 0) return month;
  }
  return MONTHS.length - 1;
}

/** The reference, and the months of the customers of each day. */
export interface TenureSeason {
  readonly reference: Sample;
  readonly days: readonly (readonly number[])[];
}

/** A season of customers, drawn from the real distribution. */
export function tenureSeason(seed: string): TenureSeason {
  const rng = seededRng(seed);
  const draw = (day: number) => {
    const isNew = day >= CHANGE && rng.next() < NEW_SHARE;
    return isNew ? rng.int(3) : months(rng);
  };
  return {
    reference: numericSample(Array.from({ length: REFERENCE }, () => months(rng))),
    days: Array.from({ length: DAYS }, (_, day) => Array.from({ length: PER_DAY }, () => draw(day))),
  };
}
