import type { Sale } from './sales.ts';

/** The past to learn from, and the future to be judged by: sales before `firstHeldOutYear`, and the rest. */
export function splitByYear(sales: Sale[], firstHeldOutYear = 2009): { training: Sale[]; heldOut: Sale[] } {
  return {
    training: sales.filter((sale) => sale.yearSold < firstHeldOutYear),
    heldOut: sales.filter((sale) => sale.yearSold >= firstHeldOutYear),
  };
}
