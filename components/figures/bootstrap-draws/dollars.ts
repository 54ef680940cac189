/** Whole dollars: `$15,438`, `-$2,036`. */
export function dollars(amount: number): string {
  return `${Math.round(amount) < 0 ? '-' : ''}$${Math.round(Math.abs(amount)).toLocaleString('en-US')}`;
}
