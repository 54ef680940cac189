/** Prices as the network learns them, and back. */
export interface TargetScale {
  mean: number;
  deviation: number;
  /** Dollars → standardised logarithm: 0 is a middling price, 1 is one standard deviation above. */
  toTarget(price: number): number;
  /** Standardised logarithm → dollars. */
  toDollars(target: number): number;
}

/**
 * The scale of the logarithm of `prices`: give it the prices that you train on. With a logarithm, 10 % too high counts
 * the same for a cheap house and a dear one; standardised, the numbers are of a size that a network learns well.
 */
export function fitTarget(prices: number[]): TargetScale {
  const logs = prices.map(Math.log);
  const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  const deviation = Math.sqrt(logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / logs.length) || 1;
  return {
    mean,
    deviation,
    toTarget: (price) => (Math.log(price) - mean) / deviation,
    toDollars: (target) => Math.exp(target * deviation + mean),
  };
}
