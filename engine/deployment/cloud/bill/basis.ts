import type { PriceRow } from '../prices/price-row';
import { PROVIDER_WORDS } from '../providers';
import type { Unpriced } from './bill';

/** What has to be said with every total. */
export const LIST_PRICE_WORDS = 'list price, no discounts or tax';

/** Where prices are from: rows of one source, date and confidence. */
export interface PriceSource {
  readonly source: string;
  readonly retrieved: string | null;
  readonly confidence: PriceRow['confidence'];
  readonly skus: readonly string[];
}

/** The sources of rows, in the order in which they are met. */
export function sourcesOf(rows: readonly PriceRow[]): PriceSource[] {
  const found = new Map<string, PriceSource>();
  for (const { source, retrieved, confidence, sku, provider } of rows) {
    const key = JSON.stringify([source, retrieved, confidence]);
    const skus = found.get(key)?.skus ?? [];
    const name = `${provider} ${sku}`;
    found.set(key, {
      source,
      retrieved,
      confidence,
      skus: skus.includes(name) ? skus : [...skus, name],
    });
  }
  return [...found.values()];
}

const SKU_WORDS: Readonly<Record<string, string>> = {
  'load-balancer': 'a load balancer',
  'registry-storage': 'images in a registry',
  egress: 'traffic to the internet',
};

/** What was used and has no price: `a load balancer on AWS in us-east-1`. */
export const unpricedWords = ({ provider, sku, region }: Unpriced): string =>
  `${SKU_WORDS[sku] ?? sku} on ${PROVIDER_WORDS[provider].title} in ${region}`;

/** A source in one line: `SkyPilot catalog v8 aws (2026, verified)`. */
export const sourceLine = ({ source, retrieved, confidence }: PriceSource): string =>
  `${source} (${retrieved ?? 'date not known'}, ${confidence})`;
