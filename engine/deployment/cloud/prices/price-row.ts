import { z } from 'zod';
import { nanoOf } from '../money/money';

/** What a price is for one of. */
export const PRICE_UNITS = ['hour', 'vcpu-hour', 'gib-hour', 'gb-month', 'gb', 'minute'] as const;

const text = (most: number) => z.string().trim().min(1).max(most);

/** One row of a price list. */
export const priceRowSchema = z.strictObject({
  provider: z.enum(['aws', 'gcp', 'azure', 'github']),
  /**
   * What is sold. `m5.large/spot`: the same on the spot market; `n2/vcpu`, `n2/gib`: parts of machines of a family;
   * `egress/100`: traffic to the internet from 100 GB a month on; `linux-2-core/before-2026-01-01`: what held until then.
   */
  sku: text(80).regex(/^[\w.-]+(?:\/[\w.-]+)?$/, 'a name, or two with a / between'),
  /** A region of the provider, `us` for those in the United States, `*` for all. */
  region: text(40),
  unit: z.enum(PRICE_UNITS),
  usd: z.number().refine((usd) => nanoOf(usd) !== null, 'a price from 0 with at most nine decimals'),
  source: text(300),
  /** When it was read: a year, a month or a day; null: not known. */
  retrieved: z
    .string()
    .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, 'a date such as 2026-06-17, 2026-06 or 2026, or null')
    .nullable(),
  confidence: z.enum(['verified', 'documented', 'unverified']),
});

export type PriceRow = z.infer<typeof priceRowSchema>;
