/** The number in a price as people write it: '$185,000' is 185000. A text that is no price gives null. */
export function parsePrice(text: string): number | null {
  return null;
}
