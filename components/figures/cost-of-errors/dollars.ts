/** A price in words: $161,900. */
export function dollars(value: number): string {
  return `$${Math.round(value).toLocaleString('en-US')}`;
}
